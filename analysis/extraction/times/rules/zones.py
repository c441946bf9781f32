"""Zones beside clock times: 18:00 GMT, 9 a.m. Kyiv time, 21:00 UTC+3; the offset is the one of that day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..window import Window

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")
_LARGEST_HOURS: Final = 14


def offset(window: Window, day: str, time: str) -> str:
    """What follows the time in the value: ('Kyiv time', '2025-07-01', 'T09:00') -> '+03'; '' where nothing says."""
    zone = window.value("zone")
    if zone in ("", "-"):  # none, "local time", or a name with several meanings
        return ""
    if window.has("plus", "hyphen") and zone == "Z":
        return _counted(window)
    return zone if zone == "Z" or zone[0] in "+-" else _of_place(zone, day, time)


def _counted(window: Window) -> str:
    """'UTC+3' -> +03, 'GMT-3:30' -> -03:30."""
    at = max(i for i, kind in enumerate(window.kinds) if kind in ("plus", "hyphen"))
    numbers = [int(part) for part in re.findall(r"\d+", window.values[at + 1])] + [0]
    sign = "-" if window.kinds[at] == "hyphen" else "+"
    return written(sign, numbers[0], numbers[1]) if numbers[0] <= _LARGEST_HOURS else ""


def _of_place(name: str, day: str, time: str) -> str:
    """The offset of a zone of the tz database on a day, summer time heeded; '' for a day that is not known."""
    if not _DAY.match(day):
        return ""
    moment = datetime.fromisoformat(day) + timedelta(hours=int(time[1:3]), minutes=int(time[4:6] or 0))
    try:
        shift = moment.replace(tzinfo=ZoneInfo(name)).utcoffset() or timedelta(0)
    except ZoneInfoNotFoundError:
        return ""
    minutes = round(abs(shift.total_seconds()) / 60)
    return written("-" if shift < timedelta(0) else "+", *divmod(minutes, 60))


def written(sign: str, hours: int, minutes: int) -> str:
    """TIMEX3: +02, -03:30."""
    return f"{sign}{hours:02d}" + (f":{minutes:02d}" if minutes else "")
