"""Who acts in a clause, in the clauses before it, or takes responsibility for it."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .cases import OWNERS, Bound, Case
from .lists import LOSING, SUFFERING
from .parties import find_subject, is_speaker, is_told, left_of_mention, opens_clause, with_partners
from .scene import Scene, is_actor
from .syntax import Syntax, sense_at
from .vocabulary import CLASSES, PROJECTILES, Sense, fits
from .walking import is_gerund

HARM: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "launched", "abducted", "captured"))
HURT: Final = frozenset(("killed", "injured"))
STRIKING: Final = CLASSES["materiel"] | {"attacks"}
SUFFERED: Final = frozenset(("killed", "injured", "damaged", "destroyed", "displaced"))
PARTING: Final = frozenset(("after", "before", "when", "since", "until", "because", "as"))
INSIDE: Final = frozenset(("in", "inside", "within", "near", "across", "throughout"))
STRIKES: Final = frozenset(("strike", "strikes", "airstrike", "airstrikes", "shelling", "bombardment"))
ONE_MORE: Final = frozenset(("a", "an", "another", "second", "third", "one"))
SUFFERING_EVENTS: Final = frozenset(("invasion", "bombing", "bombardment", "shelling", "siege", "occupation"))
GIVING_CLAUSE: Final = frozenset(("to", "with", "despite", "about", "after", "from"))
OBJECT: Final = 7  # words in which the object of a verb is named
HELD: Final = 7  # words that may stand between a verb and its tail: took 12 villagers hostage
PREDICATES: Final = frozenset("FQVWZv")


def has_subject(case: Case, bound: Bound) -> bool:
    """'a flood that killed [12]', 'a bus hit [two men]': the verb has a subject, which is no attack and no weapon."""
    syntax, at = case.syntax, bound.token
    if at < 0 or bound.role != "object" or syntax.code[at] != "F" or is_gerund(syntax, at):
        return False
    before = _before_verb(syntax, at, case.begin)
    if before < case.begin or not (syntax.code[before] in "NS" or _is_relative(syntax, before)):
        return False
    word = syntax.lower[before]
    if word in syntax.words.event or (word in syntax.words.force and "the" in syntax.lower[before - 2 : before]):
        return False  # 'the strikes killed', 'the rebels killed': those of the article
    return syntax.items.get(word) not in STRIKING


def has_stranger(case: Case, bound: Bound) -> bool:
    """'said rebels had shot down [12]': the verb has a subject that is not the speaker's own, as 'air defences' are."""
    if not has_subject(case, bound):
        return False
    syntax, before = case.syntax, _before_verb(case.syntax, bound.token, case.begin)
    word = syntax.lower[before]
    owned = not OWNERS.isdisjoint(syntax.lower[max(before - 3, case.begin) : before])
    return not owned and (word not in syntax.words.force or syntax.items.get(word) == "militants")


def has_pronoun(case: Case, bound: Bound) -> bool:
    """'[it] shot down 12 drones', of the main clause: no speaker stands before."""
    syntax, at = case.syntax, bound.token
    if at < 0 or bound.role != "object" or syntax.code[at] != "F" or is_gerund(syntax, at):
        return False
    subject = _before_verb(syntax, at, case.begin)
    leads = subject >= case.begin and PREDICATES.isdisjoint(syntax.code[case.begin : subject])
    return leads and syntax.lower[subject] == "it"


def in_relative_clause(case: Case, bound: Bound) -> bool:
    """'in answer to an attack that killed [12]', 'a raid that left [12] dead': told by the way."""
    verb = case.left if case.left >= case.begin and case.syntax.code[case.left] == "F" else bound.token
    before = _before_verb(case.syntax, verb, case.begin) if verb >= 0 else -1
    return before >= case.begin and _is_relative(case.syntax, before)


