"""Clock times, alone or on a day: 18:00 GMT, 9 a.m. Kyiv time, noon Thursday, on Jan. 6 at 7:15 p.m."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from ..calendar import add_days
from ..intervals import interval
from ..patterns import Rule
from ..window import Found, Window
from .days import day_value, time_of_that_day
from .zones import offset

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?")
_MILITARY: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_HALVES: Final = {"MO": "AM", "AF": "PM", "EV": "PM", "NI": "PM", "DA": "AM", "DU": "PM"}
_BEFORE_CLOCK: Final = ("at", "by", "until", "till", "since", "from", "around", "about", "before", "after", "to", "of")
_SMALL_HOURS: Final = 4


def clock_time(window: Window) -> str:
    """'9 a.m.' -> T09:00, '7:15 p.m.' -> T19:15, '0800 hours' -> T08:00, '6 in the evening' -> T18:00; '' for none."""
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
    half = window.value("meridiem") or (text[-2:].upper() if text[-1].isalpha() else "") or _half_said(window, hour)
    if half in ("AM", "PM"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "PM" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else ""


def _half_said(window: Window, hour: int) -> str:
    """'6 in the evening' -> PM; 'two at night' -> AM; 18:00 says it itself."""
    part = window.value("daypart")
    if not part or not 1 <= hour <= 12:
        return ""
    return "AM" if part == "NI" and (hour <= _SMALL_HOURS or hour == 12) else _HALVES.get(part, "")


def _zone(window: Window, day: str, time: str) -> str:
    """The offset that the words say; a Z beside the digits is one as well."""
    return "Z" if window.value("clock").endswith("z") else offset(window, day, time)


def clock_day(window: Window) -> Found | None:
    """'10 p.m. Wednesday' -> 1998-02-11T22:00; 'on Jan. 6 at 18:00' -> 2025-01-06T18:00."""
    clock = _clock_part(window)
    time = clock_time(clock)
    value, anchor = day_value(_day_part(window, clock))
    if not time or not value:
        return None
    return window.found("TIME", value + time + _zone(clock, value, time), anchor)


_CLOCK_KINDS: Final = frozenset(("clock", "meridiem", "hours_mark", "instant", "zone", "plus"))


def _clock_part(window: Window) -> Window:
    at = [i for i, kind in enumerate(window.kinds) if kind in _CLOCK_KINDS]
    first, last = at[0], at[-1]
    if window.kinds[first] in ("meridiem", "hours_mark", "zone"):
        first -= 1
    counted = window.kinds[last] in ("zone", "plus") and window.kinds[last + 1 : last + 2]
    if counted and counted[0] in ("small", "integer", "clock"):
        last += 1
    elif counted == ["hyphen"] and window.kinds[last + 2 : last + 3] == ["small"]:
        last += 2
    return window.part(window.first + first, window.first + last + 1)


def _day_part(window: Window, clock: Window) -> Window:
    """The pieces that are not of the clock."""
    if clock.first - window.first >= window.last - clock.last:
        return window.part(window.first, clock.first)
    return window.part(clock.last, window.last)


def clock_alone(window: Window) -> Found | None:
    """'at 18:00 GMT' -> on the day told last in the text, or of publication."""
    time = clock_time(window)
    if not time or (not window.has("meridiem", "instant", "clock", "hours_mark", "zone")):
        return None
    if window.after() in ("left", "remaining"):  # of a game
        return None
    if window.has("instant") and window.tag(1) in ("NN", "NNS") and window.before() in ("the", "a"):
        return None
    if time == "T24:00" and window.direction() <= 0:
        time = "T00:00"  # it has burned since midnight
    found = time_of_that_day(window, "TIME", time)
    return found._replace(value=found.value + _zone(window, found.value[:10], time))


def military(window: Window) -> Found | None:
    """'at 1430 hours', '0600 hours' -> T14:30, T06:00; '1430 hours of film' is a length."""
    digits = window.value("integer", "year")
    said = digits.startswith("0") or window.before() in _BEFORE_CLOCK
    if window.value("units") != "TH" or not _MILITARY.fullmatch(digits) or not said:
        return None
    return time_of_that_day(window, "TIME", clock_time(window))


def military_at(window: Window) -> Found | None:
    """'at 2100 on Monday', 'at 0430' -> T21:00, T04:30; 'the toll stood at 1500' is no time."""
    digits, pieces = window.value("integer", "year"), window.pieces
    if not _MILITARY.fullmatch(digits):
        return None
    at, time = window.first + 1, f"T{digits[:2]}:{digits[2:]}"
    if window.last > at + 1:
        value, anchor = day_value(window.part(at + 1, window.last))
        return window.part(at, window.last).found("TIME", value + time, anchor) if value else None
    follows = pieces.vocabulary.kinds.get(pieces.code[window.last : window.last + 1])
    if digits[0] != "0" or follows in ("zone", "open", "units"):  # at 0600 hours, at 0800 UTC
        return None
    return time_of_that_day(window.part(at, at + 1), "TIME", time)


def half_said(window: Window) -> Found | None:
    """'at 5 in the morning' -> T05:00; 'killed 5 in the morning' is a part of a day."""
    time = clock_time(window)
    if not time or (not window.has("hours_mark", "clock") and window.before() not in _BEFORE_CLOCK):
        return None
    return time_of_that_day(window, "TIME", time)


def clock_range(window: Window) -> list[Found] | None:
    """'between 5 and 7 a.m.', '9-11 p.m.' -> both times of that day, in the half that the second says."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and"))
    left, right = (
        window.part(window.first, window.first + joint),
        window.part(window.first + joint + 1, window.last),
    )
    end = clock_time(right)
    start = clock_time(window.part(window.first, window.last)) if end else ""
    if not start or not end:
        return None
    if start > end and start[1:3] != "12":
        start = f"T{int(start[1:3]) - 12:02d}{start[3:]}"  # 11-1 p.m. begins in the morning
    found = (time_of_that_day(part, "TIME", time) for part, time in ((left, start), (right, end)))
    return [one._replace(value=one.value + _zone(right, one.value[:10], end)) for one in found]


