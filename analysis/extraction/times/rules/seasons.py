"""Seasons and quarters: the winter of 1994, this summer, the third quarter, fiscal fourth-quarter."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..intervals import SEASON_MONTH
from ..patterns import Rule
from ..window import Found, Window
from .dates import ordinal_number, year_number
from .periods import report

_DIRECTIONS: Final = ("last", "next", "this", "previous", "coming", "past")
_SEASON_BEFORE: Final = ("in", "by", "since", "until")
_EVENT_AFTER: Final = ("of", "in", "to")


def _season_meant(window: Window) -> bool:
    """'this fall', 'in fall', 'the fall' are seasons; 'the fall of Kabul' and 'prices fall' are none."""
    if window.has(*_DIRECTIONS):
        return True
    return (window.before() in _SEASON_BEFORE or window.has("the")) and window.after() not in _EVENT_AFTER


def season(window: Window) -> Found | list[Found] | None:
    """'the winter of 1994' -> 1994-WI; 'this summer', 'last fall'; bare 'in spring' by the verb."""
    name = window.value("season", "season_maybe")
    if window.value("units") not in ("", "M"):
        return None
    year = int(window.value("year_pair")[:4] or 0) or year_number(window) or _year_ahead(window)
    if window.has("season_maybe") and not year and not _season_meant(window):
        return None
    if len(window.kinds) == 1 and window.before() in ("a", "an"):  # a winter coat
        return None
    if window.has(*_DIRECTIONS, "that") and window.is_name():  # filming That Summer
        return []
    if window.value("era") == "BC":
        number = window.value("year", "small", "integer")
        return window.found("DATE", f"BC{int(number):04d}-{name}", "absolute") if number.isdigit() else None
    if year:
        return window.portioned(f"{year:04d}-{name}", "absolute")
    if window.setting.before_christ:
        return window.found("DATE", f"BC{_year_before_christ(window, name):04d}-{name}", "narrative")
    base, anchor = window.setting.base()
    if base is None:
        return window.found("DATE", f"XXXX-{name}", "none")
    found = _season_year(window, name, base)
    return window.portioned(f"{found:04d}-{name}", anchor)


def _year_ahead(window: Window) -> int:
    """'the spring offensive of 1918': the year of what is named by its season; 0 where there is none."""
    if window.has(*_DIRECTIONS):
        return 0
    document = window.pieces.document
    at, end = window.pieces.token[window.last - 1] + 1, int(document.sentence_last[window.sentence])
    nouns = at
    while nouns < min(end, at + _NOUNS) and document.tags[nouns][:2] == "NN":
        nouns += 1
    if nouns == at or document.lower[nouns : nouns + 1] != ["of"]:
        return 0
    year = document.words[nouns + 1 : nouns + 2]
    return int(year[0]) if year and _YEAR.match(year[0]) and nouns + 1 < end else 0


_NOUNS: Final = 3
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def _year_before_christ(window: Window, name: str) -> int:
    """After a winter comes the spring of the next year."""
    setting = window.setting
    return setting.before_christ - int(setting.moving[7:] == "WI" and name in ("SP", "SU"))


def _season_year(window: Window, name: str, base: date) -> int:
    month = SEASON_MONTH[name]
    if window.setting.narrative:
        if window.has("following", "next"):
            return base.year + (base.month >= month)
        if window.has("previous", "last"):
            return base.year - (base.month < month + 3)
        if window.setting.moving[5:] == "WI" and name in ("SP", "SU"):  # through the winter and into the spring
            return base.year + 1
        point = window.setting.complete(month, 0, 0)[0]
        return point.year if point else base.year
    if window.has("this"):
        over = base.month >= month + 3 and window.direction() > 0
        return base.year - (name == "WI" and base.month <= 2) + over
    if window.has("last", "previous"):
        return base.year - (base.month < month + 3)
    sign = 1 if window.has("next", "coming") else window.direction() or (1 if 0 < month - base.month <= _SOON else -1)
    if sign > 0:
        return base.year + (base.month >= month + 3)
    return base.year - (base.month < month)


_SOON: Final = 2
"""A season that begins in so few months is the coming one where no verb says otherwise."""


def quarter(window: Window) -> Found | None:
    """'the third quarter', 'the second quarter of 2024', 'next year's first quarter', 'fiscal fourth-quarter'."""
    number = ordinal_number(window)
    if "Q" not in window.values or not 1 <= number <= 4:
        return None
    return _quarter_of(window, number, window)


