"""Times counted from another: ago, later, last week, the previous day, over the past 24 hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from ..calendar import add_days, point, shift_unit, week_value
from ..intervals import SECONDS, UNIT_DAYS, away, interval, midnight
from ..patterns import Rule
from ..window import Found, Window
from .amounts import VAGUE, amount, duration, unit_of
from .dates import day_point
from .days import day_value
from .periods import compared, latest_quarter, quarter_ended, the_period, year_before
from .spans import SPANS

_UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}
_DAYLIKE: Final = ("D", "NI", "W", "F")
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
        return window.found("DATE", _UNKNOWN.get(unit, "PAST_REF" if sign < 0 else "FUTURE_REF"), "none")
    if count == VAGUE and sign > 0 and not setting.narrative:  # a few days later: nothing says than what
        return window.part(window.first, window.first + end + 1).found("DURATION", duration(VAGUE, unit), "none")
    if count == VAGUE:
        return window.found("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "none")
    base, anchor = (
        setting.base()
        if window.has("ago", "hence")
        else setting.reference(window.sentence, to_the_day=unit in _DAYLIKE)
    )
    if window.after() == "than":  # three days later than planned
        return window.part(window.first, window.first + end + 1).found("DURATION", duration(count, unit), "none")
    if setting.before_christ and unit in _YEARS:
        return _years_before_christ(window, sign * count * _YEARS[unit])
    if base is None:
        if unit in SECONDS:
            return window.found("DURATION", duration(count, unit), "none")
        return window.found("DATE", _UNKNOWN.get(unit, "XXXX"), "none")
    if anchor == "published" and window.has("later") and window.direction() < 0:
        if unit in SECONDS:
            return window.found("DURATION", duration(count, unit), "none")
        return window.found("DATE", _UNKNOWN.get(unit, "XXXX"), "none")  # later than what was not told
    if unit in SECONDS:
        return _clock_shift(window, base, anchor, sign * count * SECONDS[unit])
    period = compared(window) if unit == "Y" and count == 1 and sign < 0 else ""
    if period:
        return window.found("DATE", year_before(period), anchor)
    if anchor == "narrative":
        return _from_told(window, base, unit, sign, count, anchor)
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
    base, anchor = window.setting.reference(window.sentence, to_the_day=unit in _DAYLIKE)
    if base is None:
        return None
    if anchor == "narrative":
        return _from_told(window, base, unit, -1, 1, anchor)
    value = shift_unit(base, unit, -1)
    return window.found("DATE", value, anchor) if value else None


def _years_before_christ(window: Window, count: float) -> Found | None:
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


def _from_told(window: Window, told: date, unit: str, sign: int, count: float, anchor: str) -> Found | None:
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


def unit_relative(window: Window) -> Found | None:
    """'last week', 'this year', 'next month', 'the following day', 'that same year', 'the latest quarter'."""
    unit = unit_of(window)
    if unit in SECONDS or not unit or (unit == "NI" and window.has("units")) or window.is_name():
        return None
    if unit == "D" and window.has("last", "past", "coming"):
        return None
    shift = -1 if window.has("last", "past", "previous") else int(window.has("next", "coming", "following"))
    part_of_it = (
        shift and window.after() == "of" and window.has("last", "next", "following") and unit in ("W", "M", "Q")
    )
    ones_own = window.kinds[0] in ("last", "next") and window.before() in _ONES_OWN
    if part_of_it or ones_own or (unit in ("E", "C") and window.has("next", "coming")):
        return window.found("DURATION", duration(1, unit), "none")
    if window.setting.before_christ and unit == "Y":
        return _years_before_christ(window, shift)
    base, anchor = _unit_base(window, unit)
    told = window.has("following", "that") or _says_the_next(window)
    unknown = anchor == "published" and told and window.direction() < 0
    unknown |= window.has("same") and window.after() in ("that", "when")
    if base is None or unknown:
        return window.found("DATE", _UNKNOWN.get(unit, "XXXX"), "none")
    if unit == "WE":
        return _weekend(window, base, anchor, shift)
    if unit == "Q" and shift == 0 and window.has("latest"):
        return the_period(window)
    if unit == "Y" and window.has("latest"):
        shift = -1  # the last one that is over
    if anchor == "narrative":
        return _from_told(window, base, unit, shift, 1, anchor) if shift else _told_unit(window, base, unit)
    value = shift_unit(base, unit, shift)
    return window.portioned(value, anchor) if value else None


_ONES_OWN: Final = frozenset(("his", "her", "its", "their", "my", "our", "your", "'s", "’s"))
"""After them 'last year' is not the calendar's: his last year in office."""


