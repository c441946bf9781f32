"""Two figures of a vote, and words of the lexicon around two figures."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...lexicon import Lexicons, noun_forms, verb_forms
from ...records import Quantity
from .view import View


class Contexts(NamedTuple):
    """number_contexts.csv by kind, in all forms."""

    votes: frozenset[str]
    vote_verbs: frozenset[str]
    change_verbs: frozenset[str]
    collectives: frozenset[str]


def build_contexts(lexicons: Lexicons) -> Contexts:
    """The words of a set of lexicons."""
    forms: dict[str, set[str]] = {"vote": set(), "vote_verb": set(), "change_verb": set(), "collective": set()}
    for row in lexicons.rows("number_contexts"):
        if row["kind"] == "vote":
            forms["vote"] |= set(noun_forms(row["form"]))
        elif row["kind"] == "collective":
            forms["collective"].add(row["form"])
        else:
            forms[row["kind"]] |= {form for alternatives in verb_forms(row["form"]).values() for form in alternatives}
    return Contexts(*(frozenset(words) for words in forms.values()))


_PAIR: Final = re.compile(r"(\d{1,3})[-–‑](\d{1,3})$")
_BEFORE: Final = 5
_AFTER: Final = 3
"""Tokens from a vote's figures to the word of voting."""
_STOPS: Final = frozenset((",", ".", ";", ":", "and", "but", "or", "(", ")"))


def read_votes(view: View, at: int) -> list[Quantity]:
    """'a 5-4 ruling', 'voted 61-38': the two figures of one token that a word of voting governs; none for a score.

    Where the second figure is greater it may be a range, and is read as one.
    """
    form = view.form(at)
    if form is None or form.kind != "pair":
        return []
    match = _PAIR.match(view.lower[at])
    if match is None or not _is_governed(view, at):
        return []
    begin = view.begin[at]
    return [_votes(view, at, begin + match.start(side), match[side]) for side in (1, 2)]


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


def _votes(view: View, at: int, begin: int, digits: str) -> Quantity:
    """One figure of a vote, exact."""
    return Quantity(
        sentence=view.sentence[at],
        begin=begin,
        end=begin + len(digits),
        first=at,
        last=at + 1,
        phrase_begin=begin,
        phrase_end=begin + len(digits),
        low=float(digits),
        high=float(digits),
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
        rule="vote",
    )
