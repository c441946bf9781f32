"""One token's form -> the number it holds: asked once per type.

A token may be all number ("10,000", "twenty-five", "20-30") or begin with one ("15-day", "40km",
"12-year-old", "5m"); what follows the number stands in `rest`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, NamedTuple

from ...lexicon import Lexicons


class Form(NamedTuple):
    """What a surface form says of a number; `begin` and `end` are the number's characters in the form."""

    kind: str  # digits decimals pair small ten hundred scale dozen plural some couple fraction glyph joined
    low: float
    high: float  # another value than low for a range within the form
    begin: int
    end: int
    rest: str  # what follows within the token: "-day" "km" ""
    prefix: str = ""  # what precedes within the token: "rm" in "rm79"
    plain: bool = False  # digits alone, without comma, point, range or scale
    comma: bool = False  # a decimal comma: "1,5"

    @property
    def single(self) -> bool:
        """True where the form is one value, not a range."""
        return self.low == self.high


class NumberWords(NamedTuple):
    """number_words.csv by kind."""

    value: dict[str, tuple[float, str]]  # form -> value, kind
    letters: dict[str, float]  # scales that may be glued to digits: 5m, 8.1bn
    idioms: frozenset[str]
    prefixes: frozenset[str]  # letters of currencies that may stand before digits: rm79


def build_number_words(lexicons: Lexicons) -> NumberWords:
    """The table of number words of a set of lexicons."""
    rows = [(row["form"].lower(), float(Fraction(row["value"])), row["kind"]) for row in lexicons.rows("number_words")]
    # 'rm' and the 'us' of '$us' may be glued to digits.
    prefixes = {row["form"].strip("$£¥.") for row in lexicons.rows("currencies") if row["position"] != "after"}
    return NumberWords(
        value={form: (value, kind) for form, value, kind in rows if kind not in ("idiom", "letter")},
        letters={form: value for form, value, kind in rows if kind in ("letter", "scale")},
        idioms=frozenset(form for form, _, kind in rows if kind == "idiom"),
        prefixes=frozenset(form for form in prefixes if form.isalpha() and len(form) > 1),
    )


# 10,000  12,34,567  1.250.000  15.5
_NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?)"
)
_DIGITS: Final = re.compile(
    rf"""(?P<prefix>[a-z]{{1,4}}(?=\d))?
         (?P<a>{_NUMBER})
         (?:(?P<unit>[a-z]{{1,3}})?[-–‑](?P<b>{_NUMBER})(?![\d.,:/]))?
         (?P<rest>[^\d].*|)$""",
    re.VERBOSE | re.DOTALL,
)
_PREFIXED: Final = re.compile(r"[a-z]{2,4}\d")
_LONGEST: Final = 25
"""Characters of the longest number; longer runs of digits are keys, not counts."""
_COMMA: Final = re.compile(r"(\d+),(\d{1,2})([a-z%]*|-[a-z-]+)$")
_FRACTION: Final = re.compile(r"(\d{1,2})[/⁄](\d{1,3})(-\D*|)$")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)(?![a-z])|d(?![a-z])|s$|s-")
_PAIR: Final = re.compile(r"\d{1,3}[-–‑](?:0|[1-9]\d{0,2})$")
_TO: Final = re.compile(rf"-(to|in)-({_NUMBER})(-\D*|)$")
_HALVES: Final = re.compile(r"-and-a-(half|quarter)(?=-|$)")


def read_form(form: str, words: NumberWords) -> Form | None:
    """'10,000' -> 10000; '20–30' -> 20..30; '15-day' -> 15 and '-day'; 'Su-34' -> None."""
    found = words.value.get(form)
    if found is not None:
        return Form(found[1], found[0], found[0], 0, len(form), "")
    if form.isalpha():
        return None
    if form[:1].isdigit() or _PREFIXED.match(form):
        return _read_digits(form, words)
    if "-" in form and form not in words.idioms:
        return _read_hyphenated(form, words)
    return None


def number(digits: str) -> float:
    """'10,000' -> 10000.0; '1.250.000' -> 1250000.0; '1.5' -> 1.5."""
    return float(digits.replace(",", "") if digits.count(".") < 2 else digits.replace(".", ""))


