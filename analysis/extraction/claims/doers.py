"""Who acts in a clause: its subject, the by-phrase, or whose strike it was."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .cases import Bound, Case
from .parties import find_subject, is_speaker, left_of_mention, opens_clause, with_partners
from .scene import Scene, is_actor
from .strikers import acts, has_event
from .subjects import PREDICATES, STRIKING, before_verb, conducted_by, is_relative, is_victim, relative_before
from .syntax import Syntax
from .vocabulary import HURT, PROJECTILES, SHOT
from .walking import is_gerund

SUFFERED: Final = frozenset(("killed", "injured", "damaged", "destroyed", "displaced"))
PARTING: Final = frozenset(("after", "before", "when", "since", "until", "because", "as"))
INSIDE: Final = frozenset(("in", "inside", "within", "near", "across", "throughout"))
GIVING_CLAUSE: Final = frozenset(("to", "with", "despite", "about", "after", "from"))


def find_agent(scene: Scene, sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """The party that acts: subject, by-phrase, or whose strike it was."""
    mentions = [_as_state(scene, case, m) for m in scene.mentions.get(sentence, ())]
    mentions = [
        m for m in mentions
        if m.kind != "place" and is_actor(scene, m) and not case.first <= m.first < case.last
        and not _is_scene_of(scene, case, m) and not _is_between(scene, case, m) and not _is_owner(scene, m)
    ]  # fmt: skip
    if not mentions:
        return []
    at = bound.token if bound.token >= 0 else case.first
    if bound.role == "toll":
        return [m for m in mentions if at < m.first < case.first and has_event(scene, case, m)][:1]
    if bound.token >= 0 and bound.role in ("object", "with") and scene.syntax.code[at] == "F":
        return _active_agent(scene, case, mentions, at)
    conducted = conducted_by(scene.syntax, at, case.begin) if bound.role == "on" else -1
    if conducted >= 0:
        return _active_agent(scene, case, mentions, conducted)  # '[Serbia] carried out air strikes on 85 targets'
    if bound.token >= 0 and bound.role == "with" and any(m.last == at for m in mentions):
        return [m for m in mentions if m.last == at]  # '[Serbia] attacked with 127 missiles', no passive
    found = _passive_agent(scene, sentence, case, mentions, at)
    if case.item in PROJECTILES and bound.action in SHOT and found and found[0].last <= at:
        return []  # '337 [Bosnian] drones; 91 of them were downed': whose they were
    if found or bound.action not in SUFFERED or case.item in PROJECTILES:
        return found
    return _clause_before(scene, sentence, case, mentions)


def _as_state(scene: Scene, case: Case, mention: Mention) -> Mention:
    """'[Tehran] fired 180 missiles': a capital that acts stands for its state."""
    if mention.rule != "capital" or scene.syntax.code[mention.last] not in "FaBZWv":
        return mention
    left = left_of_mention(scene.syntax.code, mention, case)
    acts = left in scene.cues.get(mention.sentence, ()) or opens_clause(scene.syntax, left, case.begin)
    return mention._replace(kind="state", actor_id=mention.country) if acts else mention


def _active_agent(scene: Scene, case: Case, mentions: list[Mention], at: int) -> list[Mention]:
    """'accuses [the rebels] of killing 12', '[Israeli] strikes kill 30', '[Russia] and [Iran] send 40 drones'."""
    if scene.syntax.lower[at] in scene.syntax.words.receiving:
        return [m for m in mentions if m.first > at and scene.syntax.lower[m.first - 1] == "from"][:1]
    before = [m for m in mentions if m.last <= at and ";" not in scene.syntax.lower[m.last : at]]
    if at > case.begin and scene.syntax.lower[at - 1] in ("of", "with", "for", "from"):
        accused = [m for m in before if at - 1 - m.last <= 1]
        if accused:
            return accused[-1:]
    if is_gerund(scene.syntax, at):
        own = [m for m in before if m.last == at and scene.syntax.lower[m.first - 1] in GIVING_CLAUSE]
        if own:
            return own  # 'in response to [Serbia] stationing 900 men'
    pronoun = relative_before(scene.syntax, at, case.begin)
    if pronoun >= 0:
        return _antecedent(scene, case, before, pronoun)
    doers = [m for m in before if acts(scene, case, m) and not _is_parted(scene.syntax, m.last, at)]
    if doers:
        return with_partners(scene, before, doers[-1])
    found = find_subject(scene, case, before)
    later = scene.syntax.lower[at - 1] == "after"  # 'a jet crashed after shooting down 12 drones'
    if found and ((not later and is_victim(scene.syntax, found[-1].last, at)) or _has_other(scene, found[-1], at)):
        return []
    return found


def _antecedent(scene: Scene, case: Case, before: list[Mention], pronoun: int) -> list[Mention]:
    """'an [Israeli] strike that killed', '[rebels of the M23], who killed': what the pronoun stands for."""
    code = scene.syntax.code
    near = [m for m in before if m.last <= pronoun and PREDICATES.isdisjoint(code[m.last : pronoun])]
    striking = [m for m in near if has_event(scene, case, m)]
    return striking[-1:] or [m for m in near if not code[m.last : pronoun].strip(",")][:1]


def _has_other(scene: Scene, found: Mention, at: int) -> bool:
    """'[Serbia] says a flood killed', '[a court] sentences ten men after a bomb killed': another verb's subject."""
    syntax, first = scene.syntax, found.last
    if is_gerund(syntax, at) or syntax.code[first] in "w,":
        return False
    before = before_verb(syntax, at, first)
    if before > first and syntax.code[before] == "T":  # 'says that prices have risen to reach': the main verb's subject
        main = next((i for i in range(before - 1, first, -1) if syntax.code[i] in PREDICATES), first)
        before = before_verb(syntax, main, first)
    if before <= first or syntax.code[before] not in "NSP" or _is_bare_force(syntax, before, first):
        return False
    said = any(first <= cue < before for cue in scene.cues.get(found.sentence, ()))  # whatever its tag
    return said or not PREDICATES.isdisjoint(syntax.code[first:before])


