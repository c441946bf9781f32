"""Numbers in lists of a line each: 'Killed: 12', 'tanks - 9,700 (+12)', as daily summaries give them."""

from __future__ import annotations

from typing import Final

from .cases import Bound, Case, pick
from .syntax import Syntax, sense_at
from .vocabulary import PEOPLE, Sense, fits

DASHES: Final = frozenset((":", "-", "\u2010", "\u2012", "\u2013", "\u2014", "\u2212"))
BULLETS: Final = frozenset("*-\u2022\u25aa\u00b7>")
LONGEST: Final = 7  # words of a label
HEADED: Final = 60  # tokens over which a heading holds for its lines


def tabulated(case: Case) -> Bound | None:
    """'Killed: [12]', 'Drones shot down: [41] of 60', under a heading of losses 'tanks - [9,700]'."""
    if case.left < case.begin or case.syntax.lower[case.left] not in DASHES:
        return None
    first = _label_first(case.syntax, case.left, case.begin)
    if first < 0:
        return None
    item = case.item if case.head else _label_item(case, first)
    sense, at = _label_sense(case, first, item)
    if sense is None and item and not case.head:
        sense, at = _heading_sense(case, first, item)
    if sense is None:
        return None
    return Bound(sense.action, "tabulated", at, "listed", item=item or "people")


def increment(case: Case) -> Bound | None:
    """'tanks - 9,700 (+[12])': what came to the figure before."""
    code, at = case.syntax.lower, case.left
    if not case.previous or at <= case.begin or code[at] != "+" or code[at - 1] != "(":
        return None
    _, last, bound, item = case.previous[-1]
    if bound.rule != "tabulated" or at - 1 - last > 1:
        return None
    return bound._replace(rule="increment", item=item)


def _label_first(syntax: Syntax, dash: int, begin: int) -> int:
    """The first token of the label that ends at a dash or colon, -1 where none opens its line."""
    at = dash
    while at > begin and dash - at <= LONGEST:
        before = syntax.lower[at - 1]
        if at < dash and (at in syntax.line_firsts or before in BULLETS or before in ");"):
            return at
        if syntax.code[at - 1] in "q,.;":
            return -1
        at -= 1
    return at if at == begin and at < dash else -1


def _label_item(case: Case, first: int) -> str | None:
    """The item of the longest known form in the label: 'armoured vehicles', 'Drones shot down'."""
    lower, dash = case.syntax.lower, case.left
    for size in range(min(3, dash - first), 0, -1):
        for begin in range(first, dash - size + 1):
            item = case.syntax.items.get(" ".join(lower[begin : begin + size]))
            if item:
                return item
    return None


def _label_sense(case: Case, first: int, item: str | None) -> tuple[Sense | None, int]:
    """What a participle, adjective or noun of the label says: 'Wounded', 'Dead', 'Deaths', 'Drones shot down'."""
    syntax, vocabulary = case.syntax, case.syntax.vocabulary
    labelled = case._replace(item=item or "people")
    for at in range(first, case.left):
        word = syntax.lower[at]
        if word in vocabulary.participles:
            sense = pick(sense_at(syntax, at, vocabulary.verbs, case.left), labelled, "object")
        elif word in vocabulary.adjectives:
            sense = pick(sense_at(syntax, at, vocabulary.adjectives, case.left), labelled, "is")
        else:
            sense = pick(sense_at(syntax, at, vocabulary.nouns, case.left), labelled, "self", "toll")
        if sense:
            return sense, at
    return None, -1


def _heading_sense(case: Case, first: int, item: str) -> tuple[Sense | None, int]:
    """What the heading says of the lines under it: 'Losses of the enemy', 'Destroyed overnight'."""
    syntax, vocabulary = case.syntax, case.syntax.vocabulary
    for at in range(first - 1, max(first - HEADED, -1), -1):
        word = syntax.lower[at]
        senses = [sense for sense in vocabulary.nouns.get(word, ()) if not sense.tail]
        if word in vocabulary.participles:
            senses = [sense for sense in vocabulary.verbs[word] if sense.role == "object" and not sense.tail]
        roles = ("self", "toll", "object") if item in PEOPLE else ("of", "object")
        for sense in senses:
            if sense.role in roles and fits(sense, item, ""):
                return sense, at
    return None, -1
