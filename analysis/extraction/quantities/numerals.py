"""Tokens -> one number: "two hundred and five", "1.5 million", "tens of thousands", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from . import cardinals
from .cardinals import ARTICLES, SCALES, kind_at, scale_at, scales
from .forms import Form
from .view import View


class Numeral(NamedTuple):
    """A number read from tokens first..last; begin and end are the offsets of its own words."""

    first: int
    last: int
    begin: int
    end: int
    low: float
    high: float | None  # None for vague words
    vague: bool
    rule: str
    rest: str = ""  # what follows within the last token: "-day"
    prefix: str = ""  # currency letters glued before it
    plain: bool = False  # digits alone
    factor: float = 1.0  # scale words that were multiplied in: 1e6 in "1.5 million"
    comma: bool = False  # a decimal comma, which only a scale or a unit makes a number: "1,5 million"
    signed: bool = False  # the sign is in the value already: "-18 to -34"
    unit_at: int = 0  # the token of the unit that a range has behind its first number: "from 60 | tons to 48"


def read_numeral(view: View, at: int, end: int) -> Numeral | None:
    """The longest number that starts at candidate token `at` (an article before it is taken in)."""
    form = view.form(at)
    rule = _RULES.get(form.kind) if form is not None else None
    return rule(view, at, end, form) if rule is not None and form is not None else None


def _make(
    view: View,
    first: int,
    last: int,
    low: float,
    rule: str,
    *,
    high: float | None = None,
    vague: bool = False,
    is_open: bool = False,
    plain: bool = False,
    factor: float = 1.0,
    comma: bool = False,
) -> Numeral:
    """A numeral over whole tokens, cut to the number's characters where the last token has a rest.

    `high` is `low` where it is not given, and none where the number is open above.
    """
    opening = view.form(first)
    closing = opening if last == first + 1 else view.form(last - 1)
    rest = closing.rest if closing is not None else ""
    prefix = opening.prefix if opening is not None else ""
    begin = view.begin[first] + (opening.begin if opening is not None else 0)
    stop = view.begin[last - 1] + closing.end if closing is not None and rest else view.end[last - 1]
    low = _tidy(low)
    above = None if is_open else low if high is None else _tidy(high)
    return Numeral(first, last, begin, stop, low, above, vague, rule, rest, prefix, plain, factor, comma)


def _tidy(value: float) -> float:
    """525.8 million is 525,800,000, not 525,799,999.99999994."""
    return round(value, 6) if 1 <= value < 1e15 and value % 1 else value


def read_digits(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'10,000'; '9 300' with a thin or plain space; '5 1/2'; '1.5 million'; '20-30 thousand'; '.08'."""
    if form.prefix:
        return _read_prefixed(view, at, end, form)
    if form.plain and _is_pointed(view, at):
        return read_decimals(view, at, end, form)
    low, last = _groups(view, at, end, form)
    if last == at + 1 and form.rest:
        return _make(view, at, last, low, "digits", high=form.high, comma=form.comma)
    if form.plain and view.lower[last : last + 1] == ["⁄"] and _is_over(view, last, end):
        return _make(view, at, last + 2, low / max(float(view.lower[last + 1]), 1.0), "fraction")
    powered = _power(view, last, end)
    if powered is not None:
        return _make(view, at, powered[1], low * powered[0], "digits_power")
    if not form.single:
        product, last = scales(view, last, end)
        rule = "digits_with_scale" if product > 1 else "digits"
        return _make(view, at, last, low * product, rule, high=form.high * product, factor=product)
    alone = not cardinals.continues(view, last, end)
    number = None if alone else cardinals.go_on(view, cardinals.begin(form._replace(low=low), last), end)
    if number is None or number.last == last:
        return _make(view, at, last, low, "digits", plain=form.plain and last == at + 1, comma=form.comma)
    rule = "digits_with_scale" if number.scale > 1 else "digits"
    return _make(view, at, number.last, number.value, rule, factor=number.factor)


