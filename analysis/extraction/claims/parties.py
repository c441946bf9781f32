"""Whose the counted are (side) and who did it (agent)."""

from __future__ import annotations

from typing import Final

from ...records import Mention, Party
from .cases import Bound, Case
from .scene import Scene, build_adjectives, is_actor, is_national
from .syntax import Syntax

HARM: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "launched", "abducted", "captured"))
CARRIED: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "supplied", "displaced"))
OWN_DOING: Final = frozenset(("launched", "occurred", "deployed", "other"))
REPORTED_BY_DOER: Final = frozenset(("downed", "suppressed", "captured"))
CIVIL: Final = frozenset(("people", "civilians", "children", "women"))
OWNERS: Final = frozenset(("its", "their", "our", "his", "her", "my"))


def make_parties(scene: Scene, role: str, mentions: list[Mention], number_end: int = -1) -> tuple[Party, ...]:
    """Mentions in a role, ranked in order; a number that a mention begins with is left out."""
    text = scene.document.text
    parties = []
    for rank, mention in enumerate(mentions, 1):
        begin = mention.begin
        if begin < number_end < mention.end:
            begin = number_end + len(text[number_end : mention.end]) - len(text[number_end : mention.end].lstrip())
        parties.append(
            Party(role, rank, text[begin : mention.end], begin, mention.end, mention.actor_id, mention.country)
        )
    return tuple(parties)


def find_side(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'[Russian] drones', '[Hamas] fighters', 'members of the [Afghan National Police]', 'soldiers from [Chad]'."""
    stop = case.last
    code, lower = scene.syntax.code, scene.syntax.lower
    if stop < case.end and lower[stop] in ("of", "from") and case.item not in ("money", "settlements", "buildings"):
        stop += 1
        while stop < case.end and code[stop] in "DJNSP'r":
            stop += 1
    if owner_pronoun(case) >= 0:
        stop = case.last
    return [
        m for m in scene.mentions.get(sentence, ())
        if case.first <= m.last - 1 < stop and m.kind not in ("place", "person") and is_actor(scene, m)
        and (case.item not in CIVIL or is_national(scene, m))
    ]  # fmt: skip


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
                begin, end = int(document.token_begin[at]), int(document.token_end[at + size - 1])
                return Party("side", 1, document.text[begin:end], begin, end, country, country)
    return None


def owner_pronoun(case: Case) -> int:
    """The token of 'its' before or in a counted phrase ('its 300 troops', 'four of its sailors'), -1 if none."""
    lower = case.syntax.lower
    for at in range(max(case.left + 1, case.begin), min(case.last + 2, case.end)):
        if lower[at] in OWNERS:
            return at
    return -1


def find_group(scene: Scene, sentence: int, agent: tuple[Party, ...]) -> Mention | None:
    """The armed group of which 'nine militants' are: the one the sentence names beside the agent."""
    taken = {p.begin for p in agent}
    groups = [
        m for m in scene.mentions.get(sentence, ())
        if m.kind == "armed_group" and is_actor(scene, m) and m.begin not in taken
        and not _is_speaker(scene, sentence, m)
    ]  # fmt: skip
    return groups[0] if groups else None


def find_owner(scene: Scene, sentence: int, case: Case, pronoun: int) -> list[Mention]:
    """'[Kenya] withdraws its 300 troops': the party that opens the sentence of the pronoun."""
    before = [
        m for m in scene.mentions.get(sentence, ())
        if m.last <= pronoun and m.kind != "place" and is_actor(scene, m)
    ]  # fmt: skip
    return _subject(scene, case, before)


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
        return _with_partners(scene, before, doers[-1])
    pronoun = _relative_before(scene.syntax, at, case.begin)
    if pronoun >= 0:
        return [m for m in before if m.last <= pronoun and not scene.syntax.code[m.last : pronoun].strip(",")][:1]
    found = _subject(scene, case, before)
    return [] if found and _is_victim(scene.syntax, found[-1].last, at) else found


def _passive_agent(scene: Scene, sentence: int, case: Case, mentions: list[Mention], at: int) -> list[Mention]:
    """'was killed by [the militia]', '12 died in a [Russian] strike', 'in clashes with [Hamas]'."""
    code = scene.syntax.code
    free = [m for m in mentions if not _is_speaker(scene, sentence, m)]
    for mention in free:
        if mention.first > at and _by(code, mention, case) and not _verb_between(code, at + 1, mention.first):
            return [mention]
    doers = [m for m in free if m.first > at and _acts(scene, case, m)]
    if doers:
        return doers[:1]
    return [m for m in free if m.last <= at and _has_event(scene, case, m)][-1:]


def _verb_between(code: str, first: int, last: int) -> bool:
    return any(char in "FQ" for char in code[first:last])


def _with_partners(scene: Scene, mentions: list[Mention], mention: Mention) -> list[Mention]:
    """'[Norway] and [Denmark] send': all of a coordinated subject, in order."""
    found = [mention]
    for other in reversed([m for m in mentions if m.last < mention.first]):
        gap = scene.syntax.code[other.last : found[0].first]
        if gap.strip(",&D"):
            break
        found.insert(0, other)
    return found


def _is_speaker(scene: Scene, sentence: int, mention: Mention) -> bool:
    return any(begin <= mention.begin and mention.end <= end for begin, end in scene.speakers.get(sentence, ()))


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
    left = _left(code, mention, case)
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


def _left(code: str, mention: Mention, case: Case) -> int:
    left = mention.first - 1
    while left >= case.begin and code[left] in "DJrdYq0":
        left -= 1
    return left


def _by(code: str, mention: Mention, case: Case) -> bool:
    left = _left(code, mention, case)
    return left >= case.begin and code[left] == "y"


def _acts(scene: Scene, case: Case, mention: Mention) -> bool:
    """A mention that strikes: by its event noun, or as the subject of a verb of harm."""
    if _has_event(scene, case, mention):
        return True
    code = scene.syntax.code
    if code[mention.last : mention.last + 2] == "oF":  # 'accuse X of shelling'
        return True
    return _opens(scene.syntax, _left(code, mention, case), case.begin) and _harms(scene, case, mention.last)


def _opens(syntax: Syntax, left: int, begin: int) -> bool:
    if left > begin and syntax.lower[left] == "with":
        return syntax.code[left - 1] == ","
    if left >= begin and syntax.lower[left] in syntax.words.time_noun:
        return True  # 'the same night [Russia] launched'
    return left < begin or syntax.lower[left] in syntax.words.subordinate or syntax.code[left] in ',:"&'


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


def _subject(scene: Scene, case: Case, before: list[Mention]) -> list[Mention]:
    """The mentions that open the clause of an active verb."""
    code = scene.syntax.code
    for mention in reversed(before):
        if _opens(scene.syntax, _left(code, mention, case), case.begin):
            return _with_partners(scene, before, mention)
    return []


def carried_agent(scene: Scene, sentence: int, first_sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """Who struck, or gave, in one of the two sentences before."""
    for before in range(sentence - 1, max(first_sentence, sentence - 2) - 1, -1):
        frame = case._replace(begin=scene.syntax.sentence_first[before], end=scene.syntax.sentence_last[before])
        mentions = [m for m in scene.mentions.get(before, ()) if m.kind != "place" and is_actor(scene, m)]
        if bound.action == "supplied":
            found = [m for m in mentions if m.first - frame.begin <= 1]
        else:
            found = [m for m in mentions if _acts(scene, frame, m) and not _is_speaker(scene, before, m)]
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
