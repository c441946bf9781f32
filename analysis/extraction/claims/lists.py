"""Rules for phrases that go on: parts, lists, and what is left when nothing else speaks."""

from __future__ import annotations

import re
from typing import Final

from .cases import Bound, Case, pick
from .governors import noun_before
from .syntax import sense_at
from .vocabulary import MATERIEL
from .walking import VERBS

WARS: Final = frozenset(
    ("war", "conflict", "insurgency", "rebellion", "invasion", "uprising", "crackdown", "violence", "campaign",
     "offensive", "siege", "bombardment", "blockade", "fighting")
)  # fmt: skip
OWN_VERB: Final = re.compile(r"(?:&[rq]+[Bb]?)?[eaVZWvF]")  # 'of which 102 and 99 respectively were'
FATAL: Final = {"dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "missing": "missing"}
FURTHER: Final = frozenset(("another", "further"))
ACTED: Final = frozenset("FQVvZWY")
PERFECT: Final = frozenset(("has", "have"))
MAKING: Final = frozenset(("make", "makes", "made", "making"))  # 'makes up 12 percent'
LOSING: Final = frozenset(("lose", "loses", "lost", "losing"))
SUFFERING: Final = frozenset(
    ("suffer", "suffers", "suffered", "suffering", "sustain", "sustains", "sustained", "sustaining")
)
HARMED: Final = frozenset(("wounded", "injured", "dead", "killed", "victims", "casualties", "survivors", "missing"))


def part_of(case: Case) -> Bound | None:
    """'20 people, including [six children]', 'of them [40 Shaheds]': the action of what was named before."""
    syntax, left = case.syntax, case.left
    if left < case.begin or not (syntax.code[left] == "c" or _of_them(case) or _in_list(case) or _those_of(case)):
        return None
    if _begins_clause(case):
        return None
    if syntax.lower[left] in ("which", "whom") and OWN_VERB.match(syntax.code, case.last, case.end):
        return None  # 'of which [60] were shot down', 'remain afloat': what is said of the part itself
    if case.item == "other" and case.previous and case.previous[-1][3] not in ("other", None) and case.head:
        return Bound("none", "nothing_said", -1, "")  # 'homes, including a 32-storey block'
    if not case.previous and not syntax.words.aid.isdisjoint(syntax.lower[case.begin : left]):
        return Bound("supplied", "aid_list", left, "list")  # 'the aid package includes six howitzers'
    if not case.previous and syntax.lower[left - 1] in FATAL and syntax.lower[left].startswith("include"):
        return Bound(FATAL[syntax.lower[left - 1]], "among", left - 1, "is")  # 'the dead included [six nurses]'
    if not case.previous:
        return case.carried._replace(rule="carried_list") if case.carried else None
    own = _own_participle(case)
    if own:
        return own
    bound = case.previous[-1][2]
    return _said_again(case, bound)._replace(rule="part_of", part=True)


def _begins_clause(case: Case) -> bool:
    """'Seven are killed, including a nurse, [two children] are injured': parts end where both have a verb."""
    code, whole = case.syntax.code, case.previous[0] if case.previous else None
    if code[case.left] not in ",&" or code[case.last] != "e" or whole is None:
        return False
    return whole[1] <= whole[2].token < code.rfind("c", case.begin, case.left)


def _own_participle(case: Case) -> Bound | None:
    """'wounded dozens, including [16 inmates] killed in a prison': what is said of the part itself."""
    syntax = case.syntax
    if syntax.code[case.last : case.last + 1] != "Q":
        return None
    sense = pick(sense_at(syntax, case.last, syntax.vocabulary.verbs, case.last + 1), case, "object")
    return Bound(sense.action, "part_of", case.last, "object", part=True) if sense else None


def up_from(case: Case) -> Bound | None:
    """'31 people were killed, up from [24]': what was said of the figure that replaces it."""
    lower, left = case.syntax.lower, case.left
    changed = left > case.begin and lower[left] == "from" and lower[left - 1] in ("up", "down")
    if not changed or not case.previous or case.previous[-1][2].action == "none":
        return None
    return case.previous[-1][2]._replace(rule="former_toll")


def _said_again(case: Case, bound: Bound) -> Bound:
    """'lost 40 soldiers and [12 tanks]': the same verb says killed of soldiers, destroyed of tanks."""
    syntax = case.syntax
    if bound.role == "listed" and bound.action in ("other", "killed") and case.item in MATERIEL:
        return bound._replace(action="destroyed")  # 'Losses: 1,480 personnel, [7 tanks]'
    if bound.token < 0 or syntax.code[bound.token] not in "FQ" or bound.action == "supplied":
        return bound  # who sends howitzers and missiles to an ally fires neither
    if case.item is None and case.head not in ("", "other", "others", "more"):
        return bound  # 'seized nine rifles, [11 knapsacks]'
    sense = pick(sense_at(syntax, bound.token, syntax.vocabulary.verbs, case.end, gap=8), case, bound.role)
    return bound._replace(action=sense.action) if sense else bound


def part_before(case: Case) -> Bound | None:
    """'of the 30 dead, [12] were children', 'of whom [12] were children': what was said of the whole."""
    if not case.previous or case.left < case.begin:
        return None
    first, last, bound, _ = case.previous[-1]
    if _of_them(case) and bound.action != "none":
        return bound._replace(rule="part_of", part=True)
    if case.syntax.code[case.left] != ",":
        return None
    opens = case.syntax.lower[max(first - 2, case.begin) : first]
    if "," in case.syntax.code[last : case.left] or "of" not in opens or bound.action == "none":
        return None
    return Bound(bound.action, "part_of", bound.token, bound.role, part=True)


def _in_list(case: Case) -> bool:
    """'including two children and [three reporters]' goes on; '…, including two children, and [12 others]' does not."""
    code, at = case.syntax.code, case.left
    if code[at] == "&" and at > case.begin and code[at - 1] == ",":
        return False
    goods = case.item in MATERIEL or case.item == "money"
    if goods and case.previous and case.item != case.previous[-1][3]:
        return False  # '400 trucks, including 160 lorries, [60 boats]': the trucks go on as a list
    if code[at] not in ",&":
        return False
    while at > case.begin and code[at] in ",&NSPDdrJj0oq'-/":
        at -= 1
    among = case.syntax.lower[max(at - 1, case.begin)] == "among"
    return code[at] == "c" or (among and _of_them(case._replace(left=at)))


def _those_of(case: Case) -> bool:
    """'16 bodies, including those of [four children]'."""
    lower, code, left = case.syntax.lower, case.syntax.code, case.left
    return lower[left] == "of" and lower[left - 1] == "those" and left - 2 >= case.begin and code[left - 2] == "c"


def _of_them(case: Case) -> bool:
    """'of them', 'among those'."""
    lower, left = case.syntax.lower, case.left
    return (
        left > case.begin
        and lower[left] in ("them", "those", "these", "whom", "which")
        and (lower[left - 1] in ("of", "among"))
    )


def coordinated(case: Case) -> Bound | None:
    """'killing three soldiers and [two civilians]': the action of what stands before the conjunction."""
    syntax, left = case.syntax, case.left
    if left < case.begin:
        return None
    if _joined_by_words(case):
        return _verb_of_list(case)
    if syntax.code[left] not in ",&(":
        return None
    if syntax.code[case.last] == "Y" and case.previous and case.previous[-1][2].rule == "passive":
        return Bound("other", "passive", case.last, "subject")  # '170 men were killed and [800] questioned'
    if _is_given_too(case):
        return case.previous[-1][2]._replace(rule="coordinated", item=None)
    at = left
    while at >= case.begin and syntax.code[at] in ",&NSPDdrJjoIq0'BTG-p":
        sense = noun_before(case, at, "of") if syntax.code[at] == "o" else None
        if sense and not case.previous:
            return Bound(sense.action, "coordinated", at - 1, "of")  # 'the murder of a judge and [two guards]'
        at -= 1
    if case.previous and at <= case.previous[-1][1]:
        bound = case.previous[-1][2]
        if bound.action != "none":
            return _said_again(case, bound)._replace(rule="coordinated", item=None)
    if at >= case.begin and syntax.code[at] in "FQ":
        sense = pick(sense_at(syntax, at, syntax.vocabulary.verbs, left + 1), case, "object")
        if sense:
            return Bound(sense.action, "coordinated", at, "object")
    return None


def _is_given_too(case: Case) -> bool:
    """'sends $8 million as well as arms, including trucks from Chad, [30 drones]': goods of a list without a verb."""
    if not case.previous or case.item not in MATERIEL or case.previous[-1][2].action != "supplied":
        return False
    return FINITE.isdisjoint(case.syntax.code[case.previous[-1][1] : case.left])


FINITE: Final = frozenset("FeaMVvZW;")
JOINS: Final = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("plus",))