def week_of(window: Window) -> Found | None:
    """'the week of January 6' -> 2025-W02."""
    end = window.at("unit") + 2
    day, anchor = day_point(window.part(end, window.last))
    if window.value("unit") != "W" or day is None or day.year < 1:
        return None
    return window.found("DATE", week_value(day.date), anchor)


def _says_the_next(window: Window) -> bool:
    """'the next week' follows what was told; 'the end of next week' does not."""
    return ("the", "next") in pairwise(window.kinds)


def _unit_base(window: Window, unit: str) -> tuple[date | None, str]:
    """'that week' and 'the following week' count from what was told, 'this week' from publication."""
    told = window.has("previous", "following", "that", "same") or (_says_the_next(window) and unit not in ("E", "C"))
    if not told:
        return window.setting.base()
    return window.setting.reference(window.sentence, to_the_day=unit in _DAYLIKE, far=window.has("following", "same"))


def _told_unit(window: Window, told: date, unit: str) -> Found | None:
    """'that year', 'the same day', 'later that month': the date told, made as coarse as the unit."""
    moving = window.setting.moving
    if unit == "D" and len(moving) < 10:
        return window.found("DATE", "XXXX-XX-XX", "none")
    if unit == "M" and not (len(moving) >= 7 and moving[5].isdigit()):
        return None
    value = shift_unit(told, unit, 0)
    return window.portioned(value, "narrative") if value else None


def _weekend(window: Window, base: date, anchor: str, shift: int) -> Found | None:
    """'over the weekend' in an article of Tuesday -> the one before; 'this weekend' by the verb."""
    if not window.has("last", "next", "this", "previous", "coming"):
        shift = 0 if base.isoweekday() >= 6 or window.direction() > 0 else -1
    elif window.has("this") and base.isoweekday() <= 3 and window.direction() < 0:
        shift = -1
    moved = add_days(base, 7 * shift)
    return window.found("DATE", week_value(moved) + "-WE", anchor) if moved else None


def the_unit(window: Window) -> Found | list[Found] | None:
    """'later in the day', 'the end of the year', 'by month's end': the unit that the text is in."""
    unit = unit_of(window)
    setting = window.setting
    if unit in SECONDS or not unit or window.has("units"):
        return None
    if unit == "D" and window.has("end") and window.before() == "at" and window.after() == ",":
        return []  # at the end of the day, it is luck
    if setting.before_christ and unit == "Y":
        return _years_before_christ(window, 0)
    base, anchor = (
        setting.reference(window.sentence, to_the_day=unit in _DAYLIKE)
        if setting.narrative or unit == "D"
        else setting.base()
    )
    if base is None:
        return None
    if unit == "WE":
        return _weekend(window, base, anchor, 0)
    if unit == "Q" and setting.quarter:
        return window.found("DATE", setting.quarter, "narrative")
    if unit == "Y" and window.has("adjective") and setting.moving_sentence == window.sentence:
        base, anchor = setting.told() or base, "narrative"  # that of the quarter beside it
    if anchor == "narrative":
        return _told_unit(window, base, unit)
    value = shift_unit(base, unit, 0)
    return window.portioned(value, anchor) if value else None


_WHOLE_DAY: Final = frozenset((
    "end", "ended", "ending", "finish", "finished", "finishing", "start", "started", "close", "closed", "for",
    "throughout", "over",
))  # fmt: skip


