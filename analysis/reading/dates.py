"""Read a date as people and machines write it. Never the clock: what is not there stays unknown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from ..errors import SettingError

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_OF: Final = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_YEARS: Final = range(1800, 2101)
"""Years outside of these are slips of the pen."""
_PIVOT: Final = 70
"""'3 Jan 70' is 1970, '3 Jan 69' is 2069 (POSIX)."""

OFFSET_HOURS: Final = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "trt": 3, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
"""Names of zones with one meaning in the news; IST (Israel, India, Ireland) has none."""

_MONTH: Final = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4})(?!\d)"
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satur|Sat|Sun)(?:day)?\b[.,]{0,2}\s{0,3})?(?:the\s)?"
_DATES: Final = tuple(
    re.compile(_WEEKDAY + pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        _DAY + r"[\s-]" + _MONTH + r"[\s-]'?(?P<short>\d{2})(?![\d:.])",
        _DAY + r"(?:\s|-)(?:of\s)?" + _MONTH + r"(?:[\s,-]{1,2}" + _YEAR + ")?",
        _MONTH + r"\s{0,2}" + _DAY + r"(?!\d)(?:,?\s?" + _YEAR + ")?",
    )
)
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_COMPACT_TIME: Final = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?!\d)(?P<half>)")
_HOUR: Final = re.compile(r"(?P<hour>\d{1,2})(?P<minute>)\s?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_BEFORE_TIME: Final = re.compile(r"(?:T|,?\s{0,2}(?:at|@|[-–—|])?\s{0,2})", re.IGNORECASE)
_AFTER_TIME: Final = re.compile(r"\s{0,2}(?:on|[,|·–—-])?\s{0,2}", re.IGNORECASE)
_OFFSET: Final = re.compile(
    r"\s?\(?(?:(?:UTC|GMT)?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?|(?P<name>[A-Z]{1,4})\b)\)?"
)
_UNKNOWN_ZONE: Final = re.compile(r"[A-Z]{2,5}|[A-Z][a-z]+ time")
_AROUND: Final = " \t\n,.;()[]"


class Moment(NamedTuple):
    """A date as far as it is said; `offset_minutes` from UTC where a zone is named."""

    year: int | None
    month: int
    day: int
    hour: int | None = None
    minute: int | None = None
    offset_minutes: int | None = None

    @property
    def precision(self) -> str:
        """'minute' where a time of day is said, else 'day'."""
        return "day" if self.hour is None else "minute"

    def at(self, hour: int | None, minute: int | None, offset_minutes: int | None) -> Moment:
        """The same day at that time."""
        return self._replace(hour=hour, minute=minute, offset_minutes=offset_minutes)


def zone(name: str) -> ZoneInfo:
    """The time zone of that name; raises SettingError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError) as error:
        raise SettingError(f"timezone={name!r} is no zone of the IANA list; write it like 'Europe/Kyiv'") from error


def to_utc(moment: Moment, home: ZoneInfo) -> datetime | None:
    """The instant; a date alone is its midnight, and civil time without a zone is that of `home`."""
    if moment.year is None:
        return None
    civil = datetime(moment.year, moment.month, moment.day, moment.hour or 0, moment.minute or 0)
    if moment.offset_minutes is None or moment.hour is None:
        return civil.replace(tzinfo=home).astimezone(UTC)
    return (civil - timedelta(minutes=moment.offset_minutes)).replace(tzinfo=UTC)


def match_moment(text: str, at: int = 0) -> tuple[Moment, int] | None:
    """The date that begins at `at`, with its time and zone, and where it ends: '7 January 2025 14:05 GMT'."""
    found = _match_date(text, at)
    if found is None:
        return _match_time_first(text, at)
    moment, end = found
    gap = _BEFORE_TIME.match(text, end)
    time, stop = _match_time(text, gap.end() if gap else end)
    return (moment, end) if time is None else (moment.at(*time), stop)


def _match_time_first(text: str, at: int) -> tuple[Moment, int] | None:
    """'14:05, 7 January 2025'."""
    time, after = _match_time(text, at)
    gap = _AFTER_TIME.match(text, after)
    found = _match_date(text, gap.end() if gap else after) if time else None
    return (found[0].at(*time), found[1]) if found and time else None


