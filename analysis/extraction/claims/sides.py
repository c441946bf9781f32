"""Whose the counted are: the party in their own words, the owner, the group, the country they serve."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...language import split
from ...lexicon import Lexicons, Matcher, Row
from ...records import Mention, Party
from .cases import OWNERS, Case
from .lists import SUFFERING, is_further, loses
from .memory import NEAR, Told
from .parties import find_owner, find_subject, is_speaker, left_of_mention, make_parties
from .scene import Scene, build_adjectives, is_actor, is_national, paragraph_start
from .vocabulary import FATES, MATERIEL, PROJECTILES
from .weapons import find_launcher, find_opener

CIVIL: Final = frozenset(("people", "civilians", "children", "women"))
SERVING: Final = frozenset(("troops", "police", "officials"))
CASUALTIES: Final = frozenset(
    ["killed", "injured", "missing", "captured", "detained", "abducted", "freed", "displaced", "evacuated", "recruited"]
)
REFERRING: Final = frozenset(("it", "they", "he", "she"))
LOST: Final = frozenset(("killed", "injured", "destroyed", "other"))
LOSSES: Final = frozenset(("losses", "casualties"))
ATTACKERS: Final = frozenset(("attackers", "attacker", "assailants", "assailant", "perpetrators", "perpetrator"))
LEADERS: Final = frozenset(("commander", "leader", "chief", "official", "officer", "operative", "member"))
GUESTS: Final = frozenset(
    ("peacekeeper", "peacekeepers", "diplomat", "diplomats", "envoy", "envoys", "ambassador", "ambassadors")
)  # who serve another country than the one they are in
FATAL: Final = frozenset("FQ")
ARMED: Final = frozenset(("state", "military", "armed_group"))
WRECKING: Final = frozenset(("destroyed", "damaged", "detained", "captured", "abducted"))
ONE_OWNER: Final = frozenset(("my", "his", "her"))
GIVEN: Final = frozenset(("supplied", "launched"))


SideRule = Callable[[Told], tuple[Party, ...] | None]


def bind_side(told: Told) -> tuple[Party, ...]:
    """What the first rule says that speaks of the case; some speak and name nobody."""
    for rule in RULES:
        found = rule(told)
        if found is not None:
            return tuple(party._replace(role="side", rule=rule.__name__) for party in found)
    return ()


def in_phrase(told: Told) -> tuple[Party, ...] | None:
    """'[Russian] drones', 'soldiers from [Chad]'."""
    own = find_side(told.scene, told.sentence, told.case)
    if is_make(told, own):
        return told.event.agent
    return make_parties(told.scene, "side", own, told.case.number_end) or None


def is_make(told: Told, own: list[Mention]) -> bool:
    """'Serbia attacked. [Iranian] Shahed drones were launched.': whose make they are, where another attacks."""
    others = {party.country for party in told.event.agent} - {None}
    named = [m for m in own if m.kind == "nationality" and told.scene.syntax.code[m.last] == "P"]
    made = len(own) == 1 and len(named) == 1 and told.case.item in PROJECTILES and told.bound.action == "launched"
    return made and bool(others) and own[0].country not in others


def nationality(told: Told) -> tuple[Party, ...] | None:
    """'30 [Nepali] workers'."""
    named = named_nationality(told.scene, told.case)
    return (named,) if named else None


def complement(told: Told) -> tuple[Party, ...] | None:
    """'[Two] of the victims were [Russian] diplomats': what those told of before are said to be."""
    scene, at = told.scene, told.case.last
    while scene.syntax.code[at] in "oDNS":
        at += 1
    if told.bound.action not in CASUALTIES or scene.syntax.code[at] != "e":
        return None
    mentions = scene.mentions.get(told.sentence, ())
    found = [m for m in mentions if m.first == at + 1 and m.country and is_national(scene, m)]
    return make_parties(scene, "side", found) or None


def lost_by(told: Told) -> tuple[Party, ...] | None:
    """'[Serbia] lost 40 soldiers', '14 ships lost by [Serbia]'."""
    return told.agent or None if loses(told.case, told.bound) else None


def sufferer(told: Told) -> tuple[Party, ...] | None:
    """'[Serbia] suffered 40 casualties', 'inflicted 12 casualties on [the Serbian army]'."""
    scene, case = told.scene, told.case
    if told.bound.role != "self" or case.left < case.begin:
        return None
    verb = case.syntax.lower[case.left]
    mentions = [m for m in scene.mentions.get(told.sentence, ()) if is_actor(scene, m)]
    if verb in SUFFERING:
        before = [m for m in mentions if m.last <= case.left]
        found = find_subject(scene, case, [m for m in before if not case.syntax.code[m.last : case.left].strip("aBe")])
    elif verb.startswith("inflict") and case.syntax.lower[case.last : case.last + 1] == ["on"]:
        found = [m for m in mentions if m.first <= case.last + 2 < m.last + 1][:1]
    else:
        return None
    return make_parties(scene, "side", found) or None


def taken_from(told: Told) -> tuple[Party, ...] | None:
    """'seized 12 villages from [the Serbian army]'."""
    if told.bound.action != "seized" or told.bound.role != "object":
        return None
    scene, last = told.scene, told.case.last
    for mention in scene.mentions.get(told.sentence, ()):
        left = left_of_mention(scene.syntax.code, mention, told.case)
        if left >= last and scene.syntax.lower[left] == "from" and is_actor(scene, mention) and mention.kind != "place":
            return None if FATAL & set(scene.syntax.code[last:left]) else make_parties(scene, "side", [mention])
    return None


def _other_party(told: Told) -> tuple[Party, ...]:
    """Whom the sentence names last before the number, who is not the agent."""
    own = told.agent[0].actor_id
    others = [
        m for m in told.scene.mentions.get(told.sentence, ())
        if m.last <= told.case.first and m.kind in ARMED and m.actor_id and m.actor_id != own
    ]  # fmt: skip
    return make_parties(told.scene, "side", others[-1:])


def owner(told: Told) -> tuple[Party, ...] | None:
    """'its forces': the agent's where it acts, else the speaker's, else those of the claim before."""
    case, bound = told.case, told.bound
    if case.pronoun < 0:
        return None
    if case.syntax.lower[case.pronoun] in ONE_OWNER:
        speaker = told.said.parties[:1]
        return speaker if speaker and speaker[0].country else ()  # 'my two sons', 'several of his men'
    active = bound.token >= 0 and case.syntax.code[bound.token] == "F"
    active = active or (bound.action == "other" and bool(told.agent))  # 'cancels the transit of [four] of its ships'
    harmed = bound.action in CASUALTIES and told.said.parties  # 'Iran said Israel had killed two of its officers'
    if active and bound.role == "object" and bound.action in WRECKING and not loses(case, bound):
        return told.memory.side_before(told.sentence, case.item)  # 'a Serbian raid destroyed nine of its 24 tanks'
    owners = told.agent if active and bound.role in ("object", "of") and not harmed else told.said.parties[:1]
    if harmed and owners and told.agent and owners[0].actor_id == told.agent[0].actor_id:
        return _other_party(told)  # 'took the town from [the rebels] and claims to have killed 40 of its fighters'
    named = owners and owners[0].kind != "person" and owners[0].text.lower() not in REFERRING
    if owners and (owners[0].country or named):
        return owners
    for before in (told.sentence, told.sentence - 1):
        opening = (
            [m for m in find_opener(told.scene, before) if m.country] if before >= told.memory.sentences.start else []
        )
        if owners and opening:
            return make_parties(told.scene, "side", opening)
    found = find_owner(told.scene, told.sentence, case, case.pronoun)
    return make_parties(told.scene, "side", found) or told.memory.side_before(told.sentence, case.item)


def plural_before(told: Told) -> tuple[Party, ...] | None:
    """'including [two] officers', '[25 others] were wounded': the side of what was counted before."""
    before = told.memory.side_before(told.sentence, told.case.item)
    if told.bound.role == "toll":
        return None
    deaths = told.bound.role == "self" and told.scene.syntax.code[told.case.left] == "c"  # 'including [600] deaths'
    if told.bound.part or deaths or (told.case.continues and told.bound.action in CASUALTIES):
        return before
    if before and told.case.head and (told.case.continues or is_further(told.case)):
        return before
    if told.bound.action == "seized" and told.case.item in MATERIEL:
        return told.memory.side_before(told.sentence, "people")
    return None


def giver(told: Told) -> tuple[Party, ...] | None:
    """'[Norway] sent six tanks', '[Russia] launched 40 drones'."""
    if told.bound.action in GIVEN or (told.bound.action == "deployed" and told.agent):
        return told.agent
    return None


def enemy(told: Told) -> tuple[Party, ...] | None:
    """'downed 12 drones launched by [Serbia]', 'Serbia launched 40 drones. [Nine] were downed.'"""
    if told.case.item not in PROJECTILES or told.bound.action not in FATES:
        return None
    launchers = find_launcher(told.scene, told.sentence, told.case)
    if launchers:
        return make_parties(told.scene, "side", launchers)
    launcher = told.memory.launcher
    if launcher and launcher[0].begin in told.scene.groups and told.agent:
        own = launcher[0].actor_id == told.agent[0].actor_id
        return () if own else launcher  # a group's drones, shot down by the army of its country
    return told.memory.enemy(told.agent)


def attackers(told: Told) -> tuple[Party, ...] | None:
    """'Hamas raided the post. All seven attackers were killed.'"""
    carried = told.agent and told.agent[0].rule in ("striker_before", "same_striker")
    if told.case.head not in ATTACKERS and not (carried and told.case.item == "militants"):
        return None
    striker = told.agent if carried else told.memory.striker
    if not striker:
        return None
    return striker if striker[0].begin in told.scene.groups else None


def same_crowd(told: Told) -> tuple[Party, ...] | None:
    """'Police clash with [KKE protesters]. Three protesters are hurt.': those who were named before."""
    agent, case = told.agent, told.case
    if not agent or case.item != "people" or not case.head:
        return None
    begin, text = agent[0].begin, told.scene.document.text
    named = text[begin : agent[0].end + len(case.head) + 1].lower()  # with the noun that a group's name leaves out
    return agent if " " + case.head in named else None


def loser(told: Told) -> tuple[Party, ...] | None:
    """'[Serbia] lost 40 soldiers. [12] tanks were destroyed.', under '[Serbian] losses': those who lose."""
    item, memory = told.case.item, told.memory
    if told.bound.action not in LOST or (item not in MATERIEL and item not in ("troops", "people")):
        return None
    if (told.agent and told.agent[0].country) or (told.bound.action == "other" and told.bound.role == "subject"):
        return None
    said = _loser_named(told)
    if said:
        memory.loser = make_parties(told.scene, "side", [said])
        return memory.loser
    listed = item in MATERIEL or told.bound.rule in ("tabulated", "increment")
    return memory.loser or None if listed and told.sentence - memory.event.sentence <= NEAR else None


def _loser_named(told: Told) -> Mention | None:
    """'[Serbian] losses', 'losses of [the Serbian army]': beside the word for losses in the sentence."""
    lower = told.scene.syntax.lower
    for m in told.scene.mentions.get(told.sentence, ()):
        if not is_actor(told.scene, m):
            continue
        stop = m.last + 2 + (lower[m.last + 1 : m.last + 2] == ["own"])  # 'Serbia's own losses'
        after = next((i for i in range(m.first, stop) if i < told.case.end and lower[i] in LOSSES), -1)
        before = m.first - 2 if lower[m.first - 1] in ("of", "by", "among") else -1
        if after >= 0 or (before >= told.case.begin and lower[before] in LOSSES):
            return m
    return None


def group(told: Told) -> tuple[Party, ...] | None:
    """'[Hamas] said 40 militants died'."""
    if told.case.item != "militants":
        return None
    scene, start = told.scene, paragraph_start(told.scene, told.sentence, told.memory.sentences.start)
    for sentence in range(told.sentence, max(start, told.sentence - NEAR) - 1, -1):
        found = find_group(scene, sentence, told.agent)
        if found:
            return make_parties(scene, "side", [found])
        struck = _group_of_places(scene, sentence, told.agent)
        if struck:
            return (struck,)
    last = told.memory.claims[-1] if told.memory.claims else None
    same = last is not None and last.sentence == told.sentence and last.item == "militants"
    return tuple(p for p in last.parties if p.role == "side") if last and same else ()


def build_groups(lexicons: Lexicons) -> Matcher[Row]:
    """Names of armed groups."""
    rows = [row for row in lexicons.rows("actors") if row["kind"] == "armed_group"]
    return Matcher(((row["form"], row) for row in rows), split=split)


def _group_of_places(scene: Scene, sentence: int, agent: tuple[Party, ...]) -> Party | None:
    """'strikes on [Islamic State] hideouts killed nine militants': whose places were struck."""
    groups, document = scene.document.lexicons.get(build_groups), scene.document
    for mention in scene.mentions.get(sentence, ()):
        if mention.kind != "place" or mention.form != "nominal":
            continue
        for at in range(mention.first, mention.last):
            match = groups.longest(scene.syntax.lower, at, mention.last)
            if match and match[1]["actor_id"] not in {p.actor_id for p in agent}:
                begin, end, row = document.begins[at], document.ends[match[0] - 1], match[1]
                return Party("side", 1, document.text[begin:end], begin, end, row["actor_id"], row["country"] or None)
    return None


def at_own_base(told: Told) -> tuple[Party, ...] | None:
    """'[Serbia] says a raid on its base killed three pilots': those who serve at the speaker's own place."""
    case, bound, speakers = told.case, told.bound, told.said.parties
    if case.item not in SERVING and case.item not in MATERIEL:
        return None
    lower, stop = case.syntax.lower, max(bound.token, case.begin)
    owned = any(lower[at] in OWNERS and lower[at - 1] in ("on", "at", "against") for at in range(case.begin + 1, stop))
    return speakers[:1] if owned and speakers and speakers[0].country else None


