"""Dates of the calendar: days, months, years, decades, seasons, quarters, named days, and ranges of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ..calendar import DAY, Point, easter, make_point, orthodox_easter, quarter_value, weekday_of_month
from ..intervals import SEASON_MONTH, interval, portion
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
    found, anchor = window.setting.complete(month, day, _sign(window))
    return found, anchor


def _digits_point(text: str) -> Point | None:
    """'2025-01-07', '2025-01', '1/7/2025' (month first unless impossible), '7.1.2025' (day first)."""
    numbers = [int(n) for n in _TRAILING.findall(text)]
    if "-" in text:
        return make_point(*numbers[:3])
    first, second, year = numbers[:3]
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    if "." in text or first > 12:
        first, second = second, first
    return make_point(year, first, second)


def _sign(window: Window) -> int:
    return 0 if window.setting.narrative else window.direction()


def full_date(window: Window) -> Found | None:
    """'Monday, Jan. 6, 2025' -> 2025-01-06; 'early on 7 January' keeps the day."""
    found, anchor = day_point(window)
    if found is None:
        month, day = int(window.value("month", "month_maybe") or 0), day_number(window)
        if anchor == "none" and window.has("month", "month_maybe") and month and day and make_point(2024, month, day):
            return window.found("DATE", f"XXXX-{month:02d}-{day:02d}", "none")
        return None
    return window.found("DATE", found.value, anchor)


def day_range(window: Window) -> list[Found] | None:
    """'from 3 to 5 January' -> 2025-01-03 and 2025-01-05; 'January 3-5' alike."""
    joint = max(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or", "comma") and i)
    month_at = window.at("month", "month_maybe") - window.first
    if window.has("comma") and window.kinds[joint] == "comma":  # the comma before the year
        joint = max(i for i, kind in enumerate(window.kinds[:joint]) if kind in ("hyphen", "to", "and", "or"))
    cut = window.first + joint
    left, right = window.part(window.first, cut), window.part(cut + 1, window.last)
    month, year = int(window.values[month_at]), year_number(window)
    points: list[Found] = []
    for part in (left, right):
        day = day_number(part)
        anchor = "absolute"
        if year:
            point = make_point(year, month, day) if day else None
        else:
            point, anchor = window.setting.complete(month, day, _sign(window)) if day else (None, "")
        if point is None:
            return None
        points.append(part.found("DATE", point.value, anchor))
    return points


def borrowed_year(window: Window) -> list[Found] | None:
    """'June–August 2023' -> 2023-06 and 2023-08; '31 May-1 June 1916' -> both days of 1916."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or", "slash") and i)
    cut = window.first + joint
    year = year_number(window)
    out: list[Found] = []
    for part in (window.part(window.first, cut), window.part(cut + 1, window.last)):
        month, day = int(part.value("month", "month_maybe")), day_number(part)
        point = make_point(year, month, day)
        if point is None:
            return None
        out.append(part.found("DATE", point.value, "absolute"))
    if out[0].value > out[1].value and (
        early := make_point(year - 1, int(out[0].value[5:7]), int(out[0].value[8:] or 0))
    ):
        out[0] = out[0]._replace(value=early.value)
    return out


def season_range(window: Window) -> list[Found]:
    """'the spring and early summer of 2023' -> 2023-SP and 2023-SU."""
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or"))
    year = year_number(window)
    parts = (window.part(window.first, window.first + joint), window.part(window.first + joint + 1, window.last))
    return [p.found("DATE", f"{year:04d}-{p.value('season', 'season_maybe')}", "absolute") for p in parts]


def month_range(window: Window) -> list[Found] | None:
    """'from October to March': the first month lies before the second."""
    first, last = (int(v) for k, v in zip(window.kinds, window.values, strict=True) if k in ("month", "month_maybe"))
    end, anchor = window.setting.complete(last, 0, _sign(window))
    start = make_point(end.year - (first > last), first) if end else None
    if end is None or start is None:
        return None
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to"))
    left = window.part(window.first + 1, window.first + joint)
    right = window.part(window.first + joint + 1, window.last)
    return [left.found("DATE", start.value, anchor), right.found("DATE", end.value, anchor)]


def month_year(window: Window) -> Found:
    """'February 2022' -> 2022-02; 'the end of March 1917' -> its last third."""
    value = f"{year_number(window):04d}-{int(window.value('month', 'month_maybe')):02d}"
    return _portioned(window, value, "absolute")