def _joined_by_words(case: Case) -> bool:
    """'41 missiles launched by Serbia, as well as [two drones]'."""
    lower, stop = case.syntax.lower, case.left + 1
    return any(tuple(lower[max(stop - len(words), case.begin) : stop]) == words for words in JOINS)


def _verb_of_list(case: Case) -> Bound | None:
    """The verb of which the phrases before are objects, an active one first."""
    code = case.syntax.code
    told = [bound for _, _, bound, _ in reversed(case.previous) if bound.role == "object" and bound.token >= 0]
    bound = next((bound for voice in "FQ" for bound in told if code[bound.token] == voice), None)
    return _said_again(case, bound)._replace(rule="coordinated") if bound else None


def attributive(case: Case) -> Bound | None:
    """'treated [12 wounded soldiers]', '[thousands of displaced people]'."""
    syntax = case.syntax
    for at in range(case.first, case.last - 1):
        word = syntax.lower[at]
        if word in syntax.vocabulary.participles:
            sense = pick(sense_at(syntax, at, syntax.vocabulary.verbs, at + 1), case, "object")
        else:
            sense = pick(sense_at(syntax, at, syntax.vocabulary.adjectives, at + 1), case, "is")
        if sense:
            return Bound(sense.action, "attributive", at, "is")
    return None


