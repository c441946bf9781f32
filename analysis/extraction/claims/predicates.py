"""Rules that look right: the verb or adjective of which the counted phrase is the subject."""

from __future__ import annotations

import re
from typing import Final

from .cases import Bound, Case, pick
from .factuality import NOT
from .lists import part_before
from .syntax import OBJECT_START, sense_at
from .vocabulary import FATES, PROJECTILES, Sense
from .walking import OF_THEM, PREPOSITIONS, VERBS, find_predicate, is_gerund

JOINED: Final = re.compile(r"[^,.;:FQ&eaMvZW]{0,10}&[Bb]?[QF]")
INFINITIVE: Final = re.compile(r"(?:o[DJNSPR]{1,5})?T?")
SEEING: Final = frozenset(("show", "shows", "showed", "showing", "shown", "see", "saw", "seen", "filmed"))
FINITE: Final = frozenset("FQeaVvZW")
OPENING: Final = frozenset(("with", "as", "that", "after", "while", "because", "if"))  # a clause, though prepositions
SAYING: Final = frozenset(
    ("saying", "adding", "claiming", "reporting", "announcing", "alleging", "confirming", "stating")
)
GETTING: Final = frozenset(("get", "gets", "got", "getting", "gotten"))


def subject(case: Case) -> Bound | None:
    """'[20 people] were killed', '[36] dead', '[Four drones] struck the port'."""
    syntax, left = case.syntax, _left_code(case)
    if case.item == "percent" and case.previous and not OF_THEM.isdisjoint(syntax.lower[case.last : case.last + 3]):
        case = case._replace(item=case.previous[-1][3])  # '300 drones, [99%] of which were intercepted'
    if left == "e" and "among" in syntax.lower[_clause_begin(case) : case.left]:
        return _among_those(case)
    if left == "a" and syntax.code[case.last : case.last + 1] not in "QA":
        return None  # 'the town had [300 inhabitants] and took in refugees'
    if syntax.lower[case.left] in SEEING and is_gerund(syntax, case.last):
        return _predicate(case, case.last)  # 'shows [a drone] striking the port'
    free = _is_free(case)
    if syntax.code[case.last : case.last + 1] == "w" and not free:
        at = find_predicate(syntax, case.last + 1, case.end, coordinated=False)
        return _predicate(case, at) if at >= 0 else None  # 'of [nine women] who were killed, three were nurses'
    at = find_predicate(syntax, case.last, case.end, coordinated=free and left not in "FQ")
    if at < 0 or any(is_another(case, at) for is_another in ANOTHERS):
        return None
    if _is_governed(case, at) and (syntax.code[at] not in "QA" or syntax.code[at - 1] in "eaB"):
        return _infinitive(case, at)  # an object: only its own participle counts
    bound = _predicate(case, at)
    own = not OF_THEM.isdisjoint(syntax.lower[case.first : case.last + 2])  # '[20 of whom] escaped'
    listed = bound is not None and bound.rule == "counted_actor" and left in "&," and not own and _goes_on(case)
    return None if listed else bound  # 'lost 40 men and [12 tanks], the army claimed'


def _clause_begin(case: Case) -> int:
    """The token after the last comma before the phrase."""
    return max(case.syntax.code.rfind(",", case.begin, case.left) + 1, case.begin)


def _left_code(case: Case) -> str:
    return case.syntax.code[case.left] if case.left >= case.begin else ","


def _is_free(case: Case) -> bool:
    """No preposition governs the phrase."""
    return _left_code(case) not in PREPOSITIONS or case.syntax.lower[case.left] in OPENING


def _is_governed(case: Case, at: int) -> bool:
    """An -ing form that says nothing has the phrase as its object, or a thing has it aboard."""
    syntax, left = case.syntax, _left_code(case)
    gerund = left == "G" or (left == "F" and is_gerund(syntax, case.left))
    return (gerund and syntax.lower[case.left] not in SAYING) or _is_aboard(case, at)


def _acts_behind_preposition(case: Case, at: int) -> bool:
    """'a town of [900 people] fell'."""
    return not _is_free(case) and case.syntax.code[at] == "F"


