"""Where a sentence says that things happened: its placed names, of a chain the first and narrowest."""

from __future__ import annotations

import re
from typing import Final

from ...records import Mention
from .scene import PLACE_KINDS, Place, Scene

CHAIN_GAP: Final = 4
WIDE: Final = frozenset(("area", "county", "front", "governorate", "oblast", "province", "region", "sector"))
UNKNOWN: Final = re.compile(r"(?:Io?|F|[NS]o)[Dd]?J?(P+)")
OF_NAME: Final = re.compile(r"[NS]oD?P")
SITED: Final = re.compile(r"P{1,3}N{1,2}$")
PARTS: Final = frozenset(
    ("part", "parts", "outskirts", "suburb", "suburbs", "centre", "center", "streets", "north", "south", "east", "west")
)
BEARING: Final = re.compile(r"(?:[qNSBJP]{1,4}[oI]|BI)[DJ]?$")  # '30 km north of', 'north-east of', 'not far from'
COMPASS: Final = frozenset(("north", "south", "east", "west", "far"))
SEATS: Final = frozenset(("capital", "city", "town", "village", "port"))
ORIGIN: Final = frozenset(("born", "raised", "native", "natives", "headquartered", "educated"))
NEAR: Final = frozenset(("near", "in", "at", "outside"))
KINDS_OF_PLACE: Final = frozenset(("city", "town", "village", "state", "port", "oblasts", "provinces", "regions"))
LEAVING: Final = frozenset(("evacuated", "displaced", "abducted"))


def sentence_places(scene: Scene, sentence: int) -> list[Place]:
    """Placed names of a sentence; of a chain ('Orikhiv in Zaporizhzhia Oblast') the first and narrowest."""
    if sentence not in scene.places:
        scene.places[sentence] = _read_places(scene, sentence)
    return scene.places[sentence]


def _read_places(scene: Scene, sentence: int) -> list[Place]:
    code = scene.syntax.code
    places: list[Place] = []
    chained = alone = -1  # end of the chain; end of a chain of one
    paired = False
    for name in _names(scene, sentence):
        gap = code[chained : name.first] if chained >= 0 else "."
        if gap == "'" and chained == alone:  # Iraq's Basra: the narrower
            places[-1] = name
        elif paired and gap == ",":  # Kano and Kaduna, Nigeria: what covers both
            places[-1] = name
            paired = False
        elif gap.strip("D") == "&":
            paired = True
        elif (len(gap) < CHAIN_GAP and not gap.strip(",IoDJNSP'")) or (places and _is_bearing(scene, chained, name)):
            paired = False
        elif _is_placed(scene, sentence, name):
            places.append(name)
            alone, paired = name.last, False
        else:
            continue
        chained = name.last
    return places


def _is_bearing(scene: Scene, chained: int, name: Place) -> bool:
    """'Chuhuiv, 30 km south-east of [Kharkiv]': says where the place before it lies."""
    syntax = scene.syntax
    if any(char in "FQVWZvea" for char in syntax.code[chained : name.first]):
        return False
    match = BEARING.search(syntax.code, chained, name.first)
    return match is not None and any(
        word.split("-")[0] in COMPASS for word in syntax.lower[match.start() : match.end()]
    )


def _names(scene: Scene, sentence: int) -> list[Place]:
    """Names of places among the mentions, and capitalised words after 'near' or 'in' that no stage knows."""
    code, syntax = scene.syntax.code, scene.syntax
    found: list[Place] = []
    mentions, times = scene.mentions.get(sentence, ()), scene.times.get(sentence, ())
    for mention in mentions:
        if (
            mention.kind not in PLACE_KINDS
            or _speaks(scene, sentence, mention)
            or _owns_a_place(scene, sentence, mention)
        ):
            continue
        of_name = OF_NAME.search(code, mention.first, mention.last) is not None
        in_region = of_name or syntax.lower[mention.head] in scene.syntax.words.region
        if mention.form == "name" or (in_region and "P" in code[mention.first : mention.last]):
            found.append(_place(scene, mention))
        elif mention.country and SITED.match(code, mention.first, mention.last):
            found.append(_modifier(scene, mention))
    begin, end = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    for match in UNKNOWN.finditer(code, begin, end):
        first, last = match.span(1)
        named = last == end or code[last] not in "JNS'" or syntax.lower[last] in scene.syntax.words.region
        preposition = match.start()
        struck = code[preposition] == "F" and code[last : last + 1] in (",", ".", "&", "I", "y")  # 'shelled Torske'
        part = code[preposition] in "NS" and syntax.lower[preposition] in PARTS
        at_event = syntax.lower[preposition - 1] in syntax.words.event
        near = struck or part or syntax.lower[preposition] in NEAR or (at_event and code[preposition] not in "NS")
        if not (near and named and syntax.lower[last - 1].isalpha()):
            continue
        if not any(known.first < last and first < known.last for known in (*mentions, *times)):
            document = scene.document
            begin_char, end_char = document.begins[first], document.ends[last - 1]
            found.append(Place(document.text[begin_char:end_char], None, None, begin_char, end_char, first, last))
    return sorted(found, key=lambda place: place.first)


