"""Numbers of the calendar and the clock: they count nothing, the times stage reads them."""

from __future__ import annotations

import re
from typing import Final

from .numerals import Numeral
from .surroundings import Names, counts, word_after, word_before
from .view import View

_CLOCK: Final = frozenset(
    ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", "hrs", "edt", "est", "cet", "et", "bst")
)


_YEAR_BEFORE: Final = frozenset(
    ("in", "since", "by", "until", "till", "of", "from", "during", "early", "late", "mid", "year", "before", "after",
     "through", "the", "for", "between", "spring", "summer", "autumn", "winter", "fall", "and", "to", "(", ",", "circa",
     "fiscal", "august", "-", "–", "year-end", "around", "than", "back", "throughout", "'s", "class", "©")
)  # fmt: skip


def is_vague(numeral: Numeral) -> bool:
    """'a few', 'several', 'a couple'."""
    return numeral.rule in ("vague_some", "vague_couple") and numeral.low < 10


def is_vague_duration(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'a few weeks ago', 'the past several months', 'a couple of days': the times stage reads them."""
    if not is_vague(numeral):
        return False
    at = numeral.last + (word_after(view, numeral, end) == "of")
    while at < end and view.tags[at] in ("JJ", "JJR"):
        at += 1
    return at < end and view.lower[at] in _TIME_UNITS


_TIME_UNITS: Final = frozenset(
    ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "nights", "moments")
)


def is_day_of_month(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'June 30', '30 June', 'Oct. 18-22'."""
    if not numeral.low <= 31 or numeral.rest or (numeral.last - numeral.first > 1 and numeral.high == numeral.low):
        return False
    before, after = word_before(view, numeral, start), word_after(view, numeral, end)
    if before in names.months and word_before(view, numeral, start, 2).isdigit():
        return False  # '23 September 28 bodies'
    if before in names.months and before != "may" and numeral.low >= 1 and view.lower[numeral.first][0].isdigit():
        return True
    if before == "may" and view.words[numeral.first - 1] == "May" and view.lower[numeral.first].isdigit():
        return numeral.first - 1 > start or after in (",", ".", "")
    if not view.lower[numeral.first][0].isdigit():
        return False  # 'two October attacks'
    return after in names.months and (after not in ("may", "march") or view.words[numeral.last][0].isupper())


def is_clock(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'3 p.m.', '0600 GMT', '10.45pm', 'at 5am', 'four in the morning'."""
    if numeral.low <= 12 and tuple(view.lower[numeral.last : numeral.last + 2]) == ("in", "the"):
        return view.lower[numeral.last + 2 : numeral.last + 3] in _PARTS_OF_DAY
    if word_after(view, numeral, end) in _CLOCK or numeral.rest in ("am", "pm", "h", "hrs"):
        return True
    return _is_military_time(view, numeral, start, end)


_PARTS_OF_DAY: Final = (["morning"], ["afternoon"], ["evening"])


def _is_military_time(view: View, numeral: Numeral, start: int, end: int) -> bool:
    """'at 1130', 'around 1845 yesterday': four digits that are hours and minutes, no noun after them."""
    hours, minutes = divmod(numeral.low, 100)
    if not (numeral.plain and len(view.lower[numeral.first]) == 4 and hours < 24 and minutes < 60):
        return False
    before, after = word_before(view, numeral, start), word_after(view, numeral, end)
    if before in _FROM_WHEN and after in _ON_THAT_DAY:
        return True
    back = 1 + (before in ("approximately", "about", "around"))
    return word_before(view, numeral, start, back) == "at" and not counts(view, numeral, end)


_FROM_WHEN: Final = frozenset(("around", "since", "until"))
_ON_THAT_DAY: Final = frozenset(("yesterday", "today", "tonight", "local"))


def is_year(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'in 2014', '(1998)', 'spring 2022': four digits between 1500 and 2100 that no noun follows."""
    before = word_before(view, numeral, start)
    if _is_span_of_years(view, numeral, end):
        return True
    if numeral.plain and before in names.months and word_before(view, numeral, start, 2).isdigit():
        return len(view.lower[numeral.first]) in (2, 4)  # '3 Jan 90'
    if before in ("'", "’") and _is_short(view, numeral, end):
        return True
    if not (numeral.plain and 1500 <= numeral.low <= 2100 and len(view.lower[numeral.first]) in (4, 7, 9)):
        return False
    if counts(view, numeral, end):
        if _is_dated_noun(view, numeral):
            return True
        named = numeral.first > start and view.tags[numeral.first - 1] in ("NNP", "POS", "DT")
        return before in ("early", "late", "mid") or (named and 1980 <= numeral.low <= 2040)
    known = before in _YEAR_BEFORE or before in names.months or before == ""
    return known or (numeral.last < end and view.tags[numeral.last] in ("NNP", "NN") and 1900 <= numeral.low <= 2060)


def _is_dated_noun(view: View, numeral: Numeral) -> bool:
    """'below 2011 levels': what a year has."""
    _, _, head = view.phrase(view.phrase_at[numeral.last])
    return 1900 <= numeral.low <= 2100 and view.lower[head] in _OF_A_YEAR


_OF_A_YEAR: Final = frozenset(
    ("figures", "numbers", "levels", "elections", "estimates", "prices", "results", "standards", "olympics", "games",
     "protests", "talks", "accords", "agreements", "sales", "earnings", "forecasts", "rates", "polls", "models")
)  # fmt: skip


def _is_short(view: View, numeral: Numeral, end: int) -> bool:
    """'since \'78': two digits behind an apostrophe that opens no quotation."""
    touches = view.touching(numeral.first) and not view.touching(numeral.first - 1)
    closes = any(view.lower[i] in ("'", "’") and view.touching(i) for i in range(numeral.last, end))
    return numeral.plain and len(view.lower[numeral.first]) == 2 and touches and not closes


def _is_span_of_years(view: View, numeral: Numeral, end: int) -> bool:
    """'2014-2015', '1992–95' as one token."""
    word = view.lower[numeral.first]
    if not _YEARS.match(word) or numeral.last != numeral.first + 1:
        return False
    return not counts(view, numeral, end)


_YEARS: Final = re.compile(r"(?:1[5-9]|20)\d\d[-–‑]\d\d(?:\d\d)?$")