def _is_parted(syntax: Syntax, first: int, at: int) -> bool:
    """'[Serbia] struck Mostar after gunmen killed 12': the verb's clause has a subject of its own, and no weapon."""
    head = before_verb(syntax, at, first)
    if head <= first or syntax.code[head] not in "NS" or is_gerund(syntax, at):
        return False
    start = head
    while start > first and syntax.code[start] in "NSJDdr":
        start -= 1
    word = syntax.lower[head]
    weapon = word in syntax.words.event or syntax.items.get(word) in STRIKING
    return not weapon and syntax.lower[start] in PARTING


def _is_bare_force(syntax: Syntax, head: int, first: int) -> bool:
    """'the ministry says [air defences] destroyed 41': its own, where nothing says whose."""
    if syntax.lower[head] not in syntax.words.force or syntax.items.get(syntax.lower[head]) == "militants":
        return False
    while head > first and syntax.code[head] in "NS":
        head -= 1
    return syntax.code[head] not in "DdrJ'P" and syntax.lower[head] not in PARTING


def _is_scene_of(scene: Scene, case: Case, mention: Mention) -> bool:
    """'sentenced in [Somalia] for killing': where, not who."""
    left = left_of_mention(scene.syntax.code, mention, case)
    inside = mention.kind == "state" and left >= case.begin and scene.syntax.lower[left] in INSIDE
    return inside and not has_event(scene, case, mention)  # 'killed in [U.S.] air strikes'


def _is_owner(scene: Scene, mention: Mention) -> bool:
    """'[Yemen]'s Houthis': not the owner, but whom it owns."""
    owned = scene.syntax.code[mention.last] == "'"
    return owned and any(
        m.first == mention.last + 1 and m.kind == "armed_group" and is_actor(scene, m)
        for m in scene.mentions.get(mention.sentence, ())
    )


