"""What is counted where its own words do not say: 'twelve', '14 others', '20 deaths'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...records import Claim
from .cases import Bound, Case
from .governors import is_of_parent
from .memory import NEAR, SERVING
from .scene import Scene
from .sides import CASUALTIES
from .syntax import Syntax
from .vocabulary import MATERIEL, PEOPLE, PROJECTILES

OFFICERS: Final = frozenset(("officer", "officers"))
POLICE: Final = frozenset(("police", "policeman", "policemen", "policewoman", "sheriff", "gendarmes"))
ARMED: Final = frozenset(
    ("army", "military", "soldier", "soldiers", "troops", "brigade", "navy", "generals", "marines")
)
ELLIPTIC: Final = frozenset(("", "others", "other", "more"))
IDLE: Final = frozenset(("the", "these", "those", "both", "a", "an", "this", "that", "into", "its", "their"))

LIVING: Final = frozenset(("killed", "injured", "displaced", "abducted", "detained"))  # what befalls people alone
ACTIVE: Final = frozenset(("counted_actor", "subject_of_other_verb", "actor"))
CROWDS: Final = frozenset(("dozens", "scores", "hundreds", "thousands", "millions", "many"))  # 'hundreds marched'

Earlier = tuple[int, int, Bound, str | None]
"""First token, last token, action and item of an earlier counted phrase of the sentence."""


def is_idle(syntax: Syntax, case: Case) -> bool:
    """'these two', 'between the two countries', 'a 28-point plan': nothing known is counted and nothing said of it."""
    measured = syntax.lower[case.last - 1].endswith(("storey", "story", "strong"))
    if measured or case.item not in ("other", "states", None):
        return False
    return case.left >= case.begin - 1 and syntax.lower[max(case.begin, case.first - 1)] in IDLE


def item_before(case: Case, earlier: Sequence[Earlier], last: Claim | None, sentence: int) -> str | None:
    """The item of the number before, in this sentence or the two before it."""
    if case.item is not None and (case.head or case.item != "people"):
        return None
    if earlier:
        return next((item for _, _, _, item in reversed(earlier) if item in PROJECTILES or item in MATERIEL), None)
    return last.item if last and sentence - last.sentence <= NEAR else None


def find_item(scene: Scene, case: Case, bound: Bound, earlier: Sequence[Earlier], last: Claim | None) -> str:
    """'12 others' and '14' take the item of the plural they continue, else people where people suffer."""
    if bound.item and (case.item in (None, "other") or bound.role == "listed" or bound.rule == "number_of"):
        return bound.item
    if is_of_parent(case):
        return "children"
    if case.item == "troops" and case.head in OFFICERS and _of_police(scene, case):
        return "police"
    if bound.part and case.head and case.item:
        return case.item
    if bound.role in ("toll", "self"):
        return "people" if not case.item or bound.role == "self" else case.item
    elliptic = case.head in ELLIPTIC or case.item is None
    if not elliptic:
        return case.item or "other"
    if case.head and last and _after_one(scene, case, last):
        return last.item if last.item in SERVING else "people"
    if case.item and case.item not in ("people", "other"):
        return case.item
    known = case.head in ELLIPTIC or bound.part
    for _, _, other, item in reversed(earlier):
        if not known and item in PEOPLE:
            continue  # 'dismissed 281 clerks and destroyed [900 lutes]'
        living = item in PEOPLE or bound.action not in LIVING  # 'of three drones one fell, killing [two]'
        if item and item != "other" and not other.part and living:
            return item
    if not case.head and bound.rule in ACTIVE and case.syntax.lower[case.last - 1] in CROWDS:
        return "people"
    if bound.action in CASUALTIES:
        return "people"
    if _goes_on(scene, case, bound, last):
        return "people"
    return case.item or "other"


def _of_police(scene: Scene, case: Case) -> bool:
    """'Police shot two men. [Three officers] were hurt': whose officers the sentence or those before say."""
    sentence, articles = scene.document.sentence_of[case.begin], scene.document.sentence_article
    before = sentence
    while before > max(sentence - NEAR, 0) and articles[before - 1] == articles[sentence]:
        before -= 1
    words = case.syntax.lower[case.syntax.sentence_first[before] : case.end]
    return not POLICE.isdisjoint(words) and ARMED.isdisjoint(words)


def _goes_on(scene: Scene, case: Case, bound: Bound, last: Claim | None) -> bool:
    """'12 million people have fled. [Three million] have crossed the border': a bare number that does something."""
    if case.head or case.item or bound.role != "subject" or last is None or last.item not in PEOPLE:
        return False
    sentence = int(scene.document.token_sentence[case.begin])
    return sentence - last.sentence <= 1 and 0 <= bound.token - case.last <= 2


def _after_one(scene: Scene, case: Case, last: Claim) -> bool:
    """'a nurse was killed and [two others] were injured': others after one person are people; after a soldier, his."""
    begin = scene.document.token_begin[case.begin]
    one = last.implicit or (last.high == 1 and last.item not in SERVING)
    return bool(last.begin >= begin) and one and last.item in PEOPLE
