"""Days and months of the calendar: 6 January 2025, Aug. 2, early in March, the 20th."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..calendar import Point, make_point
from ..patterns import Rule
from ..window import Found, Window

_TRAILING: Final = re.compile(r"\d+")


def day_number(window: Window) -> int:
    """'24', '24th', 'twenty-fourth', 'third' -> the day of the month, 0 if there is none."""
    number = 0
    for kind, value in zip(window.kinds, window.values, strict=True):
        if kind in ("small", "numeric_ordinal", "ordinal", "first", "second", "number"):
            digits = _TRAILING.match(value)
            number += int(digits[0]) if digits else 0
        elif number and kind in ("month", "month_maybe", "of"):
            break
    return number if number <= 31 else 0


def ordinal_number(window: Window) -> int:
    """'third', '3rd', 'twenty-first' -> the number, 0 if there is none."""
    number = 0
    for kind, value in zip(window.kinds, window.values, strict=True):
        if kind in ("numeric_ordinal", "ordinal", "first", "second", "number"):
            digits = _TRAILING.match(value)
            number += int(digits[0]) if digits else 0
    return number


def year_number(window: Window) -> int:
    """The year stated, 0 if there is none."""
    value = window.value("year")
    return int(value) if value else 0


def day_point(window: Window) -> tuple[Point | None, str]:
    """The day of a DATE window and its anchor: 'Monday, 6 January 2025', 'Aug. 2', '7/8/07'."""
    if window.has("iso", "slashed"):
        return _digits_point(window.value("iso", "slashed")), "absolute"
    month, day, year = int(window.value("month", "month_maybe") or 0), day_number(window), year_number(window)
    if not month or not day:
        return None, "none"
    if year:
        return make_point(year, month, day), "absolute"
    found, anchor = window.setting.complete(month, day, window.sign())
    found = _on_weekday(window, found) if found else None
    event = _event_year(window, month, day)
    if event and not (found and window.published and abs((found.date - window.published).days) <= _FRESH_DAYS):
        return make_point(event, month, day), "absolute"
    return found, anchor


def _on_weekday(window: Window, found: Point) -> Point:
    """'Monday, 19 December': of the years beside, the one in which that day is a Monday."""
    weekday = window.value("weekday", "weekday_short")
    if not weekday or found.year < 1:
        return found
    years = (found.year + shift for shift in (0, -1, 1))
    days = [point for year in years if (point := make_point(year, found.month, found.day))]
    return next((point for point in days if point.date.isoweekday() == int(weekday)), found)


_FRESH_DAYS: Final = 14
_ATTACKS: Final = frozenset(("attack", "attacks", "massacre", "assault", "terrorist", "terror", "attackers"))


def _event_year(window: Window, month: int, day: int) -> int:
    """'the October 7 attacks', told long after -> 2023; 0 for a date that names no event."""
    year = window.pieces.vocabulary.events.get(f"{month:02d}-{day:02d}", 0)
    return year if window.after() in _ATTACKS else 0


def _digits_point(text: str) -> Point | None:
    """'2025-01-07', '2025-01', '1/7/2025' (month first unless impossible), '7.1.2025' (day first)."""
    numbers = [int(n) for n in _TRAILING.findall(text)]
    if numbers[0] > 999:
        return make_point(*numbers[:3])
    first, second, year = numbers[:3]
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    if "." in text or first > 12:
        first, second = second, first
    return make_point(year, first, second)


def full_date(window: Window) -> Found | None:
    """'Monday, Jan. 6, 2025' -> 2025-01-06; 'early on 7 January' keeps the day."""
    if window.has("slashed") and window.before() in window.pieces.vocabulary.designators:  # version 2.10.2024
        return None
    found, anchor = day_point(window)
    if found is None:
        month, day = int(window.value("month", "month_maybe") or 0), day_number(window)
        if anchor == "none" and window.has("month", "month_maybe") and month and day and make_point(2024, month, day):
            return window.found("DATE", f"XXXX-{month:02d}-{day:02d}", "none")
        return None
    return window.found("DATE", found.value, anchor)


def short_dated(window: Window) -> Found | None:
    """'3 Jan 90 (AFP)' -> 1990-01-03, the last such year up to the next of the text; 'on 3 January 90 fell' counts."""
    digits = window.values[-1]
    if len(digits) != 2 or not digits.isdigit() or window.after() not in _AFTER_SHORT:
        return None
    base = window.setting.base()[0]
    latest = base.year + 1 if base else _LATEST
    year = latest - (latest - int(digits)) % 100
    month, day = window.value("month", "month_maybe"), day_number(window.part(window.first, window.last - 1))
    found = make_point(year, int(month), day)
    return window.found("DATE", found.value, "absolute") if found else None


_AFTER_SHORT: Final = ("(", "[", ")", "]", "--", "–", "—")
_LATEST: Final = 2049


def month_year(window: Window) -> Found:
    """'February 2022' -> 2022-02; 'the end of March 1917' -> its last third."""
    value = f"{year_number(window):04d}-{int(window.value('month', 'month_maybe')):02d}"
    return window.portioned(value, "absolute")


def month_of_year(window: Window) -> Found | None:
    """'March of that year', 'January this year', 'December last year'."""
    base, anchor = window.setting.base()
    if window.has("that", "same", "following", "previous"):
        base, anchor = window.setting.reference(window.sentence)
    month = int(window.value("month", "month_maybe"))
    if base is None:
        return window.found("DATE", f"XXXX-{month:02d}", "none")
    shift = -1 if window.has("last", "previous") else int(window.has("next", "following", "coming"))
    return window.portioned(f"{base.year + shift:04d}-{month:02d}", anchor)


def day_of_year(window: Window) -> Found | None:
    """'3 January of that year', 'August 2 of the following year' -> that day of the year told, of the next one."""
    told, anchor = window.setting.reference(window.sentence, far=True)
    year = told.year + window.has("following", "next") - window.has("previous") if told else 0
    found = make_point(year, int(window.value("month", "month_maybe")), day_number(window))
    return window.found("DATE", found.value, anchor) if found and window.value("unit") == "Y" else None


_BEFORE_MONTH: Final = frozenset((
    "in", "by", "since", "until", "till", "before", "after", "from", "during", "through", "throughout", "of",
    "for", "last", "next", "this", "early", "late", "mid", "to", "and", "between", "around", "about", "-",
    "(", "the", "every", "each", "previous", "following",
))  # fmt: skip


def month_alone(window: Window) -> Found | None:
    """'in September' -> the last one for a verb that looks back, the next for one that looks ahead."""
    month = int(window.value("month", "month_maybe"))
    if (window.has("month_maybe") and not _month_name(window)) or _first_name(window):
        return None
    if window.setting.base()[0] is None and not window.setting.before_christ:
        return window.found("DATE", f"XXXX-{month:02d}", "none")
    if window.has("same", "that"):
        return _that_month(window, month)
    sign = (
        -1
        if window.has("last", "past", "previous")
        else int(window.has("next", "coming", "following")) or window.sign()
    )
    point, anchor = _month_point(window, month, sign)
    return window.portioned(point.value, anchor) if point else None


def _that_month(window: Window, month: int) -> Found | None:
    """'In 1972 he ran. He lost that November' -> 1972-11."""
    told, anchor = window.setting.reference(window.sentence)
    found = make_point(told.year, month) if told and anchor == "narrative" else None
    return window.portioned(found.value if found else f"XXXX-{month:02d}", anchor if found else "none")


def _month_point(window: Window, month: int, sign: int) -> tuple[Point | None, str]:
    """'last March' said in March is the one a year ago; 'this March' is of this year."""
    today = window.published
    if today and not window.setting.narrative:
        if window.has("this"):
            return make_point(today.year, month), "published"
        if window.has("last", "past", "previous"):
            return make_point(today.year - (month >= today.month - 1), month), "published"
        if window.has("next") and month == today.month:
            return make_point(today.year + 1, month), "published"
        if sign <= 0 and _far_ahead(today, month) and not sign:
            sign = -1
    told = window.setting.told()
    if told and window.setting.narrative and not window.setting.before_christ:
        if window.has("last", "past", "previous"):
            return make_point(told.year - (month >= told.month), month), "narrative"
        if window.has("next", "coming", "following"):
            return make_point(told.year + (month <= told.month), month), "narrative"
    return window.setting.complete(month, 0, sign)


def _far_ahead(today: date, month: int) -> bool:
    """More than four months ahead: without a verb that says so, the last one is meant."""
    return (month - today.month) % 12 > 4


_NAMES: Final = ("01", "04", "05", "06", "08")


def _first_name(window: Window) -> bool:
    """'June Osborne said', 'by Jan Egeland' name no month; 'in June' and 'June rains' do."""
    if window.pieces.document.words[window.pieces.token[window.last - 1]] == "Jan":
        return window.tag(1) == "NNP"
    named = len(window.kinds) == 1 and window.value("month") in _NAMES
    return named and window.tag(1) == "NNP" and window.before() not in _BEFORE_MONTH - {"-", "(", "and"}


def _month_name(window: Window) -> bool:
    """'in May' is a month; 'Theresa May', 'May said', 'March on Rome' are none."""
    bare = len(window.kinds) == 1
    if not bare:
        return True
    if window.before() == "the" and window.after() in ("of", "to", "on"):  # the March to Rome
        return False
    return window.before() in _BEFORE_MONTH and window.tag(0) in ("NNP", "NN", "CD")


def day_of_story(window: Window) -> Found | None:
    """'on the 20th' -> that day of the month told last."""
    day = day_number(window)
    before = window.before()
    if before not in ("on", "by", "until", "of", "from", "to", "and", "since", "before", "after") or not day:
        return None
    if window.tag(1) in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "VBN"):
        return None
    setting = window.setting
    if len(setting.moving) < 7 or not setting.moving[5:7].isdigit():
        return None
    told = setting.told()
    point = make_point(told.year, told.month, day) if told else None
    return window.found("DATE", point.value, "narrative") if point else None


DATES: Final = (
    Rule("short_dated", "DAY MONTH (small|integer)", short_dated),
    Rule(
        "day_of_year",
        "(the? DAY of? MONTH|MONTH DAY) of (that|the (same|following|next|previous)) same? unit",
        day_of_year,
    ),
    Rule("date", "(PORTION|(early|late|earlier|later) on?|(this|next|last|coming) coming?)? DATE", full_date),
    Rule("month_year", "PORTION? MONTH (comma|of)? the? year", month_year),
    Rule(
        "month_of_year",
        "PORTION? MONTH comma? of? (this|that|the)? (last|this|next|that|same|previous|following|coming) same? unit",
        month_of_year,
    ),
)

MONTHS: Final = (
    Rule("month", "PORTION? (last|past|previous|next|coming|following|this|same|that)? MONTH", month_alone),
    Rule("month", "the (last|past|previous|next|coming|following) MONTH", month_alone),
    Rule("day_of_story", "the (numeric_ordinal|number hyphen ordinal)", day_of_story),
)
