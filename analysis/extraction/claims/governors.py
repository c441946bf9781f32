"""Rules that look left: the verb, noun or preposition that governs the counted phrase."""

from __future__ import annotations

from typing import Final

from .cases import Bound, Case, pick
from .syntax import sense_at
from .vocabulary import PEOPLE, PROJECTILES, Sense

PARTING: Final = frozenset("FQ,;")
PARENTS: Final = frozenset(("mother", "father", "parent", "grandmother", "grandfather", "widow"))
WITH: Final = frozenset(["with", "using", "by", "involving", "comprising"])
ON: Final = frozenset(["to", "on", "against", "at", "in", "upon", "across", "targeting"])


def is_of_parent(case: Case) -> bool:
    """'a mother of [five]': their number of children."""
    return not case.head and case.syntax.lower[max(case.first - 2, case.begin)] in PARENTS


def measure(case: Case) -> Bound | None:
    """'advanced [nine miles]', 'a mother of [five]': lengths and families undergo nothing."""
    return Bound("none", "measure", -1, "") if case.item == "distance" or is_of_parent(case) else None


def toll(case: Case) -> Bound | None:
    """'the death toll rose to [31]', 'casualties stand at [600]', 'losses near [800,000]'."""
    syntax, left = case.syntax, case.left
    if left > case.begin and syntax.lower[left] == "between":
        left -= 1  # 'at between 600 and 700'
    linked = left >= case.begin and (syntax.lower[left] in syntax.words.toll_link or _is_near(case))
    own = syntax.code[case.last : case.last + 1] in ("Q", "A")  # 'left five dead and [17] wounded'
    if not linked or (own and syntax.lower[left] in ("and", "with")):
        return None
    if case.item and case.item not in PEOPLE:
        return _lost_materiel(case)
    reach = TOLL // 2 if syntax.lower[left] == "and" else TOLL
    for at in range(left, max(case.begin, left - reach) - 1, -1):
        word = syntax.lower[at]
        stops = syntax.code[at] in ";A" or (syntax.code[at] == "Q" and syntax.code[at - 1] not in "eaB")
        if stops and word not in SUFFERERS and word not in syntax.words.toll_link:
            return None  # but 'casualties are put at 600'
        if word in syntax.words.count_noun:
            bound = _number_of(case, at) or _total_of_these(case, at)
            if bound:
                return bound
        for sense, end in sense_at(syntax, at, syntax.vocabulary.nouns, left + 1):
            if end <= left + 1 and (sense.role == "toll" or _is_counted_by(case, sense, at, end)):
                action = _own_state(case) or sense.action  # 'casualties were put at [45 dead] and 70 wounded'
                return Bound(action, _toll_rule(case, at), at, "toll", item=_item_of(sense))
    return None


def _lost_materiel(case: Case) -> Bound | None:
    """'losses amounted to [40 tanks]'."""
    syntax = case.syntax
    if syntax.code[case.left] == "o" and syntax.lower[case.left - 1] in ("loss", "losses"):
        return None  # 'the loss of [two tanks]': a noun like 'the downing of'
    for at in range(case.left, max(case.begin, case.left - 8) - 1, -1):
        if syntax.code[at] in "FQ;,":
            return None
        if syntax.lower[at] in ("loss", "losses"):
            sense = pick(sense_at(syntax, at, syntax.vocabulary.nouns, at + 1), case, "of")
            return Bound(sense.action, "toll", at, "toll") if sense else None
    return None


def _own_state(case: Case) -> str:
    """The action that a counted state says: '[45 dead]', or ''."""
    senses = case.syntax.vocabulary.adjectives.get(case.head, ())
    return next((sense.action for sense in senses if not sense.tail), "")