def by_strike(case: Case, bound: Bound) -> bool:
    """'[A strike] in Zadar killed 12', '12 died in [another strike]': an attack of which nothing says whose it was."""
    syntax = case.syntax
    active = bound.role == "object" and bound.token >= 0 and syntax.code[bound.token] == "F"
    first, last = (case.begin, case.first) if active else (case.last, case.end)
    at = next((i for i in range(first, last) if syntax.lower[i] in STRIKES), -1)
    return at == case.begin or (at > case.begin and syntax.lower[at - 1] in ONE_MORE)


def goes_on(case: Case, bound: Bound) -> bool:
    """'killed 12 men, [wounded 30] and burned two cars': a further verb of the one who killed."""
    syntax, at = case.syntax, bound.token
    if bound.role != "object" or at < 0 or syntax.code[at] != "F" or not case.previous:
        return False
    before = case.previous[-1][2]
    if before.role != "object" or before.token < 0 or syntax.code[before.token] != "F" or before.token >= at:
        return False
    joint = _before_verb(syntax, at, case.begin)
    return syntax.code[joint] in ",&" and PREDICATES.isdisjoint(syntax.code[case.previous[-1][1] : at])


def _before_verb(syntax: Syntax, at: int, begin: int) -> int:
    """The token before a verb's auxiliaries and adverbs; of an infinitive the 'to'."""
    at -= 1
    while at >= begin and syntax.code[at] in "eaMBb":
        at -= 1
    return at


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
        return [m for m in mentions if at < m.first < case.first and _has_event(scene, case, m)][:1]
    if bound.token >= 0 and bound.role in ("object", "with") and scene.syntax.code[at] == "F":
        return _active_agent(scene, case, mentions, at)
    found = _passive_agent(scene, sentence, case, mentions, at)
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
    before = [m for m in mentions if m.last <= at]
    if at > case.begin and scene.syntax.lower[at - 1] in ("of", "with", "for", "from"):
        accused = [m for m in before if at - 1 - m.last <= 1]
        if accused:
            return accused[-1:]
    if is_gerund(scene.syntax, at):
        own = [m for m in before if m.last == at and scene.syntax.lower[m.first - 1] in GIVING_CLAUSE]
        if own:
            return own  # 'in response to [Serbia] stationing 900 men'
    pronoun = _relative_before(scene.syntax, at, case.begin)
    if pronoun >= 0:
        return _antecedent(scene, case, before, pronoun)
    doers = [m for m in before if _acts(scene, case, m) and not _is_parted(scene.syntax, m.last, at)]
    if doers:
        return with_partners(scene, before, doers[-1])
    found = find_subject(scene, case, before)
    later = scene.syntax.lower[at - 1] == "after"  # 'a jet crashed after shooting down 12 drones'
    if found and ((not later and _is_victim(scene.syntax, found[-1].last, at)) or _has_other(scene, found[-1], at)):
        return []
    return found


def _antecedent(scene: Scene, case: Case, before: list[Mention], pronoun: int) -> list[Mention]:
    """'an [Israeli] strike that killed', '[rebels of the M23], who killed': what the pronoun stands for."""
    code = scene.syntax.code
    near = [m for m in before if m.last <= pronoun and PREDICATES.isdisjoint(code[m.last : pronoun])]
    striking = [m for m in near if _has_event(scene, case, m)]
    return striking[-1:] or [m for m in near if not code[m.last : pronoun].strip(",")][:1]


def _has_other(scene: Scene, found: Mention, at: int) -> bool:
    """'[Serbia] says a flood killed', '[a court] sentences ten men after a bomb killed': another verb's subject."""
    syntax, first = scene.syntax, found.last
    if is_gerund(syntax, at) or syntax.code[first] in "w,":
        return False
    before = _before_verb(syntax, at, first)
    if before > first and syntax.code[before] == "T":  # 'says that prices have risen to reach': the main verb's subject
        main = next((i for i in range(before - 1, first, -1) if syntax.code[i] in PREDICATES), first)
        before = _before_verb(syntax, main, first)
    if before <= first or syntax.code[before] not in "NSP" or _is_bare_force(syntax, before, first):
        return False
    said = any(first <= cue < before for cue in scene.cues.get(found.sentence, ()))  # whatever its tag
    return said or not PREDICATES.isdisjoint(syntax.code[first:before])


