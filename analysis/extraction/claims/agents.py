"""Who did it: the party that acts in the clause, else the one of whom the article told that before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...records import Claim, Mention, Party
from .cases import Bound, Case
from .doers import find_agent
from .lists import is_further
from .localities import sentence_places
from .memory import Told, is_elsewhere, is_total
from .parties import find_owner, find_subject, make_parties
from .responsibility import find_held
from .scene import is_actor, is_national
from .sides import find_side, is_make
from .strikers import HARM, carried_agent
from .subjects import STRIKES, before_verb, by_strike, conducted_by, goes_on, has_pronoun, has_stranger, has_subject
from .vocabulary import CLASSES, PEOPLE, PROJECTILES, SHOT
from .weapons import find_first, find_launcher, find_opener, is_own_doing

ACTIVE: Final = frozenset("FaVZW")
DEEDS: Final = HARM | {"downed", "seized", "detained", "freed"}
AFTERMATH: Final = 4  # sentences between an attack and who claims it
CARRIED: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "supplied", "displaced"))
OWN_DOING: Final = frozenset(("launched", "occurred", "deployed"))
OWN_ROLES: Final = frozenset(("subject", "object", "with", "of", ""))
REPORTED_BY_DOER: Final = frozenset(("downed", "suppressed", "captured"))
FIGHTERS: Final = frozenset(("troops", "militants", "police", "drones", "ships", "aircraft", "helicopters"))
GIVEN: Final = CLASSES["materiel"] | {"money"}
OPERATIONS: Final = frozenset(("operation", "operations", "offensive", "crackdown"))
ENCOUNTERS: Final = frozenset(
    ("encounter", "encounters", "clash", "clashes", "gunfight", "gunfights", "firefight", "shootout", "battle",
     "battles")
)  # fmt: skip
OPERATED: Final = frozenset(("killed", "injured", "captured", "detained", "freed"))
OPERATING: Final = frozenset(("military", "government", "state"))
LAUNCHED_BY: Final = frozenset(("by", "from"))
CARRIED_RULES: Final = frozenset(("responsible", "striker_before", "same_striker"))
ACTING: Final = frozenset(("subject_of_other_verb", "counted_actor"))
SUFFERED: Final = frozenset(("killed", "injured", "damaged"))

AgentRule = Callable[[Told], tuple[Party, ...]]


def bind_agent(told: Told) -> tuple[Party, ...]:
    """What the first rule says that names somebody; what undergoes nothing has no agent."""
    if told.bound.action == "none":
        return ()
    for rule in (launcher,) if told.bound.role == "whole" else RULES:
        found = rule(told)
        if found:
            return tuple(party._replace(role="agent", rule=rule.__name__) for party in found)
    return ()


def spare_own(told: Told, side: tuple[Party, ...]) -> tuple[Party, ...]:
    """'[Boko Haram] raided a base. Ten militants were killed.': nobody carried over harms his own."""
    agent = told.agent
    if agent and side and side[0].rule == "attackers" and side[0].actor_id == agent[0].actor_id:
        return ()  # 'an attack by [the rebels]; the army says 80 attackers died too'
    if not agent or agent[0].rule not in CARRIED_RULES or told.case.item not in PEOPLE:
        return agent
    grouped = agent[0].begin in told.scene.groups  # a group harms soldiers of the country it fights in
    own = {p.actor_id if grouped else p.country for p in side} - {None}
    fighters = told.case.item == "militants" and grouped
    return () if fighters or (agent[0].actor_id if grouped else agent[0].country) in own else agent


def launcher(told: Told) -> tuple[Party, ...]:
    """'Serbia launched drones. 12 of [the 40]': those that were launched before."""
    return told.memory.launcher


def own_doing(told: Told) -> tuple[Party, ...]:
    """'[four Russian drones] struck': what is counted does it itself."""
    case, bound = told.case, told.bound
    acts = bound.action == "other" and bound.role == "subject" and case.item in FIGHTERS
    does = acts or bound.action in OWN_DOING
    if not does or bound.role not in OWN_ROLES:
        return ()
    found = find_side(told.scene, told.sentence, case)
    if is_make(told, found):
        return told.event.agent
    if bound.action == "deployed" and bound.rule == "passive":  # 'troops were deployed' by nobody; but 'Kenyan troops'
        found = [m for m in found if is_national(told.scene, m)]
    return make_parties(told.scene, "agent", found, case.number_end)


def doer(told: Told) -> tuple[Party, ...]:
    """The party that acts in the clause; 'drones launched by [Serbia]' names whose they were."""
    scene, sentence, case = told.scene, told.sentence, told.case
    if _is_own_act(case, told.bound) or _is_carried(case, told.bound):
        return ()
    last = told.memory.claims[-1] if told.memory.claims else None
    active = told.bound.rule == "coordinated" and case.syntax.code[told.bound.token] == "F"
    shared = active and last is not None and last.action == told.bound.action != "other"
    if last and last.sentence == sentence and (shared or goes_on(case, told.bound)):
        return tuple(p for p in last.parties if p.role == "agent")
    found = [m for m in find_agent(scene, sentence, case, told.bound) if not is_make(told, [m])]
    if told.bound.action in SHOT:
        launchers = find_launcher(scene, sentence, case)
        found = [m for m in found if m not in launchers]
    return make_parties(scene, "agent", found)


def _is_carried(case: Case, bound: Bound) -> bool:
    """'stopped a boat carrying [12 men]': the boat carries them, not who stopped it."""
    syntax, left = case.syntax, case.left
    if bound.rule != "object_of_other_verb" or left <= case.begin or syntax.tags[left] != "VBG":
        return False
    acts = not ACTIVE.isdisjoint(syntax.code[case.begin : left - 1])
    return acts and syntax.code[left - 1] in "NS"


def pronoun(told: Told) -> tuple[Party, ...]:
    """'[The Storm Front] holds the pass. Last week it shot down a drone.': whom the subject 'it' stands for."""
    case, bound, begin = told.case, told.bound, told.memory.sentences.start
    if bound.action not in DEEDS or not has_pronoun(case, bound):
        return ()
    for sentence in range(told.sentence - 1, max(begin, told.sentence - 3) - 1, -1):
        if told.scene.syntax.lower[told.scene.syntax.sentence_first[sentence]] != "it":
            return make_parties(told.scene, "agent", find_first(told.scene, sentence))
    return ()


def held_responsible(told: Told) -> tuple[Party, ...]:
    """'killed in an attack claimed by [the Taliban]', 'a raid blamed on [Boko Haram] killed 12'."""
    if told.bound.action not in HARM:
        return ()
    return told.memory.undisputed(make_parties(told.scene, "agent", find_held(told.scene, told.sentence, told.case)))


def responsible(told: Told) -> tuple[Party, ...]:
    """'[The Taliban] claimed responsibility.'"""
    other = has_subject(told.case, told.bound)  # 'police killed a gunman'
    group = told.memory.responsible if told.bound.action in HARM and not other else None
    if group is None or abs(group.sentence - told.sentence) > AFTERMATH or _is_of_other_place(told, group):
        return ()
    return make_parties(told.scene, "agent", [group])


def _is_of_other_place(told: Told, group: Mention) -> bool:
    """'claimed the [Vukovar] attack': not one that is told to have been elsewhere."""
    named = sentence_places(told.scene, group.sentence)
    return bool(named) and told.place is not None and told.place.text not in {place.text for place in named}


def of_whole(told: Told) -> tuple[Party, ...]:
    """'strikes killed 26 people, including [six] in Nablus': who did it to the whole."""
    last = told.memory.claims[-1] if told.bound.part and told.memory.claims else None
    return tuple(p for p in last.parties if p.role == "agent") if last and last.sentence == told.sentence else ()


def launcher_before(told: Told) -> tuple[Party, ...]:
    """'Serbia said it downed 40 [Bosnian] drones. 12 drones struck a depot.': those that flew before."""
    flying = told.bound.role == "subject" or told.bound.rule == "passive"  # '30 missiles were fired in all'
    flew = told.bound.action == "launched" and flying and told.case.item in PROJECTILES
    if not flew or told.memory.launcher or told.bound.rule != "passive":
        return told.memory.launcher if flew and told.event.bound else ()
    case, start = told.case, told.memory.sentences.start
    named = not LAUNCHED_BY.isdisjoint(case.syntax.lower[case.last : case.end])
    found = [] if named or case.apart else carried_agent(told.scene, told.sentence, start, case, told.bound)
    return told.memory.undisputed(make_parties(told.scene, "agent", found))


def striker_before(told: Told) -> tuple[Party, ...]:
    """'[Russia] shelled Vukovar. Two people were killed.': who struck, or gave, in the sentences before."""
    case, bound, memory = told.case, told.bound, told.memory
    strikes = bound.action == "occurred" and case.head in STRIKES
    if not (bound.action in CARRIED or strikes) or case.item in PROJECTILES or case.apart:
        return ()
    if is_total(case) or has_subject(case, bound) or (bound.action == "supplied" and case.item not in GIVEN):
        return ()
    moved = told.event.place is not None and is_elsewhere(told.here, told.event, bound)
    if moved and bound.action != "supplied":
        return ()
    found = carried_agent(told.scene, told.sentence, memory.sentences.start, case, bound)
    found = [m for m in found if m.begin not in memory.shooters or bound.action == "supplied"]
    last = memory.claims[-1] if memory.claims else None
    if found and last and last.sentence > found[0].sentence and last.action in SUFFERED and not _has_agent(last):
        return ()  # nobody is named for what was told between
    return memory.undisputed(make_parties(told.scene, "agent", found))


def _has_agent(claim: Claim) -> bool:
    return any(party.role == "agent" for party in claim.parties)


def operator(told: Told) -> tuple[Party, ...]:
    """'[The army] confirms that 12 were killed in an operation', 'took Afmadow. 12 died in the operation.'"""
    case, lower, code = told.case, told.scene.syntax.lower, told.scene.syntax.code
    if told.bound.action not in OPERATED or case.item not in PEOPLE or case.item == "troops":
        return ()
    if case.item == "militants" and _by_bare_strikes(told):
        return _telling_operator(told)
    kinds = OPERATIONS | ENCOUNTERS if case.item == "militants" else OPERATIONS
    events = case.syntax.words.event
    at = next((i for i in range(case.last, case.end) if lower[i] in kinds or _is_own(lower, i, events)), -1)
    first = at - 1
    while first >= case.last and code[first] in "DdrJNSP'":
        first -= 1
    if at < 0 or first < case.last or lower[first] not in ("in", "during"):
        return ()
    if told.said.parties:
        return _telling_operator(told)
    before = told.sentence - 1
    if lower[at - 1] != "the" or before < told.memory.sentences.start:
        return ()
    return make_parties(told.scene, "agent", find_first(told.scene, before))


def _is_own(lower: list[str], at: int, events: frozenset[str]) -> bool:
    """'in its [raid] on the camp'."""
    return lower[at] in events and lower[at - 1] == "its"


def _telling_operator(told: Told) -> tuple[Party, ...]:
    first = told.said.parties[:1]
    return first if first and first[0].kind in OPERATING and first[0].country else ()


def _by_bare_strikes(told: Told) -> bool:
    """'[The army] says [drone strikes] killed 20 militants': its own; a government may tell of another's."""
    syntax, bound, said = told.case.syntax, told.bound, told.said.parties
    if not said or said[0].kind != "military" or bound.role != "object" or syntax.code[bound.token] != "F":
        return False
    return syntax.lower[before_verb(syntax, bound.token, told.case.begin)] in syntax.words.event