def _ends_relative(case: Case, at: int) -> bool:
    """'the market, which draws [3,000 people], was struck'."""
    code, left = case.syntax.code, _left_code(case)
    return (left in VERBS or left == "F") and code[case.left - 1] == "w" and "," in code[case.last : at]


def _closes_aside(case: Case, at: int) -> bool:
    """'killed 13 people, [four of them monks], the mayor said'."""
    told = not OF_THEM.isdisjoint(case.syntax.lower[case.first : case.last])
    return told and _left_code(case) == "," and case.syntax.code[case.last] in ",."


def _is_of_other_noun(case: Case, at: int) -> bool:
    """'threatened [two men] at a funeral held in Goma': an object's participle stands right behind it."""
    code = case.syntax.code
    bare = code[at] == "Q" and code[at - 1] not in "eaB" and _left_code(case) in VERBS
    return bare and any(char in "IoTy" for char in code[case.last : at])


def _ends_list(case: Case, at: int) -> bool:
    """'shot down six jets and [two helicopters], and destroyed ...'."""
    code, listed = case.syntax.code, _left_code(case) in "&,"
    purpose = code[at - 1] == "T" and code[at - 2] not in "ea"  # but 'and [120 residents] had to flee'
    return listed and (purpose or (_is_apart(case, at) and _goes_on(case)))


def _does_what_a_relative_says(case: Case, at: int) -> bool:
    """'killed a leader and [13 others] in a strike that also wounded 66': the strike did."""
    code, relative = case.syntax.code, case.syntax.code.rfind("w", case.last, at)
    listed = _left_code(case) == "&" and code[case.last] == "I" and code[at] == "F"
    return listed and relative > case.last and "," not in code[case.last : at]


ANOTHERS: Final = (
    _acts_behind_preposition, _ends_relative, _closes_aside, _is_of_other_noun, _ends_list, _does_what_a_relative_says,
)  # fmt: skip
"""Whether the predicate found is another's."""


def _is_aboard(case: Case, at: int) -> bool:
    """'a plane with [72 people] on board was hit': what is said of the noun before, not 'with [nine] killed'."""
    code, lower = case.syntax.code, case.syntax.lower
    aboard = case.left > case.begin and lower[case.left] == "with" and code[case.left - 1] in "NSP"
    return (
        aboard and (code[at] == "F" or lower[at - 1] in ("was", "were", "is", "are")) and not is_gerund(case.syntax, at)
    )


def _is_apart(case: Case, at: int) -> bool:
    """An active verb, or 'launched by' right after the phrase, says nothing of a list's members."""
    if not OF_THEM.isdisjoint(case.syntax.lower[case.first : case.last + 2]):
        return False  # 'held 90 inmates, [20 of whom] escaped'
    joined = at == case.last or "&" in case.syntax.code[case.last : at]  # 'downed 10 drones, [two] and one launched by'
    if joined and case.syntax.code[at] == "Q" and case.previous and case.previous[-1][2].action in FATES:
        senses = case.syntax.vocabulary.verbs.get(case.syntax.lower[at], ())
        return any(sense.action == "launched" for sense in senses)  # 'downed 10 drones and [three] fired at Aden'
    if at == case.last:
        return case.syntax.lower[at + 1 : at + 2] == ["by"]  # but 'wounded 30, [a doctor] said'
    return case.syntax.code[at] in "FZWv"


def _goes_on(case: Case) -> bool:
    """'shot down six jets and [two helicopters], and destroyed ...': the list of an object's verb."""
    if not case.previous or case.previous[-1][2].role != "object":
        return False
    return FINITE.isdisjoint(case.syntax.code[case.previous[-1][1] : case.left])


def _infinitive(case: Case, at: int) -> Bound | None:
    """'causing [one] of the ships to sink', 'showing [a drone] striking the port'."""
    if INFINITIVE.fullmatch(case.syntax.code, case.last, at):
        bound = _predicate(case, at)
        return bound if bound and bound.rule != "counted_actor" else None
    return None


