"""Numbers that are names: designations, calibres, addresses, list marks, telephone numbers."""

from __future__ import annotations

import re
from typing import Final

from .numerals import Numeral
from .ranges import is_score
from .surroundings import Names, counts, word_after, word_before
from .view import View


def is_designation(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'Resolution 2231', 'Route 9', 'Flight 17', 'No. 5', 'Group of 7'."""
    if numeral.rest or numeral.last != numeral.first + 1:
        return False
    before = word_before(view, numeral, start)
    if word_after(view, numeral, end) in ("th", "st", "nd", "rd"):
        return True  # the 1,204 th
    if before == "big" and view.words[numeral.first - 1] == "Big" and numeral.first - 1 > start:
        return True  # the Big Three, the Big 12
    if before == "p" and word_before(view, numeral, start, 2) in ("&", "s"):
        return True
    if before == "of" and word_before(view, numeral, start, 2) in ("group", "gang", "council", "big"):
        named = view.words[numeral.first][0].isupper() or numeral.low in (7, 8, 20, 77)
        return view.words[numeral.first - 2][0].isupper() and named
    if before == "." and word_before(view, numeral, start, 2) in ("no", "nos", "nr", "art", "sec", "pp", "vol"):
        return view.touching(numeral.first - 1)
    if before not in names.designators or _is_verb(view, numeral.first - 1, start):
        return False
    word = view.lower[numeral.first]
    if not word[0].isdigit() and view.words[numeral.first - 1].islower() and before not in ("phase", "chapter", "page"):
        return False
    if before == "no" and word[0].isdigit():
        return True  # Platoon no 9 soldiers
    counted = counts(view, numeral, end)
    if counted and "," in word:
        return False  # 'Volume 41,250 shares'
    return not counted or (view.words[numeral.first - 1][0].isupper() and numeral.first - 1 > start)


def _is_verb(view: View, at: int, start: int) -> bool:
    """'we | count 12', 'they | page 30 doctors': a designator behind a pronoun is a verb."""
    return at > start and view.tags[at] in ("VBP", "VBD") and view.tags[at - 1] == "PRP" and view.words[at].islower()


def is_part_of_name(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'Leopard 2 tanks', 'Boeing 737': a name of the weapons lexicon that holds the number, or one of its family."""
    before = numeral.first - 1
    if numeral.plain and before >= start and view.lower[before] in names.families and view.words[before][0].isupper():
        return view.begin[numeral.first] == view.end[before] + 1
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
    if not (numeral.plain and numeral.low < 10000) or numeral.first - 1 < start or is_score(view, numeral, end):
        return False  # not 'Sweden 1 – 0 Korea'
    at = numeral.first - 1
    if view.tags[at] != "NNP" or view.begin[numeral.first] != view.end[at] + 1 or not view.words[at][:1].isupper():
        return False
    if len(view.lower[at]) < 2 or view.lower[at][-1] == "." or view.lower[at] in names.months:
        return False
    if _is_numbered_before(view, at, start):
        return True
    if numeral.last >= end or _is_single(view, numeral):
        return True
    return view.tags[numeral.last] in (",", ".", "VBZ", "VBD", "IN", "CC", "NNP", "-RRB-", "MD", "POS", "''", ":", "TO")


def _is_numbered_before(view: View, at: int, start: int) -> bool:
    """'Nord Stream 1 and Nord Stream | 2 pipelines': the same name had a number before."""
    before = range(max(start, at - 8), at - 1)
    return any(view.lower[i] == view.lower[at] and view.words[i + 1].isdigit() for i in before)


def _is_single(view: View, numeral: Numeral) -> bool:
    """'the Mirny 2 pipeline': more than one thing cannot be a singular noun."""
    at = numeral.last
    if numeral.low < 2 or view.tags[at] != "NN" or view.phrase_at[at] < 0:
        return False
    _, last, head = view.phrase(view.phrase_at[at])
    return view.tags[head] == "NN" and head + 1 == last and not view.lower[head].endswith(_PLURALS)


def is_named_word(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'the Five Eyes', 'the Nine Rivers Treaty': a capitalised word of number between 'the' or a noun and a name."""
    at, after = numeral.first - 1, numeral.last
    if at < start or after >= end or not view.words[numeral.first].istitle():
        return False
    if not view.words[at].islower() and view.lower[at] != "the":
        return False
    named = view.tags[at] in ("DT", "POS", "NN") and view.tags[after] in ("NNP", "NNPS", "NNS")
    return named and view.words[after][:1].isupper()


def is_quoted(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'the "400" list', "''24,'' and others": digits alone in quotation marks are a title."""
    if not numeral.plain or numeral.first - 1 < start or view.lower[numeral.first - 1] not in _MARKS:
        return False
    at = numeral.last + (word_after(view, numeral, end) == ",")
    return at < end and view.lower[at] in _MARKS and view.touching(at)


_MARKS: Final = frozenset(('"', "''", "``", "“", "”", "‘", "’"))


def is_numbered_thing(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'the 737 jet', 'its 486 chip', 'Poor's 500 index', 'a 1981 Chevrolet': a single thing is named by its number."""
    at = numeral.last
    if not numeral.plain or numeral.low < 100 or at >= end:
        return False
    if view.lower[at] in ("is", "has") and word_before(view, numeral, start) == "the":
        return True  # the 512 is slower
    if view.tags[at] not in ("NN", "NNP", "JJ"):
        return False
    if word_before(view, numeral, start) not in _ONE_THING or view.phrase_at[at] < 0:
        return False
    _, last, head = view.phrase(view.phrase_at[at])
    single = view.tags[head] in ("NN", "NNP") and not view.lower[head].endswith(_PLURALS)
    adjectives = all(view.tags[i] == "JJ" for i in range(at, head))
    return (
        single
        and (adjectives or len(view.lower[numeral.first]) > len("9999"))
        and head + 1 == last
        and (last >= end or view.tags[last] not in ("NN", "NNS", "HYPH"))
    )


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
    before, after = word_before(view, numeral, start), word_after(view, numeral, end)
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
    if at >= end or view.lower[at] not in _STREETS or not view.words[at][:1].isupper():
        return False
    return at + 1 >= end or view.tags[at + 1] not in ("NN", "NNS")


_STREETS: Final = frozenset(
    ("street", "avenue", "road", "lane", "boulevard", "drive", "square", "st", "st.", "ave", "ave.", "rd", "rd.",
     "blvd", "blvd.", "highway", "terrace", "crescent", "alley", "parade", "embankment", "prospekt", "strasse", "quay")
)  # fmt: skip


def is_dialled(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'+1 202 555 0101', '555-0101': three and more groups of plain digits, or one of ten digits without commas."""
    if word_before(view, numeral, start) == "+" and view.touching(numeral.first) and numeral.high != numeral.low:
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
    if numeral.last < end and view.lower[numeral.last] in ("'s", "’s") and numeral.plain:
        return view.touching(numeral.last)  # the 80's, shellac 78's
    if before == "." and "." in view.document.text[numeral.begin : numeral.end]:
        return False
    if before in ("×", "_", "@", "#", "=", "&", "/", "\\", "*", ".", ":"):
        return numeral.first - 1 >= start
    after = view.lower[numeral.last] if numeral.last < end and view.touching(numeral.last) else ""
    return after in ("_", "@", "=", "×") or (
        after == ":" and numeral.last + 1 < end and view.touching(numeral.last + 1)
    )
