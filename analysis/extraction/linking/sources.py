"""Which mention is the source of an attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ...language import Document
from ...records import Attribution, Mention
from ..speakers import Speakers


def find_sources(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> list[int]:
    """For each attribution the index of the mention that its source overlaps most, -1 where there is none."""
    begins = [m.begin for m in mentions]
    reach = list(accumulate((m.end for m in mentions), max))
    return [_best(mentions, begins, reach, a.source_begin, a.source_end) for a in attributions]


def name_sources(
    document: Document, mentions: Sequence[Mention], attributions: Sequence[Attribution], sources: Sequence[int]
) -> list[Attribution]:
    """Attributions with their `source_mention` and its identity, the kind of their source, and whether it is named."""
    speakers = Speakers(document)
    return [_named(speakers, mentions, a, source) for a, source in zip(attributions, sources, strict=True)]


def _named(speakers: Speakers, mentions: Sequence[Mention], attribution: Attribution, source: int) -> Attribution:
    begin, end = attribution.source_begin, attribution.source_end
    if begin < 0:
        return attribution._replace(anonymity="none")
    mention = mentions[source] if source >= 0 else None
    kind, anonymity = speakers.describe(begin, end, mention)
    if mention is None or speakers.is_examined(begin, end, mention):
        return attribution._replace(source_kind=kind, anonymity=anonymity)
    return attribution._replace(
        source_mention=source,
        source_id=mention.actor_id,
        source_country=mention.country,
        source_kind=kind,
        anonymity=anonymity,
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
