"""Years, decades and centuries: 2014, fiscal 2023, 332 BC, nineteen ninety-six, the 1990s."""

from __future__ import annotations

import re
from typing import Final

from ..patterns import Rule
from ..window import Found, Window
from .dates import day_number, ordinal_number, year_number

_BEFORE_YEAR: Final = frozenset((
    "in", "by", "since", "until", "till", "before", "after", "from", "during", "through", "throughout", "of",
    "for", "early", "late", "mid", "around", "about", "circa", "ca", "to", "between", "(", "the", "and", "or",
    ",", "-", "fiscal", "year", "autumn", "spring", "summer", "winter", "fall",
))  # fmt: skip

_OF_A_YEAR: Final = frozenset(("levels", "figures", "numbers", "prices", "rates", "results", "standards", "estimates"))
"""Plurals that a year before them does not count: below 2000 levels."""

_COUNTABLE: Final = frozenset(("NNS",))

_NOT_YEAR_BEFORE: Final = frozenset((
    "$", "€", "£", "some", "least", "than", "nearly", "almost", "approximately", "roughly", "release",
))  # fmt: skip
_DATED: Final = frozenset(("year", "season", "class", "week", "day", "order", "act", "convention", "protocol", "count"))
"""Designators after which a year is one: the class of 1968, the season 2012."""


def year_alone(window: Window) -> Found | None:
    """'since 2014', 'the 2003 invasion' are years; '2000 troops', 'page 1200' are none."""
    year = year_number(window)
    before, after = window.before(), window.after()
    portioned = window.kinds[0] not in ("year", "approx")
    if not portioned:
        if (
            before in _NOT_YEAR_BEFORE
            or before in window.pieces.vocabulary.designators - _DATED
            or after in ("%", "percent", "per")
            or (before == "at" and window.tag(1)[:2] not in ("NN", "JJ"))
        ):
            return None
        if not 1500 <= year <= 2100 and not (
            before in ("in", "since", "until", "by", "of", "from") and not _counts(window)
        ):
            return None
        if _counts(window) and after not in _OF_A_YEAR and before not in ("the", "since", "its", "his", "their", "in"):
            return None
        if window.tag(0) != "CD" and before not in _BEFORE_YEAR:
            return None
    return window.portioned(f"{year:04d}", "absolute")


def fiscal_year(window: Window) -> Found:
    """'FY2023', 'FY24' -> 2023, 2024."""
    digits = window.value("fiscal_year")[2:]
    return window.found("DATE", digits if len(digits) == 4 else f"20{digits}", "absolute")


def _counts(window: Window) -> bool:
    """Is the number followed by a plural noun that it may count? In 'pre-1990 borders' it counts none."""
    token = window.pieces.token
    prefixed = window.first > 0 and token[window.first - 1] == token[window.first]
    return window.tag(1) in _COUNTABLE and not prefixed


def era_year(window: Window) -> Found | None:
    """'332 BC' -> BC0332; 'AD 70' -> 0070; 'March 44 BC' -> BC0044-03."""
    number = window.value("year", "small", "integer")
    if not number.isdigit() or int(number) > 9999:
        return None
    prefix = "BC" if window.value("era") == "BC" else ""
    month = window.value("month", "month_maybe")
    return window.found("DATE", f"{prefix}{int(number):04d}" + (f"-{month}" if month else ""), "absolute")


def era_day(window: Window) -> Found | None:
    """'12 August 490 BC', 'March 15, 44 BC' -> BC0490-08-12, BC0044-03-15."""
    number = next((v for v in reversed(window.values[:-1]) if v.isdigit() and len(v) < 5), "")
    at = window.at("era")
    year = era_year(window.part(at - 1, window.last)) if number else None
    day = day_number(window.part(window.first, at - 1))
    month = window.value("month", "month_maybe")
    return window.found("DATE", f"{year.value}-{month}-{day:02d}", "absolute") if year and day else None


def bare_era_year(window: Window) -> Found | None:
    """'In 218 the army crossed' in a story that stands in 219 BC -> BC0218."""
    told, digits = window.setting.before_christ, window.value("integer")
    near = digits.isdigit() and len(digits) < 4 and abs(told - int(digits)) <= _LIFETIME
    if not told or not near or window.tag(1)[:2] in ("NN", "JJ", "CD"):
        return None
    return window.part(window.first + 1, window.last).found("DATE", f"BC{int(digits):04d}", "absolute")


_LIFETIME: Final = 60


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


def spoken_thousand(window: Window) -> Found | None:
    """'the year two thousand', 'in two thousand and eight' -> 2008; 'in two thousand villages' is none."""
    numbers = [int(v) for k, v in zip(window.kinds, window.values, strict=True) if k == "number"]
    said = window.has("unit")
    if numbers[0] not in (1, 2) or window.value("scale") != "1000" or (said and window.value("unit") != "Y"):
        return None
    if not said and (window.before() not in _BEFORE_SPOKEN or window.tag(1) in ("NN", "NNS", "JJ", "CD")):
        return None
    year = numbers[0] * 1000 + sum(numbers[1:])
    return window.found("DATE", f"{year:04d}", "absolute") if len(numbers) < 4 and year % 1000 < 100 else None


