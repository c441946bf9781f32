"""TIMEX3 values in the Extended Date/Time Format of archives (ISO 8601-2, loc.gov/standards/datetime), levels 0 to 2.

EDTF has no weeks, parts of a day, durations or sets: weeks and stretches become intervals of days, a part of a day its
day, and what has no place on the calendar is None. Years before Christ count from 0000, which is 1 BC.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from .intervals import Interval, interval

_SUBYEARS: Final = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40",
    "H2": "41",
}  # fmt: skip
_SUBYEAR: Final = re.compile(r"(-?\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])\Z")
_DATE: Final = re.compile(r"-?\d{4}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?\Z")
_NO_YEAR: Final = re.compile(r"XXXX-\d\d(?:-\d\d)?\Z")
_CLOCK: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::\d\d)?)?\Z")
_BEFORE_CHRIST: Final = re.compile(r"BC(\d{2,4})(.*)\Z")
_MICROSECOND: Final = timedelta(microseconds=1)


def edtf(value: str, covered: Interval, *, approximate: bool = False) -> str | None:
    """'199' -> 199X; '2025-W02' -> 2025-01-06/2025-01-12; about 2014 -> 2014~; late December -> 2024-12-22~/2024-12-31.

    `covered` is the half-open interval that the expression denotes, (None, None) where it denotes none.
    """
    mark = "~" if approximate else ""
    era = _BEFORE_CHRIST.match(value)
    if era:
        return _before_christ(era[1], era[2], mark)
    if value.isdigit() and len(value) < 4:
        return value.ljust(4, "X") + mark if covered == interval(value) else _days(covered, value, mark)
    clock = _CLOCK.match(value)
    if clock:
        return _clock(clock)
    if covered[0] is None:
        if _NO_YEAR.match(value):  # no parser takes a mark there
            return value
        return value + mark if _DATE.match(value) else None
    if covered != interval(value) or "T" in value:
        return _days(covered, value, mark)
    return _named(value, mark) or _days(covered, value, mark)


def _named(value: str, mark: str) -> str | None:
    """A year, month, day, season, quarter or half; seasons and the like bear no mark."""
    part = _SUBYEAR.match(value)
    if part:
        return f"{part[1]}-{_SUBYEARS[part[2]]}"
    return value + mark if _DATE.match(value) else None


def _days(covered: Interval, value: str, mark: str) -> str | None:
    """The first and last day; an end that the text leaves vague ('late', 'early') is marked as approximate."""
    start, end = covered
    if start is None or end is None:
        return None
    whole = interval(value)
    first, last = start.date().isoformat(), (end - _MICROSECOND).date().isoformat()
    if first == last:
        return first + mark
    if whole[0] is None or value.startswith("P") or "T" in value:
        return f"{first}{mark}/{last}{mark}"
    return f"{first}{mark or _vague(start, whole[0])}/{last}{mark or _vague(end, whole[1])}"


def _vague(moment: datetime, end_of_whole: datetime | None) -> str:
    return "" if moment == end_of_whole else "~"


def _clock(match: re.Match[str]) -> str:
    """Seconds are written; 24:00 is 00:00 of the next day."""
    day, time, offset = match[1], match[2], match[3] or ""
    if time == "24:00":
        day, time = (datetime.fromisoformat(day) + timedelta(days=1)).date().isoformat(), "00:00"
    return f"{day}T{time}:00{offset}"


def _before_christ(digits: str, rest: str, mark: str) -> str | None:
    """BC0332 -> -0331; the 460s BC are -0468/-0459, the fourth century, from 400 to 301, -0399/-0300."""
    size = 10 ** (4 - len(digits))
    if size > 1:
        last = int(digits) * size + (size > 10)
        return f"{_astronomical(last + size - 1)}{mark}/{_astronomical(last)}{mark}"
    return _named(_astronomical(int(digits)) + rest, mark)


def _astronomical(year: int) -> str:
    """1 BC is 0000."""
    return f"{'-' if year > 1 else ''}{max(year - 1, 0):04d}"
