"""Where a sentence says that things happened: its placed names, of a chain the first and narrowest."""

from __future__ import annotations

import re
from typing import Final

from .cases import Case
from .placenames import KINDS_OF_PLACE, NEAR
from .placing import is_placed
from .scene import Place, Scene
from .toponyms import LIVING, find_toponyms

PREDICATES: Final = frozenset("FQVWZvea")
CHAIN_GAP: Final = 4
BEARING: Final = re.compile(r"(?:[qNSBJP]{1,4}[oI]|BI)[DJ]?$")  # '30 km north of', 'north-east of', 'not far from'
COMPASS: Final = frozenset(("north", "south", "east", "west", "far"))


def sentence_places(scene: Scene, sentence: int) -> list[Place]:
    """Placed names of a sentence; of a chain ('Orikhiv in Zaporizhzhia Oblast') the first and narrowest."""
    if sentence not in scene.places:
        scene.places[sentence] = _read_places(scene, sentence)
    return scene.places[sentence]


def place_of_where(scene: Scene, sentence: int, case: Case) -> Place | None:
    """'in Dnipro, Odesa and [Kharkiv], where two people died': of a list the last."""
    lower, code = scene.syntax.lower, scene.syntax.code
    at = next((i for i in range(case.first - 1, case.begin, -1) if lower[i] == "where"), -1)
    if at < 0 or any(char in ",;" for char in code[at : case.first]):
        return None
    names = [name for name in find_toponyms(scene, sentence) if at - 2 <= name.last <= at]
    return names[-1] if names else None


def _read_places(scene: Scene, sentence: int) -> list[Place]:
    code = scene.syntax.code
    places: list[Place] = []
    chained = alone = -1  # end of the chain; end of a chain of one
    paired = listed = False  # whether a conjunction joined the chain's last name; whether it may be a list of equals
    for name in find_toponyms(scene, sentence):
        gap = code[chained : name.first] if chained >= 0 else "."
        if gap == "'" and chained == alone:  # Iraq's Basra: the narrower
            places[-1] = name
        elif paired and (gap == "," or (name.wide and not gap.strip(",ID")) or gap in ("SI", "SID")):
            places[-1] = name  # Kano and Kaduna, Nigeria: what covers both
            paired = False
        elif gap.strip("D") in ("&", ",&"):
            alike = listed and places[-1].country in (None, name.country)
            cover = _cover(scene, sentence, places[-1], name) if alike else None
            if cover:  # Kano and 'Kaduna, Nigeria', known for one name
                places[-1] = cover
            paired = not cover
        elif _is_chained(scene, gap, places, name) or (places and _is_bearing(scene, chained, name)):
            if _is_at(scene, name, places[-1]):
                places[-1] = name  # 'the headquarters of the republic in Stepanakert'
            paired, listed = False, listed and name.wide == places[-1].wide
        elif is_placed(scene, sentence, name):
            places.append(name)
            alone, paired, listed = name.last, False, True
        else:
            continue
        chained = name.last
    return places


def _is_chained(scene: Scene, gap: str, places: list[Place], name: Place) -> bool:
    """'Orikhiv in Zaporizhzhia Oblast': what covers the place before; not 'wheat to Egypt at the port of Izmail'."""
    if len(gap) >= CHAIN_GAP or gap.strip(",IoDJNSP'"):
        return False
    here = places[-1]
    return "I" not in gap or not (here.country and name.country) or here.country == name.country


def _is_at(scene: Scene, name: Place, before: Place) -> bool:
    """'the headquarters of the republic in [Stepanakert]': where a thing of the place before stands."""
    of = scene.syntax.code.find("o", before.first, before.last)
    named = of > 0 and scene.syntax.lower[of - 1] not in KINDS_OF_PLACE
    named = named or scene.syntax.lower[before.first - 2] in LIVING
    close = before.wide and scene.syntax.lower[name.first - 1] == "near"  # 'over Idlib Governorate, near [Sarmin]'
    return (named or close) and not name.wide and scene.syntax.lower[name.first - 1] in NEAR


def _owner(scene: Scene, sentence: int, listed: Place) -> Place | None:
    """The state of 'Ukraine's Sumy, Kharkiv and Poltava oblasts'."""
    if scene.syntax.code[listed.first - 1] != "'":
        return None
    states = (m for m in scene.mentions.get(sentence, ()) if m.kind == "state" and m.last == listed.first - 1)
    state = next(states, None)
    if state is None:
        return None
    text, own = scene.document.text[state.begin : state.end], (state.actor_id, state.country)
    return Place(text, *own, state.begin, state.end, listed.first, listed.last, True)


def _cover(scene: Scene, sentence: int, listed: Place, name: Place) -> Place | None:
    """What covers a list: Yemen for 'Hodeidah and [Hajjah, Yemen]', Mali for 'the Gao and [Kidal regions of Mali]'."""
    code, document = scene.syntax.code, scene.document
    owner = _owner(scene, sentence, listed)
    if owner:
        return owner
    of = code.find("o", name.first, name.last)
    if of > 0 and scene.syntax.lower[of - 1] in KINDS_OF_PLACE:
        begin, end = document.begins[of + 1], document.ends[name.last - 1]
    elif code[name.last] == ",":
        begin = document.begins[name.last + 1]
        end = next((m.end for m in scene.mentions[sentence] if m.first == name.first), 0)
    else:
        return None
    if end <= begin:
        return None
    comma = document.text.find(",", begin, end)
    end = comma if comma > 0 else end
    return Place(document.text[begin:end], None, name.country, begin, end, name.first, name.last, True)


def _is_bearing(scene: Scene, chained: int, name: Place) -> bool:
    """'Chuhuiv, 30 km south-east of [Kharkiv]': says where the place before it lies."""
    syntax = scene.syntax
    if not PREDICATES.isdisjoint(syntax.code[chained : name.first]):
        return False
    match = BEARING.search(syntax.code, chained, name.first)
    return match is not None and any(
        word.split("-")[0] in COMPASS for word in syntax.lower[match.start() : match.end()]
    )
