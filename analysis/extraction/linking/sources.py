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
    """Attributions with the kind of their source, and whether it is named."""
    if not attributions:
        return []
    speakers = Speakers(document)
    named = []
    for attribution in attributions:
        if attribution.source_begin < 0:
            named.append(attribution._replace(anonymity="none"))
            continue
        mention = mentions[attribution.source_mention] if attribution.source_mention >= 0 else None
        if mention is not None and speakers.is_examined(attribution.source_begin, attribution.source_end, mention):
            mention = None
            attribution = attribution._replace(source_mention=-1, source_id=None, source_country=None)
        speaker = speakers.describe(attribution.source_begin, attribution.source_end, mention)
        named.append(attribution._replace(source_kind=speaker.kind, anonymity=speaker.anonymity))
    return named


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