def _is_parted(syntax: Syntax, first: int, at: int) -> bool:
    """'[Serbia] struck Mostar after gunmen killed 12': the verb's clause has a subject of its own, and no weapon."""
    head = _before_verb(syntax, at, first)
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
    return inside and not _has_event(scene, case, mention)  # 'killed in [U.S.] air strikes'


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
    doers = [m for m in free if m.first > at and _acts(scene, case, m) and not _is_of_part(scene.syntax, case, m)]
    doers = [m for m in doers if not _is_of_thing(scene.syntax, at, m)]
    if doers:
        return doers[:1]
    striking = [m for m in free if m.last <= at and _has_event(scene, case, m)]
    return with_partners(scene, free, striking[-1]) if striking else []


def _is_of_thing(syntax: Syntax, at: int, mention: Mention) -> bool:
    """'fled to a school that [Serbian] jets had hit': what was done to the noun before."""
    left = mention.first - 1
    return left - 1 > at and _is_relative(syntax, left) and syntax.code[left - 1] in "NSP"


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
        if m.last <= case.left and _acts(scene, case, m) and not is_speaker(scene, sentence, m)
        and syntax.words.subordinate.isdisjoint(set(syntax.lower[m.last : last]) - {"and"})
    ][-1:]  # fmt: skip


def _has_event(scene: Scene, case: Case, mention: Mention) -> bool:
    """'[Israeli] airstrikes', 'the [Russian] missile and drone attack', 'strikes by [the coalition]'."""
    code, lower = scene.syntax.code, scene.syntax.lower
    left = left_of_mention(code, mention, case)
    if lower[left] in scene.syntax.words.repelling or (left > 0 and lower[left - 1] in scene.syntax.words.backing):
        return False  # 'repelled a [rebel] attack, killing 12', 'troops backed by [U.S.] air strikes'
    if not scene.syntax.words.event.isdisjoint(lower[mention.first : mention.last]):
        return True
    at = mention.last
    while at < case.end and code[at] in "NSPJGFWYQ'0-/&" and at < mention.last + 7:
        if lower[at] in scene.syntax.words.event:
            return True
        if lower[at] in scene.syntax.words.accident:
            return False  # 'a Serbian helicopter crash'
        at += 1
    left = left_of_mention(code, mention, case)
    if left > case.begin and code[left] == "o" and lower[left - 1] in scene.syntax.words.event:
        return lower[left - 1] not in SUFFERING_EVENTS  # 'drones of the Serbian navy', but 'the invasion of Bosnia'
    if left > case.begin and code[left] == "y":
        return _by_event(scene, case, left)
    if left > case.begin and lower[left] in ("with", "against", "between"):
        return lower[left - 1] in scene.syntax.words.fighting
    return False


def _suffers_too(case: Case, at: int, stop: int) -> bool:
    """'12 were killed and [40 hurt] by': no verb between, or only one that tells of a like harm."""
    syntax = case.syntax
    between = [i for i in range(at + 1, stop) if syntax.code[i] in "FQ"]
    tokens = [at, *between] if between else []
    senses = [{sense.action for sense in syntax.vocabulary.verbs.get(syntax.lower[i], ())} for i in tokens]
    return all(syntax.code[i] == "Q" for i in tokens) and all(actions & HURT for actions in senses)


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


def _by(syntax: Syntax, mention: Mention, case: Case) -> bool:
    """'by [the militia]'; not 'mediated by [Qatar]', 'under investigation by [the police]'."""
    left = left_of_mention(syntax.code, mention, case)
    return (
        left > case.begin
        and syntax.code[left] == "y"
        and syntax.lower[left - 1] not in syntax.words.mediating | syntax.words.backing
    )


def _acts(scene: Scene, case: Case, mention: Mention) -> bool:
    """A mention that strikes: by its event noun, or as the subject of a verb of harm."""
    if _has_event(scene, case, mention):
        return True
    code = scene.syntax.code
    if code[mention.last : mention.last + 2] == "oF":  # 'accuse X of shelling'
        return True
    left = left_of_mention(code, mention, case)
    opens = opens_clause(scene.syntax, left, case.begin) or is_told(scene, mention, left)
    return opens and _harms(scene, case, mention)


