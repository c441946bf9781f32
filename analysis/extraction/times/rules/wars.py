"""Days of a war: 'the third day of the war', 'day 1,048 of the full-scale invasion', its anniversaries."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..calendar import Point, add_days, make_point, point
from ..intervals import UNIT_DAYS, Interval, away, midnight
from ..patterns import Rule
from ..window import Found, Window
from .amounts import duration, plural_amount
from .dates import day_point

_LONGEST_DAYS: Final = 20_000


def war_start(window: Window) -> date | None:
    """First day of the war that is named, else of the only one that the article names."""
    stated = window.value("known_war")
    if stated:
        return date.fromisoformat(stated)
    document, pieces = window.pieces.document, window.pieces
    begin, end = document.article_begin[window.setting.article], document.article_end[window.setting.article]
    starts = {
        value
        for at, (kind, value) in pieces.phrases.items()
        if kind == "known_war" and begin <= document.token_begin[pieces.token[at]] < end
    }
    return date.fromisoformat(starts.pop()) if len(starts) == 1 else None


def _number(window: Window) -> int:
    digits = re.sub(
        r"\D",
        "",
        window.value(
            "numeric_ordinal", "large_ordinal", "ordinal", "first", "second", "small", "integer", "year", "number"
        ),
    )
    return int(digits) if digits and len(digits) < 6 else 0


def day_of_war(window: Window) -> Found | None:
    """'the third day of the invasion of Ukraine' -> 2022-02-26; 'its second year' -> P1Y from 2023-02-24 on."""
    start, number = war_start(window), _number(window)
    unit = window.value("unit")
    if not 0 < number < _LONGEST_DAYS:
        return None
    if unit in ("W", "M", "Y") and window.has(*_ORDINALS):
        bounds = _bounds(start, unit, number) if start else None
        return window.found("DURATION", duration(1, unit), "absolute" if bounds else "none", bounds)
    if unit != "D":
        return None
    day = add_days(start, number - 1) if start else None
    return window.found("DATE", point(day).value if day else "XXXX-XX-XX", "absolute" if day else "none")


_ORDINALS: Final = ("numeric_ordinal", "ordinal", "first", "second")


def _bounds(start: date, unit: str, number: int) -> Interval | None:
    """Of the nth week, month or year from a day on."""
    first, last = (away(midnight(start), unit, count) for count in (number - 1, number))
    return (first, last) if first and last else None


def anniversary(window: Window) -> Found | None:
    """'the third anniversary of the full-scale invasion' -> 2025-02-24."""
    start, number = war_start(window), _number(window)
    found = make_point(start.year + number, start.month, start.day) if start and number else None
    return window.found("DATE", found.value, "absolute") if found else None


def anniversary_of_day(window: Window) -> Found | None:
    """'the 80th anniversary of D-Day' -> 2024-06-06; 'the first anniversary of the October 7 attacks'."""
    number = _number(window)
    at = window.at("named_date", "month", "month_maybe", "year", "small", "iso", "slashed")
    rest = window.part(at, window.last)
    day, anchor = (
        (Point(*map(int, window.value("named_date").split("-"))), "absolute")
        if window.has("named_date")
        else day_point(rest)
    )
    if day is None or anchor != "absolute" or not number or day.year < 1:
        return None
    found = make_point(day.year + number, day.month, day.day)
    return window.found("DATE", found.value, "absolute") if found else None


def stretch_of_war(window: Window) -> Found | None:
    """'the first three days of the full-scale invasion' -> P3D from 2022-02-24 on; of a war not known, the length."""
    unit, end = window.value("unit", "units"), window.at("unit", "units") - window.first
    count = plural_amount(window.part(window.first, window.first + end)) if window.has("units") else 1.0
    if count < 1 or unit not in UNIT_DAYS:
        return window.found("DURATION", duration(count, unit), "none")
    start = war_start(window) if window.has("first") else None
    stop = add_days(start, round(count * UNIT_DAYS[unit])) if start else None
    if start is None or stop is None:
        return window.found("DURATION", duration(count, unit), "none")
    return window.found("DURATION", duration(count, unit), "absolute", (midnight(start), midnight(stop)))


def yearly(window: Window) -> Found | None:
    """'on the anniversary of the full-scale invasion' -> the 24 February that the verb points to."""
    start = date.fromisoformat(window.value("known_war"))
    found, anchor = window.setting.complete(start.month, start.day, window.sign())
    return window.found("DATE", found.value, anchor) if found else None


WAR: Final = "(of|in)? (the|this|that)? adjective? (known_war continued*|war)"

WARS: Final = (
    Rule("day_of_war", f"the? (ORDINAL|large_ordinal) unit {WAR}", day_of_war),
    Rule("day_of_war", f"unit (small|integer|year|number) {WAR}", day_of_war),
    Rule("stretch_of_war", f"the? (first|last) COUNT? (unit|units) {WAR}", stretch_of_war),
    Rule("anniversary", f"the? ORDINAL hyphen? anniversary {WAR}", anniversary),
    Rule("anniversary", "the? ORDINAL hyphen? anniversary of the? (named_date continued*|DATE)", anniversary_of_day),
    Rule("yearly", "the anniversary of (the|this)? (known_war continued*)", yearly),
)
