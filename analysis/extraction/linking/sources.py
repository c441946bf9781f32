"""Which mention is the source of an attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ...language import Document
from ...records import Attribution, Mention
from ..speakers import Speakers


def fill_sources(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with `source_mention`, `source_id` and `source_country` where a mention overlaps the source."""
    begins = [m.begin for m in mentions]
    reach = list(accumulate((m.end for m in mentions), max))
    filled = []
    for attribution in attributions:
        at = _best(mentions, begins, reach, attribution.source_begin, attribution.source_end)
        if at < 0:
            filled.append(attribution)
            continue
        mention = mentions[at]
        filled.append(
            attribution._replace(source_mention=at, source_id=mention.actor_id, source_country=mention.country)
        )
    return filled


def name_sources(
    document: Document, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """Attributions with the identity of their `source_mention`, the kind of their source, and whether it is named."""
    speakers = Speakers(document)
    return [_named(speakers, mentions, attribution) for attribution in attributions]


def _named(speakers: Speakers, mentions: Sequence[Mention], attribution: Attribution) -> Attribution:
    begin, end = attribution.source_begin, attribution.source_end
    if begin < 0:
        return attribution._replace(anonymity="none")
    mention = mentions[attribution.source_mention] if attribution.source_mention >= 0 else None
    kind, anonymity = speakers.describe(begin, end, mention)
    if mention is None or speakers.is_examined(begin, end, mention):
        return attribution._replace(
            source_mention=-1, source_id=None, source_country=None, source_kind=kind, anonymity=anonymity
        )
    return attribution._replace(
        source_id=mention.actor_id, source_country=mention.country, source_kind=kind, anonymity=anonymity
    )


def _best(mentions: Sequence[Mention], begins: list[int], reach: list[int], begin: int, end: int) -> int:
    """Index of the mention that shares most with begin..end; the one that begins first where two are equal."""
    if begin < 0:
        return -1
    best, most = -1, 0
    for at in range(bisect_right(reach, begin), bisect_left(begins, end)):
        shared = min(end, mentions[at].end) - max(begin, mentions[at].begin)
        if shared > most:
            best, most = at, shared
    return best
