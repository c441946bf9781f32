"""Who stands by an attack or is held to have made it: claims of responsibility, blame, denials."""

from __future__ import annotations

from typing import Final

from ...records import Attribution, Mention
from .cases import Case
from .parties import left_of_mention
from .scene import Scene, is_actor

HELD: Final = {"claimed": "by", "blamed": "on", "attributed": "to", "pinned": "on"}
NOT: Final = frozenset(("not", "no", "n't", "never"))
ACTION: Final = frozenset("FQeaMVWvZ")


def disputes(scene: Scene, attribution: Attribution) -> bool:
    """'Serbia denied it had struck', 'Serbia blamed the rebels': who did it is in doubt."""
    cue = scene.document.text[max(attribution.cue_begin, 0) : max(attribution.cue_end, 0)].lower()
    return attribution.stance == "denied" or not scene.syntax.words.disputing.isdisjoint(cue.split())


def find_held(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'an attack claimed by [the Taliban]', 'the raid, which killed 12, was blamed on [Boko Haram]'."""
    lower = scene.syntax.lower
    if HELD.keys().isdisjoint(case.sentence_words):
        return []
    for mention in scene.mentions.get(sentence, ()):
        left = left_of_mention(scene.syntax.code, mention, case)
        held = left - 1 > case.begin and HELD.get(lower[left - 1]) == lower[left]
        if held and is_actor(scene, mention) and not scene.syntax.words.event.isdisjoint(lower[case.begin : left - 1]):
            return [] if not NOT.isdisjoint(lower[left - 4 : left - 1]) else [mention]
    return []


def claims_responsibility(scene: Scene, sentences: range) -> Mention | None:
    """'[The Taliban] claimed responsibility': the one group that does, None where it is denied or disputed."""
    found: list[Mention] = []
    for sentence in sentences:
        for at in scene.responsibility.get(sentence, ()):
            if not _is_taken(scene, sentence, at):
                continue
            first, last = scene.syntax.sentence_first[sentence], scene.syntax.sentence_last[sentence]
            if not scene.syntax.words.disputing.isdisjoint(scene.syntax.lower[first:last]):
                return None
            if not NOT.isdisjoint(scene.syntax.lower[first:at]):
                continue
            before = [m for m in scene.mentions.get(sentence, ()) if m.last <= at and is_actor(scene, m)]
            groups = [m for m in before if m.kind == "armed_group"]
            found += groups[-1:] or (before[-1:] if scene.syntax.lower[at] == "responsibility" else [])
    return found[0] if len({m.actor_id or m.begin for m in found}) == 1 else None


def _is_taken(scene: Scene, sentence: int, at: int) -> bool:
    """'claimed responsibility', 'was behind the attack', 'claimed the bombing'; not 'claimed the strike killed 12'."""
    syntax, first = scene.syntax, scene.syntax.sentence_first[sentence]
    if syntax.lower[at] == "responsibility":
        taking = ("claim", "admit", "accept", "deny", "deni")
        return any(word.startswith(taking) for word in syntax.lower[max(first, at - 5) : at])
    event = next((i for i in range(at + 1, at + 4) if i < len(syntax.code) and _is_event(scene, i)), -1)
    if event < 0 or syntax.code[at + 1] not in "Ddr":
        return False
    if syntax.lower[at] == "behind":
        return syntax.lower[at - 1] in ("was", "were", "been")
    return syntax.code[event + 1] not in ACTION


def _is_event(scene: Scene, at: int) -> bool:
    return scene.syntax.lower[at] in scene.syntax.words.event or scene.syntax.lower[at].startswith("kill")
