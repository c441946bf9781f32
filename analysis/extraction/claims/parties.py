"""Whose the counted are (side) and who did it (agent)."""

from __future__ import annotations

from typing import Final

from ...records import Mention, Party
from .actions import Bound, Case
from .scene import EVENT_NOUNS, FORCE_NOUNS, Scene, is_actor
from .vocabulary import PROJECTILES

GIVING: Final = frozenset(("supplied", "deployed", "launched", "recruited"))
SERVING: Final = frozenset(("troops", "police", "officials", "prisoners"))
SUBORDINATE: Final = frozenset(
    [
        "when",
        "as",
        "after",
        "while",
        "that",
        "because",
        "since",
        "if",
        "until",
        "before",
        "where",
        "and",
        "but",
        "or",
        "with",
    ]
)


def make_party(scene: Scene, role: str, mention: Mention, rank: int = 1) -> Party:
    """A mention in a role."""
    text = scene.document.text[mention.begin : mention.end]
    return Party(role, rank, text, mention.begin, mention.end, mention.actor_id, mention.country)


def find_side(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'[Russian] drones', '[Hamas] fighters', 'members of the [Afghan National Police]', 'soldiers from [Chad]'."""
    stop = case.last
    code, lower = scene.syntax.code, scene.syntax.lower
    if stop < case.end and lower[stop] in ("of", "from") and case.item not in ("money", "settlements", "buildings"):
        stop += 1
        while stop < case.end and code[stop] in "DJNSP'r":
            stop += 1
    return [
        m for m in scene.mentions.get(sentence, ())
        if case.first <= m.first and m.last <= stop and m.kind not in ("place", "person") and is_actor(m)
    ]  # fmt: skip


def owner_pronoun(case: Case) -> int:
    """The token of 'its', 'their', 'our' before or in a counted phrase ('three of its soldiers'), -1 if none."""
    lower = case.syntax.lower
    for at in range(max(case.left, case.begin), case.last):
        if lower[at] in ("its", "their", "our", "his", "her", "my"):
            return at
    if case.last + 1 < case.end and lower[case.last] == "of" and lower[case.last + 1] in ("its", "their", "our"):
        return case.last + 1
    return -1


def find_agent(scene: Scene, sentence: int, case: Case, bound: Bound) -> list[Mention]:
    """The party that acts: by-phrase, subject, or whose strike it was."""
    mentions = [
        m for m in scene.mentions.get(sentence, ())
        if is_actor(m) and not case.first <= m.first < case.last
    ]  # fmt: skip
    if not mentions:
        return []
    anchor = bound.token if bound.token >= 0 else case.first
    code = scene.syntax.code
    active = bound.token >= 0 and bound.role in ("object", "with") and code[bound.token] == "F"
    doers = [m for m in mentions if _acts(scene, case, m)]
    before = [m for m in doers if m.last <= anchor]
    after = [m for m in doers if m.first > anchor]
    if active:
        return before[-1:] or _subject(scene, case, mentions, anchor)
    if not after:
        return before[-1:] if _same_clause(code, before, anchor) else []
    return after[:1]


def _same_clause(code: str, before: list[Mention], anchor: int) -> bool:
    return bool(before) and ";" not in code[before[-1].last : anchor]


def _acts(scene: Scene, case: Case, mention: Mention) -> bool:
    """'[Israeli] strikes', 'by [Kurdish forces]', '[Russian troops] shell', 'clashes with [Hamas]'."""
    code, lower = scene.syntax.code, scene.syntax.lower
    if mention.kind == "place":
        return False
    if any(lower[i] in EVENT_NOUNS for i in range(mention.first, mention.last)):
        return True
    at = mention.last
    while at < case.end and code[at] in "NSPJG'0Y-/" and at < mention.last + 6:
        if lower[at] in EVENT_NOUNS:
            return True
        at += 1
    left = mention.first - 1
    while left >= case.begin and code[left] in "DJrd":
        left -= 1
    if left >= case.begin and code[left] == "y":
        return True
    if (
        left > case.begin
        and lower[left] in ("with", "against")
        and lower[left - 1] in ("clash", "clashes", "fighting", "battle", "battles")
    ):
        return True
    return _opens(lower, code, left, case.begin) and _acting_verb(scene, case, mention.last)


def _opens(lower: list[str], code: str, left: int, begin: int) -> bool:
    return left < begin or lower[left] in SUBORDINATE or code[left] in ',:"&'


def _acting_verb(scene: Scene, case: Case, at: int) -> bool:
    """Whether the words after a subject lead to an action verb."""
    code, lower = scene.syntax.code, scene.syntax.lower
    stop = min(case.end, at + 8)
    while at < stop and code[at] in "BbeaMNSPJ'TVvZW":
        if code[at] in "vZWV" and lower[at] in ACTING_VERBS:
            return True
        at += 1
    return at < stop and code[at] == "F"


ACTING_VERBS: Final = frozenset(
    [
        "continues",
        "continue",
        "continued",
        "begins",
        "begin",
        "began",
        "carries",
        "carry",
        "carried",
        "conducts",
        "conduct",
        "conducted",
        "responds",
        "respond",
        "responded",
        "launches",
        "launch",
        "launched",
        "opens",
        "open",
        "opened",
        "claims",
    ]
)


def _subject(scene: Scene, case: Case, mentions: list[Mention], anchor: int) -> list[Mention]:
    """The mention that opens the sentence or clause of an active verb."""
    code, lower = scene.syntax.code, scene.syntax.lower
    for mention in reversed([m for m in mentions if m.last <= anchor and m.kind != "place"]):
        left = mention.first - 1
        while left >= case.begin and code[left] in "DJrd":
            left -= 1
        if _opens(lower, code, left, case.begin):
            return [mention]
    return []


def claims_responsibility(scene: Scene, sentences: range) -> Mention | None:
    """'[The Taliban] claimed responsibility': the one group that does, None where it is denied or disputed."""
    lower = scene.syntax.lower
    found: list[Mention] = []
    for sentence in sentences:
        first, last = scene.syntax.sentence_first[sentence], scene.syntax.sentence_last[sentence]
        for at in range(first, last):
            if lower[at] != "responsibility" or at == first:
                continue
            words = lower[max(first, at - 4) : at]
            if not any(word.startswith("claim") for word in words) or "not" in words or "no" in lower[first:at]:
                continue
            before = [m for m in scene.mentions.get(sentence, ()) if m.last <= at and is_actor(m)]
            found += before[-1:] if before else []
    ids = {m.actor_id or m.begin for m in found}
    return found[0] if len(ids) == 1 else None


def is_weapon(item: str | None) -> bool:
    """Whether the counted flies at someone."""
    return item in PROJECTILES


FORCES = FORCE_NOUNS
