"""Numbers that count nothing: dates, clock times, designations, list marks, scores, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons, Matcher
from .numerals import Numeral
from .ranges import is_score
from .view import View


class Names(NamedTuple):
    """Words after which a number is a name, and names that hold a number."""

    designators: frozenset[str]
    numbered: Matcher[str]  # "Leopard 2", "Boeing 737"
    months: frozenset[str]


def build_names(lexicons: Lexicons) -> Names:
    """The names of a set of lexicons."""
    numbered = [
        row["form"] for row in lexicons.rows("weapons") if any(part.isdigit() for part in row["form"].split(" ")[1:])
    ]
    return Names(
        frozenset(row["form"].lower() for row in lexicons.rows("designators")),
        Matcher(((form, form) for form in numbered), split=split),
        _MONTHS,
    )


_MONTHS: Final = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "jan.", "feb", "feb.", "mar", "mar.", "apr", "apr.", "jun", "jun.", "jul", "jul.", "aug",
     "aug.", "sep", "sep.", "sept", "sept.", "oct", "oct.", "nov", "nov.", "dec", "dec.")
)  # fmt: skip
_CLOCK: Final = frozenset(
    ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", "hrs", "edt", "est", "cet", "et", "bst")
)
_YEAR_BEFORE: Final = frozenset(
    ("in", "since", "by", "until", "till", "of", "from", "during", "early", "late", "mid", "year", "before", "after",
     "through", "the", "for", "between", "spring", "summer", "autumn", "winter", "fall", "and", "to", "(", ",", "circa",
     "fiscal", "august", "-", "–", "year-end", "around", "than", "back", "throughout", "'s", "class", "©")
)  # fmt: skip
_ONE_BEFORE: Final = frozenset(
    ("no", "every", "any", "this", "that", "which", "each", "some", "the", "day", "another", "ones", "my", "your",
     "these", "those", "what", "such", "very", "loved", "dear", "type", "phase", "act", "formula", "air", "same",
     "other", "level", "number", "item")
)  # fmt: skip
Test = Callable[[View, Numeral, int, int, Names], bool]


def exclusion(view: View, numeral: Numeral, bounds: tuple[int, int], names: Names) -> str | None:
    """The name of the rule that says this number counts nothing, or None."""
    start, end = bounds
    for rule in _RULES:
        if rule(view, numeral, start, end, names):
            return rule.__name__
    return None


def _before(view: View, numeral: Numeral, start: int, back: int = 1) -> str:
    at = numeral.first - back
    return view.lower[at] if at >= start else ""


def _after(view: View, numeral: Numeral, end: int, ahead: int = 0) -> str:
    at = numeral.last + ahead
    return view.lower[at] if at < end else ""


def counts(view: View, numeral: Numeral, end: int) -> bool:
    """A plural noun heads the phrase that the number opens."""
    at = numeral.last
    if at >= end or view.phrase_at[at] < 0:
        return False
    first, _, head = view.phrase(view.phrase_at[at])
    plural = view.tags[head] in ("NNS", "NNPS") or view.lower[head].endswith(("people", "children", "men"))
    return plural and head >= at and first <= at


def is_plain_one(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'no one', 'one another', 'the new one', 'one's own'; 'one of the bridges' and 'one soldier' stay."""
    if view.lower[numeral.first] != "one" or numeral.last != numeral.first + 1 or numeral.rest:
        return False
    before, after = _before(view, numeral, start), _after(view, numeral, end)
    if _is_generic(view, numeral, start, end):
        return True
    if after in ("another", "'s", "thing's", "day's") or (after == "'s" and before == ""):
        return True
    counted = numeral.last < end and view.tags[numeral.last] in ("NN", "NNP", "JJ", "NNS", "VBN")
    if before in _ONE_BEFORE:
        return not (counted and before in ("the", "this", "that", "another", "'s", "any", "my", "other", "no"))
    adjective = numeral.first > start and view.tags[numeral.first - 1] in ("JJ", "JJR", "JJS")
    named = _before(view, numeral, start, 2) in ("the", "a", "this", "that")
    if named and view.tags[numeral.first - 1] in ("NN", "NNP"):
        return not counted  # the northern-front one
    return adjective and not counted and before not in ("more", "least", "less", "fewer", "other")


