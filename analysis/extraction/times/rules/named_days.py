"""Days with a name: Christmas Eve, Easter 2025, D-Day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..feasts import covered, feast
from ..intervals import midnight
from ..patterns import Rule
from ..window import Found, Window
from .dates import year_number

_FIXED: Final = re.compile(r"\d\d-\d\d\Z")


def named_day(window: Window) -> Found | None:
    """'on Christmas Eve' -> the 24th of the December that the verb points to; 'Easter 2025' -> 2025-04-20."""
    name, year = window.value("named_day"), year_number(window)
    if window.names_a_thing() or window.before() in ("merry", "happy") or _is_surname(window):
        return None
    base, anchor = window.setting.base()
    if year:
        day, anchor = feast(name, year), "absolute"
    elif base is None:
        return window.found("DATE", f"XXXX-{name}", "none") if _FIXED.match(name) else None
    else:
        day = _told(window, name, base) if window.setting.narrative else _near(window, name, base)
    if day is None:
        return None
    span = covered(name, day)
    bounds = (midnight(span[0]), midnight(span[1])) if span else None
    if name == "ramadan":
        return window.found("DURATION", "P1M", anchor, bounds)
    return window.found("DATE", day.isoformat(), anchor, bounds)


def _is_surname(window: Window) -> bool:
    """'the artist Johan Easter' is no day, 'Paris Easter fairs' are on one."""
    return window.tag(-1) == "NNP" and window.tag(1)[:2] != "NN" and not year_number(window)


def _near(window: Window, name: str, base: date) -> date | None:
    """The nearest one, or the one on the side that a word or the verb says."""
    days = [d for y in (-1, 0, 1) if 1 < base.year + y < 9999 and (d := feast(name, base.year + y))]
    sign = 0 if window.tag(1)[:2] == "NN" else window.sign()  # a Christmas truce is the nearest one's
    past, ahead = [d for d in days if d <= base], [d for d in days if d >= base]
    if window.has("last", "previous") and past:
        return past[-1] if past[-1] < base else past[0]
    if (sign > 0 or window.has("next", "coming", "this")) and ahead:
        return ahead[0]
    if sign < 0 and past:
        return past[-1]
    return min(days, key=lambda d: abs((d - base).days), default=None)


def _told(window: Window, name: str, told: date) -> date | None:
    """Of a story: the feast of the year told, or of the next one when the story has come past it in autumn."""
    day = feast(name, told.year)
    point = window.setting.complete(day.month, day.day, 0)[0] if day else None
    return feast(name, point.year) if point else None


def named_date(window: Window) -> Found:
    """'D-Day' -> 1944-06-06."""
    return window.found("DATE", window.value("named_date"), "absolute")


NAMED_DAYS: Final = (
    Rule("named_day", "(last|next|this|previous|coming)? NAMED (comma? year)?", named_day),
    Rule("named_date", "(named_date continued*)", named_date),
)