def _harms(scene: Scene, case: Case, subject: Mention) -> bool:
    """Whether the words after a subject lead to a verb of harm; in 'Serbia said Bosnia struck' after Bosnia only."""
    syntax, at = scene.syntax, subject.last
    cues = scene.cues.get(subject.sentence, ())
    stop = min([case.end, at + 8, *(cue for cue in cues if cue >= at)])
    while at < stop and syntax.code[at] in "BbeaMTNSPJ'VvZWGF":
        if syntax.code[at] == "F":
            senses = sense_at(syntax, at, syntax.vocabulary.verbs, case.end, gap=HELD)
            harming = (sense for sense, _ in senses if sense.role == "object" and not sense.word)
            harms = any(sense.action in HARM for sense in harming) and not _gives(syntax, senses, at)
            suffers = syntax.lower[at] in LOSING or syntax.lower[at] in SUFFERING
            return harms and not suffers and syntax.lower[at + 1] != "no"  # 'took no part'
        at += 1
    return False


def _gives(syntax: Syntax, senses: list[tuple[Sense, int]], at: int) -> bool:
    """'will send six howitzers': a verb that fires what flies, and hands over all else."""
    gives = any(sense.action in ("supplied", "deployed") for sense, _ in senses)
    return gives and PROJECTILES.isdisjoint(syntax.items.get(word) for word in syntax.lower[at + 1 : at + OBJECT])


def _relative_before(syntax: Syntax, at: int, begin: int) -> int:
    """'an outbreak which has killed four': the token of the relative pronoun, -1 if there is none."""
    at = _before_verb(syntax, at, begin)
    return at if at >= begin and _is_relative(syntax, at) else -1


def _is_relative(syntax: Syntax, at: int) -> bool:
    """'that' right before a verb stands for what comes before, whatever its tag."""
    return syntax.code[at] == "w" or syntax.lower[at] in ("that", "which", "who")


def _is_victim(syntax: Syntax, first: int, last: int) -> bool:
    """'a jet of X crashes, killing', 'a tanker of X is hit, injuring'."""
    for at in (i for i in range(first, last) if syntax.code[i] == "Q"):
        senses = syntax.vocabulary.verbs.get(syntax.lower[at], ())
        plain = [sense for sense in senses if not sense.tail]
        if any(fits(sense, "troops", "") or fits(sense, "ships", "") for sense in plain):
            return True  # but police that 'fired on a crowd' did so themselves
    return not syntax.words.accident.isdisjoint(syntax.lower[first:last])


def _has_done(scene: Scene, case: Case, mention: Mention) -> bool:
    """'[Serbia] struck', '[Serbia] said it had struck': a speaker only for what it did itself."""
    if not is_speaker(scene, mention.sentence, mention):
        return _acts(scene, case, mention)
    cue = next((cue for cue in scene.cues.get(mention.sentence, ()) if cue >= mention.last), -1)
    at = cue + 1 + (scene.syntax.lower[cue + 1] == "that")
    own = cue >= 0 and scene.syntax.lower[at : at + 1] in (["it"], ["they"])
    return own and _harms(scene, case, mention._replace(last=at + 1))


def carried_agent(scene: Scene, sentence: int, first_sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """Who struck, or gave, in one of the two sentences before."""
    for before in range(sentence - 1, max(first_sentence, sentence - 2) - 1, -1):
        begin, end = scene.syntax.sentence_first[before], scene.syntax.sentence_last[before]
        frame = case._replace(begin=begin, end=end, sentence_words=scene.syntax.words_of(before))
        mentions = [m for m in scene.mentions.get(before, ()) if m.kind != "place" and is_actor(scene, m)]
        if bound.action == "supplied":
            found = [m for m in mentions if m.first - frame.begin <= 1]
        else:
            found = [m for m in mentions if _has_done(scene, frame, m)]
        if found:
            return found[:1]
    return []