def _the_day(window: Window) -> Found | list[Found] | None:
    """'to end the day at 5' -> the day the text speaks of."""
    return the_unit(window) if window.before() in _WHOLE_DAY and window.after() not in ("when", "of", "that") else None


_HONOURED: Final = frozenset((
    "person", "man", "woman", "player", "coach", "word", "book", "film", "song", "photo", "car", "team", "athlete",
    "sportsman", "sportswoman", "game", "goal", "story", "quote", "journalist", "artist", "album", "scientist",
))  # fmt: skip
"""The person of the year is honoured, not dated."""


def in_a_row(window: Window) -> Found | list[Found] | None:
    """'for a second consecutive day' -> the day that the text speaks of; figures of a month come after it."""
    said = window.pieces.document.lower[int(window.pieces.token[window.last - 1]) - 1] in _IN_A_ROW
    return the_unit(window) if said and unit_of(window) in ("D", "W", "Y") else None


_IN_A_ROW: Final = ("consecutive", "straight", "successive")
_TIMES: Final = frozenset(("day", "time", "times", "month", "hour"))
_ENDS: Final = frozenset(("first", "last", "second", "final", "opening", "closing"))


def _is_recurring(window: Window) -> bool:
    """'each day of the week', 'at this time of the year' come back; 'the last day of the month' is one."""
    return window.before(2) in _TIMES and window.before(3) not in _ENDS


_ABOUT: Final = frozenset(("before", "after", "to", "since", "until", "when", "that", "leading"))
"""'The week before the vote' is another than this one."""


def the_year(window: Window) -> Found | list[Found] | None:
    """'for the year' -> this year; 'the year ended March 31' is a length."""
    unit = unit_of(window)
    if window.before() == "of" and (window.before(2) in _HONOURED or _is_recurring(window)):
        return None
    if window.goes_on():  # the week-long siege
        return None
    if unit == "Q" and window.after() in ("ended", "ending"):
        return quarter_ended(window) or latest_quarter(window)
    if window.after() in ("ended", "ending"):
        return window.found("DURATION", duration(1, unit), "none") if unit in ("Y", "Q", "M") else None
    if unit == "Q":
        return the_period(window)
    if window.after() in _ABOUT:
        return None
    if window.before() not in ("for", "of", "in", "during", "throughout") or unit not in ("Y", "M", "W", "E"):
        return _the_day(window) if unit == "D" else None
    if unit == "E" and window.after() == "of":  # the decade of the 1980s
        return None
    return the_unit(window)


COUNTED: Final = "AMOUNT hyphen? adjective? (unit|units) (or_so continued*)?"

RELATIVE: Final = (
    Rule("counted", f"{COUNTED} ago on? (dayname|WEEKDAY)", ago_on),
    Rule("counted", f"{COUNTED} (ago|earlier|later|hence)", counted),
    Rule("counted", "APPROX? (a|small|number) (unit|units) and a? half (ago|earlier|later)", counted),
    Rule("counted", f"{COUNTED} from present", counted),
    Rule("counted", "APPROX? units (ago|earlier|later)", counted),
    Rule("counted", f"{COUNTED} before", counted_before),
    Rule("counted", "APPROX? units before", counted_before),
    Rule("unit_before", "the unit (before|previous)", unit_before),
    Rule("week_of", "the unit of DATE", week_of),
    *SPANS,
    Rule(
        "unit_relative",
        "PORTION? (early|late|earlier|later)? (the|this)? DIRECTION same? fiscal? (unit|weekend)",
        unit_relative,
    ),
    Rule("unit_relative", "(the|this) (latest|current) fiscal? unit", unit_relative),
    Rule("the_unit", "PORTION the? fiscal? (unit|weekend)", the_unit),
    Rule("in_a_row", "(the|a)? ORDINAL adjective unit", in_a_row),
    Rule("the_unit", "unit possessive end", the_unit),
    Rule("the_unit", "unit hyphen? end", the_unit),
    Rule("the_unit", "(earlier|later) in the unit", the_unit),
    Rule("the_unit", "the weekend", the_unit),
    Rule("the_year", "the adjective? fiscal? unit", the_year),
)