def same_giver(told: Told) -> tuple[Party, ...]:
    """'[Norway] sends $8 million as well as weapons, including ten tanks': who gives all of a list."""
    last = told.memory.claims[-1] if told.memory.claims else None
    given = last is not None and last.sentence == told.sentence and last.action == told.bound.action == "supplied"
    return tuple(p for p in last.parties if p.role == "agent") if last and given else ()


def inflicter(told: Told) -> tuple[Party, ...]:
    """'[Serbia] said it had inflicted 40 losses on the army': who acts, not who loses."""
    scene, case = told.scene, told.case
    if told.bound.role != "self" or not case.syntax.lower[max(case.left, case.begin)].startswith("inflict"):
        return ()
    before = [m for m in scene.mentions.get(told.sentence, ()) if m.last <= case.left and is_actor(scene, m)]
    return make_parties(scene, "agent", find_subject(scene, case, before))


def owner(told: Told) -> tuple[Party, ...]:
    """'[Kenya] withdraws its 300 troops.'"""
    pronoun = told.case.pronoun
    if told.bound.action != "other" or told.bound.role != "object" or pronoun < 0:
        return ()
    return make_parties(told.scene, "agent", find_owner(told.scene, told.sentence, told.case, pronoun))


def reporter(told: Told) -> tuple[Party, ...]:
    """'According to [the air force], 12 drones were shot down': who downs and captures tells of it."""
    if not _is_told_by_doer(told) or not told.said.parties or has_stranger(told.case, told.bound):
        return ()
    if not told.said.parties[0].country:
        return _attacked(told)
    if _is_own_loss(told):
        return ()
    own = {m.country for m in find_side(told.scene, told.sentence, told.case)}
    return () if told.said.parties[0].country in own else told.said.parties[:1]  # nobody downs his own


