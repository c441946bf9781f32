"""Digits and number words -> one value: "two hundred and five", "5 million 300 thousand", "three and a quarter"."""

from __future__ import annotations

from typing import Final, NamedTuple

from .forms import Form
from .view import View

SCALES: Final = frozenset(("hundred", "scale", "dozen"))
ARTICLES: Final = frozenset(("a", "an"))
GREATEST: Final = 1e18
"""No count, sum or measure of the news is greater; a longer run of digits is no number."""
_WORDS: Final = frozenset(("small", "ten"))
_CAPITALS: Final = {"B": 1e9, "M": 1e6}
_UNIT_OF: Final = {24.0: 12.0, 200.0: 100.0, 2000.0: 1e3, 2e6: 1e6, 2e9: 1e9}
"""The scale in a plural's floor: dozens 24 -> 12."""


class Sum(NamedTuple):
    """A number while it is read: `closed` is what scales have closed, `open` what a scale may still multiply."""

    closed: float
    open: float
    scale: float  # the last scale word, 1 where there was none
    factor: float  # product of the scale words since the last addition
    kind: str  # of the last word: digits small ten hundred scale dozen glyph half fraction
    last: int  # token after the number
    digits: bool  # it began with digits

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.closed + self.open


def begin(form: Form, last: int) -> Sum:
    """The first word: 'three' is open, 'million' closed, 'hundred' open with its scale."""
    if form.kind == "scale":
        return Sum(form.low, 0.0, form.low, form.low, "scale", last, False)
    kind, scale = form.kind, 1.0
    if kind in SCALES or (kind == "joined" and form.low >= 100):
        kind, scale = "hundred", 12.0 if kind == "dozen" else 100.0
    return Sum(0.0, form.low, scale, scale, kind, last, kind == "digits")


def continues(view: View, at: int, end: int) -> bool:
    """Whether a number may go on over token `at`; most stand alone, and nothing more is asked of them."""
    return at < end and (view.form(at) is not None or view.lower[at] in _JOINTS or view.words[at] in _CAPITALS)


_JOINTS: Final = frozenset(("and", "&", "point"))


def go_on(view: View, number: Sum, end: int) -> Sum:
    """The longest number from here: one step of `_STEPS` after another."""
    while number.last < end and not _rest(view, number.last - 1):
        for step in _STEPS:
            longer = step(view, number, end)
            if longer is not None:
                number = longer
                break
        else:
            break
    return number


def _rest(view: View, at: int) -> str:
    form = view.form(at)
    return form.rest if form is not None else ""


def kind_at(view: View, at: int, end: int) -> str:
    """Kind of the number word at a token, "" where there is none."""
    form = view.form(at) if at < end else None
    if form is None or form.prefix:
        return ""
    word = view.words[at]
    return "" if form.kind == "scale" and word.istitle() and len(word) <= len("Mil") else form.kind  # a Mil Mi-8


def _low(view: View, at: int) -> float:
    form = view.form(at)
    return form.low if form is not None else 0.0


def scale_at(view: View, at: int, end: int) -> float:
    """'million' -> 1e6, 'hundred' -> 100, 'B' -> 1e9, 0 where no scale word stands."""
    if at >= end:
        return 0.0
    if kind_at(view, at, end) in SCALES:
        return _low(view, at)
    return _CAPITALS.get(view.words[at], 0.0)


def scales(view: View, at: int, end: int) -> tuple[float, int]:
    """(product, end) of the scale words from a token: 'hundred thousand', 'million', 'dozen'."""
    product = 1.0
    while product < GREATEST and (scale := scale_at(view, at, end)):
        product *= scale
        at += 1
        if _rest(view, at - 1):
            break
    return product, at


def _multiply(view: View, number: Sum, end: int) -> Sum | None:
    """'two | hundred', '5 | million', 'three hundred | thousand', 'three lakh | crore'."""
    scale = scale_at(view, number.last, end)
    if (
        not scale
        or number.value > GREATEST
        or number.kind in ("fraction", "and")
        or (number.kind == "glyph" and scale < 1000)
    ):
        return None
    if view.words[number.last] in _CAPITALS and not (number.digits and number.scale == 1):
        return None
    closed, opened = number.closed, number.open
    if scale >= 1000 and opened == 0:
        closed *= scale
    elif scale >= 1000 and (not closed or scale < number.scale or number.scale == 100):
        closed, opened = closed + opened * scale, 0.0
    elif scale < 1000 and opened and (number.scale == 1 or number.open < 100):
        opened *= scale
    else:
        return None
    kind = "hundred" if scale < 1000 else "scale"
    return Sum(closed, opened, scale, number.factor * scale, kind, number.last + 1, number.digits)


def _pluralize(view: View, number: Sum, end: int) -> Sum | None:
    """'three | dozens', 'two | thousands' of the speakers of other languages; not 'in 2011 | thousands'."""
    if kind_at(view, number.last, end) != "plural" or number.scale != 1 or not 1 < number.open <= 20:
        return None
    scale = _UNIT_OF.get(_low(view, number.last), 0.0)
    if not scale or number.kind not in ("small", "digits") or (number.digits and scale != 12):
        return None
    return Sum(0.0, number.open * scale, scale, scale, "scale", number.last + 1, number.digits)


