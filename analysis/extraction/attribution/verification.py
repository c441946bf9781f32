"""'could not be independently verified': what the text says of the verification of claims."""

from __future__ import annotations

from typing import Final

from .view import View

VERIFYING: Final = frozenset(("verify", "verified", "confirm", "confirmed", "corroborate", "corroborated"))
VERIFICATION: Final = frozenset(("verification", "confirmation", "corroboration"))
UNVERIFIED: Final = frozenset(("unverified", "unconfirmed", "uncorroborated"))
NEGATING: Final = frozenset(("not", "n't", "never", "unable", "cannot", "impossible", "no", "without"))
OPENING: Final = frozenset(("independently", "could", "unable", "possible", "impossible", "been", "be"))
"""Words that make 'not confirm' speak of verification: 'could not confirm', unlike 'did not confirm'."""
REACH: Final = 7
"""How many tokens before the word are looked at."""
REFERRING: Final = frozenset(
    ("claim", "claims", "report", "reports", "statement", "statements", "figure", "figures", "number", "numbers", "it",
     "this", "that", "these", "those", "account", "accounts", "information", "footage", "allegation", "allegations",
     "assertion", "assertions", "toll", "video", "either", "neither")
)  # fmt: skip
"""Words by which a sentence about verification speaks of the one before it."""


def find_verifications(view: View) -> dict[int, str]:
    """Sentence -> unverified or verified, for sentences that speak of it and those they refer to."""
    document = view.document
    found: dict[int, str] = {}
    for at in document.where(VERIFYING | VERIFICATION | UNVERIFIED):
        value = _reading(view, at)
        sentence = int(document.token_sentence[at])
        if value is None or found.setdefault(sentence, value) != value:
            continue
        if not REFERRING.isdisjoint(view.lower[view.first[at] : view.first[at] + REACH]):
            before = sentence - 1
            if before >= 0 and document.sentence_article[before] == document.sentence_article[sentence]:
                found.setdefault(before, value)
    return found


def _reading(view: View, at: int) -> str | None:
    """'could not be independently [verified]' -> unverified; 'independently [confirmed]' -> verified."""
    word = view.lower[at]
    if word in UNVERIFIED:
        return "unverified"
    window = view.lower[max(view.first[at], at - REACH) : at]
    negated = not NEGATING.isdisjoint(window)
    if word in VERIFICATION:
        return "unverified" if negated and "independent" in window else None
    if negated and (word.startswith("verif") or not OPENING.isdisjoint(window)):
        return "unverified"
    return "verified" if "independently" in window else None
