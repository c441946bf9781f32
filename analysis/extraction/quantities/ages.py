"""Numbers that are somebody's age without a unit: "aged 12", "Anna Koval, 45,"."""

from __future__ import annotations

from typing import Final

from .classes import PEOPLE, Items, item_at
from .numerals import Numeral
from .surroundings import counts
from .units import Unit
from .view import View


def is_age(view: View, items: Items, numeral: Numeral, unit: Unit | None, bounds: tuple[int, int]) -> bool:
    """'aged 12', 'at the age of nine', 'Anna Koval, 45,', 'her daughter, 34, said'."""
    at, end = numeral.first, bounds[1]
    before = view.lower[max(bounds[0], at - 3) : at]
    if (
        before[-1:] in (["aged"], ["ages"], ["age"])
        or (before[-1:] in _TURNING and not counts(view, numeral, end))
        or before[-2:] == ["age", "of"]
        or before[-2:-1] in (["aged"], ["ages"])
        or _lists_ages(view, at, bounds[0])
        or (before[-1:] == ["of"] and _is_one_person(view, at, bounds))
        or before in (["as", "young", "as"], ["as", "old", "as"])
        or (_of_the_oldest(view, at, bounds[0]) and not counts(view, numeral, end))
        or (before[-2:] in (["younger", "than"], ["older", "than"]) and not counts(view, numeral, end))
    ):
        return (unit is None and numeral.low < 120) or (unit is not None and unit.dimension == "time")
    return (
        unit is None
        and numeral.plain
        and 1 <= numeral.low <= 110
        and before[-1:] == [","]
        and at - 2 >= bounds[0]
        and (
            view.tags[at - 2] == "NNP" or (view.tags[at - 2] == "NN" and item_at(view, items, at - 2, at - 2) in PEOPLE)
        )
        and (numeral.last >= end or view.lower[numeral.last] in (",", ".", ")", ";"))
    )


def _is_one_person(view: View, at: int, bounds: tuple[int, int]) -> bool:
    """'a girl of | nine', 'a man of | 70'."""
    last = at + 1 >= bounds[1] or view.tags[at + 1] in (",", ".", ")", ":", "IN", "VBD", "CC", "WP")
    single = at - 3 >= bounds[0] and view.lower[at - 2] in _ONE_PERSON and view.lower[at - 3] in ("a", "the", "old")
    single = single and view.lower[at + 1 : at + 2] != ["of"]  # 'the daughter of one of his friends'
    return last and single


_ONE_PERSON: Final = frozenset(("boy", "girl", "man", "woman", "child", "baby", "infant", "youth", "son", "daughter"))


def _of_the_oldest(view: View, at: int, start: int) -> bool:
    """'The youngest of the dead was only | 18, the oldest | 24.'"""
    link = at - 1
    while link > start and view.lower[link] in _MERE:
        link -= 1
    if view.lower[link] in _OLDEST:
        return True
    if view.lower[link] not in ("was", "is"):
        return False
    subject = view.lower[max(start, link - _SUBJECT) : link]
    last = max((i for i, word in enumerate(subject) if word in _OLDEST), default=-1)
    return last >= 0 and "," not in subject[last:]


_OLDEST: Final = frozenset(("youngest", "oldest", "eldest"))
_MERE: Final = frozenset(("only", "just", "about", "barely", "not", "yet"))
_SUBJECT: Final = 6  # tokens of 'youngest of the three dead'


def _lists_ages(view: View, at: int, start: int) -> bool:
    """'aged 4, 6 and | 9'."""
    if at - 1 < start or view.lower[at - 1] not in _JOINS:
        return False
    while at > start and (view.lower[at - 1] in _JOINS or view.form(at - 1) is not None):
        at -= 1
    return at > start and view.lower[at - 1] in ("aged", "ages")


_JOINS: Final = frozenset((",", "and", "or", "to"))
_TURNING: Final = (["turn"], ["turns"], ["turned"], ["turning"])
