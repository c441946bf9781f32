"""Spellings of one name made one."""

from __future__ import annotations

from ...language.folding import fold

__all__ = ["fold", "slug"]


def slug(name: str) -> str:
    """'Khan Younis' -> 'khan-younis': the readable part of an id."""
    kept = "".join(c if c.isalnum() else " " for c in fold(name).replace("'", ""))
    return "-".join(kept.split())