def _is_between(scene: Scene, case: Case, mention: Mention) -> bool:
    """'fighting between [the army] and [the rebels] killed 12': either may have done it."""
    code, at = scene.syntax.code, mention.first - 1
    while at >= case.begin and code[at] in "DJrdYq0NSP&,'":
        at -= 1
    return at >= case.begin and scene.syntax.lower[at] == "between"


def _passive_agent(scene: Scene, sentence: int, case: Case, mentions: list[Mention], at: int) -> list[Mention]:
    """'killed by [the militia]', 'drones that [Iran] sent', 'died in a [Russian] strike', 'in clashes with [Hamas]'."""
    code = scene.syntax.code
    free = [m for m in mentions if not is_speaker(scene, sentence, m)]
    for mention in free:
        relative = case.last <= mention.first and not code[case.last : mention.first].strip("wDdJr")
        if relative and mention.last <= at and not code[mention.last : at].strip("aBb"):
            return [mention]
    for mention in free:
        if mention.first > at and _by(scene.syntax, mention, case) and _suffers_too(case, at, mention.first):
            return [mention]
    doers = [m for m in free if m.first > at and acts(scene, case, m) and not _is_of_part(scene.syntax, case, m)]
    doers = [m for m in doers if not _is_of_thing(scene.syntax, at, m)]
    if doers:
        return doers[:1]
    striking = [m for m in free if m.last <= at and has_event(scene, case, m)]
    return with_partners(scene, free, striking[-1]) if striking else []


def _is_of_thing(syntax: Syntax, at: int, mention: Mention) -> bool:
    """'fled to a school that [Serbian] jets had hit': what was done to the noun before."""
    left = mention.first - 1
    return left - 1 > at and is_relative(syntax, left) and syntax.code[left - 1] in "NSP"


def _is_of_part(syntax: Syntax, case: Case, mention: Mention) -> bool:
    """'189 were killed, 15 of them in [Israeli] strikes': said of a part that is counted after."""
    of = [
        i for i in range(case.last, mention.first) if syntax.lower[i] in ("them", "whom") and syntax.code[i - 1] == "o"
    ]
    return any("q" in syntax.code[case.last : i] for i in of)


def _clause_before(scene: Scene, sentence: int, case: Case, mentions: list[Mention]) -> list[Mention]:
    """'[Serbia] struck Mostar, and two people were killed': what a clause does, the next one suffers."""
    syntax, last = scene.syntax, max(case.left + 1, case.begin)
    if case.left < case.begin or syntax.lower[case.left] not in ("and", ";", ","):
        return []
    return [
        m for m in mentions
        if m.last <= case.left and acts(scene, case, m) and not is_speaker(scene, sentence, m)
        and syntax.words.subordinate.isdisjoint(set(syntax.lower[m.last : last]) - {"and"})
    ][-1:]  # fmt: skip


def _suffers_too(case: Case, at: int, stop: int) -> bool:
    """'12 were killed and [40 hurt] by': no verb between, or only one that tells of a like harm."""
    syntax = case.syntax
    between = [i for i in range(at + 1, stop) if syntax.code[i] in "FQ"]
    tokens = [at, *between] if between else []
    senses = [{sense.action for sense in syntax.vocabulary.verbs.get(syntax.lower[i], ())} for i in tokens]
    return all(syntax.code[i] == "Q" for i in tokens) and all(actions & HURT for actions in senses)


def _by(syntax: Syntax, mention: Mention, case: Case) -> bool:
    """'by [the militia]'; not 'mediated by [Qatar]', 'under investigation by [the police]'."""
    left = left_of_mention(syntax.code, mention, case)
    return (
        left > case.begin
        and syntax.code[left] == "y"
        and syntax.lower[left - 1] not in syntax.words.mediating | syntax.words.backing
    )