def _attacked(told: Told) -> tuple[Party, ...]:
    """'Serbian drones flew to Mostar. [The air force] said 12 were shot down': that of where they flew to."""
    home, launchers, source = told.place, told.memory.launcher, told.said.parties[0]
    shot = told.bound.action in SHOT and told.case.item in PROJECTILES
    if not shot or not home or not home.country or not launchers or source.kind not in (None, "military"):
        return ()
    foreign = launchers[0].country not in (None, home.country)
    return (source._replace(country=home.country),) if foreign else ()


def _is_own_loss(told: Told) -> bool:
    """'Serbia said 30 of its soldiers had been captured': not by Serbia."""
    active = told.bound.role == "object" and told.case.syntax.code[told.bound.token] == "F"
    return told.case.pronoun >= 0 and not active


def defender(told: Told) -> tuple[Party, ...]:
    """'Serbia launched drones at [Bosnia]. Twelve were shot down.'"""
    shot = told.bound.action in SHOT and told.case.item in PROJECTILES
    return told.memory.defender if shot else ()


def opener(told: Told) -> tuple[Party, ...]:
    """'[The Serbian army] did not comment. It said it had captured 12 soldiers.'"""
    if not _is_told_by_doer(told) or not told.said.parties or told.sentence <= told.memory.sentences.start:
        return ()
    if told.said.parties[0].text.lower() != "it":
        return ()
    return make_parties(told.scene, "agent", find_opener(told.scene, told.sentence - 1))


