"""Which mention is the source of an attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from ...language import Document
from ...records import Attribution, Mention
from ..speakers import Speakers

BODIES: Final = frozenset(("state", "government", "military", "armed_group", "intergovernmental", "organisation"))
BACK: Final = 2  # sentences before one with 'It said' in which it may be named


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
    named = [_named(speakers, mentions, attribution) for attribution in attributions]
    return _continue_bodies(document, mentions, named)


def _continue_bodies(
    document: Document, mentions: Sequence[Mention], attributions: list[Attribution]
) -> list[Attribution]:
    """'The army said 12 died. [It] said …': the body that spoke last, or opens the sentence before."""
    spoke: dict[int, Attribution] = {}  # by sentence, the last body that speaks in it
    bodies: dict[int, Mention] | None = None
    for i, attribution in enumerate(attributions):
        at = attribution.sentence
        if document.text[max(attribution.source_begin, 0) : max(attribution.source_end, 0)].lower() == "it":
            if bodies is None:
                bodies = _openers(document, mentions)
            article = document.sentence_article
            before = [s for s in range(at - 1, max(at - 1 - BACK, -1), -1) if article[s] == article[at]]
            known = next((spoke[s] for s in before if s in spoke), None)
            opener = bodies.get(before[0]) if before else None
            if opener is not None and (known is None or known.sentence < before[0]):
                attribution = attribution._replace(source_id=opener.actor_id, source_country=opener.country)
            elif known is not None:
                attribution = attribution._replace(source_id=known.source_id, source_country=known.source_country)
            attributions[i] = attribution
        body = attribution.source_kind in BODIES or (attribution.source_kind is None and attribution.source_country)
        if attribution.source_begin >= 0 and (attribution.source_id or attribution.source_country) and body:
            spoke[at] = attribution
    return attributions


def _openers(document: Document, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The body that begins each sentence."""
    firsts = document.sentence_first
    opening = (m for m in mentions if m.kind in BODIES and m.first - int(firsts[m.sentence]) <= 1)
    return {m.sentence: m for m in opening if m.actor_id or m.country}


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
