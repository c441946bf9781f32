"""Two figures of one token that count no noun: a vote, a score, a ratio."""

from __future__ import annotations

import re
from typing import Final

from ...records import Quantity
from .contexts import build_contexts
from .exclusions import exclusion
from .numerals import Numeral
from .surroundings import Names, word_after
from .view import View

PAIR: Final = "pair"
_TOKEN: Final = re.compile(r"(\d+|[a-z]+)[-–‑](?:(?:to|in)-)?(\d+|[a-z]+)(?:$|-)")
_BEFORE: Final = 5
_AFTER: Final = 3
"""Tokens from a vote's figures to the word of voting."""
_ERAS: Final = frozenset(("bc", "b.c.", "bce", "b.c.e."))
_STOPS: Final = frozenset((",", ".", ";", ":", "and", "but", "or", "(", ")"))


def read_pair(view: View, at: int, bounds: tuple[int, int], names: Names) -> list[Quantity]:
    """'a 5-4 ruling', 'won 3-1', 'a one-in-five chance': a vote where a word of voting governs the two figures.

    Where the second figure is greater it may be a range, and is read as one.
    """
    form = view.form(at)
    match = _TOKEN.match(view.lower[at]) if form is not None and form.kind == "pair" else None
    if form is None or match is None:
        return []
    begin, rule = view.begin[at], "vote" if _is_governed(view, at) else PAIR
    numeral = Numeral(at, at + 1, begin, view.end[at], form.low, form.high, False, rule)
    if word_after(view, numeral, bounds[1]) in _ERAS:
        return []
    if rule == PAIR and exclusion(view, numeral, bounds, names) is not None:
        return []
    values = ((1, form.low), (2, form.high))
    return [figure(view, at, (begin + match.start(n), begin + match.end(n)), value, rule) for n, value in values]


def _is_governed(view: View, at: int) -> bool:
    contexts = view.document.lexicons.get(build_contexts)
    start, end = view.bounds(at)
    for after in range(at + 1, min(at + 1 + _AFTER, end)):
        if view.lower[after] in contexts.votes:
            return True
        if view.lower[after] in _STOPS:
            break
    for before in range(at - 1, max(start, at - _BEFORE) - 1, -1):
        if view.lower[before] in contexts.votes or view.lower[before] in contexts.vote_verbs:
            return True
        if view.lower[before] in _STOPS or view.form(before) is not None:
            return False
    return False


def figure(view: View, at: int, span: tuple[int, int], value: float, rule: str) -> Quantity:
    """One figure of two, within the token `at`, that counts no noun."""
    begin, end = span
    return Quantity(
        sentence=view.sentence[at],
        begin=begin,
        end=end,
        first=at,
        last=at + 1,
        phrase_begin=begin,
        phrase_end=end,
        low=value,
        high=value,
        modifier="=",
        vague=False,
        unit=None,
        si_value=None,
        si_unit=None,
        currency=None,
        counted_first=0,
        counted_last=0,
        counted_head=-1,
        item="other",
        model=None,
        whole=None,
        whole_index=-1,
        rule=rule,
    )
