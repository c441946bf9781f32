"""Which action a counted phrase undergoes: one rule, one function, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from .syntax import Syntax, sense_at
from .vocabulary import PEOPLE, PROJECTILES, Sense, fits
from .walking import PREPOSITIONS, VERBS, find_predicate, is_gerund, left_of


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
    carried: Bound | None  # what the sentence before supplied: 'The package includes [six howitzers]'


class Bound(NamedTuple):
    """The action and the word that says it."""

    action: str
    rule: str
    token: int  # of the action word, -1 where there is none
    role: str  # of the counted: object subject of on toll self is, or ""
    part: bool = False  # a part of the phrase before it


Rule = Callable[[Case], Bound | None]
TOLL_LINKS: Final = frozenset(
    [
        "to",
        "at",
        "of",
        "from",
        "is",
        "was",
        "were",
        "are",
        "reach",
        "reaches",
        "reached",
        "reaching",
        "exceed",
        "exceeds",
        "exceeded",
        "exceeding",
        "pass",
        "passes",
        "passed",
        "hit",
        "hits",
        "surpass",
        "surpasses",
        "surpassed",
        "top",
        "tops",
        "topped",
        "above",
        "over",
        "past",
        "by",
        "than",
        "stands",
        "stood",
        "near",
        "nearly",
        "and",
    ]
)
WITH: Final = frozenset(["with", "using", "by", "involving", "comprising"])
AID: Final = frozenset("package aid assistance loan grant packages loans grants donation".split())
ON: Final = frozenset(["on", "against", "at", "in", "upon", "across", "targeting"])
LEAVING: Final = frozenset(["leave", "leaves", "left", "leaving"])


def make_case(
    syntax: Syntax,
    sentence: int,
    first: int,
    last: int,
    item: str | None,
    head: str,
    previous: tuple[tuple[int, int, Bound, str | None], ...],
    number_end: int,
    carried: Bound | None = None,
) -> Case:
    """The case of a phrase, with the token left of it."""
    begin, end = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    return Case(syntax, begin, end, first, last, left_of(syntax, first, begin), item, head, previous, number_end, carried)


def bind_action(case: Case) -> Bound:
    """The first rule that speaks; a number of which nothing is said has action none."""
    for rule in RULES:
        bound = rule(case)
        if bound:
            return bound
    return Bound("none", "nothing_said", -1, "")


def _pick(senses: list[tuple[Sense, int]], case: Case, *roles: str) -> Sense | None:
    for role in roles:
        for sense, _ in senses:
            if sense.role == role and fits(sense, case.item, case.head):
                return sense
    return None


def measure(case: Case) -> Bound | None:
    """'advanced [nine miles]': distances undergo nothing."""
    return Bound("none", "measure", -1, "") if case.item == "distance" else None


def toll(case: Case) -> Bound | None:
    """'the death toll rose to [31]'."""
    syntax, left = case.syntax, case.left
    if left < case.begin or syntax.lower[left] not in TOLL_LINKS or (case.item and case.item not in PEOPLE):
        return None
    for at in range(left - 1, max(case.begin, left - 20) - 1, -1):
        if syntax.code[at] in ";QA" and syntax.lower[at] not in ("dead", "missing", "killed", "injured", "wounded"):
            return None
        if syntax.lower[at] == "number":
            return _number_of(case, at)
        if syntax.lower[at] in syntax.vocabulary.nouns:
            for sense, end in sense_at(syntax, at, syntax.vocabulary.nouns, left + 1):
                if sense.role == "toll" and end <= left + 1:
                    return Bound(sense.action, "toll", at, "toll")
    return None


def _number_of(case: Case, at: int) -> Bound | None:
    """'the number of people detained rose to [2,000]'."""
    syntax = case.syntax
    for i in range(at + 1, case.left):
        word = syntax.lower[i]
        if word in syntax.vocabulary.adjectives or syntax.code[i] == "Q":
            table = syntax.vocabulary.verbs if syntax.code[i] == "Q" else syntax.vocabulary.adjectives
            sense = _pick(sense_at(syntax, i, table, i + 1), case, "object", "is")
            if sense:
                return Bound(sense.action, "number_of", i, "toll")
    return None


def event_noun(case: Case) -> Bound | None:
    """'20 [deaths]', '30 arrests': the counted noun is itself what happened."""
    if not case.head:
        return None
    for at in range(case.first, case.last):
        for sense, end in sense_at(case.syntax, at, case.syntax.vocabulary.nouns, case.last):
            if sense.role == "self" and end == case.last:
                return Bound(sense.action, "event_noun", at, "self")
    return None


def object_of_verb(case: Case) -> Bound | None:
    """'killing [30 people]', 'shot down [79] of 128 drones', 'took [30 people] hostage'."""
    syntax, left = case.syntax, case.left
    for at in range(left, max(case.begin, left - 3) - 1, -1):
        if syntax.code[at] not in "FQ":
            continue
        senses = [
            (sense, end)
            for sense, end in sense_at(syntax, at, syntax.vocabulary.verbs, left + 1)
            if end == left + 1 or (syntax.code[end : left + 1] == "p")
        ]
        if at == left or (at == left - 1 and syntax.code[left] == "p"):
            behind = [
                (sense, end)
                for sense, end in sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=case.last - left + 7)
                if sense.tail and end > case.last
            ]
            senses = behind + senses
        sense = _pick(senses, case, "object")
        if sense:
            return Bound(sense.action, "object_of_verb", at, "object")
        if senses and any(s.role == "list" for s, _ in senses):
            return None
    return None


def second_object(case: Case) -> Bound | None:
    """'gave Ukraine [six howitzers]', 'provide Russia with [hundreds of drones]'."""
    syntax, at = case.syntax, case.left
    if at < case.begin or not (syntax.code[at] in "NSPR" or syntax.lower[at] == "with"):
        return None
    at -= syntax.lower[at] == "with"
    steps = 0
    while at >= case.begin and syntax.code[at] in "NSPRDJr'" and steps < 6:
        at, steps = at - 1, steps + 1
    if at >= case.begin and syntax.code[at] in "FQ" and steps:
        sense = _pick(sense_at(syntax, at, syntax.vocabulary.verbs, at + 1), case, "object")
        if sense and sense.action == "supplied":
            return Bound("supplied", "second_object", at, "object")
    return None


def of_noun(case: Case) -> Bound | None:
    """'the downing of [79 drones]'; 'a convoy of [seven cars]' is bound as the convoy."""
    syntax, left = case.syntax, case.left
    if left <= case.begin or syntax.code[left] != "o":
        return None
    sense = _noun_before(case, left, "of")
    if sense:
        return Bound(sense.action, "of_noun", left - 1, "of")
    first = left - 1
    if syntax.code[first] in "qc" or syntax.code[first] not in "NSP":
        return None
    while first > case.begin and syntax.code[first - 1] in "NSPJjDdr0":
        first -= 1
    outer = case._replace(first=first, left=left_of(syntax, first, case.begin))
    for rule in OUTER_RULES:
        bound = rule(outer)
        if bound:
            return bound._replace(rule=f"of_collective.{bound.rule}")
    return None


def _noun_before(case: Case, stop: int, role: str) -> Sense | None:
    """The sense of the noun that ends right before `stop`, the longest form first."""
    for at in range(max(case.begin, stop - 3), stop):
        senses = [(s, e) for s, e in sense_at(case.syntax, at, case.syntax.vocabulary.nouns, stop) if e == stop]
        sense = _pick(senses, case, role)
        if sense:
            return sense
    return None


def on_noun(case: Case) -> Bound | None:
    """'raids on [two villages]', 'a strike by gunmen against [three posts]'."""
    syntax, left = case.syntax, case.left
    if left <= case.begin or syntax.lower[left] not in ON or case.item in ("money", "percent"):
        return None
    for at in range(left, max(case.begin, left - 8), -1):
        if at < left and (syntax.code[at] in "FQeaMVWZvGY,;&q"):
            return None
        if _noun_before(case, at, "on"):
            return Bound("hit" if syntax.lower[at - 1] != "damage" else "damaged", "on_noun", at - 1, "on")
    return None


def weapon_with(case: Case) -> Bound | None:
    """'attacked the port with [60 drones]', 'was hit by [three missiles]'."""
    syntax, left = case.syntax, case.left
    if case.item not in PROJECTILES or left < case.begin:
        return None
    if syntax.lower[left] in WITH or (syntax.code[left] == "c" and not case.previous):
        return Bound("launched", "weapon_with", _verb_before(case, left), "with")
    return None


def _verb_before(case: Case, at: int) -> int:
    while at >= case.begin and case.syntax.code[at] not in "FQ":
        at -= 1
    return at if at >= case.begin else -1


def part_of(case: Case) -> Bound | None:
    """'20 people, including [six children]', 'of them [40 Shaheds]': the action of what was named before."""
    syntax, left = case.syntax, case.left
    if left < case.begin or not (syntax.code[left] == "c" or _of_them(case) or _in_list(case)):
        return None
    if case.item in ("other", None) and case.previous and case.previous[-1][3] not in ("other", None) and case.head:
        return Bound("none", "nothing_said", -1, "")  # 'homes, including a 32-storey block'
    if not case.previous:
        return case.carried._replace(rule="carried_list") if case.carried else None
    bound = case.previous[-1][2]
    return Bound(bound.action, "part_of", bound.token, bound.role, part=True)


def _in_list(case: Case) -> bool:
    """'including two children and [three journalists]' goes on; '…, including two children, and [12 others]' does not."""
    code, at = case.syntax.code, case.left
    if code[at] == "&" and at > case.begin and code[at - 1] == ",":
        return False
    if code[at] not in ",&":
        return False
    while at > case.begin and code[at] in ",&NSPDdrJj0oq'":
        at -= 1
    return code[at] == "c"


def _of_them(case: Case) -> bool:
    lower, left = case.syntax.lower, case.left
    return (
        left > case.begin
        and lower[left] in ("them", "those", "these", "whom", "which")
        and (lower[left - 1] in ("of", "among"))
    )


def subject(case: Case) -> Bound | None:
    """'[20 people] were killed', '[36] dead', '[Four drones] struck the port'."""
    syntax = case.syntax
    left = syntax.code[case.left] if case.left >= case.begin else ","
    free = left not in PREPOSITIONS or syntax.lower[case.left] in (
        "with",
        "as",
        "that",
        "after",
        "while",
        "because",
        "if",
    )
    at = find_predicate(syntax, case.last, case.end, coordinated=free and left not in "FQ")
    if at < 0 or (not free and syntax.code[at] == "F"):
        return None
    if left in "&," and (syntax.code[at - 1] == "T" or (syntax.code[at] == "F" and _goes_on(case))):
        return None
    if left == "G" or (left == "F" and is_gerund(syntax, case.left)):  # an object: only its own participle counts
        if syntax.code[at] not in "QA" or syntax.code[at - 1] in "eaB":
            return _infinitive(case, at)
    return _predicate(case, at)


def _goes_on(case: Case) -> bool:
    """'shot down six jets and [two helicopters], and destroyed ...': the list of an object's verb."""
    if not case.previous or case.previous[-1][2].role != "object":
        return False
    return not any(char in "FQeaVvZW" for char in case.syntax.code[case.previous[-1][1] : case.left])


