"""Ranges, each end an expression of its own: from 3 to 5 January, June–August 2023, 1915-17."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ..anchors import weekday_near
from ..calendar import make_point
from ..patterns import Rule
from ..window import Found, Window
from .dates import day_number, year_number


def day_range(window: Window) -> list[Found] | None:
    """'from 3 to 5 January' -> 2025-01-03 and 2025-01-05; 'January 3-5' alike; 'January 3 and 50 people' is none."""
    joint = max(i for i, kind in enumerate(window.kinds) if kind in _JOINTS and i)
    cut = window.first + joint
    left, right = window.part(window.first, cut), window.part(cut + 1, window.last)
    month, year = int(window.value("month", "month_maybe")), year_number(window)
    counted = window.kinds[joint] in ("and", "or") and window.tag(1) in _COUNTED and right.kinds[-1] == "small"
    if counted or not 0 < day_number(left) < day_number(right):
        return None
    ends = [(part, _month_day(window, year, month, day_number(part))) for part in (left, right)]
    return [part.found("DATE", *end) for part, end in ends if end] if all(end for _, end in ends) else None


_JOINTS: Final = ("hyphen", "to", "and", "or")
_COUNTED: Final = ("NNS", "JJ", "CD", "JJR")


def _month_day(window: Window, year: int, month: int, day: int) -> tuple[str, str] | None:
    """Value and anchor of a day of a month; unanchored where nothing says the year."""
    if year:
        point, anchor = make_point(year, month, day), "absolute"
    else:
        point, anchor = window.setting.complete(month, day, window.sign())
        if point is None and anchor == "none" and make_point(2024, month, day):
            return f"XXXX-{month:02d}-{day:02d}", "none"
    return (point.value, anchor) if point else None


def day_list(window: Window) -> list[Found] | None:
    """'January 5, 6 and 7', '5, 6 and 7 January 2025' -> three days; 'January 5, 6 and 7 people' is none."""
    month, year = int(window.value("month", "month_maybe")), year_number(window)
    cuts = [i for i, kind in enumerate(window.kinds) if kind in ("comma", "and", "or")]
    bounds = [0, *(cut + 1 for cut in cuts[:2]), len(window.kinds)]
    parts = [window.part(window.first + a, window.first + b - (b != len(window.kinds))) for a, b in pairwise(bounds)]
    days = [day_number(part) for part in parts]
    counted = window.tag(1) in _COUNTED and window.kinds[-1] == "small"
    if counted or not 0 < days[0] < days[1] < days[2]:
        return None
    ends = [(part, _month_day(window, year, month, day)) for part, day in zip(parts, days, strict=True)]
    return [part.found("DATE", *end) for part, end in ends if end] if all(end for _, end in ends) else None


def borrowed_year(window: Window) -> list[Found] | None:
    """'June–August 2023' -> 2023-06 and 2023-08; '31 May-1 June 1916' -> both days of 1916."""
    named = window.at("month", "month_maybe") - window.first  # the hyphen of "mid-August to mid-October" stands before
    joint = next(i for i, kind in enumerate(window.kinds) if i > named and kind in (*_JOINTS, "slash"))
    cut = window.first + joint
    year = year_number(window)
    out: list[Found] = []
    for part in (window.part(window.first, cut), window.part(cut + 1, window.last)):
        month, day = int(part.value("month", "month_maybe")), day_number(part)
        point = make_point(year, month, day)
        if point is None:
            return None
        out.append(part.portioned(point.value, "absolute"))
    if out[0].value > out[1].value and (
        early := make_point(year - 1, int(out[0].value[5:7]), int(out[0].value[8:] or 0))
    ):
        out[0] = window.part(out[0].first, out[0].last).portioned(early.value, "absolute")
    return out


def season_range(window: Window) -> list[Found]:
    """'the autumn and late winter of 2023' -> 2023-FA and 2023-WI."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or"))
    year = year_number(window)
    parts = (window.part(window.first, window.first + joint), window.part(window.first + joint + 1, window.last))
    return [p.found("DATE", f"{year:04d}-{p.value('season', 'season_maybe')}", "absolute") for p in parts]


