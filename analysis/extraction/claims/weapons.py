"""What became of the weapons told of before, and whose they were."""

from __future__ import annotations

import re
from typing import Final

from ...records import Mention
from .actions import bind_action
from .cases import Bound, Case
from .scene import PLACE_KINDS, Scene, is_actor
from .vocabulary import FATES, MATERIEL, PROJECTILES

AT: Final = frozenset(("at", "against", "on", "into", "towards", "toward"))
BY: Final = re.compile(r"Q[IP]{0,3}y[DJ]{0,3}")
OWN: Final = re.compile(r"[rR][JNSPj]{1,5}[eaMBb]{0,3}$")
OWNERS: Final = frozenset(("its", "their", "our"))
ACTING: Final = frozenset("FaeMVWZvB")
REACH: Final = 8


def bind_fate(case: Case, told: str | None) -> tuple[Case, Bound]:
    """'Kursk was attacked by 40 drones. [Twelve] vanished from radar.': a bare number goes on about the weapons."""
    bound = bind_action(case)
    bare = case.item is None or (case.item == "people" and not case.head)
    if bare and (told in PROJECTILES or told in MATERIEL):  # 'attacked 100 vessels, sinking [two]'
        weapons = case._replace(item=told)
        fate = bind_action(weapons)
        if fate.action in FATES:
            return weapons, fate
    return case, bound


def find_launcher(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'shot down 12 drones launched by [Serbia]'."""
    syntax = scene.syntax
    for match in BY.finditer(syntax.code, case.begin, case.end):
        senses = syntax.vocabulary.verbs.get(syntax.lower[match.start()], ())
        if any(sense.action == "launched" for sense in senses):
            found = [
                m for m in scene.mentions.get(sentence, ()) if m.first <= match.end() < m.last or m.first == match.end()
            ]
            return [m for m in found if m.kind != "place" and is_actor(scene, m)][:1]
    return []


def find_target(scene: Scene, sentence: int, case: Case) -> list[Mention]:
    """'launched 12 drones at [Bosnia]': those who will shoot them down."""
    lower = scene.syntax.lower
    return [
        m for m in scene.mentions.get(sentence, ())
        if m.kind in PLACE_KINDS and m.country and m.actor_id == m.country
        and case.last < m.first <= case.last + REACH and lower[m.first - 1] in AT
    ][:1]  # fmt: skip


def is_own_doing(case: Case, bound: Bound) -> bool:
    """'said that [its drones] had struck 14 targets': those of whom it is told did it; not 'a raid on its base'."""
    syntax = case.syntax
    if bound.token < 0 or bound.role not in ("object", "with") or syntax.code[bound.token] != "F":
        return False
    match = OWN.search(syntax.code, max(case.begin, bound.token - REACH), bound.token)
    if match is None or syntax.lower[match.start()] not in OWNERS:
        return False
    return (
        match.start() == case.begin
        or syntax.lower[match.start() - 1] == "that"
        or (syntax.code[match.start() - 1] not in "IoTy")
    )


def find_first(scene: Scene, sentence: int) -> list[Mention]:
    """'In May [the Storm Front] took the pass': the one that acts in a sentence, where no other is named before."""
    code = scene.syntax.code
    found = [m for m in scene.mentions.get(sentence, ()) if m.kind not in PLACE_KINDS or code[m.last] in ACTING]
    found = [m for m in found if is_actor(scene, m)][:1]
    return [m for m in found if code[m.last] in ACTING and m.kind != "person"]


def find_opener(scene: Scene, sentence: int) -> list[Mention]:
    """'[The Serbian army] did not comment. It said ...': the party that opens a sentence."""
    begin = scene.syntax.sentence_first[sentence]
    return [m for m in scene.mentions.get(sentence, ()) if m.first <= begin + 1 and is_actor(scene, m)][:1]
