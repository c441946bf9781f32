"""The names of places in a sentence: mentions, sites, homes, and capitalised words that no stage knows."""

from __future__ import annotations

import re
from typing import Final

from ...records import Mention
from .placenames import NEAR, place_of_name
from .pointers import called_before, find_pointed
from .scene import PLACE_KINDS, Place, Scene, build_adjectives
from .syntax import Syntax

UNKNOWN: Final = re.compile(r"(?:Io?|F|[NS]o)[Dd]?J?(P+)")
OF_NAME: Final = re.compile(r"[NS]oD?P")
SITED: Final = re.compile(r"P{1,3}N{1,2}$")
OWNED: Final = re.compile(r"P{1,3}'J*[NS]+$")  # 'Crimea's western coast'
SETTLED: Final = frozenset(("city", "town", "village", "suburb", "settlement", "neighborhood", "neighbourhood"))
LIVING: Final = frozenset(("residents", "inhabitants", "citizens", "people", "population", "villagers"))
HOME: Final = re.compile(r"[NS]oD?(P+)")
NOWHERE: Final = frozenset(("front", "control", "command", "party", "line", "fleet"))  # 'the 33rd Front'
PARTS: Final = frozenset(
    ("part", "parts", "outskirts", "suburb", "suburbs", "centre", "center", "streets", "north", "south", "east", "west")
)


def find_toponyms(scene: Scene, sentence: int) -> list[Place]:
    """Names of places among the mentions, and capitalised words after 'near' or 'in' that no stage knows."""
    code, syntax = scene.syntax.code, scene.syntax
    found: list[Place] = []
    mentions, times = scene.mentions.get(sentence, ()), scene.times.get(sentence, ())
    for mention in mentions:
        if mention.kind == "group" and syntax.lower[mention.head] in LIVING:
            found += _home(scene, mention)
        if (
            not (mention.kind in PLACE_KINDS or _is_site(scene, mention))
            or _speaks(scene, sentence, mention)
            or _owns_a_place(scene, sentence, mention)
        ):
            continue
        of_name = OF_NAME.search(code, mention.first, mention.last) is not None
        pointed = called_before(scene, sentence, mention) if mention.form == "nominal" and mention.actor_id else None
        if pointed:
            found.append(pointed)
            continue
        in_region = of_name or syntax.lower[mention.head] in scene.syntax.words.region
        if mention.form == "name" or (in_region and "P" in code[mention.first : mention.last]):
            found.append(place_of_name(scene, mention))
        elif mention.country and _is_sited(scene, mention):
            found.append(_modifier(scene, mention))
    begin, end = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    places = [m for m in mentions if m.kind != "government" or syntax.lower[m.head] not in syntax.words.region]
    for match in UNKNOWN.finditer(code, begin, end):
        first, last = match.span(1)
        kinds = syntax.words.region | syntax.words.site
        named = last == end or code[last] not in "JNS'" or syntax.lower[last] in kinds
        preposition = match.start()
        struck = code[preposition] == "F" and code[last : last + 1] in (",", ".", "&", "I", "y")  # 'shelled Torske'
        part = code[preposition] in "NS" and syntax.lower[preposition] in PARTS
        at_event = syntax.lower[preposition - 1] in syntax.words.event
        near = struck or part or syntax.lower[preposition] in NEAR or (at_event and code[preposition] not in "NS")
        if not (near and named and _is_name_of_place(syntax, last - 1)):
            continue
        last += syntax.lower[last] in kinds and syntax.lower[last] not in SETTLED
        if not any(known.first < last and first < known.last for known in (*places, *times)):
            document = scene.document
            begin_char, end_char = document.begins[first], document.ends[last - 1]
            found.append(Place(document.text[begin_char:end_char], None, None, begin_char, end_char, first, last))
    found += find_pointed(scene, sentence)
    return sorted(found, key=lambda place: place.first)


def _is_name_of_place(syntax: Syntax, at: int) -> bool:
    word = syntax.lower[at]
    return word.replace("-", "").isalpha() and word not in NOWHERE and word not in syntax.words.force


def _is_sited(scene: Scene, mention: Mention) -> bool:
    """'[Omdurman] market', '[Crimea]'s western coast', but no capital: that has a name of its own."""
    code, lower, first, last = scene.syntax.code, scene.syntax.lower, mention.first, mention.last
    if code[first] == "D" and lower[last - 1] in scene.syntax.words.site:
        national = " ".join(lower[first + 1 : last - 1]) in scene.document.lexicons.get(build_adjectives)
        first += not national  # 'the [Bureij] camp', but 'the U.S. base'
    owned = OWNED.match(code, first, last) is not None and lower[last - 1] != "capital"
    return owned or SITED.match(code, first, last) is not None


def _is_site(scene: Scene, mention: Mention) -> bool:
    """'at [the University of Zenica]': an organisation by its house."""
    lower, before = scene.syntax.lower, mention.first - 1
    housed = mention.kind == "organisation" and mention.form == "name" and lower[before] in NEAR
    return housed and not scene.syntax.words.site.isdisjoint(lower[mention.first : mention.last])


def _home(scene: Scene, mention: Mention) -> list[Place]:
    """'the 8,000 residents of [Lyman]': where they live."""
    match = HOME.fullmatch(scene.syntax.code, mention.head, mention.last)
    if match is None:
        return []
    first, document = match.start(1), scene.document
    begin, end = document.begins[first], document.ends[mention.last - 1]
    return [Place(document.text[begin:end], None, mention.country, begin, end, first, mention.last)]


def _owns_a_place(scene: Scene, sentence: int, mention: Mention) -> bool:
    """'[Iraq]'s Anbar province': the state only says where the place lies that is known by itself."""
    if scene.syntax.code[mention.last : mention.last + 1] != "'":
        return False
    at = mention.last + 1
    inside = (m for m in scene.mentions.get(sentence, ()) if m.kind == "place" and m.country == mention.country)
    return any(m.first == at and m.actor_id for m in inside)


def _speaks(scene: Scene, sentence: int, mention: Mention) -> bool:
    """'according to [Russia]' places nothing."""
    return any(begin <= mention.begin and mention.end <= end for begin, end in scene.speakers.get(sentence, ()))


def _modifier(scene: Scene, mention: Mention) -> Place:
    """'shells fall on [Omdurman] market': the name before the common noun."""
    document, first = scene.document, mention.first + (scene.syntax.code[mention.first] == "D")
    last = first + 1
    while scene.syntax.code[last] == "P":
        last += 1
    begin, end = document.begins[first], document.ends[last - 1]
    return Place(document.text[begin:end], None, mention.country, begin, end, mention.first, mention.last)
