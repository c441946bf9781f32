"""The half-open interval of civil time that a TIMEX3 value denotes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from .calendar import shift_months

UNIT_DAYS: Final = {
    "D": 1, "NI": 1, "W": 7, "F": 14, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36524, "K": 365242,
}  # fmt: skip
"""About how long a unit is."""

SECONDS: Final = {"TS": 1, "TM": 60, "TH": 3600}
"""How long a unit of the clock is."""

_MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "K": 12000}

Interval = tuple[datetime | None, datetime | None]
NOTHING: Final[Interval] = (None, None)

_VALUE: Final = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?: W(?P<week>\d\d)(?P<weekend>-WE)?
              | Q(?P<quarter>[1-4])
              | H(?P<half>[12])
              | (?P<season>SP|SU|FA|WI)
              | (?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>[A-Z0-9:+-]+))?)? ))?\Z""",
    re.VERBOSE,
)
_TIME: Final = re.compile(r"(\d\d)(?::(\d\d))?(?::\d\d)?(?P<offset>Z|([+-])(\d\d)(?::(\d\d))?)?\Z")

SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# A night bears the date of its evening and ends at nine of the next day, as the codebook has it.
PART_HOURS: Final = {
    "MO": (6, 12),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (18, 33),
    "DT": (6, 18),
    "DA": (4, 8),
    "DU": (17, 21),
}


@lru_cache(maxsize=1 << 14)
def interval(value: str, zone: tzinfo = UTC) -> Interval:
    """'2025-01-06TNI' -> 2025-01-06 18:00 to 2025-01-07 09:00; what has no place on the calendar -> two None.

    A time whose value says its offset is converted to civil time in `zone`; any other is civil time there already.
    """
    try:
        if value.isdigit() and len(value) in (2, 3):
            return _years(int(value), 10 ** (4 - len(value)))
        match = _VALUE.match(value)
        return _interval(match, zone) if match else NOTHING
    except (ValueError, OverflowError):
        return NOTHING


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())


def away(moment: datetime, unit: str, count: float) -> datetime | None:
    """So many units from a moment; months and years by the calendar: a year before 29 February is a 28th."""
    months = count * _MONTHS.get(unit, 0)
    try:
        if months and months == int(months):
            day = shift_months(moment.date(), int(months))
            return datetime.combine(day, moment.time()) if day else None
        return moment + timedelta(seconds=count * (SECONDS.get(unit, 0) or UNIT_DAYS[unit] * 86400))
    except OverflowError:
        return None


def _years(count: int, size: int) -> Interval:
    return datetime(count * size, 1, 1), datetime((count + 1) * size, 1, 1)


def _interval(match: re.Match[str], zone: tzinfo) -> Interval:
    year = int(match["year"])
    if match["week"]:
        monday = datetime.fromisocalendar(year, int(match["week"]), 1)
        start = monday + timedelta(days=5 if match["weekend"] else 0)
        return start, monday + timedelta(days=7)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _months(year, SEASON_MONTH[match["season"]], 3)
    if not match["month"]:
        return _months(year, 1, 12)
    if not match["day"]:
        return _months(year, int(match["month"]), 1)
    day = datetime(year, int(match["month"]), int(match["day"]))
    return _hours(day, match["time"], zone) if match["time"] else (day, day + timedelta(days=1))


def _months(year: int, month: int, count: int) -> Interval:
    shift, last = divmod(month + count - 1, 12)
    return datetime(year, month, 1), datetime(year + shift, last + 1, 1)


def _hours(day: datetime, hour: str, zone: tzinfo) -> Interval:
    if hour in PART_HOURS:
        first, last = PART_HOURS[hour]
        return day + timedelta(hours=first), day + timedelta(hours=last)
    match = _TIME.match(hour)
    if not match:
        return NOTHING
    start = day + timedelta(hours=int(match[1]), minutes=int(match[2] or 0))
    if match["offset"]:
        start = start.replace(tzinfo=_offset(match)).astimezone(zone).replace(tzinfo=None)
    return start, start + (timedelta(minutes=1) if match[2] else timedelta(hours=1))


def _offset(match: re.Match[str]) -> timezone:
    if match["offset"] == "Z":
        return UTC
    sign = -1 if match[4] == "-" else 1
    return timezone(sign * timedelta(hours=int(match[5]), minutes=int(match[6] or 0)))


def portion(whole: Interval, part: str) -> Interval:
    """The early, middle or late third of an interval: late December is from the 21st on."""
    start, end = whole
    if start is None or end is None or part not in ("START", "MID", "END"):
        return whole
    third = timedelta(days=round((end - start).days / 3)) if (end - start).days > 3 else (end - start) / 3
    if part == "START":
        return start, start + third
    return (end - third, end) if part == "END" else (start + third, end - third)