def _owns_a_place(scene: Scene, sentence: int, mention: Mention) -> bool:
    """'[Iraq]'s Anbar province': the state only says where the place lies that is known by itself."""
    if scene.syntax.code[mention.last : mention.last + 1] != "'":
        return False
    at = mention.last + 1
    inside = (m for m in scene.mentions.get(sentence, ()) if m.kind == "place" and m.country == mention.country)
    return any(m.first == at and m.actor_id for m in inside)


def _is_placed(scene: Scene, sentence: int, mention: Place) -> bool:
    lower, code = scene.syntax.lower, scene.syntax.code
    begin = scene.syntax.sentence_first[sentence]
    if mention.id and mention.id == mention.country and _is_modifier(scene, mention.last):
        return False  # 'in [U.S.] air strikes', 'an attack on two [US] ships'
    if _is_struck(scene, mention.last):
        return True
    at = mention.first - 1
    while at >= begin and code[at] in "DJBNSPdrq'0GY-/" and lower[at] not in scene.syntax.words.placing:
        at -= 1
    if at > begin and code[at] == "," and lower[at - 1] in SEATS:
        at -= 1  # 'in the capital, [Ankara],'
        while at >= begin and code[at] in "DJNSP":
            at -= 1
    if at < begin or lower[at] in scene.syntax.words.placing:
        return at >= begin and lower[at - 1] not in ORIGIN
    if lower[at] == "from":
        return _leaves(scene, max(begin, at - 6), at)
    modifies = code[mention.last : mention.last + 1] in ("N", "S")  # 'hit two [U.S.] destroyers'
    if mention.id and not modifies and lower[at] in scene.syntax.words.reaching:
        return True
    senses = scene.syntax.vocabulary.verbs.get(lower[at], ()) if code[at] == "F" and not modifies else ()
    return any(sense.action in ("hit", "seized") for sense in senses)


def _is_struck(scene: Scene, at: int) -> bool:
    """'[Bunia] has been shelled', '[Bunia] came under fire', '[Bunia] camp, home to 4,000 people'."""
    lower, code = scene.syntax.lower, scene.syntax.code
    if lower[at] == "," and lower[at + 1 : at + 3] == ["home", "to"]:
        return True
    verb = at
    while code[verb] in "aeB":
        verb += 1
    if lower[verb : verb + 2] in (["came", "under"], ["come", "under"], ["comes", "under"]):
        return True
    senses = scene.syntax.vocabulary.verbs.get(lower[verb], ()) if verb > at and code[verb] == "Q" else ()
    return any(sense.action in ("hit", "seized", "damaged") for sense in senses)


def _leaves(scene: Scene, first: int, last: int) -> bool:
    """'35 residents were evacuated from [Vovchansk]': where those are taken away."""
    verbs, lower, code = scene.syntax.vocabulary.verbs, scene.syntax.lower, scene.syntax.code
    taken = (sense for at in range(first, last) if code[at] in "FQ" for sense in verbs.get(lower[at], ()))
    return any(sense.action in LEAVING for sense in taken)


def _is_modifier(scene: Scene, at: int) -> bool:
    """Whether a common noun follows that is no region: 'U.S. ships', but 'Mali border', 'Gaza Strip'."""
    code, words = scene.syntax.code, scene.syntax.words
    end = at
    while code[end : end + 1] in ("J", "N", "S"):
        end += 1
    following = scene.syntax.lower[at:end]
    counts = code[at:end].strip("J") and not words.time_noun.issuperset(following)
    return bool(counts) and words.region.isdisjoint(following)


def _speaks(scene: Scene, sentence: int, mention: Mention) -> bool:
    """'according to [Russia]' places nothing."""
    return any(begin <= mention.begin and mention.end <= end for begin, end in scene.speakers.get(sentence, ()))


def _place(scene: Scene, mention: Mention) -> Place:
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
        last = max(last, _site_end(scene, last))
    of = code.find("o", first, last)
    if of > first and code[of - 1] in "NS" and of + 1 < last:
        generic = lower[of - 1] in KINDS_OF_PLACE  # 'the Southern port city of Odesa', 'the Oblasts of Russia'
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


def _modifier(scene: Scene, mention: Mention) -> Place:
    """'shells fall on [Omdurman] market': the name before the common noun."""
    document, first, last = scene.document, mention.first, mention.first + 1
    while scene.syntax.code[last] == "P":
        last += 1
    begin, end = document.begins[first], document.ends[last - 1]
    return Place(document.text[begin:end], None, mention.country, begin, end, mention.first, mention.last)


def _is_idle(word: str, lower: str, directions: frozenset[str]) -> bool:
    """'the disputed', 'northern' before a name; not 'Old City'."""
    return word[:1].islower() or lower in ("the", "a", "an") or (lower in directions and word[:1].islower())


def _name_end(scene: Scene, at: int) -> int:
    code = scene.syntax.code
    while at < len(code) and code[at] == "P":
        at += 1
    return max(at, _site_end(scene, at))


def _site_end(scene: Scene, at: int) -> int:
    """The end of the common noun that finishes a name: 'Severny coal mine'."""
    code, first = scene.syntax.code, at
    while at < len(code) and at < first + 3 and code[at] == "N":
        at += 1
    return at if at > first and scene.syntax.lower[at - 1] in scene.syntax.words.site else first
