"""Whom the 'it' of a source stands for: the body that spoke before, else the one that opens the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...language import Document
from ...records import Attribution, Mention

BODIES: Final = frozenset(("state", "government", "military", "armed_group", "intergovernmental", "organisation"))
PERSONS: Final = frozenset(("person", "group", "nationality"))
BACK: Final = 2  # sentences before one with 'it said' in which a body may have spoken


def continue_bodies(
    document: Document, mentions: Sequence[Mention], attributions: list[Attribution]
) -> list[Attribution]:
    """'The army said 12 had died. [It] added …': attributions by 'it' with the identity of who is meant."""
    spoke: dict[int, Attribution] = {}  # by sentence, the last body that speaks in it
    openers: dict[int, Mention] | None = None
    for i, attribution in enumerate(attributions):
        at = attribution.sentence
        source = document.text[max(attribution.source_begin, 0) : max(attribution.source_end, 0)].lower()
        if source == "it":
            if openers is None:
                openers = _openers(document, mentions)
            attribution = _identified(attribution, _speaker(document, spoke, openers, at))
            attributions[i] = attribution
        if source and attribution.source_kind not in PERSONS:
            spoke[at] = attribution
    return attributions


def _speaker(
    document: Document, spoke: dict[int, Attribution], openers: dict[int, Mention], at: int
) -> Attribution | Mention | None:
    """The last body that spoke in this sentence or the two before; else the one that opens the sentence before."""
    article = document.sentence_article
    if at in spoke:
        return spoke[at]
    for sentence in range(at - 1, max(at - 1 - BACK, -1), -1):
        if article[sentence] != article[at]:
            return None
        if sentence in spoke:
            return spoke[sentence]
        if sentence == at - 1 and sentence in openers:
            return openers[sentence]
    return None


def _identified(attribution: Attribution, known: Attribution | Mention | None) -> Attribution:
    if isinstance(known, Attribution):
        return attribution._replace(source_id=known.source_id, source_country=known.source_country)
    if isinstance(known, Mention):
        return attribution._replace(source_id=known.actor_id, source_country=known.country)
    return attribution


def _openers(document: Document, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The body that begins each sentence."""
    firsts = document.sentence_first
    opening = (m for m in mentions if m.kind in BODIES and m.first - int(firsts[m.sentence]) <= 1)
    return {m.sentence: m for m in opening if m.actor_id or m.country}