_BEFORE_SPOKEN: Final = ("in", "since", "until", "by", "before", "after", "of")


def short_year(window: Window) -> Found | None:
    """ "since '82", "the class of '68" -> the last such year up to the text's own time."""
    document, first = window.pieces.document, window.pieces.token[window.first]
    begin, end = document.begins[first], document.ends[first]
    digits = window.value("small", "integer")
    number = int(digits) if len(digits) == 2 else 0  # 13.8 and 1,000 are longer
    closed = document.text[begin - 1 : begin].isspace() and document.text[end : end + 1].isdigit()
    base = window.setting.base()[0]
    if not closed or base is None or not 10 <= number <= 99 or window.before() not in _BEFORE_YEAR:
        return None
    return window.found("DATE", f"{base.year - (base.year - number) % 100:04d}", "absolute")


def era_range(window: Window) -> list[Found] | None:
    """'from 499 to 493 BC', '496 and 495 BC' -> both years before Christ."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or"))
    left = window.part(window.first, window.first + joint)
    right = window.part(window.first + joint + 1, window.last)
    last = era_year(right)
    first = left.value("year", "small", "integer")
    if last is None or not first.isdigit() or not last.value.startswith("BC") or int(first) <= int(last.value[2:6]):
        return None
    return [left.found("DATE", f"BC{int(first):04d}", "absolute"), last]


def era_decade(window: Window) -> Found | None:
    """'the 470s BC' -> BC047; 'the 60s AD' -> 006."""
    digits = re.sub(r"\D", "", window.value("numeric_decade")).zfill(4)[:3]
    return window.found("DATE", ("BC" if window.value("era") == "BC" else "") + digits, "absolute")


_NO_DECADE_AFTER: Final = frozenset(("his", "her", "their", "my", "your", "our", "low", "high", "upper", "lower"))
"""Before 40s, of an age or a measure."""


def decade(window: Window) -> Found | None:
    """'the early 1990s' -> 199, its first third; 'the nineties' -> the last ones."""
    digits = re.sub(r"\D", "", window.value("numeric_decade", "decade"))
    if len(digits) == 3 or (len(digits) == 2 and window.before() in _NO_DECADE_AFTER):
        return None
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


def written_decade(window: Window) -> Found | None:
    """'the 1980's', 'the early 1980's' -> 198; 'in 1980's vote' is the year's."""
    year = year_number(window)
    if year % 10 or not window.has("the", "early", "late", "mid", "beginning", "end", "middle"):
        return None
    return window.portioned(f"{year // 10:03d}", "absolute")


def century(window: Window) -> Found | None:
    """'the 20th century' -> 19."""
    number = ordinal_number(window)
    unit = window.value("unit", "units")
    if unit != "C" or not 1 <= number <= 22 or (window.has("first") and window.after() == "of"):
        return None  # in the first century of their rule
    if window.value("era") == "BC":
        return window.found("DATE", f"BC{number - 1:02d}", "absolute")
    return window.portioned(f"{number - 1:02d}", "absolute")


ERAS: Final = (
    Rule("era_range", "(year|small|integer) (hyphen|to|and|or) (year|small|integer) ERA", era_range),
    Rule("era_decade", "PORTION? the? (early|late|mid)? hyphen? numeric_decade ERA", era_decade),
    Rule("era_day", "(MONTH DAY|the? DAY of? MONTH) comma? (year|small|integer) ERA", era_day),
    Rule("era_year", "(in|by|from) integer", bare_era_year),
    Rule("era_year", "APPROX? PORTION? MONTH? (year|small|integer) ERA", era_year),
    Rule("era_year", "APPROX? ERA (year|small|integer)", era_year),
    Rule("spoken_year", "PORTION? the? SEASON of? number number (hyphen? number)?", spoken_year),
    Rule("spoken_year", "MONTH number number (hyphen? number)?", spoken_year),
)


def year_of_name(window: Window) -> Found | None:
    """'the year 800' -> 0800."""
    digits = window.value("integer", "small")
    named = window.value("unit") == "Y" and digits.isdigit() and len(digits) < 5 and window.tag(1)[:2] != "NN"
    return window.found("DATE", digits.zfill(4), "absolute") if named else None


SAID_YEARS: Final = (
    Rule("year", "the unit (integer|small)", year_of_name),
    Rule("year", "APPROX? PORTION? the? fiscal unit? year", year_alone),
    Rule("spoken_thousand", "the unit number scale and? (number (hyphen? number)?)?", spoken_thousand),
)

YEARS: Final = (
    Rule("century", "PORTION? the? (early|late|mid)? hyphen? ORDINAL hyphen? (unit|units) ERA?", century),
    Rule("decade", "PORTION? the? (early|late|mid)? hyphen? (numeric_decade|decade)", decade),
    Rule("decade", "PORTION? the? (early|late|mid)? hyphen? year possessive", written_decade),
    Rule("year", "APPROX? PORTION? year", year_alone),
    Rule("fiscal_year", "fiscal_year", fiscal_year),
    Rule("spoken_year", "number number (hyphen? number)?", spoken_year),
    Rule("spoken_thousand", "number scale and? number (hyphen? number)?", spoken_thousand),
    Rule("short_year", "possessive (small|integer)", short_year),
)
