"""Years, decades and centuries: 2014, fiscal 2023, 332 BC, nineteen ninety-six, the 1990s."""

from __future__ import annotations

import re
from typing import Final

from ..patterns import Rule
from ..window import Found, Window
from .dates import ordinal_number, year_number

_BEFORE_YEAR: Final = frozenset((
    "in", "by", "since", "until", "till", "before", "after", "from", "during", "through", "throughout", "of",
    "for", "early", "late", "mid", "around", "about", "circa", "ca", "to", "between", "(", "the", "and", "or",
    ",", "-", "fiscal", "year", "autumn", "spring", "summer", "winter", "fall",
))  # fmt: skip

_COUNTABLE: Final = frozenset(("NNS",))

_NOT_YEAR_BEFORE: Final = frozenset(
    (
        "$",
        "€",
        "£",
        "no.",
        "#",
        "number",
        "some",
        "least",
        "than",
        "route",
        "highway",
        "page",
        "version",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "article",
        "resolution",
    )
)


def year_alone(window: Window) -> Found | None:
    """'since 2014', 'the 2003 invasion' are years; '2000 troops', 'page 1200' are none."""
    year = year_number(window)
    before, after = window.before(), window.after()
    portioned = window.kinds[0] not in ("year", "approx")
    if not portioned:
        if before in _NOT_YEAR_BEFORE or (after in ("%", "percent", "-", "per") and after != "-"):
            return None
        if not 1500 <= year <= 2100 and not (
            before in ("in", "since", "until", "by", "of", "from") and not _counts(window)
        ):
            return None
        if _counts(window) and before not in ("the", "since", "its", "his", "their", "in"):
            return None
        if window.tag(0) != "CD" and before not in _BEFORE_YEAR:
            return None
    return window.portioned(f"{year:04d}", "absolute")


def _counts(window: Window) -> bool:
    """Is the number followed by a plural noun that it may count?"""
    return window.tag(1) in _COUNTABLE


def era_year(window: Window) -> Found | None:
    """'332 BC' -> BC0332; 'AD 70' -> 0070; 'March 44 BC' -> BC0044-03."""
    number = window.value("year", "small", "integer")
    if not number.isdigit() or int(number) > 9999:
        return None
    prefix = "BC" if window.value("era") == "BC" else ""
    month = window.value("month", "month_maybe")
    return window.found("DATE", f"{prefix}{int(number):04d}" + (f"-{month}" if month else ""), "absolute")


def spoken_year(window: Window) -> Found | None:
    """'nineteen ninety-six' -> 1996; 'January nineteen ninety-seven' -> 1997-01."""
    numbers = [int(v) for k, v in zip(window.kinds, window.values, strict=True) if k == "number"]
    if not 10 <= numbers[0] <= 20 or not 10 <= numbers[1] < 100 or numbers[0] == 10:
        return None
    rest = numbers[2] if len(numbers) > 2 else 0
    if rest and (rest >= 10 or numbers[1] < 20):
        return None
    season = window.value("season", "season_maybe")
    month = window.value("month", "month_maybe") or season
    value = f"{numbers[0] * 100 + numbers[1] + rest:04d}" + (f"-{month}" if month else "")
    return window.found("DATE", value, "absolute")


def decade(window: Window) -> Found | None:
    """'the early 1990s' -> 199, its first third; 'the nineties' -> the last ones."""
    digits = re.sub(r"\D", "", window.value("numeric_decade", "decade"))
    if len(digits) == 4:
        return window.portioned(digits[:3], "absolute")
    if not digits:
        return None
    today = window.published
    if window.has("decade") and not window.has("the"):
        return None
    century = (
        20
        if today and int(digits[0]) * 10 + 2000 <= today.year and window.has("decade") is False and digits == "00"
        else 19
    )
    return window.portioned(f"{century}{digits[0]}", "absolute")


def century(window: Window) -> Found | None:
    """'the 20th century' -> 19."""
    number = ordinal_number(window)
    unit = window.value("unit", "units")
    if unit != "C" or not 1 <= number <= 22:
        return None
    if window.value("era") == "BC":
        return window.found("DATE", f"BC{number - 1:02d}", "absolute")
    return window.portioned(f"{number - 1:02d}", "absolute")


ERAS: Final = (
    Rule("era_year", "APPROX? MONTH? (year|small|integer) ERA", era_year),
    Rule("era_year", "APPROX? ERA (year|small|integer)", era_year),
    Rule("spoken_year", "PORTION? the? SEASON of? number number (hyphen? number)?", spoken_year),
    Rule("spoken_year", "MONTH number number (hyphen? number)?", spoken_year),
)

YEARS: Final = (
    Rule("century", "PORTION? the? (early|late|mid)? hyphen? ORDINAL hyphen? (unit|units) ERA?", century),
    Rule("decade", "PORTION? the? (early|late|mid)? hyphen? (numeric_decade|decade)", decade),
    Rule("year", "APPROX? PORTION? fiscal? year", year_alone),
    Rule("spoken_year", "number number (hyphen? number)?", spoken_year),
)