def _add(view: View, number: Sum, end: int) -> Sum | None:
    """'twenty | five', 'two hundred | five', '5 million | 300 thousand', '5 | ½'."""
    step = kind_at(view, number.last, end)
    low = _low(view, number.last)
    if step == "glyph" and number.kind in ("digits", "small", "ten"):
        return number._replace(open=number.open + low, kind="glyph", last=number.last + 1)
    if number.kind == "ten" and step == "small" and 0 < low < 10:
        fits = True
    elif number.kind in ("hundred", "scale"):
        fits = low < number.scale and (
            step in _WORDS or (step == "digits" and 0 < scale_at(view, number.last + 1, end) < number.scale)
        )
    else:
        fits = False
    if not fits or number.scale == 12:
        return None
    return number._replace(open=number.open + low, factor=1.0, kind=step, last=number.last + 1)


def _and(view: View, number: Sum, end: int) -> Sum | None:
    """'two hundred | and five', '3 hundred | and 21'; 'three million | and five million' are two numbers."""
    at = number.last + 1
    if view.lower[number.last] not in ("and", "&") or number.kind not in ("hundred", "scale") or number.scale == 12:
        return None
    step = kind_at(view, at, end)
    # Of digits only hundreds and thousands are continued: '4 million and 30 people' are two counts.
    plain = step == "digits" and number.digits and number.scale <= 1000 and not _rest(view, at)
    fits = step in _WORDS or (plain and not scale_at(view, at + 1, end))
    stop = at
    while stop < end and kind_at(view, stop, end) in ("small", "ten", "digits"):
        stop += 1
    too_great = number.scale >= 1000 and scale_at(view, stop, end) >= number.scale
    if not fits or _low(view, at) >= number.scale or too_great:
        return None
    if kind_at(view, stop, end) in ("fraction", "glyph") or _rest(view, stop - 1):
        return None
    return number._replace(open=number.open + _low(view, at), factor=1.0, kind=step, last=at + 1)


def _and_part(view: View, number: Sum, end: int) -> Sum | None:
    """'three | and a half', 'a million | and a half', 'five million | and three quarters'."""
    if view.lower[number.last] not in ("and", "&") or number.kind in ("half", "fraction", "glyph"):
        return None
    part, last = _part(view, number.last + 1, end)
    if not part:
        return None
    scale = scale_at(view, last, end)
    if number.open == 0:  # of the scale before, or of a smaller one that follows: 'one billion and a half million'
        smaller = 1000 <= scale < number.scale
        whole, last = (scale, last + 1) if smaller else (number.scale, last)
        return number._replace(closed=number.closed + part * whole, kind="half", last=last)
    dozens = 12.0 if number.scale == 12 else 1.0  # a dozen and a half
    return number._replace(open=number.open + part * dozens, kind="half", last=last)


def _part(view: View, at: int, end: int) -> tuple[float, int]:
    """(value, end) of 'a half', 'a quarter', 'one half', 'three quarters'; 'a third' before a scale or a plural."""
    if at + 1 >= end or kind_at(view, at + 1, end) != "fraction" or _rest(view, at + 1):
        return 0.0, at
    word, value = view.lower[at + 1], _low(view, at + 1)
    many = word.endswith("s")
    if view.lower[at] in (*ARTICLES, "one") and not many:
        counted = at + 2 < end and (view.tags[at + 2] == "NNS" or scale_at(view, at + 2, end) > 0)
        sure = word in ("half", "quarter") or view.lower[at] == "one"
        return (value, at + 2) if sure or counted else (0.0, at)
    if many and kind_at(view, at, end) == "small" and 1 < _low(view, at) < 1 / value:
        return _low(view, at) * value, at + 2
    return 0.0, at


def _divide(view: View, number: Sum, end: int) -> Sum | None:
    """'two | thirds', 'three | quarters of a million'; '12 | seconds' is none."""
    if kind_at(view, number.last, end) != "fraction" or number.closed or number.scale != 1:
        return None
    value = _low(view, number.last)
    many = view.lower[number.last].endswith("s") or "-" in view.lower[number.last]
    if number.kind not in ("small", "ten") or value >= 1 or not (many or number.open == 1):
        return None
    if view.lower[number.last] == "quarters" and (number.open == 2 or view.before(number.last, 2) in _OF_YEARS):
        return None
    if number.open * value > 2:
        return None
    return of_scale(view, number._replace(open=number.open * value, kind="fraction", last=number.last + 1), end)


_OF_YEARS: Final = frozenset(("past", "last", "first", "next", "previous", "final", "consecutive", "straight"))
"""Words before quarters of a year: 'the last three quarters'."""


def of_scale(view: View, number: Sum, end: int) -> Sum:
    """A fraction and the scale it is of: 'two thirds | of a million', 'three quarters | billion'."""
    at = number.last
    if view.lower[at : at + 1] == ["of"] and at + 2 < end and view.lower[at + 1] in ARTICLES:
        at += 2
    product, last = scales(view, at, end)
    if last == at:
        return number
    return number._replace(open=number.open * product, factor=product, last=last)


def _point(view: View, number: Sum, end: int) -> Sum | None:
    """'five | point five', 'two hundred | point zero three'; not 'at one point three men'."""
    if view.lower[number.last] != "point" or number.digits or number.kind not in (*_WORDS, "hundred"):
        return None
    if number.value == 1 and view.before(number.last, 2) in ("at", "by", "from", "in"):
        return None
    at, digits = number.last + 1, ""
    while at < end and kind_at(view, at, end) in _WORDS and _low(view, at) < 100 and not _rest(view, at):
        digits += str(int(_low(view, at)))
        at += 1
    if not digits or len(digits) > 9:
        return None
    return number._replace(open=number.open + float("0." + digits), kind="digits", scale=1.0, factor=1.0, last=at)


_STEPS: Final = (_multiply, _pluralize, _divide, _add, _and_part, _and, _point)
