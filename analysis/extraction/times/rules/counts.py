"""Times a count away from another: two weeks ago, three days later, the day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from ..calendar import add_days, point, shift_unit
from ..intervals import SECONDS, UNIT_DAYS, away, interval, midnight
from ..patterns import Rule
from ..window import Found, Window
from .amounts import VAGUE, amount, duration, unit_of
from .days import day_value
from .periods import compared, year_before

UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}
DAYLIKE: Final = ("D", "NI", "W", "F")
_YEARS: Final = {"Y": 1, "E": 10, "C": 100, "K": 1000}
_EARLIER: Final = ("ago", "earlier", "before")


def counted(window: Window) -> Found | None:
    """'two weeks ago' from publication; 'three days later', 'a year earlier' from the date told before."""
    unit = unit_of(window)
    end = window.at("unit", "units") - window.first
    if not unit:
        return None
    count = amount(window.kinds[:end], window.values[:end]) + 0.5 * ("half" in window.kinds[end:])
    sign = -1 if window.has(*_EARLIER) else 1
    setting = window.setting
    if {"approx", ""}.issuperset(window.kinds[:end]):  # just months ago
        return window.found("DATE", UNKNOWN.get(unit, "PAST_REF" if sign < 0 else "FUTURE_REF"), "none")
    if count == VAGUE and sign > 0 and not setting.narrative:  # a few days later: nothing says than what
        return window.part(window.first, window.first + end + 1).found("DURATION", duration(VAGUE, unit), "none")
    if count == VAGUE:
        return window.found("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "none")
    base, anchor = (
        setting.base()
        if window.has("ago", "hence")
        else setting.reference(window.sentence, to_the_day=unit in DAYLIKE, far=window.has("later"))
    )
    if window.after() == "than":  # three days later than planned
        return window.part(window.first, window.first + end + 1).found("DURATION", duration(count, unit), "none")
    if setting.before_christ and unit in _YEARS:
        return years_before_christ(window, sign * count * _YEARS[unit])
    if base is None:
        if unit in SECONDS:
            return window.found("DURATION", duration(count, unit), "none")
        return window.found("DATE", UNKNOWN.get(unit, "XXXX"), "none")
    if anchor == "published" and window.has("later") and window.direction() < 0:
        if unit in SECONDS:
            return window.found("DURATION", duration(count, unit), "none")
        return window.found("DATE", UNKNOWN.get(unit, "XXXX"), "none")  # later than what was not told
    if unit in SECONDS:
        return _clock_shift(window, base, anchor, sign * count * SECONDS[unit])
    period = compared(window) if unit == "Y" and count == 1 and sign < 0 else ""
    if period:
        return window.found("DATE", year_before(period), anchor)
    if anchor == "narrative":
        return from_told(window, base, unit, sign, count, anchor)
    if unit in ("W", "F") and window.has("ago"):
        return _weeks_ago(window, base, count, anchor)
    value = _moved(base, unit, sign * count) or _before_christ(base, unit, sign * count)
    return window.found("DATE", value, anchor) if value else None


def _before_christ(base: date, unit: str, count: float) -> str | None:
    """'5,000 years ago' said in 2016 -> BC2985; there is no year 0."""
    year = base.year + int(count) * _YEARS.get(unit, 0)
    return f"BC{1 - year:04d}" if -9999 < year <= 0 else None


def _weeks_ago(window: Window, today: date, count: float, anchor: str) -> Found | None:
    """'two weeks ago' -> the day so many weeks before; it denotes the seven days around it."""
    middle = add_days(today, -int(count * UNIT_DAYS[unit_of(window)]))
    first, end = (add_days(middle, -3), add_days(middle, 4)) if middle else (None, None)
    if middle is None or first is None or end is None:
        return None
    return window.found("DATE", point(middle).value, anchor, (midnight(first), midnight(end)))


_CLOSING: Final = frozenset((
    ".", ",", ";", ":", ")", "''", '"', "”", "", "in", "at", "outside", "near", "with", "but", "and",
))  # fmt: skip
"""After them 'the day before' stands alone; the day before the vote is none."""


def ago_on(window: Window) -> Found | None:
    """'two years ago today', 'three years ago Monday' -> that day of the year; 'a week ago Friday'."""
    cut = window.at("ago") + 1
    unit, end = unit_of(window), window.at("unit", "units") - window.first
    value, anchor = day_value(window.part(cut, window.last))
    count = amount(window.kinds[:end], window.values[:end])
    if count == VAGUE or len(value) != 10 or value[0] == "X" or unit in SECONDS:
        return None
    moved = away(datetime.fromisoformat(value), unit, -count)
    return window.found("DATE", point(moved.date()).value, anchor) if moved else None


def counted_before(window: Window) -> Found | None:
    """'Two years before, the army ...' -> counted back; 'two years before the war' is a length."""
    return counted(window) if window.after() in _CLOSING else None


def unit_before(window: Window) -> Found | None:
    """'The day before, shells fell' -> the day before the one told."""
    unit = unit_of(window)
    if window.after() not in _CLOSING or unit in SECONDS:
        return None
    base, anchor = window.setting.reference(window.sentence, to_the_day=unit in DAYLIKE)
    if base is None:
        return None
    if anchor == "narrative":
        return from_told(window, base, unit, -1, 1, anchor)
    value = shift_unit(base, unit, -1)
    return window.found("DATE", value, anchor) if value else None


def years_before_christ(window: Window, count: float) -> Found | None:
    """'The following year' of a story of 492 BC -> BC0491."""
    year = window.setting.before_christ - int(count)
    return window.found("DATE", f"BC{year:04d}", "narrative") if year > 0 else None


def _moved(base: date, unit: str, count: float) -> str | None:
    """Half units go down to the next smaller one."""
    if count != int(count):
        smaller = {"Y": ("M", 12), "W": ("D", 7), "M": ("D", 30), "E": ("Y", 10), "C": ("Y", 100)}.get(unit)
        if smaller is None:
            return None
        unit, count = smaller[0], count * smaller[1]
    return shift_unit(base, "D" if unit == "NI" else unit, int(count))


def from_told(window: Window, told: date, unit: str, sign: int, count: float, anchor: str) -> Found | None:
    """No more exact than what it counts from: four days after '1915' is no day."""
    moving = window.setting.moving
    if unit in ("D", "NI") and len(moving) < 10:
        return window.found("DATE", moving[:4] + "-XX-XX", "none")
    if unit in ("W", "F") and len(moving) < 8:
        return window.found("DATE", moving[:4] + "-WXX", "none")
    if unit == "M" and len(moving) < 7:
        return window.found("DATE", moving[:4] + "-XX", "none")
    value = _moved(told, unit, sign * count)
    return window.found("DATE", value, anchor)._replace(aside=sign * count < 0) if value else None


def _clock_shift(window: Window, base: date, anchor: str, seconds: float) -> Found:
    """'three hours ago': exact where publication has a time, else somewhere on that day."""
    setting = window.setting
    start = setting.published if anchor == "published" else interval(setting.moving[:16])[0]
    exact = (
        start is not None and (start.hour or start.minute) and "T" in (setting.moving if anchor == "narrative" else "T")
    )
    if not exact or start is None or abs(seconds) > 1e9 or not 100 < start.year < 9900:
        return window.found("TIME", point(base).value + "TXX", anchor)
    moved = start + timedelta(seconds=seconds)
    return window.found("TIME", moved.isoformat(timespec="minutes")[:16], anchor)


COUNTED: Final = "AMOUNT hyphen? adjective? (unit|units) (or_so continued*)?"

COUNTS: Final = (
    Rule("counted", f"{COUNTED} ago on? (dayname|WEEKDAY)", ago_on),
    Rule("counted", f"{COUNTED} (ago|earlier|later|hence)", counted),
    Rule("counted", "APPROX? (a|small|number) (unit|units) and a? half (ago|earlier|later)", counted),
    Rule("counted", f"{COUNTED} from present", counted),
    Rule("counted", "APPROX? units (ago|earlier|later)", counted),
    Rule("counted", f"{COUNTED} before", counted_before),
    Rule("counted", "APPROX? units before", counted_before),
    Rule("unit_before", "the unit (before|previous)", unit_before),
)
