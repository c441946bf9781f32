"""Clock times, alone or on a day: 18:00 GMT, 9 a.m. Kyiv time, noon Thursday, on Jan. 6 at 7:15 p.m."""

from __future__ import annotations

import re
from typing import Final

from ..patterns import Rule
from ..window import Found, Window
from .days import day_value, time_of_that_day

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?")


def clock_value(window: Window) -> str:
    """'9 a.m.' -> T09:00, '7:15 p.m.' -> T19:15, '18:00 GMT' -> T18:00Z, 'noon' -> T12:00; '' for no time."""
    if window.has("instant"):
        return "T" + window.value("instant")
    text = window.value("clock") or window.value("small", "integer", "number", "year")
    text = re.sub(r"[hz]+(rs)?\Z", "", text)
    if len(text) == 4 and text.isdigit():
        text = f"{text[:2]}:{text[2:]}"
    match = _CLOCK.match(text)
    if not match:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    half = window.value("meridiem") or text[-2:].upper()
    if half in ("AM", "PM"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "PM" else 0)
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02d}:{minute:02d}{window.value('zone') if window.has('zone') else ''}".replace("-T", "T")


def _zone_clean(value: str) -> str:
    return value.rstrip("-") if value.endswith("-") else value


def clock_day(window: Window) -> Found | None:
    """'10 p.m. Wednesday' -> 1998-02-11T22:00; 'on Jan. 6 at 18:00' -> 2025-01-06T18:00."""
    time = _zone_clean(clock_value(_clock_part(window)))
    value, anchor = day_value(_day_part(window))
    if not time or not value:
        return None
    return window.found("TIME", value + time, anchor)


_CLOCK_KINDS: Final = frozenset(("clock", "meridiem", "hours_mark", "instant", "zone"))


def _clock_part(window: Window) -> Window:
    at = [i for i, kind in enumerate(window.kinds) if kind in _CLOCK_KINDS]
    first = at[0]
    if window.kinds[first] in ("meridiem", "hours_mark"):
        first -= 1
    return window.part(window.first + first, window.first + at[-1] + 1)


def _day_part(window: Window) -> Window:
    """The pieces that are not of the clock."""
    clock = _clock_part(window)
    if clock.first - window.first >= window.last - clock.last:
        return window.part(window.first, clock.first)
    return window.part(clock.last, window.last)


def clock_alone(window: Window) -> Found | None:
    """'at 18:00 GMT' -> on the day told last in the text, or of publication."""
    time = _zone_clean(clock_value(window))
    if not time or (not window.has("meridiem", "instant", "clock", "hours_mark", "zone")):
        return None
    if window.has("instant") and window.tag(1) in ("NN", "NNS") and window.before() in ("the", "a"):
        return None
    if time == "T24:00" and window.direction() <= 0:
        time = "T00:00"  # it has burned since midnight
    return time_of_that_day(window, "TIME", time)


CLOCK_DAYS: Final = (
    Rule("clock_day", "APPROX? CLOCK ZONE? comma? (on|of)? DAYREF", clock_day),
    Rule("clock_day", "DAYREF comma? at? APPROX? CLOCK ZONE?", clock_day),
)

CLOCKS: Final = (
    Rule("clock", "(integer|year) ZONE", clock_alone),
    Rule("clock", "APPROX? CLOCK ZONE?", clock_alone),
)