def _infinitive(case: Case, at: int) -> Bound | None:
    """'causing [one ship] to sink', 'showing [a drone] striking the port'."""
    code = case.syntax.code
    if at == case.last or (at == case.last + 1 and code[at - 1] == "T"):
        bound = _predicate(case, at)
        return bound if bound and bound.rule != "counted_actor" else None
    return None


def _predicate(case: Case, at: int) -> Bound | None:
    syntax, char = case.syntax, case.syntax.code[at]
    if char == "A":
        sense = _pick(sense_at(syntax, at, syntax.vocabulary.adjectives, case.end), case, "is")
        return Bound(sense.action, "adjective", at, "is") if sense else None
    if char in "FQ":
        senses = sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=8)
        sense = _pick(senses, case, *(("object", "subject") if char == "Q" else ("subject",)))
        if sense:
            return Bound(sense.action, "passive" if sense.role == "object" else "subject", at, sense.role)
        return Bound("other", "counted_actor", at, "subject")
    if char in "ea":
        return _among(case, at) or Bound("none", "copula", at, "subject")
    if char in VERBS:
        return Bound("other", "subject_of_other_verb", at, "subject")
    return None


def _among(case: Case, at: int) -> Bound | None:
    """'[Five students] are among the dead'."""
    syntax = case.syntax
    if "among" not in syntax.lower[at : min(at + 4, case.end)]:
        return None
    for i in range(at + 2, min(at + 6, case.end)):
        word = syntax.lower[i]
        table = syntax.vocabulary.adjectives if word in syntax.vocabulary.adjectives else syntax.vocabulary.verbs
        sense = _pick(sense_at(syntax, i, table, i + 1), case, "is", "object")
        if sense:
            return Bound(sense.action, "among", i, "is")
    return None