_EARLIEST: Final = timedelta(hours=-12)
"""How far behind universal time a civil time can be."""
_LATEST: Final = timedelta(hours=14)


def clock_pair(window: Window) -> list[Found] | None:
    """'at 1 a.m. (2200 GMT) on Nov. 27' -> one moment twice, T01:00 of the 27th and 22:00Z of the 26th, and the day."""
    opened, closed = window.at("open"), window.at("close")
    left, right = window.part(window.first, opened), window.part(opened + 1, closed)
    here, there = clock_time(left), clock_time(right)
    said = [at for at in range(closed + 1, window.last) if window.kinds[at - window.first] not in ("comma", "on", "of")]
    digits = left.value("integer", "year")
    if not here or not there or "24:" in here + there or (digits and not _MILITARY.fullmatch(digits)):
        return None
    first = time_of_that_day(left, "TIME", here)
    if said:
        day = window.part(said[0], window.last)
        value, anchor = day_value(day)
        first = first._replace(value=value + here, anchor=anchor)
    if not first.value[:4].isdigit():
        return None
    second = f"{_day_abroad(first.value[:10], here, there)}{there}"
    second += _zone(right, second[:10], there)
    moment = interval(second, window.pieces.document.zone)
    first = first._replace(value=first.value + _zone(left, first.value[:10], here), interval=moment)
    pair = [first, right.found("TIME", second, first.anchor)]
    return [*pair, day.found("DATE", value, anchor)] if said else pair


def _day_abroad(day: str, here: str, there: str) -> date | None:
    """The day on which the other clock shows the same moment: 1 a.m. here is 22:00 of the day before."""
    gap = datetime.fromisoformat(day + here) - datetime.fromisoformat(day + there)
    return add_days(date.fromisoformat(day), -1 if gap < _EARLIEST else int(gap > _LATEST))


CLOCK_DAYS: Final = (
    Rule(
        "clock_pair",
        "(CLOCK|integer|year) ZONE? open (CLOCK|integer|year) ZONE close (comma? (on|of)? DAYREF)?",
        clock_pair,
    ),
    Rule("clock_day", "APPROX? CLOCK ZONE? comma? (on|of)? DAYREF daypart?", clock_day),
    Rule("clock_day", "(integer|year) ZONE comma? (on|of)? DAYREF", clock_day),
    Rule("military", "at (integer|year) (on? DAYREF daypart?)?", military_at),
    Rule("clock_day", "DAYREF comma? at? APPROX? CLOCK ZONE?", clock_day),
    Rule("clock_day", "DAYREF comma? at? (integer|year) ZONE", clock_day),
)

CLOCKS: Final = (
    Rule("clock_range", "(small|clock) (hyphen|to|and) (small|clock) meridiem ZONE?", clock_range),
    Rule("half_said", "(clock|small|number) hours_mark? (in the|at) daypart", half_said),
    Rule("military", "(integer|year) units", military),
    Rule("clock", "(integer|year) ZONE", clock_alone),
    Rule("clock", "APPROX? CLOCK ZONE?", clock_alone),
)
