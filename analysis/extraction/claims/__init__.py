"""Claims: a number with what is said of it and by whom; joins what the other stages found."""

from __future__ import annotations

from .binding import find_claims

__all__ = ["find_claims"]