def aid(case: Case) -> Bound | None:
    """'a [$400 million] military aid package'."""
    if case.item != "money":
        return None
    lower, code = case.syntax.lower, case.syntax.code
    for at in range(case.last, min(case.last + 6, case.end)):
        if lower[at] in AID:
            return Bound("supplied", "aid", at, "self")
        if code[at] not in "JNSPYGo":
            return None
    return None


def exchange(case: Case) -> Bound | None:
    """'a prisoner exchange with [115 prisoners] from each side'."""
    if case.item != "prisoners":
        return None
    for at in range(case.begin, case.end):
        if case.syntax.lower[at] in ("exchange", "swap"):
            return Bound("freed", "exchange", at, "of")
    return None


def coordinated(case: Case) -> Bound | None:
    """'killing three soldiers and [two civilians]': the action of what stands before the conjunction."""
    syntax, left = case.syntax, case.left
    if left < case.begin:
        return None
    if left > case.begin + 2 and syntax.lower[left - 2 : left + 1] == ["as", "well", "as"]:
        left -= 2
    elif syntax.code[left] not in ",&(":
        return None
    at = left
    while at >= case.begin and syntax.code[at] in ",&NSPDdrJjoIq0'BTG-":
        at -= 1
    if case.previous and at <= case.previous[-1][1]:
        bound = case.previous[-1][2]
        if bound.action != "none":
            return bound._replace(rule="coordinated")
    if at >= case.begin and syntax.code[at] in "FQ":
        sense = _pick(sense_at(syntax, at, syntax.vocabulary.verbs, at + 1), case, "object")
        if sense:
            return Bound(sense.action, "coordinated", at, "object")
    return None


