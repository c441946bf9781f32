"""Where it happened: the most specific place of the clause, or of the event told before."""

from __future__ import annotations

from typing import NamedTuple

from ...records import Mention
from .actions import Bound, Case
from .scene import PLACE_KINDS, PLACING, Scene

CHAIN_GAP = 4
SITES = frozenset(
    (
        "mine plant camp base airbase airport airfield bridge station prison hospital village port district region church mosque "
        "school university market refinery depot factory dam hotel museum cathedral headquarters barracks island mountains valley"
    ).split()
)
NOWHERE = frozenset(("supplied", "recruited"))


class Place(NamedTuple):
    """A place by its own words: of 'Tank, Pakistan' the first part."""

    text: str
    id: str | None
    country: str | None
    begin: int
    end: int
    first: int
    last: int


def find_place(scene: Scene, sentence: int, case: Case, bound: Bound) -> Place | None:
    """'killed in a strike on [Sloviansk], Donetsk Oblast': after the number, then before it, then later on."""
    if bound.action in NOWHERE:
        return None
    places = sentence_places(scene, sentence)
    border = _next_number(scene, sentence, case)
    before = [place for place in places if place.first < case.first]
    after = [place for place in places if case.first <= place.first < border]
    if after:
        best = next((place for place in after if place.first > bound.token), after[0])
        if not before or not _of_another_verb(case, bound, best):
            return best
    later = [place for place in places if place.first >= border]
    if before and (not later or after or _looks_back(case, bound)):
        return before[-1]
    return later[0] if later else None


def _of_another_verb(case: Case, bound: Bound, place: Place) -> bool:
    """'injuring [one person] and damaging a depot in X': the place belongs to the second verb."""
    first = max(case.last, bound.token + 1)
    return bound.role == "object" and "F" in case.syntax.code[first : place.first]


def _looks_back(case: Case, bound: Bound) -> bool:
    """'X attacks A, [killing five] in B and ...': an object of a participle looks back."""
    return bound.role == "object" and bound.token >= 0 and case.syntax.code[bound.token] == "F"


def _next_number(scene: Scene, sentence: int, case: Case) -> int:
    phrase_first = scene.syntax.phrase_first
    later = [phrase_first[i] for i in scene.quantities.get(sentence, ()) if phrase_first[i] >= case.last]
    return min(later, default=case.end)


def carried_place(scene: Scene, sentence: int, first_sentence: int) -> Place | None:
    """The first place of one of the two sentences before."""
    for before in range(sentence - 1, max(first_sentence, sentence - 2) - 1, -1):
        places = sentence_places(scene, before)
        if places:
            return places[0]
    return None


def sentence_places(scene: Scene, sentence: int) -> list[Place]:
    """Placed names of a sentence; of a chain ('Bakhmut in Donetsk Oblast') the first and narrowest."""
    code = scene.syntax.code
    places: list[Place] = []
    chained = -1
    for mention in scene.mentions.get(sentence, ()):
        if mention.kind not in PLACE_KINDS or mention.form != "name" or _speaks(scene, sentence, mention):
            continue
        if mention.first - chained < CHAIN_GAP and all(code[i] in ",IoDJNSP" for i in range(chained, mention.first)):
            chained = mention.last
        elif chained >= 0 and mention.first == chained + 1 and code[chained] == "'":  # Gaza's Al-Shati camp
            places[-1] = _place(scene, mention)
            chained = mention.last
        elif _is_placed(scene, sentence, mention):
            places.append(_place(scene, mention))
            chained = mention.last
    return places


def _is_placed(scene: Scene, sentence: int, mention: Mention) -> bool:
    lower, code = scene.syntax.lower, scene.syntax.code
    begin = scene.syntax.sentence_first[sentence]
    at = mention.first - 1
    while at >= begin and code[at] in "DJBNSPdr'0GY-/" and lower[at] not in PLACING:
        at -= 1
    if at < begin or lower[at] in PLACING:
        return at >= begin
    senses = scene.syntax.vocabulary.verbs.get(lower[at], ()) if code[at] == "F" else ()
    return any(sense.action in ("hit", "seized") for sense in senses)


def _speaks(scene: Scene, sentence: int, mention: Mention) -> bool:
    """'according to [Russia]' places nothing."""
    return any(begin <= mention.begin and mention.end <= end for begin, end in scene.speakers.get(sentence, ()))


def _place(scene: Scene, mention: Mention) -> Place:
    """The mention's first part; a name cut at its possessive or before its common noun is made whole."""
    document, code, tags = scene.document, scene.syntax.code, scene.syntax.tags
    last = mention.last
    stop = len(code)
    if last + 1 < stop and code[last] == "'" and tags[last + 1] == "NNP" and code[last + 1] == "P":
        last += 1
        while last < stop and code[last] == "P":
            last += 1
    elif "," not in document.text[mention.begin : mention.end]:
        while last < stop and last < mention.last + 3 and code[last] == "N" and code[last - 1] in "PN":
            last += 1
        if scene.syntax.lower[last - 1] not in SITES:
            last = mention.last
    begin = mention.begin
    text = document.text[begin : int(document.token_end[last - 1])].split(",")[0]
    return Place(text, mention.actor_id, mention.country, begin, begin + len(text), mention.first, mention.last)