def _portioned(window: Window, value: str, anchor: str) -> Found:
    part = window.value("early", "late", "mid", "beginning", "end", "middle")
    return window.found("DATE", value, anchor, portion(interval(value), part) if part else None)


def month_of_year(window: Window) -> Found | None:
    """'March of that year', 'January this year', 'December last year'."""
    base, anchor = window.setting.base()
    if window.has("that", "same", "following", "previous"):
        base, anchor = window.setting.reference(window.sentence)
    month = int(window.value("month", "month_maybe"))
    if base is None:
        return window.found("DATE", f"XXXX-{month:02d}", "none")
    shift = -1 if window.has("last", "previous") else int(window.has("next", "following", "coming"))
    return _portioned(window, f"{base.year + shift:04d}-{month:02d}", anchor)


_BEFORE_MONTH: Final = frozenset(
    "in by since until till before after from during through throughout of for last next this early late mid through "
    "to and between until around about - ( the every each previous following".split()
)


def month_alone(window: Window) -> Found | None:
    """'in September' -> the last one for a verb that looks back, the next for one that looks ahead."""
    month = int(window.value("month", "month_maybe"))
    if window.has("month_maybe") and not _month_name(window):
        return None
    if window.setting.base()[0] is None and not window.setting.before_christ:
        return window.found("DATE", f"XXXX-{month:02d}", "none")
    if window.has("same", "that"):
        return None
    sign = (
        -1
        if window.has("last", "past", "previous")
        else int(window.has("next", "coming", "following")) or _sign(window)
    )
    point, anchor = _month_point(window, month, sign)
    return _portioned(window, point.value, anchor) if point else None


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
    return window.setting.complete(month, 0, sign)


def _far_ahead(today: date, month: int) -> bool:
    """More than four months ahead: without a verb that says so, the last one is meant."""
    return (month - today.month) % 12 > 4


def _month_name(window: Window) -> bool:
    """'in May' is a month; 'Theresa May', 'May said', 'March on Rome' are none."""
    bare = len(window.kinds) == 1
    if not bare:
        return True
    return window.before() in _BEFORE_MONTH and window.tag(0) in ("NNP", "NN", "CD")


_BEFORE_YEAR: Final = frozenset(
    "in by since until till before after from during through throughout of for early late mid around about circa ca to "
    "between ( the and or , - fiscal year autumn spring summer winter fall".split()
)
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
    portioned = len(window.kinds) > 1
    if not portioned:
        if before in _NOT_YEAR_BEFORE or after in ("%", "percent", "-", "per") and after != "-":
            return None
        if not 1500 <= year <= 2100 and not (
            before in ("in", "since", "until", "by", "of", "from") and not _counts(window)
        ):
            return None
        if _counts(window) and before not in ("the", "since", "its", "his", "their", "in"):
            return None
        if window.tag(0) != "CD" and before not in _BEFORE_YEAR:
            return None
    return _portioned(window, f"{year:04d}", "absolute")


def _counts(window: Window) -> bool:
    """Is the number followed by a plural noun that it may count?"""
    return window.tag(1) in _COUNTABLE


def year_range(window: Window) -> list[Found] | None:
    """'2009-2011', 'from 2009 to 2011', '1915-17' -> both years."""
    first = window.value("year")
    last = window.values[-1]
    if len(last) == 2:
        last = first[:2] + last
    if not last.isdigit() or not int(first) < int(last) <= int(first) + 150 or int(first) < 1300:
        return None
    joint = next(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "or", "slash"))
    return [
        window.part(window.first, window.first + joint).found("DATE", first, "absolute"),
        window.part(window.first + joint + 1, window.last).found("DATE", last, "absolute"),
    ]


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
    month = window.value("month", "month_maybe")
    value = f"{numbers[0] * 100 + numbers[1] + rest:04d}" + (f"-{month}" if month else "")
    return window.found("DATE", value, "absolute")


def decade(window: Window) -> Found | None:
    """'the early 1990s' -> 199, its first third; 'the nineties' -> the last ones."""
    digits = re.sub(r"\D", "", window.value("numeric_decade", "decade"))
    if len(digits) == 4:
        return _portioned(window, digits[:3], "absolute")
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
    return _portioned(window, f"{century}{digits[0]}", "absolute")


