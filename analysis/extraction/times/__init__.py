"""Time expressions: TIMEX3 values, half-open intervals of civil time, and what each was counted from."""

from __future__ import annotations

from .search import find_times

__all__ = ["find_times"]
