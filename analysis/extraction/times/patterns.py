"""Patterns over kinds: 'the? DAY of? MONTH' becomes a short regular expression over a coded text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from .pieces import CONTINUED
from .window import Found, Window


class Rule(NamedTuple):
    """A name, a pattern over kinds, and the function that reads what matched (or refuses it)."""

    name: str
    pattern: str
    read: Callable[[Window], Found | list[Found] | None]


MACROS: Final[Mapping[str, str]] = {
    "ORDINAL": "(numeric_ordinal|ordinal|first|second|number hyphen (ordinal|first|second))",
    "DAY": "(small|ORDINAL)",
    "MONTH": "(month|month_maybe)",
    "WEEKDAY": "(weekday|weekday_short)",
    "SEASON": "(season|season_maybe)",
    "YEAR": "(year era?)",
    "UNIT": "(unit|units|second)",
    "NAMED": "(named_day continued*)",
    "ERA": "(era continued*)",
    "DMY": "((WEEKDAY comma?)? the? DAY of? MONTH (comma? YEAR)?)",
    "MDY": "((WEEKDAY comma?)? MONTH ((the? numeric_ordinal)|DAY) ((comma|of)? YEAR)?)",
    "DATE": "(DMY|MDY|small hyphen MONTH hyphen year|(WEEKDAY comma?)? (iso|slashed))",
    "PORTION": "((early|late|mid|earlier|later) hyphen? in? (this|that|the)?"
    "|(the (beginning|end|middle) (of|in)|(beginning|end|middle|early|late) of) (the|this|that)?)",
    "DIRECTION": "(last|past|previous|next|coming|following|this|that|same)",
    "APPROX": "(approx continued*)",
    "SHIFT": "((plus|hyphen) (small|clock|integer))",
    "ZONE": "(comma? zone continued* SHIFT?|open zone continued* SHIFT? close)",
    "CLOCK": "((clock|small|integer|number) meridiem|clock|(small|number) hours_mark|instant)",
    "COUNT": "((small|integer|year|mixed|number|scale|dozen)"
    " ((hyphen|to|or|and)? (small|integer|number|scale|dozen))* hyphen? fraction?"
    " ((hyphen? and hyphen? a? hyphen?)? half)?)",
    "AMOUNT": "(APPROX? (fraction|a? (couple|vague) of? COUNT?|a? COUNT|a? half (a|hyphen)?|a))",
    "DAYREF": "(DATE|DIRECTION? WEEKDAY|dayname|NAMED)",
}

# Nothing repeats without end, so that the work at each place is bounded and a whole text is read in linear time.
_REPEATED: Final[Mapping[str, str]] = {"?": "?", "*": "{0,8}"}

_TOKEN: Final = re.compile(r"[a-z_]+|[A-Z_]+|[()?*|]")


class Source(NamedTuple):
    """A regular expression, the codes it can begin with, those it can match alone, and if it can match nothing."""

    text: str
    first: frozenset[str]
    alone: frozenset[str]
    empty: bool


def compile_pattern(pattern: str, codes: Mapping[str, str]) -> Source:
    """Regular expression for a pattern of kinds, MACROS, brackets and ? * |."""
    tokens = _TOKEN.findall(pattern)
    source, rest = _alternatives(tokens, 0, codes)
    if rest != len(tokens):
        raise ValueError(f"unbalanced brackets in the pattern {pattern!r}")
    return source


def _alternatives(tokens: list[str], at: int, codes: Mapping[str, str]) -> tuple[Source, int]:
    options: list[Source] = []
    while True:
        option, at = _sequence(tokens, at, codes)
        options.append(option)
        if at >= len(tokens) or tokens[at] != "|":
            break
        at += 1
    text = "|".join(option.text for option in options)
    first = frozenset().union(*(option.first for option in options))
    alone = frozenset().union(*(option.alone for option in options))
    return Source(text, first, alone, any(option.empty for option in options)), at


def _sequence(tokens: list[str], at: int, codes: Mapping[str, str]) -> tuple[Source, int]:
    text, first, alone, empty = "", frozenset[str](), frozenset[str](), True
    while at < len(tokens) and tokens[at] not in "|)":
        token = tokens[at]
        if token == "(":
            inner, at = _alternatives(tokens, at + 1, codes)
            inner = inner._replace(text=f"(?:{inner.text})")
        elif token in MACROS:
            inner = compile_pattern(MACROS[token], codes)
            inner = inner._replace(text=f"(?:{inner.text})")
        else:
            code = CONTINUED if token == "continued" else codes[token]
            inner = Source(re.escape(code), frozenset(code), frozenset(code), False)
        at += 1
        if at < len(tokens) and tokens[at] in "?*":
            inner = inner._replace(text=inner.text + _REPEATED[tokens[at]], empty=True)
            at += 1
        text += inner.text
        alone = (alone if inner.empty else frozenset()) | (inner.alone if empty else frozenset())
        first |= inner.first if empty else frozenset()
        empty = empty and inner.empty
    return Source(text, first, alone, empty), at