def _is_generic(view: View, numeral: Numeral, start: int, end: int) -> bool:
    """'One can only hope', 'if one looks': one is anybody before a verb that is no state of a victim."""
    before, at = _before(view, numeral, start), numeral.last
    if at >= end or before not in ("", "if", "as", "when", "that", "where", "how", "'", '"', "“", ",", "than", "what"):
        return False
    if view.tags[at] == "MD":
        return view.lower[at] not in ("will", "would", "may") or before != ""
    return view.tags[at] in ("VBZ", "VBP") and view.lower[at] not in ("is", "has", "was", "are") and before != ","


def is_vague(numeral: Numeral) -> bool:
    """'a few', 'several', 'a couple'."""
    return numeral.rule in ("vague_some", "vague_couple") and numeral.low < 10


def is_vague_duration(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'a few weeks ago', 'the past several months', 'a couple of days': the times stage reads them."""
    at = numeral.last + (_after(view, numeral, end) == "of")
    while at < end and view.tags[at] in ("JJ", "JJR"):
        at += 1
    return is_vague(numeral) and at < end and view.lower[at] in _TIME_UNITS


_TIME_UNITS: Final = frozenset(
    ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "nights", "moments")
)


def is_day_of_month(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'June 30', '30 June', 'Oct. 18-22'."""
    if not numeral.low <= 31 or numeral.rest or (numeral.last - numeral.first > 1 and numeral.high == numeral.low):
        return False
    before, after = _before(view, numeral, start), _after(view, numeral, end)
    if before in names.months and _before(view, numeral, start, 2).isdigit():
        return False  # '23 September 28 bodies'
    if before in names.months and before != "may" and numeral.low >= 1 and view.lower[numeral.first][0].isdigit():
        return True
    if before == "may" and view.words[numeral.first - 1] == "May" and view.lower[numeral.first].isdigit():
        return numeral.first - 1 > start or after in (",", ".", "")
    return after in names.months and (after not in ("may", "march") or view.words[numeral.last][0].isupper())


def is_clock(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'3 p.m.', '0600 GMT', '10.45pm', 'at 5am'."""
    if _after(view, numeral, end) in _CLOCK or numeral.rest in ("am", "pm", "h", "hrs"):
        return True
    return _is_military_time(view, numeral, start, end)


def _is_military_time(view: View, numeral: Numeral, start: int, end: int) -> bool:
    """'at 1130', 'at approximately 1845': four digits that are hours and minutes, no noun after them."""
    hours, minutes = divmod(numeral.low, 100)
    if not (numeral.plain and len(view.lower[numeral.first]) == 4 and hours < 24 and minutes < 60):
        return False
    back = 1 + (_before(view, numeral, start) in ("approximately", "about", "around"))
    return _before(view, numeral, start, back) == "at" and not counts(view, numeral, end)


def is_year(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'in 2014', '(1998)', 'spring 2022': four digits between 1500 and 2100 that no noun follows."""
    before = _before(view, numeral, start)
    if _is_span_of_years(view, numeral, end):
        return True
    if numeral.plain and before in names.months and _before(view, numeral, start, 2).isdigit():
        return len(view.lower[numeral.first]) in (2, 4)  # '3 Jan 90'
    if not (numeral.plain and 1500 <= numeral.low <= 2100 and len(view.lower[numeral.first]) in (4, 7, 9)):
        return False
    if counts(view, numeral, end):
        named = numeral.first > start and view.tags[numeral.first - 1] in ("NNP", "POS", "DT")
        return before in ("early", "late", "mid") or (named and 1980 <= numeral.low <= 2040)
    known = before in _YEAR_BEFORE or before in names.months or before == ""
    return known or (numeral.last < end and view.tags[numeral.last] in ("NNP", "NN") and 1900 <= numeral.low <= 2060)


def _is_span_of_years(view: View, numeral: Numeral, end: int) -> bool:
    """'2014-2015', '1992–95' as one token."""
    word = view.lower[numeral.first]
    if not _YEARS.match(word) or numeral.last != numeral.first + 1:
        return False
    return not counts(view, numeral, end)


_YEARS: Final = re.compile(r"(?:1[5-9]|20)\d\d[-–‑]\d\d(?:\d\d)?$")


def is_designation(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'Resolution 2231', 'Route 9', 'Flight 17', 'No. 5', 'Group of 7'."""
    if numeral.rest or numeral.last != numeral.first + 1:
        return False
    before = _before(view, numeral, start)
    if before == "p" and _before(view, numeral, start, 2) in ("&", "s"):
        return True
    if before == "of" and _before(view, numeral, start, 2) in ("group", "gang", "council", "big"):
        named = view.words[numeral.first][0].isupper() or numeral.low in (7, 8, 20, 77)
        return view.words[numeral.first - 2][0].isupper() and named
    if before == "." and _before(view, numeral, start, 2) in ("no", "nos", "nr", "art", "sec", "pp", "vol"):
        return view.touching(numeral.first - 1)
    if before not in names.designators or _is_verb(view, numeral.first - 1, start):
        return False
    word = view.lower[numeral.first]
    if not word[0].isdigit() and view.words[numeral.first - 1].islower() and before not in ("phase", "chapter", "page"):
        return False
    counted = counts(view, numeral, end)
    return not counted or (view.words[numeral.first - 1][0].isupper() and numeral.first - 1 > start)


def _is_verb(view: View, at: int, start: int) -> bool:
    """'we | count 12', 'they | page 30 doctors': a designator behind a pronoun is a verb."""
    return at > start and view.tags[at] in ("VBP", "VBD") and view.tags[at - 1] == "PRP" and view.words[at].islower()


def is_part_of_name(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'Leopard 2 tanks', 'Boeing 737': a name of the weapons lexicon that holds the number."""
    for back in (1, 2, 3, 4):
        at = numeral.first - back
        if at < start:
            return False
        if view.lower[at] in names.numbered.firsts:
            match = names.numbered.longest(view.lower, at, end)
            if match and match[0] > numeral.first:
                return True
    return False


def is_capital_name(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'Windows 10', 'Apollo 13', 'Juno 2': a name directly before a small bare figure that no noun follows."""
    if not (numeral.plain and numeral.low < 10000) or numeral.first - 1 < start:
        return False
    at = numeral.first - 1
    if view.tags[at] != "NNP" or view.begin[numeral.first] != view.end[at] + 1 or not view.words[at][:1].isupper():
        return False
    if len(view.lower[at]) < 2 or view.lower[at][-1] == "." or view.lower[at] in names.months:
        return False
    if numeral.last >= end:
        return True
    return view.tags[numeral.last] in (",", ".", "VBZ", "VBD", "IN", "CC", "NNP", "-RRB-", "MD", "POS", "''", ":", "TO")


def is_numbered_thing(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'the 737 jet', 'its 486 chip', 'Poor's 500 index', 'a 1981 Chevrolet': a single thing has the number as a name."""
    at = numeral.last
    if not numeral.plain or not 100 <= numeral.low or at >= end or view.tags[at] not in ("NN", "NNP", "JJ"):
        return False
    if _before(view, numeral, start) not in _ONE_THING or view.phrase_at[at] < 0:
        return False
    _, last, head = view.phrase(view.phrase_at[at])
    single = view.tags[head] in ("NN", "NNP") and not view.lower[head].endswith(_PLURALS)
    adjectives = all(view.tags[i] == "JJ" for i in range(at, head))
    return single and adjectives and head + 1 == last and (last >= end or view.tags[last] not in ("NN", "NNS", "HYPH"))


_ONE_THING: Final = frozenset(("the", "a", "an", "its", "this", "that", "his", "her", "their", "'s", "’s"))
_PLURALS: Final = (
    "s", "craft", "personnel", "people", "police", "staff", "crew", "infantry", "cavalry", "dead", "strong", "men",
    "children", "cattle", "youth", "wounded", "injured", "missing", "displaced", "homeless", "majority", "total", "or",
    "figure", "mark", "toll", "-",
)  # fmt: skip


def is_calibre(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'155mm', '7.62 mm', '122-mm', '155-millimeter': the name of a barrel, not a length."""
    rest = numeral.rest.strip("-")
    if not rest and view.lower[numeral.first][0].isdigit():
        at = numeral.last
        if at < end and view.lower[at] == "-":
            at += 1
        rest = view.lower[at] if at < end else ""
    if rest not in ("mm", "millimeter", "millimetre", "caliber", "calibre", "cal"):
        return False
    return rest not in ("mm",) or numeral.low in _CALIBRES


_CALIBRES: Final = frozenset(
    (5.45, 5.56, 7.62, 9, 12.7, 14.5, 20, 23, 25, 30, 35, 37, 40, 57, 60, 73, 76, 81, 82, 84, 85, 90, 100, 105, 106,
     107, 115, 120, 122, 125, 127, 128, 130, 150, 152, 155, 160, 180, 203, 220, 240, 300, 406)
)  # fmt: skip


def is_list_mark(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'1. Title', '(2) The parties', '3) …' at the start of a sentence or line; '[12]'."""
    if not numeral.plain or numeral.low > 999:
        return False
    before, after = _before(view, numeral, start), _after(view, numeral, end)
    if before == "[" and after == "]":
        return True  # a reference
    if numeral.first == start and after in (".", ")", ":"):
        return numeral.last + 1 < end or after in (".", ")")
    return before in ("(", "[") and after in (")", "]") and numeral.first - 1 == start


def is_address(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'16-18 Harbour Road', '10 Downing Street': a capitalised name and the word of a street behind a number."""
    if not view.lower[numeral.first][0].isdigit() or numeral.low > 99999 or numeral.last != numeral.first + 1:
        return False
    at = numeral.last
    while at < end and at < numeral.last + 4 and view.words[at][:1].isupper() and view.lower[at] not in _STREETS:
        at += 1
    if not numeral.last < at < end or view.lower[at] not in _STREETS or not view.words[at][:1].isupper():
        return False
    return at + 1 >= end or view.tags[at + 1] not in ("NN", "NNS")


_STREETS: Final = frozenset(
    ("street", "avenue", "road", "lane", "boulevard", "drive", "square", "st", "st.", "ave", "ave.", "rd", "rd.", "blvd",
     "blvd.", "highway", "terrace", "crescent", "alley", "parade", "embankment", "prospekt", "strasse", "quay")
)  # fmt: skip


def is_result(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'1 – 0', '3 - 1'."""
    return is_score(view, numeral, end)


def is_dialled(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'+1 202 555 0101', '555-0101': three and more groups of plain digits, or one of ten digits without commas."""
    if _before(view, numeral, start) == "+" and view.touching(numeral.first) and numeral.high != numeral.low:
        return True
    if not numeral.plain:
        return False
    if len(view.lower[numeral.first]) >= 10:
        return True
    run = 1
    at = numeral.last
    while at < end and (view.lower[at][0].isdigit() or view.lower[at] in ("-", ".", ")", "(")) and run < 4:
        run += 2 if _DIALLED.match(view.lower[at]) else view.lower[at].isdigit()
        at += 1
    at = numeral.first - 1
    while at >= start and (view.lower[at].isdigit() or view.lower[at] in ("-", ")", "(", "+")) and run < 4:
        run += view.lower[at].isdigit()
        at -= 1
    return run >= 3


_DIALLED: Final = re.compile(r"\d{3}-\d{4}$")


def is_web(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """Digits inside an address, a handle or an identifier: '_7', '@13', '7.x'."""
    before = view.lower[numeral.first - 1] if view.touching(numeral.first) else ""
    if numeral.last < end and view.lower[numeral.last] == "'s" and numeral.low % 10 == 0 and numeral.plain:
        return view.touching(numeral.last)  # the 80's
    if before == "." and "." in view.document.text[numeral.begin : numeral.end]:
        return False
    if before in ("×", "_", "@", "#", "=", "&", "/", "\\", "*", ".", ":"):
        return numeral.first - 1 >= start
    after = view.lower[numeral.last] if numeral.last < end and view.touching(numeral.last) else ""
    return after in ("_", "@", "=", "×") or (
        after == ":" and numeral.last + 1 < end and view.touching(numeral.last + 1)
    )


_RULES: Final[tuple[Test, ...]] = (
    is_vague_duration,
    is_plain_one, is_clock, is_day_of_month, is_year, is_calibre, is_designation, is_part_of_name, is_capital_name,
    is_numbered_thing,    is_list_mark, is_address, is_result, is_dialled, is_web,
)  # fmt: skip