def other_verb(case: Case) -> Bound | None:
    """'withdrew [300 troops]', 'pinned down [a patrol]': done, though the vocabulary has no name for it."""
    syntax, left = case.syntax, case.left
    if left > case.begin and syntax.code[left] == "p" and syntax.lower[left - 1] not in MAKING:
        left -= 1
    if left < case.begin:
        return None
    if syntax.code[left] in VERBS or syntax.code[left] in "FQ" or _untagged(syntax.lower[left], syntax.code[left]):
        if syntax.lower[left] in syntax.words.stative:
            return Bound("none", "object_of_stative_verb", left, "object")
        return Bound("other", "object_of_other_verb", left, "object")
    if syntax.code[left] in "NS" and left > case.begin and syntax.code[left - 1] in "NSP" and left + 1 <= case.first:
        return Bound("other", "object_of_unknown_verb", left, "object")  # a noun before a determiner: a verb untagged
    return None


def _untagged(word: str, char: str) -> bool:
    """'withdraws' read as a preposition."""
    return (
        char in "IB" and len(word) > 5 and word.endswith("s") and word not in ("across", "besides", "versus", "towards")
    )


def attack(case: Case) -> Bound | None:
    """'the third of [12 attacks]': an attack that is counted took place."""
    return Bound("occurred", "attack", -1, "") if case.item == "attacks" else None


def actor(case: Case) -> Bound | None:
    """'[Five gunmen] ... took control': a phrase that opens its clause, with a verb somewhere after it."""
    syntax = case.syntax
    opens = case.left < case.begin or syntax.code[case.left] in ",:"
    if case.left >= case.begin and syntax.lower[case.left] in ("when", "as", "while", "with"):
        return Bound("other", "actor", -1, "subject")
    if opens and not ACTED.isdisjoint(syntax.code[case.last : case.end]):
        return Bound("other", "actor", -1, "subject")
    return None


def goes_back(case: Case) -> bool:
    """'four [of the wounded]', 'two [of the victims]': those told of before."""
    return case.harmed in HARMED


def is_further(case: Case) -> bool:
    """'[another 26 people]': more of what was told before."""
    return not FURTHER.isdisjoint(case.syntax.lower[max(case.left + 1, case.begin) : case.last])


def has_lasted(case: Case) -> bool:
    """'the war has killed [thousands]': what goes on counts all of its victims."""
    if WARS.isdisjoint(case.sentence_words):
        return False
    before = case.syntax.lower[case.begin : case.first]
    return not WARS.isdisjoint(before) and not PERFECT.isdisjoint(before)


def loses(case: Case, bound: Bound) -> bool:
    """'The brigade lost [nine soldiers]': whose they were, not who did it."""
    at, syntax = bound.token, case.syntax
    return at >= 0 and bound.role == "object" and syntax.code[at] == "F" and syntax.lower[at] in LOSING


def listed_loss(case: Case, bound: Bound) -> Bound:
    """'Serbia lost 40 soldiers. The army also counted [12 tanks]': what a list of losses names was lost."""
    if bound.action != "other" or bound.token < 0 or case.syntax.lower[bound.token] not in case.syntax.words.listing:
        return bound
    if case.item in MATERIEL:
        return bound._replace(action="destroyed", rule="listed_loss")
    return bound._replace(action="killed", rule="listed_loss") if case.item == "troops" else bound
