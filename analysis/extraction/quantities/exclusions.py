"""Numbers that count nothing: dates, clock times, designations, list marks, one the pronoun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .dating import is_clock, is_day_of_month, is_vague_duration, is_year
from .naming import (
    is_address,
    is_calibre,
    is_capital_name,
    is_designation,
    is_dialled,
    is_list_mark,
    is_named_word,
    is_numbered_thing,
    is_part_of_name,
    is_quoted,
    is_web,
)
from .numerals import Numeral
from .surroundings import Names, word_after, word_before
from .view import View

Test = Callable[[View, Numeral, int, int, Names], bool]


def exclusion(view: View, numeral: Numeral, bounds: tuple[int, int], names: Names) -> str | None:
    """The name of the rule that says this number counts nothing, or None."""
    start, end = bounds
    for rule in _PLAIN_RULES if numeral.plain else _RULES:
        if rule(view, numeral, start, end, names):
            return rule.__name__
    return None


_ONE_BEFORE: Final = frozenset(
    ("no", "every", "any", "this", "that", "which", "each", "some", "the", "day", "another", "ones", "my", "your",
     "these", "those", "what", "such", "very", "loved", "dear", "type", "phase", "act", "formula", "air", "same",
     "other", "level", "number", "item")
)  # fmt: skip


def is_plain_one(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'no one', 'one another', 'the new one', 'one's own'; 'one of the bridges' and 'one soldier' stay."""
    if view.lower[numeral.first] != "one" or numeral.last != numeral.first + 1 or numeral.rest:
        return False
    before, after = word_before(view, numeral, start), word_after(view, numeral, end)
    if _is_generic(view, numeral, start, end):
        return True
    if after in ("another", "'s", "thing's", "day's") or (after == "'s" and before == ""):
        return True
    counted = numeral.last < end and view.tags[numeral.last] in ("NN", "NNP", "JJ", "NNS", "VBN")
    if before in ("that", "which") and after == "of":
        return False  # 'they say that one of the drivers died'
    if before in _ONE_BEFORE:
        return not (counted and before in ("the", "this", "that", "another", "'s", "any", "my", "other", "no"))
    adjective = numeral.first > start and view.tags[numeral.first - 1] in ("JJ", "JJR", "JJS")
    named = word_before(view, numeral, start, 2) in ("the", "a", "this", "that")
    if named and view.tags[numeral.first - 1] in ("NN", "NNP"):
        return not counted  # the northern-front one
    return adjective and not counted and before not in ("more", "least", "less", "fewer", "other")


def _is_generic(view: View, numeral: Numeral, start: int, end: int) -> bool:
    """'One can only hope', 'if one looks': one is anybody before a verb that is no state of a victim."""
    before, at = word_before(view, numeral, start), numeral.last
    if at >= end or before not in ("", "if", "as", "when", "that", "where", "how", "'", '"', "“", ",", "than", "what"):
        return False
    if view.tags[at] == "MD":
        return view.lower[at] not in ("will", "would", "may") or before != ""
    # One is followed by no plural: such a tag is a verb's ('if one raises').
    return (
        view.tags[at] in ("VBZ", "VBP", "NNS") and view.lower[at] not in ("is", "has", "was", "are") and before != ","
    )


def is_zero_point(view: View, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """'ten degrees below zero', 'above zero': a place on a scale."""
    return numeral.low == 0 and word_before(view, numeral, start) in ("below", "above", "sub") and not numeral.rest


_RULES: Final[tuple[Test, ...]] = (
    is_vague_duration, is_zero_point, is_plain_one, is_clock, is_day_of_month, is_year, is_calibre, is_designation,
    is_part_of_name, is_named_word, is_address, is_dialled, is_web,
)  # fmt: skip
_PLAIN_RULES: Final[tuple[Test, ...]] = (
    *_RULES, is_capital_name, is_numbered_thing, is_list_mark, is_quoted,
)  # fmt: skip
"""Of digits alone."""
