"""Spellings of one name made one."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """'Orbán' -> 'orban', 'Sana’a' -> "sana'a": lower case, straight apostrophes, no diacritics or invisible marks."""
    lower = word.lower()
    if lower.isascii():
        return lower
    plain = lower.replace("’", "'").replace("ʼ", "'").replace("ł", "l").replace("ı", "i").replace("–", "-")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c) not in ("Mn", "Cf"))


def slug(name: str) -> str:
    """'Khan Younis' -> 'khan-younis': the readable part of an id."""
    kept = "".join(c if c.isalnum() else " " for c in fold(name).replace("'", ""))
    return "-".join(kept.split())
