"""Tokens -> one number: "two hundred and five", "1.5 million", "tens of thousands", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

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
    carries: str = ""  # a unit or currency between the parts of a range


ARTICLES: Final = frozenset(("a", "an"))
AFTER_A: Final = frozenset(("hundred", "scale", "dozen", "fraction", "some", "couple"))
SCALES: Final = frozenset(("hundred", "scale", "dozen"))


def read_numeral(view: View, at: int, end: int) -> Numeral | None:
    """The longest number that starts at candidate token `at` (an article before it is taken in)."""
    form = view.form(at)
    if form is None:
        return None
    for rule in _RULES.get(form.kind, ()):
        found = rule(view, at, end, form)
        if found is not None:
            return found
    return None


def _make(view: View, first: int, last: int, low: float, rule: str, **more: Any) -> Numeral:
    """A numeral over whole tokens, cut to the number's characters where the last token has a rest."""
    closing = view.form(last - 1)
    rest = closing.rest if closing is not None else ""
    opening = view.form(first)
    prefix = opening.prefix if opening is not None else ""
    begin = view.begin[first] + (opening.begin if opening is not None else 0)
    stop = view.begin[last - 1] + closing.end if closing is not None and rest else view.end[last - 1]
    made = Numeral(first, last, begin, stop, low, high=low, vague=False, rest=rest, prefix=prefix, rule=rule)
    return made._replace(**more)


def _kind(view: View, at: int, end: int) -> str:
    form = view.form(at) if at < end else None
    return form.kind if form is not None else ""


