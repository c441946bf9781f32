"""'could not be independently verified': what the text says of the verification of claims."""

from __future__ import annotations

import re
from typing import Final

from .view import View

UNVERIFIED: Final = re.compile(
    r"\b(?:(?:not|n['’]t|never|unable to|un)\s{0,2}(?:be\s|been\s|yet\s|immediately\s|independently\s|able\sto\s)*"
    r"(?:independently\s)?(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?)\b|unverified\b|unconfirmed\b"
    r"|no independent (?:confirmation|verification)\b)",
    re.IGNORECASE,
)
VERIFIED: Final = re.compile(r"\bindependently (?:verified|confirmed)\b", re.IGNORECASE)


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
    for pattern, value in ((UNVERIFIED, "unverified"), (VERIFIED, "verified")):
        for match in pattern.finditer(document.text):
            at = int(document.token_end.searchsorted(match.start(), side="right"))
            if at >= len(view.begin):
                continue
            sentence = int(document.token_sentence[at])
            if found.setdefault(sentence, value) != value:
                continue
            if not REFERRING.isdisjoint(view.lower[view.first[at] : view.last[at]]):
                before = sentence - 1
                if before >= 0 and document.sentence_article[before] == document.sentence_article[sentence]:
                    found.setdefault(before, value)
    return found