PRISONS: Final = frozenset(("prison", "jail", "camp", "cell", "centre", "center", "colony"))
HARMED: Final = frozenset(("killed", "injured", "destroyed", "damaged"))
GIVEN: Final = 3  # tokens between 'send' and its 'to'
TOLL: Final = 40  # tokens from 'toll' to its figure
AIM: Final = 6  # tokens from a verb of firing to its 'at'
LOSSES: Final = frozenset(("loss", "casualty"))
SUFFERERS: Final = frozenset(
    ("dead", "missing", "killed", "injured", "wounded", "displaced", "homeless", "detained", "arrested", "abducted")
)


def _is_near(case: Case) -> bool:
    """'losses near 800,000': the bound is in the number phrase itself."""
    return case.syntax.lower[case.first] in case.syntax.words.toll_link


def _is_counted_by(case: Case, sense: Sense, at: int, end: int) -> bool:
    """'casualties at [600]', 'injuries rose to [30]': a bare number says how many of what came right before."""
    of_losses = sense.name in LOSSES and case.syntax.lower[case.left] != "of"
    if sense.role != "self" or (case.head and not of_losses) or case.syntax.code[at] not in "NSPA":
        return False
    return PARTING.isdisjoint(case.syntax.code[end : case.left].replace("eQ", ""))


def _item_of(sense: Sense) -> str | None:
    """Lost soldiers are counted as troops: 'losses' is a soldier's word."""
    return "troops" if sense.name == "loss" else None


def _toll_rule(case: Case, at: int) -> str:
    """'rose to 31 from [24]', 'from [24] to 31': the figure that the sentence itself revises."""
    lower = case.syntax.lower
    return "former_toll" if lower[case.left] == "from" and case.left > at else "toll"


def _number_of(case: Case, at: int) -> Bound | None:
    """'the number of people detained rose to [2,000]', 'the total of killed and wounded to [798,000]'."""
    syntax = case.syntax
    for i in range(at + 1, case.left):
        word = syntax.lower[i]
        for table in (syntax.vocabulary.adjectives, syntax.vocabulary.verbs, syntax.vocabulary.nouns):
            if table is syntax.vocabulary.verbs and word not in syntax.vocabulary.participles:
                continue
            sense = pick(sense_at(syntax, i, table, i + 1), case, "object", "is", "self")
            if sense:
                rule = "former_toll" if _toll_rule(case, at) == "former_toll" else "number_of"
                bare = i == at + 1  # 'the number killed'
                return Bound(sense.action, rule, i, "toll", item="people" if bare else None)
    return None


def _total_of_these(case: Case, at: int) -> Bound | None:
    """'12 died on Monday, bringing the total since May to [90]': of the same as what was told before."""
    if not case.previous or case.syntax.code[at + 1] == "o" or case.previous[-1][2].action == "none":
        return None
    return Bound(case.previous[-1][2].action, "total", at, "toll", item=case.previous[-1][3])


def event_noun(case: Case) -> Bound | None:
    """'20 [deaths]', '30 arrests': the counted noun is itself what happened."""
    if not case.head:
        return None
    for at in range(case.first, case.last):
        for sense, end in sense_at(case.syntax, at, case.syntax.vocabulary.nouns, case.last):
            if sense.role == "self" and end == case.last:
                item = _item_of(sense) or (next(iter(sense.items)) if len(sense.items) == 1 else None)
                return Bound(sense.action, "event_noun", at, "self", item=item)
    return None