def last_quarter(window: Window) -> Found | None:
    """'the last quarter of 2024', 'the final quarter of the year' -> its fourth."""
    year = window.part(window.at("unit") + 1, window.last)
    return _quarter_of(window, 4, year) if window.value("unit") == "Q" else None


def _quarter_of(window: Window, number: int, said: Window) -> Found:
    """The quarter of that number; `said` holds what is said of its year."""
    year = year_number(window)
    base, anchor = window.setting.base()
    if year:
        value, anchor = f"{year:04d}-Q{number}", "absolute"
    elif base is None:
        return window.found("DATE", f"XXXX-Q{number}", "none")
    else:
        value = _quarter(said, number, base)
    report(window, value)
    return window.found("DATE", value, anchor)


def _quarter(window: Window, number: int, base: date) -> str:
    """Of the year said, else of this year; said in January, the fourth quarter is that of the year before."""
    if window.has("this", "last", "next", "previous", "past") and "Y" in window.values:
        shift = -1 if window.has("last", "previous", "past") else int(window.has("next"))
    else:
        shift = -1 if number - (base.month + 2) // 3 >= 2 and window.direction() <= 0 else 0
    return f"{base.year + shift:04d}-Q{number}"


def quarter_code(window: Window) -> Found | None:
    """'Q3 2024', 'in Q2', 'H1 2024'."""
    code, year = window.value("quarter_code"), year_number(window)
    if code[0] == "H":
        return window.found("DATE", f"{year:04d}-{code}", "absolute") if year else None
    base, anchor = window.setting.base()
    if year:
        value, anchor = f"{year:04d}-{code}", "absolute"
    elif base is None:
        return window.found("DATE", f"XXXX-{code}", "none")
    else:
        value = _quarter(window, int(code[1]), base)
    report(window, value)
    return window.found("DATE", value, anchor)


_SPAN: Final = "(year_pair|year (hyphen|slash) (year|small|integer))"

SEASONS: Final = (
    Rule("season", f"PORTION? the? (early|late|mid)? hyphen? SEASON of? {_SPAN}", season),
    Rule("season", f"the? ({_SPAN}|year) SEASON", season),
    Rule("season", "PORTION? the? (early|late|mid)? hyphen? SEASON of? (year|small|integer) ERA", season),
    Rule("season", "PORTION? the? (early|late|mid)? hyphen? SEASON comma? (of|hyphen)? year", season),
    Rule(
        "season",
        "PORTION? (the|this)? (last|past|previous|next|coming|following|this|that)? (early|late|mid)? hyphen? SEASON"
        " units?",
        season,
    ),
)

QUARTERS: Final = (
    Rule("quarter_code", "quarter_code ((of|in|comma)? fiscal? year)?", quarter_code),
    Rule(
        "quarter",
        "(the|this|next|last|previous)? (unit possessive)? fiscal? hyphen? ORDINAL hyphen? unit"
        " ((of|comma)? fiscal? (year|(this|last|next|previous) unit))?",
        quarter,
    ),
    Rule("quarter", "the? year fiscal? ORDINAL hyphen? unit", quarter),
    Rule(
        "last_quarter",
        "the? (last|final) unit (of|in) fiscal? (year|(the|this|last|next|previous) fiscal? unit)",
        last_quarter,
    ),
)
