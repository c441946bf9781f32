"""Which action a counted phrase undergoes: the rules in the order they are asked."""

from __future__ import annotations

from typing import Final

from .cases import Bound, Case, Rule
from .governors import (
    aid,
    event_noun,
    exchange,
    measure,
    noun_before,
    object_of_verb,
    on_noun,
    second_object,
    toll,
    weapon_with,
)  # fmt: skip
from .lists import actor, attack, attributive, coordinated, goes_back, other_verb, part_of, up_from
from .predicates import subject
from .tabular import increment, tabulated
from .vocabulary import PEOPLE
from .walking import left_of

DISPLACING: Final = frozenset(("displaced", "evacuated"))


def bind_action(case: Case) -> Bound:
    """The first rule that speaks; a number of which nothing is said has action none."""
    for rule in RULES:
        bound = rule(case)
        if bound:
            return bound
    return Bound("none", "nothing_said", -1, "")


def of_noun(case: Case) -> Bound | None:
    """'the downing of [31 drones]'; 'a column of [nine trucks]' is bound as the convoy.

    Of people their own participle says more: 'the families of [30 miners] killed in May'.
    """
    syntax, left = case.syntax, case.left
    if left <= case.begin or syntax.code[left] != "o":
        return None
    sense = noun_before(case, left, "of")
    outer = _collective(case, left - 1)
    if sense:
        fired = object_of_verb(outer) if outer else None  # 'fired a volley of [30 rockets]': by the verb's subject
        if fired and fired.action == sense.action:
            return fired._replace(rule="of_noun")
        return Bound(sense.action, "of_noun", left - 1, "of")
    own = subject(case) if syntax.code[case.last] in "QAw" and case.item in PEOPLE else None
    if own and own.action not in ("none", "other"):
        return own
    for rule in OUTER_RULES:
        bound = rule(outer) if outer else None
        if bound:
            return bound._replace(rule=f"of_collective.{bound.rule}")
    return None


def _collective(case: Case, head: int) -> Case | None:
    """The phrase of the noun before 'of', bound in place of what it is made of."""
    code, first = case.syntax.code, head
    if code[first] not in "NSP":
        return None
    while first > case.begin and code[first - 1] in "NSPJjDdr0":
        first -= 1
    return case._replace(first=first, left=left_of(case.syntax, first, case.begin))


def of_victims(case: Case) -> Bound | None:
    """'[four] of the wounded died': what became of those told of before."""
    bound = subject(case) if goes_back(case) else None
    return bound if bound and bound.action not in ("none", "other") else None


def counted_event(case: Case) -> Bound | None:
    """'20 [deaths]', '30 arrests'; of '[20 refugees] were killed' what became of them says more."""
    bound = event_noun(case)
    if bound is None or bound.action not in DISPLACING:
        return bound
    fates = (rule(case) for rule in (object_of_verb, subject, coordinated))
    return next((fate for fate in fates if fate and fate.action not in ("none", "other")), bound)


OUTER_RULES: Final[tuple[Rule, ...]] = (
    object_of_verb, of_noun, on_noun, weapon_with, other_verb, subject, coordinated,
)  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    measure,
    up_from,
    tabulated,
    increment,
    of_victims,
    counted_event,
    toll,
    object_of_verb,
    aid,
    second_object,
    of_noun,
    on_noun,
    weapon_with,
    part_of,
    subject,
    coordinated,
    attributive,
    exchange,
    other_verb,
    attack,
    actor,
)
