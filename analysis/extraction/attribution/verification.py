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


def find_verifications(view: View) -> dict[int, str]:
    """Sentence -> unverified or verified, for sentences that speak of it."""
    document = view.document
    found: dict[int, str] = {}
    for pattern, value in ((VERIFIED, "verified"), (UNVERIFIED, "unverified")):
        for match in pattern.finditer(document.text):
            at = int(document.token_end.searchsorted(match.start(), side="right"))
            if at < len(view.begin):
                found[int(document.token_sentence[at])] = value
    return found