def century(window: Window) -> Found | None:
    """'the 20th century' -> 19."""
    number = sum(int(_TRAILING.match(v)[0]) for k, v in zip(window.kinds, window.values, strict=True)  # type: ignore[index]
                 if k in ("numeric_ordinal", "ordinal", "first", "second", "number"))  # fmt: skip
    unit = window.value("unit", "units")
    if unit != "C" or not 1 <= number <= 22:
        return None
    if window.value("era") == "BC":
        return window.found("DATE", f"BC{number - 1:02d}", "absolute")
    return _portioned(window, f"{number - 1:02d}", "absolute")


def season(window: Window) -> Found | None:
    """'the winter of 1994' -> 1994-WI; 'this summer', 'last fall'; bare 'in spring' by the verb."""
    name = window.value("season", "season_maybe")
    year = year_number(window)
    if (
        window.has("season_maybe")
        and not year
        and not (set(window.kinds) & {"last", "next", "this", "previous", "coming", "past"})
    ):
        if not (window.before() in ("in", "by", "since", "until") or window.has("the")) or window.after() in (
            "of",
            "in",
            "to",
        ):
            return None
    if window.value("era") == "BC":
        number = window.value("year", "small", "integer")
        return window.found("DATE", f"BC{int(number):04d}-{name}", "absolute") if number.isdigit() else None
    if year:
        return _portioned(window, f"{year:04d}-{name}", "absolute")
    if window.setting.before_christ:
        return window.found("DATE", f"BC{window.setting.before_christ:04d}-{name}", "narrative")
    base, anchor = window.setting.base()
    if base is None:
        return window.found("DATE", f"XXXX-{name}", "none")
    found = _season_year(window, name, base)
    return _portioned(window, f"{found:04d}-{name}", anchor)


def _season_year(window: Window, name: str, base: date) -> int:
    month = SEASON_MONTH[name]
    if window.setting.narrative:
        if window.has("following", "next"):
            return base.year + (base.month >= month)
        point = window.setting.complete(month, 0, 0)[0]
        return point.year if point else base.year
    if window.has("this"):
        return base.year - (name == "WI" and base.month <= 2)
    if window.has("last", "previous"):
        return base.year - (base.month < month + 3)
    sign = 1 if window.has("next", "coming") else window.direction() or -1
    if sign > 0:
        return base.year + (base.month >= month + 3)
    return base.year - (base.month < month)


def quarter(window: Window) -> Found | None:
    """'the third quarter', 'the second quarter of 2024', 'next year's first quarter', 'fiscal fourth-quarter'."""
    value = window.value("ordinal", "numeric_ordinal", "first", "second")
    number = int(_TRAILING.match(value)[0]) if value else 0  # type: ignore[index]
    if "Q" not in window.values or not 1 <= number <= 4:
        return None
    year = year_number(window)
    base, anchor = window.setting.base()
    if year:
        window.setting.quarter = f"{year:04d}-Q{number}"
        return window.found("DATE", window.setting.quarter, "absolute")
    if base is None:
        return window.found("DATE", f"XXXX-Q{number}", "none")
    window.setting.quarter = _quarter(window, number, base)
    return window.found("DATE", window.setting.quarter, anchor)


def _quarter(window: Window, number: int, base: date) -> str:
    """Of the year said, else of this year; said in January, the fourth quarter is that of the year before."""
    if window.has("this", "last", "next", "previous", "past") and "Y" in window.values:
        shift = -1 if window.has("last", "previous", "past") else int(window.has("next"))
    else:
        shift = -1 if number - (base.month + 2) // 3 >= 2 and window.direction() <= 0 else 0
    return f"{base.year + shift:04d}-Q{number}"


def named_day(window: Window) -> Found | None:
    """'on Christmas Eve' -> the 24th of the December that the verb points to; 'Easter 2025' -> 2025-04-20."""
    name = window.value("named_day")
    year = year_number(window)
    if year:
        day = _named_date(name, year)
        return window.found("DATE", day.isoformat(), "absolute") if day else None
    base, anchor = window.setting.base()
    if base is None:
        return window.found("DATE", f"XXXX-{name}", "none") if name[0].isdigit() else None
    days = [d for y in (-1, 0, 1) if 1 < base.year + y < 9999 and (d := _named_date(name, base.year + y))]
    sign = _sign(window)
    past, ahead = [d for d in days if d <= base], [d for d in days if d >= base]
    if window.has("last", "previous") and past:
        chosen = past[-1] if past[-1] < base else past[0]
    elif (sign > 0 or window.has("next", "coming", "this")) and ahead:
        chosen = ahead[0]
    elif sign < 0 and past and not window.setting.narrative:
        chosen = past[-1]
    else:
        chosen = min(days, key=lambda d: abs((d - base).days))
    return window.found("DATE", chosen.isoformat(), anchor)


