"""Spellings of one word made one."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """'Orbán' -> 'orban', 'Sana’a' -> "sana'a": lower case, straight apostrophes, no diacritics or invisible marks."""
    lower = word.lower()
    if lower.isascii():
        return lower
    plain = lower.replace("’", "'").replace("ʼ", "'").replace("ł", "l").replace("ı", "i").replace("–", "-")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c) not in ("Mn", "Cf"))
