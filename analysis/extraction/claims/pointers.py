"""Places that a sentence points back to: 'the city', 'in the camp'."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .placenames import NEAR, place_of_name, site_end
from .scene import Place, Scene

REGIONS: Final = frozenset(("oblast", "region", "province", "governorate", "district", "raion"))
MAYORS: Final = frozenset(("mayor", "city", "municipal"))
OF_SPEAKERS: Final = {"region": REGIONS, "province": REGIONS, "oblast": REGIONS, "city": MAYORS, "town": MAYORS}
LINKED: Final = 6  # sentences over which 'the camp' points back
POINTING: Final = frozenset(("the", "this", "that"))


def called_before(scene: Scene, sentence: int, mention: Mention) -> Place | None:
    """'the city', after Wad Madani: the place by the name that it had."""
    for before in _back(scene, sentence, LINKED):
        for name in reversed(scene.mentions.get(before, ())):
            if name.form == "name" and name.actor_id == mention.actor_id and name.begin < mention.begin:
                return place_of_name(scene, name)._replace(first=mention.first, last=mention.last)
    return None


def find_pointed(scene: Scene, sentence: int) -> list[Place]:
    """'in the camp', after Zamzam camp: what was named in this sentence or near before."""
    syntax, found = scene.syntax, []
    for at in range(syntax.sentence_first[sentence], syntax.sentence_last[sentence]):
        word = syntax.lower[at]
        if word in OF_SPEAKERS and syntax.lower[at - 1] in POINTING and syntax.lower[at - 2] in NEAR:
            found += _of_speaker(scene, sentence, at)
        elif word in syntax.words.site and syntax.lower[at - 1] in POINTING and syntax.lower[at - 2] in NEAR:
            found += _site_before(scene, sentence, at)
    return found


def _of_speaker(scene: Scene, sentence: int, at: int) -> list[Place]:
    """'The governor of [Kharkiv Oblast] says that two died in the region', '[Kharkiv]'s mayor … in the city'."""
    document, code, lower = scene.document, scene.syntax.code, scene.syntax.lower
    kinds = OF_SPEAKERS[lower[at]]
    for begin, end in scene.speakers.get(sentence, ()):
        first, last = document.token_begin.searchsorted((begin, end)).tolist()
        for kind in range(first + 1, last):
            stop = kind - (code[kind - 1] == "'")
            if lower[kind] not in kinds or code[stop - 1] != "P":
                continue
            name_end = document.ends[kind if kinds is REGIONS else stop - 1]
            start = document.begins[stop - 1]
            return [Place(document.text[start:name_end], None, None, start, name_end, at, at + 1)]
    return []


def _site_before(scene: Scene, sentence: int, at: int) -> list[Place]:
    """The place with that word in its name."""
    word = scene.syntax.lower[at]
    for before in _back(scene, sentence, LINKED):
        for name in reversed(scene.mentions.get(before, ())):
            own = scene.syntax.lower[name.first : max(name.last, site_end(scene, name.last))]
            if name.kind == "place" and name.form == "name" and name.last < at and word in own:
                return [place_of_name(scene, name)._replace(first=at, last=at + 1)]
    return []


def _back(scene: Scene, sentence: int, most: int) -> range:
    """The sentence and at most so many of its article before it, the last first."""
    articles = scene.document.sentence_article
    stop = sentence
    while stop > max(sentence - most, 0) and articles[stop - 1] == articles[sentence]:
        stop -= 1
    return range(sentence, stop - 1, -1)