def _named_date(name: str, year: int) -> date | None:
    if name.startswith("easter"):
        return easter(year) - int(name[7:] or 0) * DAY
    if name == "orthodox_easter":
        return orthodox_easter(year)
    if name == "thanksgiving":
        return weekday_of_month(year, 11, 4, 4)
    if name == "labor_day":
        return weekday_of_month(year, 9, 1, 1)
    point = make_point(year, *map(int, name.split("-")))
    return point.date if point else None


def named_date(window: Window) -> Found:
    """'D-Day' -> 1944-06-06."""
    return window.found("DATE", window.value("named_date"), "absolute")


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


RANGES: Final = (
    Rule("borrowed_year", "DAY of? MONTH (hyphen|to|and|or) DAY of? MONTH comma? year", borrowed_year),
    Rule("borrowed_year", "MONTH DAY (hyphen|to|and|or) MONTH DAY comma? year", borrowed_year),
    Rule("borrowed_year", "MONTH (hyphen|to|and|or) MONTH comma? year", borrowed_year),
    Rule("borrowed_year", "MONTH slash MONTH comma? year", borrowed_year),
    Rule("season_range", "the? SEASON (hyphen|and|to|or) (the|early|late)* SEASON of? year", season_range),
    Rule("month_range", "from MONTH (hyphen|to) MONTH", month_range),
    Rule("day_range", "the? DAY (hyphen|to|and|or) the? DAY of? MONTH (comma? year)?", day_range),
    Rule("day_range", "MONTH DAY (hyphen|to|and|or) the? DAY (comma year)?", day_range),
    Rule("year_range", "year (hyphen|slash|to) (year|small|integer)", year_range),
)

QUARTERS: Final = (
    Rule(
        "quarter",
        "(the|this|next|last|previous)? (unit possessive)? fiscal? hyphen? (ORDINAL) hyphen? unit (of|comma)? fiscal? (year|(this|last|next|previous) unit)?",
        quarter,
    ),
    Rule("quarter", "the? year fiscal? ORDINAL hyphen? unit", quarter),
)

DATES: Final = (
    Rule("era_year", "APPROX? MONTH? (year|small|integer) ERA", era_year),
    Rule("season", "PORTION? the? (early|late|mid)? hyphen? SEASON of? (year|small|integer) ERA", season),
    Rule("era_year", "APPROX? ERA (year|small|integer)", era_year),
    Rule("date", "(PORTION|(early|late|earlier|later) on?|(this|next|last|coming) coming?)? DATE", full_date),
    Rule("month_year", "PORTION? MONTH (comma|of)? the? year", month_year),
    Rule("month_year", "MONTH number number (hyphen? number)?", spoken_year),
    Rule(
        "month_of_year",
        "PORTION? MONTH comma? of? (this|that|the)? (last|this|next|that|same|previous|following|coming) same? unit",
        month_of_year,
    ),
    Rule("season", "PORTION? the? (early|late|mid)? hyphen? SEASON comma? (of|hyphen)? year", season),
    Rule(
        "season",
        "PORTION? (the|this)? (last|past|previous|next|coming|following|this|that)? (early|late|mid)? hyphen? SEASON",
        season,
    ),
    Rule("named_day", "(last|next|this|previous|coming)? NAMED comma? year?", named_day),
    Rule("named_date", "(named_date continued*)", named_date),
    Rule("century", "PORTION? the? (early|late|mid)? hyphen? ORDINAL hyphen? (unit|units) ERA?", century),
    Rule("decade", "PORTION? the? (early|late|mid)? hyphen? (numeric_decade|decade)", decade),
    Rule("month", "PORTION? (last|past|previous|next|coming|following|this|same|that)? MONTH", month_alone),
    Rule("year", "APPROX? PORTION? fiscal? year", year_alone),
    Rule("spoken_year", "number number (hyphen? number)?", spoken_year),
    Rule("day_of_story", "the (numeric_ordinal|number hyphen ordinal)", day_of_story),
)
