"""Who is contradicted by whom: 'Kyiv rejected the claim' is about the one statement made before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ...language import Document
from ...records import Attribution, Mention
from ..source_words import SourceWords, build_source_words

ANAPHORIC: Final = frozenset(("it", "this", "that", "these", "those", "them", "so"))
BACK: Final = 3  # sentences before the denial
NEAR: Final = 12  # attributions before it that are looked at
SHORT: Final = 12  # tokens of 'the army's claim'; longer contents say themselves what is denied


def link_denials(
    document: Document, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """Attributions with `about`, the index of what a denial denies, where one candidate remains."""
    words = document.lexicons.get(build_source_words)
    begins = [mention.begin for mention in mentions]
    linked = list(attributions)
    for at, denial in enumerate(attributions):
        if denial.stance != "denied" or denial.negated or denial.content_begin < 0:
            continue
        noun = _anaphor(document, denial, words)
        if noun is not None:
            first, last = bisect_left(begins, denial.content_begin), bisect_left(begins, denial.content_end)
            owners = {m.country or m.actor_id for m in mentions[first:last]} - {None}
            needs_number = noun in words.figure and noun not in words.statement
            linked[at] = denial._replace(about=_antecedent(document, attributions, at, owners, needs_number))
    return linked


def _anaphor(document: Document, denial: Attribution, words: SourceWords) -> str | None:
    """The noun by which a denial speaks of a statement: 'claim' of 'rejected the claim'; None where it says itself."""
    first, last = _tokens(document, denial.content_begin, denial.content_end)
    lower = document.lower[first:last]
    if len(lower) == 1 or (lower[0] in ANAPHORIC and lower[1:2] == ["as"]):
        return lower[0] if lower[0] in ANAPHORIC | words.statement | words.figure else None
    if len(lower) > SHORT:
        return None
    for word, after in zip(lower, [*lower[1:], "."], strict=True):
        if word in words.statement or word in words.figure:
            return None if after in ("that", "of", "about") else word
    return None


def _antecedent(
    document: Document, attributions: Sequence[Attribution], at: int, owners: set[str | None], needs_number: bool
) -> int:
    """The one statement of the nearest sentence that has any by another; -1 for none or several."""
    denial = attributions[at]
    found: dict[int, list[int]] = {}
    for i in range(at - 1, max(-1, at - 1 - NEAR), -1):
        other = attributions[i]
        if denial.sentence - other.sentence > BACK or not _same_article(document, denial, other):
            break
        owned = not owners or other.source_country in owners or other.source_id in owners
        if owned and _can_be_denied(document, other, denial, needs_number=needs_number):
            found.setdefault(other.sentence, []).append(i)
    nearest = found[max(found)] if found else []
    return nearest[0] if len(nearest) == 1 else -1


def _can_be_denied(document: Document, said: Attribution, denial: Attribution, *, needs_number: bool) -> bool:
    """A statement of somebody else's that is itself no denial; a disputed figure has a number in it."""
    if said.content_begin < 0 or said.stance == "denied" or said.negated or said.cue_begin >= denial.cue_begin:
        return False
    if said.source_begin >= 0 and said.source_id is not None and said.source_id == denial.source_id:
        return False
    if said.source_country is not None and said.source_country == denial.source_country:
        return False
    source = document.text[max(said.source_begin, 0) : max(said.source_end, 0)].lower()
    if source and source == document.text[max(denial.source_begin, 0) : max(denial.source_end, 0)].lower():
        return False
    first, last = _tokens(document, said.content_begin, said.content_end)
    return not needs_number or "CD" in document.tags[first:last]


def _same_article(document: Document, one: Attribution, other: Attribution) -> bool:
    return bool(document.sentence_article[one.sentence] == document.sentence_article[other.sentence])


def _tokens(document: Document, begin: int, end: int) -> tuple[int, int]:
    """Token range of a character span."""
    return bisect_left(document.token_begin, begin), bisect_left(document.token_begin, end)