def object_of_verb(case: Case) -> Bound | None:
    """'killing [30 people]', 'shot down [31] of 45 drones', 'took [30 people] hostage'."""
    syntax, left = case.syntax, case.left
    for at in range(max(case.begin, left - 3), left + 1):
        if syntax.code[at] not in "FQ":
            continue
        senses = [
            (sense, end)
            for sense, end in sense_at(syntax, at, syntax.vocabulary.verbs, case.first)
            if left + 1 <= end <= case.first or syntax.code[end : left + 1] == "p"
        ]
        if at == left or (at == left - 1 and syntax.code[left] == "p"):
            behind = [
                (sense, end)
                for sense, end in sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=case.last - left + 7)
                if sense.tail and end > case.last
            ]
            senses = behind + senses
        sense = pick(senses, case, "object")
        if sense:
            if sense.name == "hold" and not sense.tail and _is_housed(case, at):
                return Bound("none", "object_of_stative_verb", at, "object")
            gone = syntax.code[at] == "F" and sense.name == "lose" and not sense.tail and case.item in PROJECTILES
            action = "destroyed" if gone else sense.action  # whoever 'lost [40 drones]' had them; but '40 were lost'
            return _first_named(case, at) or Bound(action, "object_of_verb", at, "object")
        if senses and any(s.role == "list" for s, _ in senses):
            return None
    return None


def _is_housed(case: Case, verb: int) -> bool:
    """'a hospital that holds [670 patients]': a house has them, a prison detains them."""
    syntax, at = case.syntax, verb - 1
    while at > case.begin and syntax.code[at] in "wB":
        at -= 1
    nouns = syntax.lower[max(at - 4, case.begin) : at + 1]
    housed = any(syntax.items.get(noun) == "buildings" for noun in nouns)
    return housed and PRISONS.isdisjoint(nouns)


def _first_named(case: Case, at: int) -> Bound | None:
    """'destroyed or damaged [three bridges]', 'killed and wounded [dozens]': of two verbs the first."""
    syntax, verb = case.syntax, at - 2
    if verb < case.begin or syntax.lower[at - 1] not in ("or", "and") or syntax.code[verb] not in "FQ":
        return None
    sense = pick(sense_at(syntax, verb, syntax.vocabulary.verbs, verb + 1), case, "object")
    if sense and syntax.lower[at - 1] == "and" and sense.action not in HARMED:
        return None  # but 'ambushed and killed [dozens]'
    return Bound(sense.action, "object_of_verb", verb, "object") if sense else None


def second_object(case: Case) -> Bound | None:
    """'gave Ukraine [six howitzers]', 'provide Mali with [dozens of rifles]'."""
    syntax, at = case.syntax, case.left
    if at < case.begin or not (syntax.code[at] in "NSPR" or syntax.lower[at] == "with"):
        return None
    at -= syntax.lower[at] == "with"
    steps = 0
    while at >= case.begin and syntax.code[at] in "NSPRDJr'" and steps < 6:
        at, steps = at - 1, steps + 1
    if steps and at > case.begin and syntax.lower[at] == "to":
        at -= 1  # 'handed to its ally ten tanks'
    if at >= case.begin and syntax.code[at] in "FQ" and steps:
        sense = pick(sense_at(syntax, at, syntax.vocabulary.verbs, at + 1), case, "object")
        if sense and sense.action == "supplied":
            return Bound("supplied", "second_object", at, "object")
    return None


def aid(case: Case) -> Bound | None:
    """'a [$90 million] aid package'."""
    if case.item != "money":
        return None
    lower, code = case.syntax.lower, case.syntax.code
    for at in range(case.last, min(case.last + 6, case.end)):
        if lower[at] in case.syntax.words.aid:
            verb = _verb_before(case, case.left)
            near = verb >= 0 and "," not in code[verb : case.first] and code[verb] == "F"
            return Bound("supplied", "aid", verb, "object") if near else Bound("supplied", "aid", at, "of")
        if code[at] not in "JNSPYGo":
            return None
    return None


def noun_before(case: Case, stop: int, role: str) -> Sense | None:
    """The sense of the noun that ends right before `stop`, the longest form first."""
    for at in range(max(case.begin, stop - 3), stop):
        senses = [(s, e) for s, e in sense_at(case.syntax, at, case.syntax.vocabulary.nouns, stop) if e == stop]
        sense = pick(senses, case, role)
        if sense:
            return sense
    return None


