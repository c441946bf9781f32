"""Stretches of a month or year: the first week of January, the last ten days of August, the second half of 2024."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from ..calendar import add_months, make_point, point
from ..intervals import NOTHING, Interval, interval
from ..patterns import Rule
from ..window import Found, Window
from .amounts import VAGUE, duration, plural_amount
from .dates import month_alone, ordinal_number, year_number

_UNIT_DAYS: Final = {"D": 1, "W": 7, "F": 14}
_DIVIDED: Final = ("D", "W", "F", "M")


def stretch(window: Window) -> Found | None:
    """'the last week of August' -> P1W, its last seven days; 'the first day of March' -> that day."""
    unit, end = window.value("unit", "units"), window.at("unit", "units") - window.first
    whole, anchor = _whole(window)
    if unit not in _DIVIDED or not whole or (unit == "M" and len(whole) > 4):
        return None
    from_end = window.kinds[1 if window.kinds[0] == "the" else 0] in ("last", "final")
    nth = 1 if from_end or window.has("units") else ordinal_number(window.part(window.first, window.first + end))
    count = plural_amount(window.part(window.first, window.first + end)) if window.has("units") else 1.0
    if not nth or count == VAGUE or count != int(count):
        return window.found("DURATION", duration(VAGUE, unit), "none") if nth else None
    covered = _covered(interval(whole), unit, nth, int(count), from_end=from_end)
    if unit == "D" and not window.has("units"):
        return window.found("DATE", point(covered[0].date()).value, anchor) if covered[0] else None
    return window.found("DURATION", duration(count, unit), anchor, covered)


def _whole(window: Window) -> tuple[str, str]:
    """Value and anchor of the month or year that the stretch is of; '' where nothing says which."""
    year = year_number(window)
    if not window.has("month", "month_maybe"):
        return (f"{year:04d}" if year else ""), "absolute"
    if year:
        found = make_point(year, int(window.value("month", "month_maybe")))
        return (found.value if found else ""), "absolute"
    at = window.at("month", "month_maybe")
    month = month_alone(window.part(at, at + 1))
    return (month.value, month.anchor) if month and month.value[0] != "X" else ("", "none")


def _covered(whole: Interval, unit: str, nth: int, count: int, *, from_end: bool) -> Interval:
    start, end = whole
    if start is None or end is None:
        return NOTHING
    if from_end:
        return _moved(end, unit, -count), end
    begin = _moved(start, unit, nth - 1)
    if not start <= begin < end:
        return NOTHING
    return begin, min(end, _moved(begin, unit, count))


def _moved(moment: datetime, unit: str, count: int) -> datetime:
    if unit in _UNIT_DAYS:
        return moment + timedelta(days=count * _UNIT_DAYS[unit])
    month = add_months(moment.date(), count)
    return datetime(month.year, month.month, 1) if month else moment


def half(window: Window) -> Found | None:
    """'the first half of 2024' -> 2024-H1; 'the second half of last year'; 'the first half of March'."""
    base, anchor = window.setting.base()
    first = window.has("first")
    if window.has("month", "month_maybe"):
        whole, anchor = _whole(window)
        start, end = interval(whole)
        if start is None or end is None:
            return None
        middle = start + timedelta(days=(end - start).days // 2)
        return window.found("DATE", whole, anchor, (start, middle) if first else (middle, end))
    if window.has("year"):
        return window.found("DATE", f"{window.value('year')}-H{1 if first else 2}", "absolute")
    if base is None or "Y" not in window.values:
        return None
    shift = -1 if window.has("last", "previous") and window.kinds[1] != "last" else int(window.has("next"))
    return window.found("DATE", f"{base.year + shift:04d}-H{1 if first else 2}", anchor)


_WHOLE: Final = "(MONTH (comma|of)? year|MONTH|year)"

STRETCHES: Final = (
    Rule("half", f"the (first|second|last|final) half of ((the|this|last|next|previous)? unit|{_WHOLE})", half),
    Rule("stretch", f"the? (first|last|final) COUNT? adjective? (unit|units) (of|in) {_WHOLE}", stretch),
    Rule("stretch", f"the ORDINAL unit (of|in) {_WHOLE}", stretch),
)