def _read_digits(form: str, words: NumberWords) -> Form | None:
    fraction = _FRACTION.match(form)
    if fraction:
        return _read_slashed(fraction)
    comma = _COMMA.match(form)
    if comma and len(form) < _LONGEST:
        low = float(f"{comma[1]}.{comma[2]}")
        return _read_rest(Form("digits", low, low, 0, comma.end(2), comma[3], comma=True), words)
    match = _DIGITS.match(form)
    if match is None:
        return None
    prefix, rest = match["prefix"] or "", match["rest"]
    if prefix and prefix not in words.prefixes:
        return None
    if form.isdigit() and _leading_zero(form):
        return Form("decimals", 0.0, 0.0, 0, len(form), "")
    if _ORDINAL.match(rest) or rest[:1] in (".", ",", ":", "/") or _leading_zero(match["a"]):
        return None
    if len(match["a"]) > _LONGEST:
        return None
    low = high = number(match["a"])
    end = match.end("a")
    if match["b"]:
        high = number(match["b"][:_LONGEST])
        end = match.end("b")
        if high <= low and _PAIR.match(form):
            return Form("pair", low, high, 0, len(form), "")  # a score, a vote, a ratio: 3-1
        if high <= low or _leading_zero(match["b"]) or (match["unit"] and not rest.startswith(match["unit"])):
            return None  # a telephone number, a year span
    elif reach := _TO.match(rest):
        high, rest = number(reach[2]), reach[3]
        end = len(form) - len(rest)
        if high <= low or reach[1] == "in":
            return Form("pair", low, high, 0, len(form), rest)
    elif halves := _HALVES.match(rest):
        low = high = low + words.value[halves[1]][0]
        rest = rest[halves.end() :]
        end = len(form) - len(rest)
    plain = form.isdigit()
    return _read_rest(Form("digits", low, high, match.start("a"), end, rest, prefix, plain), words)


def _leading_zero(digits: str) -> bool:
    """'007' and '00' are names, '0.5' is a number."""
    return len(digits) > 1 and digits[0] == "0" and digits[1] != "."


def _read_slashed(match: re.Match[str]) -> Form | None:
    """'1/2' -> 0.5; '9/11' and '24/7' are names."""
    above, below = int(match[1]), int(match[2])
    if above not in (1, 2, 3, 5, 7) or below not in (2, 3, 4, 5, 8, 10, 16, 32, 64, 128, 100) or above >= below:
        return None
    return Form("glyph", above / below, above / below, 0, match.start(3), match[3])


def _read_rest(form: Form, words: NumberWords) -> Form | None:
    """'5½' -> 5.5; '8.1bn' -> 8.1e9; a tail with further digits is a name: '2s19'."""
    rest = form.rest
    glyph = words.value.get(rest[:1], (0.0, ""))
    if glyph[1] == "glyph":
        return form._replace(
            low=form.low + glyph[0], high=form.high + glyph[0], end=form.end + 1, rest=rest[1:], plain=False
        )
    head, dash, tail = rest.partition("-")
    if head in words.letters and head not in ("m", "t"):  # meters and tons, unless money is counted
        by = words.letters[head]
        rest = dash + tail
        return form._replace(low=form.low * by, high=form.high * by, end=form.end + len(head), rest=rest, plain=False)
    return None if any(c.isdigit() for c in rest) else form


def _read_hyphenated(form: str, words: NumberWords) -> Form | None:
    """'twenty-five' -> 25; 'two-thirds' -> 0.67; 'two-and-a-half-year' -> 2.5 and '-year'; 'half-dozen' -> 6."""
    parts = form.split("-")
    found = words.value.get(parts[0])
    if found is None or found[1] in ("plural", "some", "couple", "glyph"):
        return None
    value, kind = found
    taken = 1
    while taken < len(parts):
        following = words.value.get(parts[taken])
        if following is None:
            break
        joined = _join(value, kind, *following)
        if joined is None:
            break
        value, kind = joined
        taken += 1
    if parts[taken : taken + 2] == ["a", "dozen"] and kind == "fraction":  # half-a-dozen
        value, kind, taken = value * 12, "joined", taken + 2
    if parts[taken : taken + 3] == ["and", "a", "half"]:
        value, taken = value + 0.5, taken + 3
    high = value
    if len(parts) > taken + 1 and parts[taken] in ("to", "in") and parts[taken + 1] in words.value:
        high = words.value[parts[taken + 1]][0]
        if high <= value or parts[taken] == "in":
            return Form("pair", value, high, 0, len(form), "")
        taken += 2
    end = len("-".join(parts[:taken]))
    rest = form[end:]
    if kind == "fraction" and taken == 1 and (parts[0] not in ("half", "quarter") or not rest):
        return None  # third-party, fifth-largest
    kind = kind if taken == 1 or kind in ("fraction", "small") else "joined"
    return Form(kind, value, high, 0, end, rest)


def _join(value: float, kind: str, by: float, by_kind: str) -> tuple[float, str] | None:
    """Two words of one hyphenated number: ten+small, small+fraction, fraction+dozen, any+hundred or scale."""
    if kind == "ten" and by_kind == "small" and 0 < by < 10:
        return value + by, "small"
    if kind in ("small", "ten") and by_kind == "fraction" and value * by < 1:
        return value * by, "fraction"
    if by_kind in ("hundred", "scale", "dozen") and kind in ("small", "ten", "hundred", "fraction"):
        return value * by, "scale" if by_kind == "scale" else "hundred"
    return None
