"""Days that move from year to year: Easter, Yom Kippur, Eid, the last Monday of May."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from .calendar import DAY, make_point

_OFFSET: Final = re.compile(r"([a-z_]+)([+-]\d+)?\Z")
_NTH: Final = re.compile(r"(\d\d)-(-?\d)x(\d)\Z")

# Days from 1 January of the year 1 to the calendar's first day (Reingold and Dershowitz, Calendrical Calculations).
_HEBREW_EPOCH: Final = -1373427
_ISLAMIC_EPOCH: Final = 227013
_HEBREW_YEARS: Final = 3760  # the Hebrew year that ends in a year of ours is so much higher
_PASSOVER_TO_NEW_YEAR: Final = 163


def feast(name: str, year: int) -> date | None:
    """('12-24', 2024) -> 2024-12-24; ('easter-2', 2025) -> Good Friday; ('11-4x4', 2024) -> Thanksgiving."""
    nth = _NTH.match(name)
    if nth:
        return weekday_of_month(year, int(nth[1]), int(nth[3]), int(nth[2]))
    if name[0].isdigit():
        point = make_point(year, *map(int, name.split("-")))
        return point.date if point else None
    named = _OFFSET.match(name)
    if named is None or named[1] not in _MOVING:
        return None
    try:
        day = _MOVING[named[1]](year)
        return day + int(named[2] or 0) * DAY if day else None
    except (ValueError, OverflowError):
        return None


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    """(2024, 11, 4, 4) -> the fourth Thursday of November; nth -1 is the last."""
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - DAY
        return last - ((last.isoweekday() - weekday) % 7 + 7 * (-nth - 1)) * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) * DAY


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    weekday = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + weekday + 90) // 25
    return date(year, month, (h - m + weekday + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday in the Gregorian calendar (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + gap * DAY


def _hebrew_new_year(year: int) -> date:
    """Rosh Hashanah of a Hebrew year."""

    def elapsed(y: int) -> int:
        months = (235 * y - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + (3 * (day + 1) % 7 < 3)

    before, here, after = (elapsed(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - here == 356 else int(here - before == 382)
    return date.fromordinal(_HEBREW_EPOCH + here + delay)


def rosh_hashanah(year: int) -> date:
    """The Jewish New Year that falls in a year of ours."""
    return _hebrew_new_year(year + _HEBREW_YEARS + 1)


def passover(year: int) -> date:
    """15 Nisan, the first day; the evening before belongs to it."""
    return rosh_hashanah(year) - _PASSOVER_TO_NEW_YEAR * DAY


def tisha_bav(year: int) -> date:
    """9 Av, the day after where that is a sabbath."""
    day = passover(year) + 112 * DAY
    return day + DAY if day.isoweekday() == 6 else day


def hanukkah(year: int) -> date:
    """25 Kislev, the first day."""
    start = rosh_hashanah(year)
    long_heshvan = (_hebrew_new_year(year + _HEBREW_YEARS + 2) - start).days % 10 == 5
    return start + (83 + long_heshvan) * DAY


def islamic(month: int, day: int) -> Callable[[int], date | None]:
    """That day of the tabular Islamic calendar; where the moon is watched, it may come a day sooner or later."""

    def in_year(year: int) -> date | None:
        first = (year - 622) * 33 // 32
        for y in range(max(1, first), first + 3):
            ordinal = day + 29 * (month - 1) + month // 2 + (y - 1) * 354 + (3 + 11 * y) // 30 + _ISLAMIC_EPOCH
            found = date.fromordinal(ordinal)
            if found.year == year:
                return found
        return None

    return in_year


_MOVING: Final[Mapping[str, Callable[[int], date | None]]] = {
    "easter": easter,
    "thanksgiving": lambda year: weekday_of_month(year, 11, 4, 4),
    "orthodox_easter": orthodox_easter,
    "rosh_hashanah": rosh_hashanah,
    "passover": passover,
    "tisha_bav": tisha_bav,
    "hanukkah": hanukkah,
    "islamic_new_year": islamic(1, 1),
    "ashura": islamic(1, 10),
    "arbaeen": islamic(2, 20),
    "mawlid": islamic(3, 12),
    "ramadan": islamic(9, 1),
    "eid_al_fitr": islamic(10, 1),
    "eid_al_adha": islamic(12, 10),
}

LUNAR: Final = frozenset(("islamic_new_year", "ashura", "arbaeen", "mawlid", "ramadan", "eid_al_fitr", "eid_al_adha"))
"""Feasts that begin when the new moon is seen."""


def covered(name: str, day: date) -> tuple[date, date] | None:
    """First day and the day after the last, where that is not the day itself: a month, or a day on either side."""
    if name == "ramadan":
        return day, day + 30 * DAY
    return (day - DAY, day + 2 * DAY) if name in LUNAR else None