def read_digits(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'10,000'; '9 300' with a thin or plain space; '5 1/2'; '1.5 million'; '20-30 thousand'."""
    if form.prefix:
        return _read_prefixed(view, at, end, form)
    low, high, last = form.low, form.high, at + 1
    plain = form.plain
    if plain and _is_pointed(view, at):
        return _make(view, at, last, float("0." + view.lower[at]), "digits")._replace(begin=view.begin[at - 1])
    if plain and last + 1 < end and view.lower[last] == "⁄" and view.lower[last + 1].isdigit() and view.touching(last):
        return _make(view, at, last + 2, low / max(float(view.lower[last + 1]), 1.0), "fraction")
    if form.plain and len(view.lower[at]) <= 3 and low > 0:
        stop = last
        while stop < end and _is_group(view, stop):
            stop += 1
        if stop > last and not (stop < end and view.lower[stop].isdigit()):
            low = high = float("".join(view.lower[at:stop]))
            last, plain = stop, False
    if not form.rest:
        glyph = view.form(last) if last < end else None
        if glyph is not None and glyph.kind == "glyph":
            low, high, last, plain = low + glyph.low, high + glyph.low, last + 1, False
        factor, after = _scales(view, last, end)
        if after > last:
            half = 0.5 * factor if view.lower[after : after + 3] == ["and", "a", "half"] else 0.0
            last = after + (3 if half else 0)
            return _make(
                view, at, last, low * factor + half, "digits_with_scale", high=high * factor + half, factor=factor
            )
    return _make(view, at, last, low, "digits", high=high, plain=plain)


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
    factor, after = _scales(view, last, end)
    value = float(number[1].replace(",", "")) * by * factor
    stop = view.end[after - 1] if after > last else view.begin[at] + number.end(2 if by > 1 else 1)
    return Numeral(
        at, after, view.begin[at] + form.begin, stop, value, value, False, "digits", "", form.prefix, factor=factor * by
    )


_PREFIXED: Final = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([a-z]*)")
_LETTERS: Final = {"m": 1e6, "mil": 1e6, "mn": 1e6, "k": 1e3, "bn": 1e9, "b": 1e9, "tn": 1e12}


def _is_group(view: View, at: int) -> bool:
    """A group of three digits one space after the digits before it: '9 300', '1 250 000'."""
    word = view.lower[at]
    return len(word) == 3 and word.isdigit() and view.begin[at] == view.end[at - 1] + 1


def _scales(view: View, at: int, end: int) -> tuple[float, int]:
    """(product, end) of scale words: 'million', 'hundred thousand', 'dozen', and 'B' before people."""
    factor = 1.0
    while at < end:
        form = view.form(at)
        if form is not None and form.kind in SCALES and not form.prefix:
            factor *= form.low
            at += 1
            if form.rest:
                break
        elif factor == 1.0 and view.words[at] in ("B", "bn", "mn", "tn"):
            return {"B": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12}[view.words[at]], at + 1
        else:
            break
    return factor, at


def read_words(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'two hundred and five'; 'three and a half million'; 'twenty five'; 'two thirds'."""
    total, current, last = 0.0, form.low, at + 1
    factor, kind = form.low if form.kind in SCALES else 1.0, form.kind
    while last < end and not (view.form(last - 1) or form).rest:
        step = _kind(view, last, end)
        following = view.form(last)
        if following is None:
            if view.lower[last : min(last + 3, end)] == ["and", "a", "half"]:
                current, last, kind = current + 0.5 * (1 if factor == 1 else factor), last + 3, "half"
                continue
            if view.lower[last] == "and" and kind in SCALES and _adds(view, last + 1, end, factor):
                last, kind = last + 1, "and"
                continue
            break
        if step == "fraction" and kind in ("small", "ten") and following.low < 1:
            return _make(view, at, last + 1, current * following.low, "fraction")
        if step == "glyph":
            current += following.low
        elif step in SCALES:
            if following.low >= 1000:
                total, current = total + (current or 1) * following.low, 0.0
            else:
                current *= following.low
            factor = following.low
        elif (kind == "ten" and step == "small" and 0 < following.low < 10) or (
            kind in ("and", *SCALES) and step in ("small", "ten") and following.low < max(factor, 100)
        ):
            current += following.low
        else:
            break
        kind = step
        last += 1
    if kind == "and":
        last -= 1
    high = total + current + (form.high - form.low if last == at + 1 else 0)
    return _make(view, at, last, total + current, "words", high=high, factor=factor)


def _adds(view: View, at: int, end: int, factor: float) -> bool:
    """'two hundred and five' goes on; 'three million and five million' are two numbers."""
    if _kind(view, at, end) not in ("small", "ten"):
        return False
    while at < end and _kind(view, at, end) in ("small", "ten"):
        at += 1
    following = view.form(at) if at < end else None
    return following is None or following.kind not in SCALES or factor < 1000 or following.low < factor


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
    if _kind(view, last + 1, end) == "plural" and view.lower[last] == "of":
        multiple = view.form(last + 1)
        if multiple is not None:
            unit = {20.0: 10.0, 24.0: 12.0, 40.0: 20.0}.get(value, value / 2)
            value, last = 2 * unit * multiple.low / 2, last + 2
    elif _kind(view, last, end) == "plural" and value <= 40:  # tens thousands
        return None
    if view.lower[at] in ("tens", "scores") and last == at + 1 and not _counts(view, at, end):
        return None
    return _make(view, at, last, value, "vague_plural", high=None, vague=True)


def _counts(view: View, at: int, end: int) -> bool:
    """'scores of', 'scores more', 'scores were killed'; not 'the scores' of a match."""
    following = view.lower[at + 1] if at + 1 < end else ""
    before = view.before(at)
    if following == "of":
        return True
    return before not in ("the", "their", "his", "her", "test", "its", "all", "of") and (
        following in ("more", "dead", "injured", "wounded", "killed", "missing", "were", "have", "are")
    )


def read_some(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'several', 'a few', 'several hundred', 'the past few days': 3 and more, times the scale."""
    first = at
    word = view.lower[at]
    before = view.before(at)
    if before in ARTICLES and word == "few":
        first = at - 1
    elif word == "few" and before not in ("last", "past", "next", "first", "these", "those", "recent", "coming"):
        return None
    if view.lower[at + 1 : at + 2] == ["and"] and word == "few":  # few and far between
        return None
    factor, last = _scales(view, at + 1, end)
    return _make(view, first, last, form.low * factor, "vague_some", high=None, vague=True)


def read_couple(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'a couple of', 'a couple hundred', 'the last couple of days'; not 'a couple was killed'."""
    factor, last = _scales(view, at + 1, end)
    following = view.lower[last] if last < end else ""
    if last == at + 1 and following not in ("of", "more") and not (last < end and view.tags[last] == "NNS"):
        return None
    first = at - 1 if view.before(at) in ARTICLES else at
    return _make(view, first, last, form.low * factor, "vague_couple", vague=True)


def read_half(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'half of', 'half the', 'half a million', 'half a dozen', 'a half', 'a third of', 'a quarter of a million'."""
    word, before = view.lower[at], view.before(at)
    following = view.lower[at + 1] if at + 1 < end else ""
    if form.rest:
        return _make(view, at, at + 1, form.low, "fraction")
    if form.low * 3 > 1 and "-" in word:  # two-thirds
        return _make(view, at, at + 1, form.low, "fraction")
    jump = 1 if following in ARTICLES else 2 if view.lower[at + 1 : at + 3] == ["of", "a"] else 0
    if word in ("half", "quarter") and _kind(view, at + 1 + jump, end) in SCALES:
        factor, last = _scales(view, at + 1 + jump, end)
        first = at - 1 if before in ARTICLES else at
        return _make(view, first, last, form.low * factor, "fraction_of_scale", factor=factor)
    if "-" in word:
        return _make(view, at, at + 1, form.low, "fraction")
    if before in ARTICLES and view.before(at, 2) == "and":
        return None  # a year and a half
    if before in ARTICLES and (following == "of" or (word == "half" and following not in ("-", "hour"))):
        return _make(view, at - 1, at + 1, form.low, "fraction")
    if word == "half" and _is_half(view, at, following):
        return _make(view, at, at + 1, form.low, "fraction")
    return None


def _is_half(view: View, at: int, following: str) -> bool:
    """'half of them', 'half the fleet', 'about half were'; not 'the first half', 'half way', 'half time'."""
    before = view.before(at)
    if before in ("first", "second", "latter", "other", "better", "early", "late", "the", "this", "'s", "-", "his"):
        return following == "of" and before not in ("first", "second", "latter", "other", "the", "this")
    return following in _AFTER_HALF or (before in _BEFORE_HALF and following != "way")


_AFTER_HALF: Final = frozenset(
    ("of", "the", "its", "their", "a", "an", "his", "her", "those", "these", "were", "are", "as", "hour", "our")
)
_BEFORE_HALF: Final = frozenset(("about", "nearly", "almost", "than", "roughly", "over", "around", "by", "least"))


def read_glyph(view: View, at: int, end: int, form: Form) -> Numeral | None:
    """'½', '1/2'."""
    factor, last = _scales(view, at + 1, end)
    return _make(view, at, last, form.low * factor, "fraction")


Rule = Callable[[View, int, int, Form], Numeral | None]
_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "digits": (read_digits,),
    "small": (read_words,),
    "ten": (read_words,),
    "joined": (read_words,),
    "hundred": (read_scale,),
    "scale": (read_scale,),
    "dozen": (read_scale,),
    "plural": (read_plural,),
    "some": (read_some,),
    "couple": (read_couple,),
    "fraction": (read_half,),
    "glyph": (read_glyph,),
}
