"""Patterns over kinds: 'the? DAY of? MONTH' becomes a short regular expression over a coded text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

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
    "DMY": "((WEEKDAY comma? the?)? DAY of? MONTH (comma? YEAR)?)",
    "MDY": "((WEEKDAY comma?)? MONTH ((the? numeric_ordinal)|DAY) ((comma|of)? YEAR)?)",
    "DATE": "(DMY|MDY|(WEEKDAY comma?)? (iso|slashed))",
    "PORTION": "((early|late|mid|earlier|later) hyphen? in? (this|that|the)?|the? (beginning|end|middle|early|late) (of|in) (the|this|that)?)",
    "DIRECTION": "(last|past|previous|next|coming|following|this|that|same)",
    "APPROX": "(approx continued*)",
    "ZONE": "(comma? open? zone continued* close?)",
    "CLOCK": "((clock|small|integer|number) meridiem|clock|(small|number) hours_mark|instant)",
    "COUNT": "((small|integer|year|number|scale|dozen) (((hyphen|to|or|and)? (small|integer|number|scale|dozen))|hyphen)* fraction? ((and a?)? half)?)",
    "AMOUNT": "(APPROX? (fraction|a? (couple|vague) of? COUNT?|a? COUNT|a? half (a|hyphen)?|a))",
}


def compile_pattern(pattern: str, codes: Mapping[str, str]) -> str:
    """Regular expression for a pattern of kinds, macros, brackets and ? * + |."""
    return re.sub(r"\s+", "", re.sub(r"\w+|\(", lambda match: _translate(match[0], codes), pattern))


def _translate(word: str, codes: Mapping[str, str]) -> str:
    if word == "(":
        return "(?:"
    if word in MACROS:
        return compile_pattern(MACROS[word], codes)
    return "\\xa0" if word == "continued" else re.escape(codes[word])