def _predicate(case: Case, at: int) -> Bound | None:
    syntax, char = case.syntax, case.syntax.code[at]
    if char == "A":
        sense = pick(sense_at(syntax, at, syntax.vocabulary.adjectives, case.end), case, "is")
        return Bound(sense.action, "adjective", at, "is") if sense else None
    if char in "FQ":
        senses = sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=8)
        roles = ("object", "subject") if char == "Q" else ("subject",)
        whole = [(sense, end) for sense, end in senses if sense.tail and end == at + 1 + len(sense.tail)]
        sense = pick(whole, case, *roles) or pick(senses, case, *roles)  # 'held out', not 'held'
        if sense and not (sense.role == "subject" and _has_object(case, sense, at)):
            return Bound(sense.action, "passive" if sense.role == "object" else "subject", at, sense.role)
        return _second_verb(case, at) or Bound(_deed(case, at), "counted_actor", at, "subject")
    if case.item in PROJECTILES and _fails(case, at):
        return Bound("suppressed", "not_arrived", -1, "subject")
    if char in "ea" and syntax.lower[at] in GETTING and syntax.code[at + 1 : at + 2] not in ("Q", "Y"):
        sense = pick(sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=2), case, "subject")
        return Bound(sense.action if sense else "other", "subject", at, "subject")  # 'got through'
    if char in "ea":
        return _among(case, at) or part_before(case) or Bound("none", "copula", at, "subject")
    if char in VERBS:
        return _second_verb(case, at) or Bound(_deed(case, at), "subject_of_other_verb", at, "subject")
    return None


def _has_object(case: Case, sense: Sense, at: int) -> bool:
    """'[a naval drone] sinks the ship': what may befall the subject of 'sink' befalls its object."""
    code, lower = case.syntax.code, case.syntax.lower
    senses = case.syntax.vocabulary.verbs.get(lower[at], ())
    both = not sense.tail and any(other.role == "object" and other.action == sense.action for other in senses)
    return both and code[at + 1] in OBJECT_START and lower[at + 1] not in case.syntax.words.time_noun


def _second_verb(case: Case, at: int) -> Bound | None:
    """'[nine men] were pulled off a bus and shot dead': the verb joined to one that the vocabulary does not know."""
    syntax = case.syntax
    match = JOINED.match(syntax.code, at + 1, case.end)
    if match is None or syntax.code[at - 1] != "e":
        return None
    verb = match.end() - 1
    sense = pick(sense_at(syntax, verb, syntax.vocabulary.verbs, case.end, gap=2), case, "object")
    return Bound(sense.action, "passive", verb, "object") if sense else None


def _deed(case: Case, at: int) -> str:
    """'[500 people] live there' only are; '[two strikes] engaged a unit' took place; all others do something."""
    if case.syntax.lower[at] in case.syntax.words.stative:
        return "none"
    return "occurred" if case.item == "attacks" else "other"


def _fails(case: Case, at: int) -> bool:
    """'[nine drones] did not reach their targets'."""
    lower = case.syntax.lower
    group = lower[case.last : min(at + 4, case.end)]
    return not NOT.isdisjoint(group) and any(word.startswith(("reach", "arriv")) for word in group)


def _among_those(case: Case) -> Bound | None:
    """'Among the dead were [five students]'."""
    return _fate(case, range(case.syntax.lower.index("among", _clause_begin(case), case.left) + 1, case.left))


def _among(case: Case, at: int) -> Bound | None:
    """'[Five students] are among the dead'."""
    if "among" not in case.syntax.lower[at : min(at + 4, case.end)]:
        return None
    return _fate(case, range(at + 2, min(at + 6, case.end)))


def _fate(case: Case, tokens: range) -> Bound | None:
    """'among the [dead]': what the first of these words tells that was suffered."""
    syntax = case.syntax
    for at in tokens:
        word = syntax.lower[at]
        table = syntax.vocabulary.adjectives if word in syntax.vocabulary.adjectives else syntax.vocabulary.verbs
        sense = pick(sense_at(syntax, at, table, at + 1), case, "is", "object")
        if sense:
            return Bound(sense.action, "among", at, "is")
    return None