def on_noun(case: Case) -> Bound | None:
    """'raids on [two villages]', 'a strike by gunmen against [three posts]'."""
    syntax, left = case.syntax, case.left
    if left <= case.begin or syntax.lower[left] not in ON or case.item in ("money", "percent"):
        return None
    dropped = case.previous[-1] if case.previous else None
    if dropped and dropped[3] in PROJECTILES and dropped[2].action == "launched" and dropped[1] == left:
        return Bound("hit", "on_noun", dropped[2].token, "on")  # 'dropped 50 bombs on [12 targets]'
    if syntax.lower[left] == "to":  # damage to, but not a strike to
        return Bound("damaged", "on_noun", left - 1, "on") if syntax.lower[left - 1] == "damage" else None
    if syntax.lower[left] == "at" and case.head and _is_aimed(case):
        return Bound("hit", "on_noun", _verb_before(case, left), "object")  # 'fired water cannon at [two boats]'
    for at in range(left, max(case.begin, left - 8), -1):
        if at < left and (syntax.code[at] in "FQeaMVWZvGY,;&q"):
            return None
        if noun_before(case, at, "on"):
            return Bound("hit" if syntax.lower[at - 1] != "damage" else "damaged", "on_noun", at - 1, "on")
    return None


def _is_aimed(case: Case) -> bool:
    """A verb of firing before 'at', with what was fired in between."""
    at = _verb_before(case, case.left)
    senses = case.syntax.vocabulary.verbs.get(case.syntax.lower[at], ()) if at >= 0 else ()
    return case.left - at <= AIM and any(sense.action == "launched" and sense.role == "object" for sense in senses)


def weapon_with(case: Case) -> Bound | None:
    """'attacked the port with [60 drones]', 'was hit by [three missiles]'."""
    syntax, left = case.syntax, case.left
    if case.item not in PROJECTILES or left < case.begin:
        return None
    if syntax.code[case.last] == "Q":
        sense = pick(sense_at(syntax, case.last, syntax.vocabulary.verbs, case.end, gap=2), case, "object")
        if sense and sense.action != "launched":
            return None  # 'with [11 drones] lost to jamming'
    if syntax.lower[left] == "with" and not _tells_of_attack(case):
        return None  # 'a dump with [5,000 shells]'
    under_attack = syntax.lower[left] == "from" and syntax.lower[left - 1] in syntax.words.event
    if under_attack or syntax.lower[left] in WITH or (syntax.code[left] == "c" and not case.previous):
        verb = _verb_before(case, left)
        given = verb >= 0 and any(
            sense.action == "supplied" and sense.tail
            for sense, _ in sense_at(syntax, verb, syntax.vocabulary.verbs, left, gap=GIVEN)
        )  # 'is sending arms to Ukraine, with [6,000 more missiles]'
        return Bound("supplied" if given else "launched", "weapon_with", verb, "with")
    return None


def _tells_of_attack(case: Case) -> bool:
    """A verb or a noun of attack stands before: 'struck the port with', 'a strike with'."""
    syntax = case.syntax
    before = syntax.lower[case.begin : case.left]
    return _verb_before(case, case.left) >= 0 or not syntax.words.event.isdisjoint(before)


def _verb_before(case: Case, at: int) -> int:
    while at >= case.begin and case.syntax.code[at] not in "FQ":
        at -= 1
    return at if at >= case.begin else -1


def exchange(case: Case) -> Bound | None:
    """'a prisoner exchange with [115 prisoners] from each side', 'freed 90 prisoners for [three hostages]'."""
    if case.left >= case.begin and case.syntax.lower[case.left] == "for" and case.previous and case.item in PEOPLE:
        freed = case.previous[-1][2].action == "freed" and case.previous[-1][3] in PEOPLE
        return Bound("freed", "exchange", case.previous[-1][2].token, "of") if freed else None
    if case.item != "prisoners":
        return None
    for at in range(case.begin, case.end):
        if case.syntax.lower[at] in ("exchange", "swap"):
            return Bound("freed", "exchange", at, "of")
    return None
