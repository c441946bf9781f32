"""Whether something happened at a named place: prepositions, verbs that strike it, and what speaks against it."""

from __future__ import annotations

import re
from typing import Final

from .scene import Place, Scene

PLACES: Final = frozenset(("cities", "towns", "villages", "settlements", "areas", "regions", "districts", "oblasts"))
SITE: Final = re.compile(r"ID?[NS]?o?P{1,4}[NS]?(?:oP+)?$")  # 'at the University of Zenica'
SEATS: Final = frozenset(("capital", "city", "town", "village", "port"))
ORIGIN: Final = frozenset(("born", "raised", "native", "natives", "headquartered", "educated"))
HEADING: Final = frozenset((":", "–", "—"))
UNDERGOING: Final = frozenset(
    ("lost", "loses", "counted", "counts", "buried", "buries", "suffered", "suffers", "saw", "endured")
)
ASIDE: Final = 8  # tokens of 'across the river from the plant'
WAY: Final = 7  # tokens of a way's name: 'from Frankfurt, Germany, to'
WAYS: Final = frozenset(
    ("flight", "road", "route", "way", "highway", "railway", "bus", "train", "ferry", "ship", "plane", "trip", "drive",
     "journey", "voyage", "convoy", "travelling", "traveling", "flying", "sailing", "heading", "driving")
)  # fmt: skip
RIDES: Final = frozenset(
    ("bus", "buses", "train", "trains", "flight", "flights", "ferry", "ferries", "road", "highway")
)
FIGHTING: Final = frozenset(("war", "wars", "conflict", "invasion", "fighting", "crisis"))
REASONS: Final = frozenset(("amid", "amidst", "despite", "over", "about", "since", "when", "until", "unless", "once"))
REASONS_OF_TWO: Final = (["because", "of"], ["due", "to"], ["owing", "to"])
LEAVING: Final = frozenset(("evacuated", "displaced", "abducted"))


def is_placed(scene: Scene, sentence: int, mention: Place) -> bool:
    """'in [Goma]', 'shelled [Goma]', '[Goma] came under fire'; not 'a flight to [Goma]', 'the war in [Mali]'."""
    lower, code = scene.syntax.lower, scene.syntax.code
    begin = scene.syntax.sentence_first[sentence]
    if mention.id and mention.id == mention.country and _is_modifier(scene, mention.last):
        return False  # 'in [U.S.] air strikes', 'an attack on two [US] ships'
    state = mention.id is not None and mention.id == mention.country
    if _is_struck(scene, mention.last) or (not state and _undergoes(scene, mention)):
        return True
    at = mention.first - 1
    while at >= begin and code[at] in "DJBNSPdrq'0GY-/" and lower[at] not in scene.syntax.words.placing:
        at -= 1
    if _ends_route(scene, begin, at) or _is_reason(scene, begin, at):
        return False
    site = code[at] == "," and code[mention.last] in ",.&" and SITE.search(code, begin, at) is not None
    if at > begin and code[at] == "," and (lower[at - 1] in SEATS or site):
        at -= 1  # 'in the capital, [Ankara],', 'at the University of Zenica, [Zenica],'
        while at >= begin and code[at] in "DJNSPo":
            at -= 1
    if at > begin and code[at] == "c":
        return _is_example(scene, begin, at)
    if at < begin or lower[at] in scene.syntax.words.placing:
        return at >= begin and lower[at - 1] not in ORIGIN
    if lower[at] == "from":
        return _leaves(scene, max(begin, at - 6), at)
    modifies = code[mention.last : mention.last + 1] in ("N", "S")  # 'hit two [U.S.] destroyers'
    if mention.id and not modifies and lower[at] in scene.syntax.words.reaching:
        return True
    senses = scene.syntax.vocabulary.verbs.get(lower[at], ()) if code[at] == "F" and not modifies else ()
    return any(sense.action in ("hit", "seized") for sense in senses)


def _is_example(scene: Scene, begin: int, at: int) -> bool:
    """'fired at Ukrainian cities, including [Kyiv]': one of the places that a plural means."""
    noun = at - 1 - (scene.syntax.code[at - 1] == ",")
    return noun > begin and scene.syntax.lower[noun] in PLACES


def _ends_route(scene: Scene, begin: int, at: int) -> bool:
    """'a flight from Amman to [Baghdad]': both ends of a way are not on it; but 'sent from Minsk to Gomel'."""
    lower, code = scene.syntax.lower, scene.syntax.code
    if lower[at] != "to":
        return False
    if lower[at - 1] in RIDES:
        return True  # 'two buses to [Goma] were about to leave'
    start = at - 1
    while start > begin and code[start] in "PNJD,'" and start > at - WAY:
        start -= 1
    return lower[start] == "from" and lower[start - 1] in WAYS


def _is_reason(scene: Scene, begin: int, at: int) -> bool:
    """'prices rose because of the war in [Sudan]', 'amid fighting in Gaza': why, not where."""
    lower, code = scene.syntax.lower, scene.syntax.code
    noun = at - 1
    if noun <= begin or code[at] not in "Io" or lower[noun] not in FIGHTING:
        return False
    before = noun - 1
    while before > begin and code[before] in "DJdNSP&":
        before -= 1
    return lower[before] in REASONS or lower[before - 1 : before + 1] in REASONS_OF_TWO


def _is_struck(scene: Scene, at: int) -> bool:
    """'[Bunia] has been shelled', '[Bunia] came under fire', '[Bunia] camp, home to 4,000 people'."""
    lower, code = scene.syntax.lower, scene.syntax.code
    if lower[at] == "," and lower[at + 1 : at + 3] == ["home", "to"]:
        return True
    if lower[at] in HEADING and at - 2 < scene.syntax.sentence_first[scene.document.sentence_of[at]]:
        return True  # 'Mykolaiv: two wounded'
    end = at
    while code[end] == "N":
        end += 1
    if lower[end - 1] in scene.syntax.words.site:
        at = end  # 'the Ras Isa oil terminal was struck'
    if code[at] == ",":  # 'Nikopol, across the river, was shelled'
        at = code.find(",", at + 1, at + ASIDE) + 1 or at
    if at == scene.syntax.sentence_last[scene.document.sentence_of[at - 1]]:
        return False
    verb = at
    while code[verb] in "aeB":
        verb += 1
    if lower[verb : verb + 2] in (["came", "under"], ["come", "under"], ["comes", "under"]):
        return True
    senses = scene.syntax.vocabulary.verbs.get(lower[verb], ()) if verb > at and code[verb] == "Q" else ()
    return any(sense.action in ("hit", "seized", "damaged") for sense in senses)


def _undergoes(scene: Scene, mention: Place) -> bool:
    """'[Sudzha] counted 40 dead', '[the city] had 300,000 inhabitants'; not 'Russia lost 900 men'."""
    syntax, at = scene.syntax, mention.last
    holds = syntax.code[at] == "a" and syntax.code[at + 1] in "qD" and syntax.lower[mention.first] == "the"
    return holds or syntax.lower[at] in UNDERGOING


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
