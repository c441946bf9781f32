"""Who did it: the party that acts in the clause, else the one of whom the article told that before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...records import Mention, Party
from .cases import Bound, Case
from .lists import is_further
from .memory import Told, is_elsewhere, is_total
from .parties import (
    find_owner,
    find_subject,
    is_speaker,
    left_of_mention,
    make_parties,
    opens_clause,
    owner_pronoun,
    with_partners,
)  # fmt: skip
from .scene import Scene, is_actor
from .sides import find_side
from .syntax import Syntax
from .vocabulary import CLASSES, PROJECTILES
from .walking import is_gerund
from .weapons import FATES, find_launcher, find_opener, is_own_doing

HARM: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "launched", "abducted", "captured"))
CARRIED: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "supplied", "displaced"))
OWN_DOING: Final = frozenset(("launched", "occurred", "deployed"))
OWN_ROLES: Final = frozenset(("subject", "object", "with", "of", ""))
REPORTED_BY_DOER: Final = frozenset(("downed", "suppressed", "captured"))
FIGHTERS: Final = frozenset(("troops", "militants", "police", "drones", "ships", "aircraft", "helicopters"))
SHOOTING: Final = frozenset(("downed", "suppressed"))
STRIKING: Final = CLASSES["materiel"] | {"attacks"}
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
    return make_parties(told.scene, "agent", find_side(told.scene, told.sentence, case), case.number_end)


def doer(told: Told) -> tuple[Party, ...]:
    """The party that acts in the clause; 'drones launched by [Serbia]' names whose they were."""
    scene, sentence, case = told.scene, told.sentence, told.case
    found = find_agent(scene, sentence, case, told.bound)
    if told.bound.action in SHOOTING:
        launchers = find_launcher(scene, sentence, case)
        found = [m for m in found if m not in launchers]
    return make_parties(scene, "agent", found)


def responsible(told: Told) -> tuple[Party, ...]:
    """'[The Taliban] claimed responsibility.'"""
    group = told.memory.responsible if told.bound.action in HARM else None
    return make_parties(told.scene, "agent", [group]) if group else ()


def striker_before(told: Told) -> tuple[Party, ...]:
    """'[Russia] shelled Vukovar. Two people were killed.': who struck, or gave, in the sentences before."""
    case, bound, memory = told.case, told.bound, told.memory
    if bound.action not in CARRIED or case.item in PROJECTILES or is_total(case) or has_subject(case, bound):
        return ()
    shot = [c for c in memory.claims if c.item in PROJECTILES and c.action in FATES]
    shooters = {p.begin for claim in shot for p in claim.parties if p.role == "agent"}
    found = carried_agent(told.scene, told.sentence, memory.sentences.start, case, bound)
    return make_parties(
        told.scene, "agent", [m for m in found if m.begin not in shooters or bound.action == "supplied"]
    )


def owner(told: Told) -> tuple[Party, ...]:
    """'[Kenya] withdraws its 300 troops.'"""
    pronoun = owner_pronoun(told.case)
    if told.bound.action != "other" or told.bound.role != "object" or pronoun < 0:
        return ()
    return make_parties(told.scene, "agent", find_owner(told.scene, told.sentence, told.case, pronoun))


def reporter(told: Told) -> tuple[Party, ...]:
    """'According to [the air force], 12 drones were shot down': who downs and captures tells of it."""
    if not _is_told_by_doer(told) or not told.said.parties or not told.said.parties[0].country:
        return ()
    return told.said.parties[:1]


def defender(told: Told) -> tuple[Party, ...]:
    """'Serbia launched drones at [Bosnia]. Twelve were shot down.'"""
    shot = told.bound.action in SHOOTING and told.case.item in PROJECTILES
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
    event = memory.carried(told.sentence, case)
    striker = memory.striker if is_further(case) else event.agent
    if len(memory.strikers) != 1 or bound.action not in SUFFERED or case.item in PROJECTILES:
        return ()
    if is_total(case) or has_subject(case, bound) or is_elsewhere(told.here, event, bound):
        return ()
    return striker


def _is_told_by_doer(told: Told) -> bool:
    return told.bound.action in REPORTED_BY_DOER or is_own_doing(told.case, told.bound)


RULES: Final[tuple[AgentRule, ...]] = (
    own_doing,
    doer,
    responsible,
    striker_before,
    owner,
    reporter,
    defender,
    opener,
    same_striker,
)


def has_subject(case: Case, bound: Bound) -> bool:
    """'a flood that killed [12]', 'a bus hit [two men]': the verb has a subject, which is no attack and no weapon."""
    syntax, at = case.syntax, bound.token
    if at < 0 or bound.role != "object" or syntax.code[at] != "F" or is_gerund(syntax, at):
        return False
    before = _before_verb(syntax, at, case.begin)
    if before < case.begin or syntax.code[before] not in "wNS":
        return False
    word = syntax.lower[before]
    if word in syntax.words.event or (word in syntax.words.force and "the" in syntax.lower[before - 2 : before]):
        return False  # 'the strikes killed', 'the rebels killed': those of the article
    return syntax.items.get(word) not in STRIKING


def in_relative_clause(case: Case, bound: Bound) -> bool:
    """'in answer to an attack that killed [12]': told by the way."""
    before = _before_verb(case.syntax, bound.token, case.begin) if bound.token >= 0 else -1
    return before >= case.begin and case.syntax.code[before] == "w"


def _before_verb(syntax: Syntax, at: int, begin: int) -> int:
    """The token before a verb's auxiliaries and adverbs."""
    at -= 1
    while at >= begin and syntax.code[at] in "eaMBbT":
        at -= 1
    return at


