"""Two dates that bound one stretch: 'between 1 and 31 January' is January and no day of it."""

from __future__ import annotations

from typing import Final

from ...language import Document
from ...records import TimeExpression

OPENING: Final = frozenset(("between", "from"))
JOINING: Final = frozenset(("and", "to", "until", "till", "through"))


def join_ranges(document: Document, times: list[TimeExpression]) -> list[TimeExpression]:
    """The times of a sentence, those that open and close a stretch as one: its value the narrowest date round both.

    '' where there is none: 'between November 2024 and January 2025'.
    """
    joined: list[TimeExpression] = []
    for time in times:
        if joined and _closes(document, joined[-1], time):
            joined[-1] = _join(joined[-1], time)
        else:
            joined.append(time)
    return joined


def is_range(time: TimeExpression) -> bool:
    """Whether two dates were joined."""
    return time.rule == "range"


def _closes(document: Document, opens: TimeExpression, closes: TimeExpression) -> bool:
    lower = document.lower
    paired = closes.first == opens.last + 1 and lower[opens.last] in JOINING
    dates = opens.type == closes.type == "DATE" and opens.starts_at and closes.ends_before
    return bool(paired and dates and opens.first and lower[opens.first - 1] in OPENING)


def _around(opens: TimeExpression, closes: TimeExpression) -> str:
    """'2025-01-03' and '2025-01-09' -> '2025-01'; '' where the years differ."""
    return next((opens.value[:n] for n in (7, 4) if opens.value[:n] == closes.value[:n]), "")


def _join(opens: TimeExpression, closes: TimeExpression) -> TimeExpression:
    value, ends_before = _around(opens, closes), closes.ends_before
    return opens._replace(
        end=closes.end, last=closes.last, value=value, ends_before=ends_before, edtf=None, rule="range"
    )
