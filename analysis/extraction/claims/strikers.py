"""Who strikes: whose attack a noun of attack is, who is the subject of a verb of harm, who struck before."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .cases import Bound, Case
from .lists import LOSING, SUFFERING
from .parties import is_speaker, is_told, left_of_mention, opens_clause
from .scene import Scene, is_actor
from .syntax import Syntax, sense_at
from .vocabulary import PROJECTILES, Sense

HARM: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed", "launched", "abducted", "captured"))
SUFFERING_EVENTS: Final = frozenset(("invasion", "bombing", "bombardment", "shelling", "siege", "occupation"))
MEANS: Final = frozenset(("using", "involving", "employing"))
OBJECT: Final = 7  # words in which the object of a verb is named
HELD: Final = 7  # words that may stand between a verb and its tail: took 12 villagers hostage


def has_event(scene: Scene, case: Case, mention: Mention) -> bool:
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
        if lower[at] in MEANS:
            break  # 'an attack on Bosnia using drones'
        at += 1
    left = left_of_mention(code, mention, case)
    if left > case.begin and code[left] == "o" and lower[left - 1] in scene.syntax.words.event:
        return lower[left - 1] not in SUFFERING_EVENTS  # 'drones of the Serbian navy', but 'the invasion of Bosnia'
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


def acts(scene: Scene, case: Case, mention: Mention) -> bool:
    """A mention that strikes: by its event noun, or as the subject of a verb of harm."""
    if has_event(scene, case, mention):
        return True
    code = scene.syntax.code
    if code[mention.last : mention.last + 2] == "oF":  # 'accuse X of shelling'
        return True
    left = left_of_mention(code, mention, case)
    opens = opens_clause(scene.syntax, left, case.begin) or is_told(scene, mention, left)
    return opens and harms(scene, case, mention)


def harms(scene: Scene, case: Case, subject: Mention) -> bool:
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


def _has_done(scene: Scene, case: Case, mention: Mention) -> bool:
    """'[Serbia] struck', '[Serbia] said it had struck': a speaker only for what it did itself."""
    if not is_speaker(scene, mention.sentence, mention):
        return acts(scene, case, mention)
    cue = next((cue for cue in scene.cues.get(mention.sentence, ()) if cue >= mention.last), -1)
    at = cue + 1 + (scene.syntax.lower[cue + 1] == "that")
    own = cue >= 0 and scene.syntax.lower[at : at + 1] in (["it"], ["they"])
    return own and harms(scene, case, mention._replace(last=at + 1))


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