def country(told: Told) -> tuple[Party, ...] | None:
    """'[three soldiers] were killed in [Mogadishu]': those who serve there, where nobody from there did it."""
    place, agent, speakers = told.place, told.agent, told.said.parties
    if told.case.item not in SERVING or place is None or place.country is None:
        return None
    if told.case.head in GUESTS:
        return None
    if told.bound.action == "deployed" and told.scene.syntax.lower[place.first - 1] == "to":
        return None  # '900 troops were sent to [Poland]'
    if agent and agent[0].country == place.country and agent[0].begin not in told.scene.groups:
        return None
    if speakers and speakers[0].country not in (None, place.country):
        return None
    return (Party("side", 1, place.text, place.begin, place.end, place.id, place.country),)


RULES: Final[tuple[SideRule, ...]] = (
    lost_by,
    in_phrase,
    nationality,
    complement,
    sufferer,
    taken_from,
    owner,
    plural_before,
    giver,
    enemy,
    same_crowd,
    loser,
    attackers,
    group,
    at_own_base,
    country,
)


def find_side(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'[Russian] drones', '[Hamas] fighters', 'members of the [Afghan National Police]', 'soldiers from [Chad]'."""
    stop = case.last
    code, lower = scene.syntax.code, scene.syntax.lower
    taken = lower[stop : stop + 1] == ["from"] and lower[case.left] in scene.syntax.words.removing
    counts = case.item not in ("money", "settlements", "buildings")
    if stop < case.end and lower[stop] in ("of", "from") and counts and not taken:
        stop += 1
        while stop < case.end and code[stop] in "DJNSP'r":
            stop += 1
    if case.pronoun >= 0:
        stop = case.last
    return [
        m for m in scene.mentions.get(sentence, ())
        if case.first <= m.last - 1 < stop and _is_party(scene, m) and is_actor(scene, m)
        and (case.item not in MATERIEL or m.country or m.kind != "military")  # 'two Patriot batteries' are nobody
        and (case.item not in CIVIL or is_national(scene, m))
    ]  # fmt: skip


def _is_party(scene: Scene, mention: Mention) -> bool:
    """No place and nobody by name, but 'one [Hezbollah] militant'."""
    if mention.kind == "person":
        head = scene.syntax.lower[mention.head]
        return mention.form == "nominal" and (head in scene.syntax.words.force or head in LEADERS)
    return mention.kind != "place"


def named_nationality(scene: Scene, case: Case) -> Party | None:
    """'30 [Nepali] workers', 'two [United States] troops' where no stage made a mention of it."""
    states = scene.document.lexicons.get(build_adjectives)
    document = scene.document
    for at in range(case.first, case.last - 1):
        if not document.words[at][:1].isupper():
            continue
        for size in (2, 1):
            country = states.get(" ".join(scene.syntax.lower[at : at + size]))
            if country and at + size < case.last:
                begin, end = document.begins[at], document.ends[at + size - 1]
                return Party("side", 1, document.text[begin:end], begin, end, country, country)
    return None


def find_group(scene: Scene, sentence: int, agent: tuple[Party, ...]) -> Mention | None:
    """The armed group of which 'nine militants' are: the one the sentence names beside the agent."""
    taken = {p.begin for p in agent}
    groups = [
        m for m in scene.mentions.get(sentence, ())
        if m.kind == "armed_group" and is_actor(scene, m) and m.begin not in taken
        and not is_speaker(scene, sentence, m)
    ]  # fmt: skip
    return groups[0] if groups else None