def find_agent(scene: Scene, sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """The party that acts: subject, by-phrase, or whose strike it was."""
    mentions = [
        m for m in scene.mentions.get(sentence, ())
        if m.kind != "place" and is_actor(scene, m) and not case.first <= m.first < case.last
    ]  # fmt: skip
    if not mentions:
        return []
    at = bound.token if bound.token >= 0 else case.first
    if bound.role == "toll":
        return [m for m in mentions if at < m.first < case.first and _has_event(scene, case, m)][:1]
    if bound.token >= 0 and bound.role in ("object", "with") and scene.syntax.code[at] == "F":
        return _active_agent(scene, case, mentions, at)
    return _passive_agent(scene, sentence, case, mentions, at)


def _active_agent(scene: Scene, case: Case, mentions: list[Mention], at: int) -> list[Mention]:
    """'accuses [the rebels] of killing 12', '[Israeli] strikes kill 30', '[Russia] and [Iran] send 40 drones'."""
    before = [m for m in mentions if m.last <= at]
    if at > case.begin and scene.syntax.lower[at - 1] in ("of", "with", "for", "from"):
        accused = [m for m in before if at - 1 - m.last <= 1]
        if accused:
            return accused[-1:]
    doers = [m for m in before if _acts(scene, case, m)]
    if doers:
        return with_partners(scene, before, doers[-1])
    pronoun = _relative_before(scene.syntax, at, case.begin)
    if pronoun >= 0:
        return [m for m in before if m.last <= pronoun and not scene.syntax.code[m.last : pronoun].strip(",")][:1]
    found = find_subject(scene, case, before)
    return [] if found and _is_victim(scene.syntax, found[-1].last, at) else found


def _passive_agent(scene: Scene, sentence: int, case: Case, mentions: list[Mention], at: int) -> list[Mention]:
    """'was killed by [the militia]', '12 died in a [Russian] strike', 'in clashes with [Hamas]'."""
    code = scene.syntax.code
    free = [m for m in mentions if not is_speaker(scene, sentence, m)]
    for mention in free:
        if mention.first > at and _by(code, mention, case) and not _verb_between(code, at + 1, mention.first):
            return [mention]
    doers = [m for m in free if m.first > at and _acts(scene, case, m)]
    if doers:
        return doers[:1]
    return [m for m in free if m.last <= at and _has_event(scene, case, m)][-1:]


def _verb_between(code: str, first: int, last: int) -> bool:
    return any(char in "FQ" for char in code[first:last])


def _has_event(scene: Scene, case: Case, mention: Mention) -> bool:
    """'[Israeli] airstrikes', 'the [Russian] missile and drone attack', 'strikes by [the coalition]'."""
    code, lower = scene.syntax.code, scene.syntax.lower
    if any(lower[i] in scene.syntax.words.event for i in range(mention.first, mention.last)):
        return True
    at = mention.last
    while at < case.end and code[at] in "NSPJGF'0Y-/&" and at < mention.last + 7:
        if lower[at] in scene.syntax.words.event:
            return True
        at += 1
    left = left_of_mention(code, mention, case)
    if left > case.begin and code[left] == "y":
        return _by_event(scene, case, left)
    if left > case.begin and lower[left] in ("with", "against", "between"):
        return lower[left - 1] in scene.syntax.words.fighting
    return False


def _by_event(scene: Scene, case: Case, by: int) -> bool:
    """'an attack on a prison by ...', 'strikes launched by ...', 'cars attacked by ...'."""
    syntax = scene.syntax
    for at in range(by - 1, max(case.begin, by - 12) - 1, -1):
        if syntax.lower[at] in syntax.words.event:
            return True
        if syntax.code[at] == "Q" and at == by - 1:
            senses = syntax.vocabulary.verbs.get(syntax.lower[at], ())
            if any(sense.action in ("hit", "launched") for sense in senses):
                return True
        elif syntax.code[at] in "FQeaVvZW,;":
            return False
    return False


def _by(code: str, mention: Mention, case: Case) -> bool:
    left = left_of_mention(code, mention, case)
    return left >= case.begin and code[left] == "y"


def _acts(scene: Scene, case: Case, mention: Mention) -> bool:
    """A mention that strikes: by its event noun, or as the subject of a verb of harm."""
    if _has_event(scene, case, mention):
        return True
    code = scene.syntax.code
    if code[mention.last : mention.last + 2] == "oF":  # 'accuse X of shelling'
        return True
    return opens_clause(scene.syntax, left_of_mention(code, mention, case), case.begin) and _harms(
        scene, case, mention.last
    )


def _harms(scene: Scene, case: Case, at: int) -> bool:
    """Whether the words after a subject lead to a verb of harm or attack."""
    syntax = scene.syntax
    stop = min(case.end, at + 8)
    while at < stop and syntax.code[at] in "BbeaMTNSPJ'VvZWGF":
        if syntax.code[at] == "F":
            senses = syntax.vocabulary.verbs.get(syntax.lower[at], ())
            return any(sense.action in HARM and not sense.word for sense in senses)
        at += 1
    return False


def _relative_before(syntax: Syntax, at: int, begin: int) -> int:
    """'an outbreak which has killed four': the token of the relative pronoun, -1 if there is none."""
    at -= 1
    while at > begin and syntax.code[at] in "eaMBbT":
        at -= 1
    return at if at >= begin and syntax.code[at] == "w" else -1


def _is_victim(syntax: Syntax, first: int, last: int) -> bool:
    """'a jet of X crashes, killing', 'a tanker of X is hit, injuring'."""
    if "Q" in syntax.code[first:last]:
        return True
    return any(syntax.lower[i] in syntax.words.accident for i in range(first, last))


def carried_agent(scene: Scene, sentence: int, first_sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """Who struck, or gave, in one of the two sentences before."""
    for before in range(sentence - 1, max(first_sentence, sentence - 2) - 1, -1):
        frame = case._replace(begin=scene.syntax.sentence_first[before], end=scene.syntax.sentence_last[before])
        mentions = [m for m in scene.mentions.get(before, ()) if m.kind != "place" and is_actor(scene, m)]
        if bound.action == "supplied":
            found = [m for m in mentions if m.first - frame.begin <= 1]
        else:
            found = [m for m in mentions if _acts(scene, frame, m) and not is_speaker(scene, before, m)]
        if found:
            return found[:1]
    return []


def claims_responsibility(scene: Scene, sentences: range) -> Mention | None:
    """'[The Taliban] claimed responsibility': the one group that does, None where it is denied or disputed."""
    lower = scene.syntax.lower
    found: list[Mention] = []
    for sentence in sentences:
        if sentence not in scene.responsibility:
            continue
        words = lower[scene.syntax.sentence_first[sentence] : scene.syntax.sentence_last[sentence]]
        if not scene.syntax.words.disputing.isdisjoint(words):
            return None
        first, at = scene.syntax.sentence_first[sentence], scene.responsibility[sentence]
        words = lower[max(first, at - 5) : at]
        if not any(word.startswith(("claim", "admit", "accept")) for word in words):
            continue
        if not {"not", "no", "n't", "never"}.isdisjoint(lower[first:at]):
            continue
        before = [m for m in scene.mentions.get(sentence, ()) if m.last <= at and is_actor(scene, m)]
        groups = [m for m in before if m.kind == "armed_group"] or before
        found += groups[-1:]
    return found[0] if len({m.actor_id or m.begin for m in found}) == 1 else None
