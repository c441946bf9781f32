"""'could not be independently verified': what the text says of the verification of claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..source_words import SourceWords, build_source_words
from .view import View

REACH: Final = 7
"""How many tokens before the word are looked at."""
ABLE: Final = frozenset(("could", "can", "unable", "cannot", "possible", "impossible", "able", "independently", "yet"))
"""Words that make 'not confirm' speak of verification: 'could not confirm', unlike 'did not confirm'."""
ANAPHORIC: Final = frozenset(("it", "this", "that", "these", "those", "either", "neither", "both", "footage", "toll"))
MANY: Final = frozenset(("these", "those", "either", "neither", "both", "they"))
BACK: Final = 3
"""How many sentences before the one about verification may hold what it is about."""


def find_verifications(view: View, speaking: Sequence[int]) -> dict[int, str]:
    """Sentence -> unverified or verified, for sentences that speak of it and those they refer to.

    'The claim could not be verified' is about the nearest sentence before of `speaking` (those in which
    somebody says something), 'neither claim' and 'the figures' about all within reach.
    """
    document = view.document
    words = document.lexicons.get(build_source_words)
    said = frozenset(speaking)
    found: dict[int, str] = {}
    for at in document.where(words.verifying | words.verification | words.unverified):
        value = _reading(view, at, words)
        sentence = document.sentence_of[at]
        if value is None or found.setdefault(sentence, value) != value:
            continue
        for before in _referred(view, at, sentence, words, said):
            found.setdefault(before, value)
    return found


def _reading(view: View, at: int, words: SourceWords) -> str | None:
    """'could not be independently [verified]' -> unverified; 'was [confirmed] by satellite images' -> verified."""
    word, last = view.lower[at], view.last[at]
    if word in words.unverified:
        return "unverified"
    window = view.lower[max(view.first[at], at - REACH) : at]
    negated = not words.negating.isdisjoint(window)
    if word in words.verification:
        return "unverified" if negated and "independent" in window else None
    if negated:
        return "unverified" if word.startswith("verif") or not ABLE.isdisjoint(window) else None
    if "independently" in window or view.lower[at + 1 : at + 2] == ["independently"]:
        return "verified"
    if view.lower[at + 1 : at + 2] == ["by"]:
        return "verified" if _by_evidence(view, at + 2, last, words) else None
    return "verified" if word == "verified" and view.code[at] in "WY" and _affirmed(view, at) else None


def _affirmed(view: View, at: int) -> bool:
    """'has verified the footage', not 'to be verified', 'must be verified'."""
    group = view.vg_of[at]
    return group >= 0 and view.finite(group) and view.code[view.vg_first[group]] not in "MT"


def _by_evidence(view: View, at: int, end: int, words: SourceWords) -> bool:
    """'by [satellite imagery]', 'by [independent monitors]', unlike 'by the mayor'."""
    phrase = view.np_of[at] if at < end else -1
    if phrase < 0:
        return False
    named = view.lower[view.np_first[phrase] : view.np_last[phrase]]
    return "independent" in named or any(word in words.imagery or word in words.document for word in named)


def _referred(view: View, at: int, sentence: int, words: SourceWords, said: frozenset[int]) -> list[int]:
    """Sentences before, of the same article, that a sentence about verification speaks of."""
    document = view.document
    around = view.lower[view.first[at] : min(at + REACH, view.last[at])]
    nouns = words.statement | words.figure
    if not any(word in nouns or word in ANAPHORIC for word in around):
        return []
    many = any(word in MANY or word in words.plural for word in around)
    article = document.sentence_article[sentence]
    before = [
        s for s in range(sentence - 1, max(-1, sentence - 1 - BACK), -1) if document.sentence_article[s] == article
    ]
    speaking = [s for s in before if s in said] or before[:1]
    return speaking if many else speaking[:1]
