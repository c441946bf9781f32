"""A counted phrase in its sentence, and what is bound to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from .syntax import Syntax
from .vocabulary import Sense, fits
from .walking import left_of

OWNERS: Final = frozenset(("its", "their", "our", "his", "her", "my"))


class Bound(NamedTuple):
    """The action and the word that says it."""

    action: str
    rule: str
    token: int  # of the action word, -1 where there is none
    role: str  # of the counted: object subject of on toll self is, or ""
    part: bool = False  # a part of the phrase before it
    item: str | None = None  # what is counted, where the word itself says so


class Case(NamedTuple):
    """A counted phrase in its sentence: tokens `first` to `last`, the token `left` of it."""

    syntax: Syntax
    begin: int  # first token of the sentence
    end: int
    first: int
    last: int
    left: int
    item: str | None
    head: str  # the counted noun, lower case, or ""
    previous: tuple[
        tuple[int, int, Bound, str | None], ...
    ]  # (first, last, action, item) of the sentence's earlier phrases
    number_end: int  # character after the number
    continues: bool  # '25 others', '102 more': what was counted before
    harmed: str  # 'wounded' of 'four of the wounded', else ""
    carried: Bound | None  # what the sentence before supplied: 'The package includes [six howitzers]'
    pronoun: int  # the token of 'its' in 'its 300 troops', 'four of its sailors', -1 if there is none
    apart: bool  # 'Elsewhere', 'separately': the clause turns to another event
    sentence_words: frozenset[str]  # the different words of the sentence


def make_case(
    syntax: Syntax,
    sentence: int,
    first: int,
    last: int,
    item: str | None,
    head: str,
    previous: tuple[tuple[int, int, Bound, str | None], ...],
    number_end: int,
    continues: bool,
    carried: Bound | None = None,
) -> Case:
    """The case of a phrase, with the token left of it and what many rules ask of its words."""
    begin, end = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    words = syntax.words_of(sentence)
    left = left_of(syntax, first, begin)
    harmed = _harmed(syntax.lower, first, last, end) if "of" in words else ""
    owned = not OWNERS.isdisjoint(words)
    pronoun = _owner_pronoun(syntax.lower, max(left + 1, begin), last, end) if owned else -1
    turns = not syntax.words.apart.isdisjoint(words)
    apart = turns and not syntax.words.apart.isdisjoint(syntax.lower[begin:first])
    return Case(
        syntax, begin, end, first, last, left, item, head, previous, number_end, continues, harmed, carried,
        pronoun, apart, words,
    )  # fmt: skip


def _owner_pronoun(lower: list[str], first: int, last: int, end: int) -> int:
    stop = last + 2 if last < end and lower[last] == "of" else last
    for at in range(first, min(stop, end)):
        if lower[at] in OWNERS:
            return at
    return -1


def _harmed(lower: list[str], first: int, last: int, end: int) -> str:
    for at in range(first, min(last + 1, end - 2)):
        if lower[at] == "of" and lower[at + 1] in ("the", "those"):
            return lower[at + 2]
    return ""


def in_aside(case: Case, bound: Bound, at: int) -> bool:
    """'[three men] who had fought in 2022 were killed', '[two], held since May, were freed': what stands between."""
    return case.last <= at < bound.token and case.syntax.code[case.last : case.last + 2].startswith(("w", ",Q", "Q"))


Rule = Callable[[Case], Bound | None]


def pick(senses: list[tuple[Sense, int]], case: Case, *roles: str) -> Sense | None:
    """The first sense whose role and items suit the counted, by the order of the roles."""
    for role in roles:
        for sense, _ in senses:
            if sense.role == role and fits(sense, case.item, case.head):
                return sense
    return None
