"""A place by its own words: of 'Quetta, Pakistan' the first part, of 'the city of Herat' the name."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .scene import Place, Scene

NEAR: Final = frozenset(("near", "in", "at", "inside", "outside"))
WIDE: Final = frozenset(("area", "county", "front", "governorate", "oblast", "province", "region", "sector"))
KINDS_OF_PLACE: Final = frozenset(
    ("city", "town", "village", "state", "port", "oblasts", "provinces", "regions", "districts", "governorates",
     "cities", "towns")
)  # fmt: skip


def place_of_name(scene: Scene, mention: Mention) -> Place:
    """The narrowest name: 'Quetta, Pakistan' -> Quetta, 'the city of Herat' -> Herat; a cut name is made whole."""
    code, lower = scene.syntax.code, scene.syntax.lower
    first, last = mention.first, mention.last
    stop = len(code)
    comma = code.find(",", first, last)
    if comma > first:
        last = comma
    elif last + 1 < stop and code[last] == "'" and code[last + 1] == "P":
        first = last + 1 if mention.country else first
        last = _name_end(scene, last + 1)
    else:
        last = max(last, site_end(scene, last))
    of = code.find("o", first, last)
    generic = of > first and lower[of - 1] in KINDS_OF_PLACE  # 'the port city of Odesa', 'the Oblasts of Russia'
    whole = of > first and scene.document.words[of - 1][:1].isupper() and lower[of - 1] not in WIDE
    if of > first and (generic or (code[of - 1] in "NS" and not whole)) and of + 1 < last:  # not 'the Line of Control'
        first, last = (first, of) if "P" in code[first:of] and not generic else (of + 1, last)
    document = scene.document
    while first + 1 < last and _is_idle(document.words[first], lower[first], scene.syntax.words.direction):
        first += 1
    begin, end = document.begins[first], document.ends[last - 1]
    wide = _is_wide(scene, mention)
    return Place(document.text[begin:end], mention.actor_id, mention.country, begin, end, mention.first, last, wide)


def _is_wide(scene: Scene, mention: Mention) -> bool:
    """'Kharkiv Oblast', 'Sudan', 'the Lyman sector'."""
    noun = mention.form == "nominal" and scene.syntax.lower[mention.head] in WIDE
    return noun or mention.kind == "state" or mention.rule == "region"


def _is_idle(word: str, lower: str, directions: frozenset[str]) -> bool:
    """'the disputed', 'northern' before a name; not 'Old City'."""
    return word.islower() or lower in ("the", "a", "an") or (lower in directions and word[:1].islower())


def _name_end(scene: Scene, at: int) -> int:
    code = scene.syntax.code
    while at < len(code) and code[at] == "P":
        at += 1
    return max(at, site_end(scene, at))


def site_end(scene: Scene, at: int) -> int:
    """The end of the common noun that finishes a name: 'Severny coal mine'."""
    code, first = scene.syntax.code, at
    while at < len(code) and at < first + 3 and code[at] == "N":
        at += 1
    return at if at > first and scene.syntax.lower[at - 1] in scene.syntax.words.site else first