def same_striker(told: Told) -> tuple[Party, ...]:
    """The one who struck in the event told before, where all was struck by one and no other place is named."""
    case, bound, memory = told.case, told.bound, told.memory
    striker = memory.striker if is_further(case) else told.event.agent
    if len(memory.strikers) != 1 or bound.action not in SUFFERED or case.item in PROJECTILES:
        return ()
    if is_total(case) or has_subject(case, bound):
        return ()
    if is_elsewhere(told.here, told.event, bound):
        striker = memory.striker_of_all if by_strike(case, bound) else ()
    return memory.undisputed(striker)


def _is_own_act(case: Case, bound: Bound) -> bool:
    """'[people] have sought refuge at a plant that Serbian jets had hit': they act; not 'are left without power'."""
    if bound.action != "other" or bound.role != "subject" or bound.token < 0:
        return False
    made = case.left >= case.begin and case.syntax.code[case.left] in "FQVWvZ"  # 'forced five airports to close'
    passive = "e" in case.syntax.code[bound.token - 2 : bound.token]
    return bound.rule in ACTING and not made and not passive


def _is_told_by_doer(told: Told) -> bool:
    case, bound = told.case, told.bound
    return bound.action in REPORTED_BY_DOER or is_own_doing(case, bound) or _says_it_did(case, bound)


def _says_it_did(case: Case, bound: Bound) -> bool:
    """'It also said [it] had taken three villages', 'that [it] carried out strikes on 12 targets': the speaker."""
    verb = conducted_by(case.syntax, bound.token, case.begin) if bound.role == "on" else bound.token
    acts = bound.action in DEEDS and bound.role in ("object", "on") and verb >= 0 and case.syntax.code[verb] == "F"
    return acts and case.syntax.lower[before_verb(case.syntax, verb, case.begin)] == "it"


RULES: Final[tuple[AgentRule, ...]] = (
    own_doing,
    inflicter,
    doer,
    pronoun,
    held_responsible,
    responsible,
    of_whole,
    launcher_before,
    striker_before,
    operator,
    same_giver,
    owner,
    reporter,
    defender,
    opener,
    same_striker,
)
