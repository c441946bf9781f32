"""Days with a name: Christmas Eve, Easter 2025, D-Day."""

from __future__ import annotations

from datetime import date
from typing import Final

from ..calendar import DAY, easter, make_point, orthodox_easter, weekday_of_month
from ..patterns import Rule
from ..window import Found, Window
from .dates import year_number


def named_day(window: Window) -> Found | None:
    """'on Christmas Eve' -> the 24th of the December that the verb points to; 'Easter 2025' -> 2025-04-20."""
    name = window.value("named_day")
    year = year_number(window)
    if year:
        day = _named_date(name, year)
        return window.found("DATE", day.isoformat(), "absolute") if day else None
    base, anchor = window.setting.base()
    if base is None:
        return window.found("DATE", f"XXXX-{name}", "none") if name[0].isdigit() else None
    if window.setting.narrative:
        return _told_day(window, name, base)
    days = [d for y in (-1, 0, 1) if 1 < base.year + y < 9999 and (d := _named_date(name, base.year + y))]
    sign = window.sign()
    past, ahead = [d for d in days if d <= base], [d for d in days if d >= base]
    if window.has("last", "previous") and past:
        chosen = past[-1] if past[-1] < base else past[0]
    elif (sign > 0 or window.has("next", "coming", "this")) and ahead:
        chosen = ahead[0]
    elif sign < 0 and past:
        chosen = past[-1]
    else:
        chosen = min(days, key=lambda d: abs((d - base).days))
    return window.found("DATE", chosen.isoformat(), anchor)


def _told_day(window: Window, name: str, told: date) -> Found | None:
    """Of a story: the feast of the year told, or of the next one when the story has come past it in autumn."""
    day = _named_date(name, told.year)
    point, anchor = window.setting.complete(day.month, day.day, 0) if day else (None, "none")
    chosen = _named_date(name, point.year) if point else None
    return window.found("DATE", chosen.isoformat(), anchor) if chosen else None


def _named_date(name: str, year: int) -> date | None:
    if name.startswith("easter"):
        return easter(year) - int(name[7:] or 0) * DAY
    if name == "orthodox_easter":
        return orthodox_easter(year)
    if name == "thanksgiving":
        return weekday_of_month(year, 11, 4, 4)
    if name == "labor_day":
        return weekday_of_month(year, 9, 1, 1)
    point = make_point(year, *map(int, name.split("-")))
    return point.date if point else None


def named_date(window: Window) -> Found:
    """'D-Day' -> 1944-06-06."""
    return window.found("DATE", window.value("named_date"), "absolute")


NAMED_DAYS: Final = (
    Rule("named_day", "(last|next|this|previous|coming)? NAMED comma? year?", named_day),
    Rule("named_date", "(named_date continued*)", named_date),
)