def attributive(case: Case) -> Bound | None:
    """'treated [12 wounded soldiers]', '[thousands of displaced people]'."""
    syntax = case.syntax
    for at in range(case.first, case.last - 1):
        word = syntax.lower[at]
        if word in syntax.vocabulary.participles:
            sense = _pick(sense_at(syntax, at, syntax.vocabulary.verbs, at + 1), case, "object")
        else:
            sense = _pick(sense_at(syntax, at, syntax.vocabulary.adjectives, at + 1), case, "is")
        if sense:
            return Bound(sense.action, "attributive", at, "is")
    return None


def other_verb(case: Case) -> Bound | None:
    """'withdrew [250 troops]': something was done that the vocabulary has no name for."""
    syntax, left = case.syntax, case.left
    if left < case.begin:
        return None
    if syntax.code[left] in VERBS or syntax.code[left] in "FQ" or _untagged(syntax.lower[left], syntax.code[left]):
        return Bound("other", "object_of_other_verb", left, "object")
    if syntax.code[left] in "NS" and left > case.begin and syntax.code[left - 1] in "NSP" and left + 1 <= case.first:
        return Bound("other", "object_of_unknown_verb", left, "object")  # a noun before a determiner: a verb untagged
    return None


def _untagged(word: str, char: str) -> bool:
    """'withdraws' read as a preposition."""
    return char in "IB" and len(word) > 5 and word.endswith("s") and word not in ("across", "besides", "versus", "towards")


def attack(case: Case) -> Bound | None:
    """'the third of [12 attacks]': an attack that is counted took place."""
    return Bound("occurred", "attack", -1, "") if case.item == "attacks" else None


def actor(case: Case) -> Bound | None:
    """'[Five gunmen] ... took control': a phrase that opens its clause, with a verb somewhere after it."""
    syntax = case.syntax
    opens = case.left < case.begin or syntax.code[case.left] in ",:"
    if case.left >= case.begin and syntax.lower[case.left] in ("when", "as", "while", "with"):
        return Bound("other", "actor", -1, "subject")
    if opens and any(syntax.code[i] in "FQVvZW" for i in range(case.last, case.end)):
        return Bound("other", "actor", -1, "subject")
    return None


OUTER_RULES: Final[tuple[Rule, ...]] = (object_of_verb, of_noun, on_noun, weapon_with, other_verb, subject)
RULES: Final[tuple[Rule, ...]] = (
    measure,
    event_noun,
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