def read_decimals(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'.08'; '007' alone is a name."""
    if not _is_pointed(view, at):
        return None
    return _make(view, at, at + 1, float("0." + view.lower[at]), "digits")._replace(begin=view.begin[at - 1])


def _groups(view: View, at: int, end: int, form: Form) -> tuple[float, int]:
    """(value, end) with groups of three digits behind a space or an apostrophe: '9 300', '1 250 000', '10’000'."""
    low, last = form.low, at + 1
    if not form.plain or len(view.lower[at]) > 3 or low <= 0:
        return low, last
    stop, digits = last, view.lower[at]
    while stop < end:
        step = 2 if view.lower[stop] in ("'", "’", ",") else 1
        if not _is_group(view, stop + step - 1, step, end):
            break
        digits += view.lower[stop + step - 1]
        stop += step
    if stop == last or (stop < end and view.lower[stop].isdigit()):
        return low, last
    return float(digits), stop


_GROUP: Final = re.compile(r"\d{3}(?:\.\d+)?$")


def _is_group(view: View, at: int, step: int, end: int) -> bool:
    """Three digits one space after the digits before them, or touching an apostrophe; '61, 000' only with zeros."""
    if at >= end or not _GROUP.match(view.lower[at]):
        return False
    if step == 1:
        return view.begin[at] == view.end[at - 1] + 1
    if view.lower[at - 1] == ",":
        return view.touching(at - 1) and view.begin[at] == view.end[at - 1] + 1 and view.lower[at][0] == "0"
    return view.touching(at - 1) and view.touching(at)


def _is_over(view: View, slash: int, end: int) -> bool:
    return slash + 1 < end and view.lower[slash + 1].isdigit() and view.touching(slash)


def _power(view: View, at: int, end: int) -> tuple[float, int] | None:
    """(factor, end) of '× 10^6', '×10−5' after a number."""
    if view.lower[at : at + 2] not in (["×", "10"], ["x", "10"], ["*", "10"]) or at + 2 >= end:
        return None
    at += 2
    caret = view.lower[at] == "^"
    at += caret
    sign = at < end and view.lower[at] in ("-", "−", "–")
    at += sign
    if not (caret or sign) or at >= end or not view.lower[at].isdigit() or len(view.lower[at]) > 2:
        return None
    power = int(view.lower[at]) * (-1 if sign else 1)
    return 10.0**power, at + 1


def _is_pointed(view: View, at: int) -> bool:
    """'.08' is a decimal where nothing touches its point from the left."""
    return at > 0 and view.lower[at - 1] == "." and view.touching(at) and not view.touching(at - 1)


def _read_prefixed(view: View, at: int, end: int, form: Form) -> Numeral:
    """'RM2.70', 'AUD1.5m', 'PS21,700': the tokenizer parts letters and digits at points and commas."""
    last = at + 1
    while last + 1 < end and view.lower[last] in (".", ",") and view.touching(last) and view.touching(last + 1):
        if not view.lower[last + 1][0].isdigit():
            break
        last += 2
    number = _PREFIXED.match("".join(view.lower[at:last]), form.begin)
    if number is None:
        return _make(view, at, at + 1, form.low, "digits")
    by = _LETTERS.get(number[2], 1.0)
    factor, after = scales(view, last, end)
    value = float(number[1].replace(",", "")) * by * factor
    stop = view.end[after - 1] if after > last else view.begin[at] + number.end(2 if by > 1 else 1)
    return Numeral(
        at, after, view.begin[at] + form.begin, stop, value, value, False, "digits", "", form.prefix, factor=factor * by
    )


_PREFIXED: Final = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([a-z]*)")
_LETTERS: Final = {"m": 1e6, "mil": 1e6, "mn": 1e6, "k": 1e3, "bn": 1e9, "b": 1e9, "tn": 1e12}


def read_words(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'two hundred and five'; 'three and a half million'; 'twenty five'; 'two thirds'; 'two-to-three'."""
    if not form.single:
        return _make(view, at, at + 1, form.low, "words", high=form.high)
    if form.kind == "small" and not cardinals.continues(view, at + 1, end):
        return _make(view, at, at + 1, form.low, "words")
    number = cardinals.go_on(view, cardinals.begin(form, at + 1), end)
    rule = "fraction" if number.kind == "fraction" else "words"
    return _make(view, at, number.last, number.value, rule, factor=number.factor)


def read_scale(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'a hundred', 'a million and a half', 'million-dollar', 'a dozen', 'half a million' through `read_half`."""
    if view.before(at) in ARTICLES:
        found = read_words(view, at, end, form)
        return found and found._replace(first=at - 1, begin=view.begin[at - 1], rule="article_scale")
    if form.rest or view.before(at) in ("per", "multi"):
        return read_words(view, at, end, form) if form.rest else None
    following = view.tags[at + 1] if at + 1 < end else ""
    return read_words(view, at, end, form) if following in ("NNS", "CD", "JJ") else None


def read_plural(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'dozens', 'tens of thousands', 'hundreds of thousands': the floor of the codebook, open above."""
    value, last = form.low, at + 1
    if kind_at(view, last + 1, end) == "plural" and view.lower[last] == "of":
        value, last = 2 * _multiple(value) * _multiple(view.form(last + 1)), last + 2
    elif view.lower[last : last + 2] in (["upon", view.lower[at]], ["and", view.lower[at]]):  # thousands upon thousands
        last += 2
    elif kind_at(view, last, end) == "plural" and value <= 40:  # tens thousands
        return None
    if view.lower[at] in ("tens", "scores") and last == at + 1 and not _counts(view, at, end):
        return None
    return _make(view, at, last, value, "vague_plural", vague=True, is_open=True)


def _multiple(plural: Form | float | None) -> float:
    """The one that a plural is many of: 20 -> 10, 24 -> 12, 2000 -> 1000."""
    floor = plural.low if isinstance(plural, Form) else plural or 0.0
    return {20.0: 10.0, 24.0: 12.0, 40.0: 20.0}.get(floor, floor / 2)


def _counts(view: View, at: int, end: int) -> bool:
    """'scores of', 'scores more', 'scores were killed'; not 'the scores' of a match."""
    following = view.lower[at + 1] if at + 1 < end else ""
    before = view.before(at)
    if following == "of":
        return True
    if before and view.form(at - 1) is not None:
        return False  # the two scores
    return before not in ("the", "their", "his", "her", "test", "its", "all", "of") and (
        following in ("more", "dead", "injured", "wounded", "killed", "missing", "were", "have", "are")
    )


def read_some(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'several', 'a few', 'several hundred', 'a few tens of thousands': 3 and more, times the scale."""
    first = at
    word = view.lower[at]
    before = view.before(at)
    if before in ARTICLES and word == "few":
        first = at - 1
    elif word == "few" and before not in ("last", "past", "next", "first", "these", "those", "recent", "coming"):
        return None
    if view.lower[at + 1 : at + 2] == ["and"] and word == "few":  # few and far between
        return None
    factor, last = scales(view, at + 1, end)
    many = read_plural(view, last, end, view.form(last) or form) if kind_at(view, last, end) == "plural" else None
    if many is not None and factor == 1:
        return _make(view, first, many.last, form.low * _multiple(many.low), "vague_some", vague=True, is_open=True)
    return _make(view, first, last, form.low * factor, "vague_some", vague=True, is_open=True)


def read_couple(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'a couple of', 'a couple hundred', 'a couple of million', 'the last couple of days'; not 'a couple died'."""
    of = view.lower[at + 1 : at + 2] == ["of"]
    factor, last = scales(view, at + 1 + of, end)
    if of and factor == 1:
        last = at + 1
    following = view.lower[last] if last < end else ""
    if last == at + 1 and following not in ("of", "more") and not (last < end and view.tags[last] == "NNS"):
        return None
    first = at - 1 if view.before(at) in ARTICLES else at
    return _make(view, first, last, form.low * factor, "vague_couple", vague=True)


def read_half(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'half of', 'half the', 'half a million', 'half a dozen', 'a half', 'a third of', 'two-thirds of a million'."""
    word, before = view.lower[at], view.before(at)
    following = view.lower[at + 1] if at + 1 < end else ""
    if form.rest:
        return _make(view, at, at + 1, form.low, "fraction")
    if "-" in word or (word in ("half", "quarter") and not _is_after_and(view, at)):
        found = _of_scale(view, at, end, form)
        if found is not None:
            return found
    if "-" in word:
        return _make(view, at, at + 1, form.low, "fraction")
    if _is_after_and(view, at):
        return None  # a year and a half
    if before in ARTICLES and (following == "of" or (word == "half" and following not in ("-", "hour"))):
        return _make(view, at - 1, at + 1, form.low, "fraction")
    if word == "half" and _is_half(view, at, following):
        return _make(view, at, at + 1, form.low, "fraction")
    return None


def _is_after_and(view: View, at: int) -> bool:
    return view.before(at) in ARTICLES and view.before(at, 2) == "and"


def _of_scale(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'half a million', 'half million', 'a quarter of a million', 'three-quarters of a million'."""
    jump = (
        1 if view.lower[at + 1 : at + 2] in (["a"], ["an"]) else 2 if view.lower[at + 1 : at + 3] == ["of", "a"] else 0
    )
    if not scale_at(view, at + 1 + jump, end) or kind_at(view, at + 1 + jump, end) not in SCALES:
        return None
    factor, last = scales(view, at + 1 + jump, end)
    first = at - 1 if view.before(at) in ARTICLES else at
    return _make(view, first, last, form.low * factor, "fraction_of_scale", factor=factor)


def _is_half(view: View, at: int, following: str) -> bool:
    """'half of them', 'half the fleet', 'about half were'; not 'the first half', 'half way', 'half time'."""
    before = view.before(at)
    if before in ("first", "second", "latter", "other", "better", "early", "late", "the", "this", "'s", "-", "his"):
        return following == "of" and before not in ("first", "second", "latter", "other", "the", "this")
    return following in _AFTER_HALF or (before in _BEFORE_HALF and following != "way")


_AFTER_HALF: Final = frozenset(
    ("of", "the", "its", "their", "a", "an", "his", "her", "those", "these", "were", "are", "as", "hour", "our", "that")
)
_BEFORE_HALF: Final = frozenset(("about", "nearly", "almost", "than", "roughly", "over", "around", "by", "least"))


def read_glyph(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'½', '1/2'."""
    factor, last = scales(view, at + 1, end)
    return _make(view, at, last, form.low * factor, "fraction")


Rule = Callable[[View, int, int, Form], Numeral | None]
_RULES: Final[dict[str, Rule]] = {
    "digits": read_digits,
    "decimals": read_decimals,
    "small": read_words,
    "ten": read_words,
    "joined": read_words,
    "hundred": read_scale,
    "scale": read_scale,
    "dozen": read_scale,
    "plural": read_plural,
    "some": read_some,
    "couple": read_couple,
    "fraction": read_half,
    "glyph": read_glyph,
}