def month_range(window: Window) -> list[Found] | None:
    """'from October to March', 'between April and June 1968': the first month lies before the second."""
    first, last = (int(v) for k, v in zip(window.kinds, window.values, strict=True) if k in ("month", "month_maybe"))
    year = year_number(window)
    end, anchor = (make_point(year, last), "absolute") if year else window.setting.complete(last, 0, window.sign())
    start = make_point(end.year - (first > last), first) if end else None
    if end is None or start is None:
        return None
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and"))
    left = window.part(window.first + 1, window.first + joint)
    right = window.part(window.first + joint + 1, window.last)
    return [left.found("DATE", start.value, anchor), right.found("DATE", end.value, anchor)]


def year_range(window: Window) -> list[Found] | None:
    """'2009-2011', 'from 2009 to 2011', '1915-17' -> both years; what is told next begins in the first."""
    first = window.value("year")
    last = window.values[-1]
    if len(last) == 2:
        last = first[:2] + last
    if not last.isdigit() or not int(first) < int(last) <= int(first) + 150 or int(first) < 1300:
        return None
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or", "slash"))
    return [
        window.part(window.first, window.first + joint).found("DATE", first, "absolute"),
        window.part(window.first + joint + 1, window.last).found("DATE", last, "absolute")._replace(aside=True),
    ]


def weekday_range(window: Window) -> list[Found] | None:
    """'from Monday to Wednesday' -> both days, the second after the first; 'Monday-Friday' alike."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and"))
    first = window.first + (window.kinds[0] in ("from", "between"))
    left, right = window.part(first, window.first + joint), window.part(window.first + joint + 1, window.last)
    base, anchor = window.setting.base()
    if base is None or window.setting.narrative:
        return None
    start, end = (int(part.value("weekday", "weekday_short")) for part in (left, right))
    if window.direction() > 0:
        begin = weekday_near(start, base, 1)
        stop = weekday_near(end, begin, 1) if begin else None
    else:
        stop = weekday_near(end, base, -1)
        begin = weekday_near(start, stop, -1) if stop else None
    if begin is None or stop is None:
        return None
    return [left.found("DATE", begin.isoformat(), anchor), right.found("DATE", stop.isoformat(), anchor)]


_PART: Final = "((early|late|mid) hyphen?)?"

RANGES: Final = (
    Rule("weekday_range", "(from|between) WEEKDAY (hyphen|to|and) WEEKDAY", weekday_range),
    Rule("weekday_range", "WEEKDAY (hyphen|to) WEEKDAY", weekday_range),
    Rule("day_list", "MONTH DAY comma DAY (and|or) the? DAY (comma year)?", day_list),
    Rule("day_list", "the? DAY comma DAY (and|or) DAY of? MONTH (comma? year)?", day_list),
    Rule("borrowed_year", "DAY of? MONTH (hyphen|to|and|or) DAY of? MONTH comma? year", borrowed_year),
    Rule("borrowed_year", "MONTH DAY (hyphen|to|and|or) MONTH DAY comma? year", borrowed_year),
    Rule("borrowed_year", f"{_PART} MONTH (hyphen|to|and|or) {_PART} MONTH (comma|of)? year", borrowed_year),
    Rule("borrowed_year", "MONTH slash MONTH comma? year", borrowed_year),
    Rule("season_range", "the? SEASON (hyphen|and|to|or) (the|early|late)* SEASON of? year", season_range),
    Rule("month_range", "from MONTH (hyphen|to) MONTH (comma? year)?", month_range),
    Rule("month_range", "between MONTH and MONTH (comma? year)?", month_range),
    Rule("day_range", "the? DAY (hyphen|to|and|or) the? DAY of? MONTH (comma? year)?", day_range),
    Rule("day_range", "MONTH DAY (hyphen|to|and|or) the? DAY (comma year)?", day_range),
    Rule("year_range", "year (hyphen|slash|to) (year|small|integer)", year_range),
)