def parse_moment(value: str) -> Moment | None:
    """A field's value that is a date and nothing else, or seconds since 1970; None in doubt."""
    stripped = value.strip(_AROUND)
    if stripped.isascii() and stripped.isdigit() and len(stripped) in (10, 13):
        return from_seconds(int(stripped[:10]))
    found = match_moment(stripped) if len(stripped) <= 80 else None
    if found is None:
        return None
    moment, rest = found[0], stripped[found[1] :].strip(_AROUND)
    if moment.year is None and rest.isdecimal() and len(rest) == 4:  # 'Tue Jan 07 14:05:00 +0000 2025'
        moment, rest = moment._replace(year=int(rest)), ""
    if moment.hour is not None and moment.offset_minutes is None and rest.lower() in OFFSET_HOURS:
        return moment.at(moment.hour, moment.minute, OFFSET_HOURS[rest.lower()] * 60)
    if _UNKNOWN_ZONE.fullmatch(rest):
        return moment.at(None, None, None)
    if rest or (moment.year is not None and moment.year not in _YEARS):
        return None
    midnight = (moment.hour, moment.minute, moment.offset_minutes) == (0, 0, None)
    return moment.at(None, None, None) if midnight else moment


def from_seconds(seconds: float) -> Moment | None:
    """Seconds since 1970 UTC."""
    try:
        return from_datetime(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def from_datetime(value: datetime) -> Moment | None:
    """A datetime; midnight without a zone is a date alone."""
    offset = value.utcoffset()
    if value.year not in _YEARS:
        return None
    if offset is None and (value.hour, value.minute, value.second) == (0, 0, 0):
        return Moment(value.year, value.month, value.day)
    minutes = None if offset is None else round(offset.total_seconds() / 60)
    return Moment(value.year, value.month, value.day, value.hour, value.minute, minutes)


def read_moment(value: Any) -> Moment | None:
    """A field's value of any type: text, date, datetime, seconds; None where it is no date."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return from_datetime(value) if value == value else None
    if isinstance(value, date):
        return Moment(value.year, value.month, value.day) if value.year in _YEARS else None
    if isinstance(value, int | float):
        if 10_000_101 <= value <= 99_991_231 and value == int(value):
            return parse_moment(str(int(value)))
        return from_seconds(value / 1000 if value > 1e11 else value) if value > 1e8 else None
    return parse_moment(value) if isinstance(value, str) else None


def complete_year(moment: Moment, near: datetime) -> Moment | None:
    """'Jan. 7' beside a file of 2025-01-08 -> 2025: the year that brings it within half a year, else None."""
    if moment.year is not None:
        return moment
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            distance = abs((date(year, moment.month, moment.day) - near.date()).days)
        except ValueError:
            continue
        if distance <= 183:
            return moment._replace(year=year)
    return None


def _match_date(text: str, at: int) -> tuple[Moment, int] | None:
    for pattern in _DATES:
        match = pattern.match(text, at)
        if match and (found := _make_date(match.groupdict())):
            return Moment(*found), match.end()
    return None


def _make_date(parts: dict[str, str | None]) -> tuple[int | None, int, int] | None:
    """Checked (year, month, day); 07/01/2025 is in doubt and none, 13/01/2025 and 07.01.2025 are not."""
    year = int(parts["year"] or 0) if parts.get("year") else None
    if parts.get("short"):
        short = int(parts["short"] or 0)
        year = short + (1900 if short >= _PIVOT else 2000)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if parts["mark"] != "." and first <= 12 and second <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    else:
        name = str(parts["month"])
        month = int(name) if name.isdigit() else _MONTH_OF.get(name[:3].lower(), 0)
        day = int(parts["day"] or 0)
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return None if year is not None and year not in _YEARS else (year, month, day)


def _match_time(text: str, at: int) -> tuple[tuple[int, int, int | None] | None, int]:
    """((hour, minute, minutes from UTC or None), end), or (None, at)."""
    match = _TIME.match(text, at) or _HOUR.match(text, at)
    if match is None and text[at - 1 : at] in ("T", "t"):
        match = _COMPACT_TIME.match(text, at)
    if match is None:
        return None, at
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None, at
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None, at
    offset, end = _match_offset(text, match.end())
    return (hour, minute, offset), end


def _match_offset(text: str, at: int) -> tuple[int | None, int]:
    match = _OFFSET.match(text, at)
    if match is None:
        return None, at
    if match["name"]:
        hours = OFFSET_HOURS.get(match["name"].lower())
        return (None, at) if hours is None else (hours * 60, match.end())
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    if minutes > 15 * 60:
        return None, at
    return (minutes if match["sign"] == "+" else -minutes), match.end()
