"""Where it happened: the most specific place of the clause, or of the event told before."""

from __future__ import annotations

import re
from typing import Final

from .cases import Bound, Case, in_aside
from .localities import place_of_where, sentence_places
from .memory import Told, is_total
from .scene import Place, Scene, begins_paragraph, paragraph_start, tells_event
from .vocabulary import FATES, HURT, PROJECTILES

OTHER_CLAUSE: Final = re.compile(r"F|&[^,;.]*[eQ]")
LOOSE: Final = frozenset(("other", "none"))  # actions that stay in their paragraph
PLACELESS: Final = frozenset(("money", "percent", "other", None))
FLOWN: Final = FATES | {"launched"}
LATER: Final = frozenset(("after", "following", "before", "amid", "despite"))
ATTACHED: Final = re.compile(r"[IT]D?")
CLAUSE: Final = frozenset(("after", "when", "as"))
OVERALL: Final = frozenset((("in", "total"), ("in", "all"), ("over", "the"), ("during", "the"), ("since", "the")))
NATIONAL: Final = frozenset(("nationwide", "countrywide"))
NOWHERE: Final = frozenset(("supplied", "recruited"))


def find_place(scene: Scene, sentence: int, case: Case, bound: Bound) -> Place | None:
    """'killed in a strike on [Merefa], Kharkiv Oblast': after the number, then before it, then later on."""
    if bound.action in NOWHERE:
        return None
    where = place_of_where(scene, sentence, case)
    if where:
        return where
    places = [place for place in sentence_places(scene, sentence) if not _is_goal(case, bound, place)]
    border = _next_number(scene, sentence, case)
    before = [place for place in places if place.first < case.first]
    before = [place for place in before if not _is_of_parts(case, place)] or before
    after = [place for place in places if case.first <= place.first < border and not in_aside(case, bound, place.first)]
    if before and ";" in scene.syntax.lower[case.last : border]:
        after = [place for place in after if ";" not in scene.syntax.lower[case.last : place.first]]
    if before and not before[-1].wide:
        after = [place for place in after if not _of_another_time(case, place)]
    if after:
        best = next((place for place in after if place.first > bound.token), after[0])
        best = after[0] if _is_attached(case, after[0]) else best
        if not before or not _of_another_verb(case, bound, best):
            return best
    later = [place for place in places if place.first >= border]
    if later and _of_a_part(scene, sentence, case):
        later = []
    if later and before and before[-1].wide and bound.action in HURT and not after:
        first = max(case.last, bound.token + 1)
        alone = "," not in case.syntax.code[first : later[0].first] and case.syntax.code[later[0].last] not in ",&"
        if alone and _is_hurt_too(case, first, later[0].first):
            return later[0]
    if before and (not later or after or _looks_back(case, bound)):
        return before[-1]
    return later[0] if later else None


def _is_goal(case: Case, bound: Bound, place: Place) -> bool:
    """'[six] of the wounded were taken to a clinic in Goma': where they were not hurt."""
    syntax = case.syntax
    between = syntax.lower[case.last : place.first]
    if "to" not in between:
        return False
    taken = next((at for at, word in enumerate(between) if word in syntax.words.removing), -1)
    if bound.action in HURT and taken >= 0 and "to" in between[taken:]:
        return True
    lured = "w" in syntax.code[case.last : place.first] and bound.token < place.first
    return lured and between[-1] == "to"  # 'held [four men] who had lured others to go to Goma'


def _is_of_parts(case: Case, place: Place) -> bool:
    """'kills three, including two in [Poltava], and injures [several]': an aside is over."""
    code = case.syntax.code
    return "c" in code[case.begin : place.first] and ",&" in code[place.last : case.first]


def _is_attached(case: Case, place: Place) -> bool:
    """'[eight strikes] on Vukovar were reported in Zagreb': the phrase's own place."""
    return ATTACHED.fullmatch(case.syntax.code, case.last, place.first) is not None


def _of_another_time(case: Case, place: Place) -> bool:
    """'wounding nine, following the collapse of [the dam]': where another thing was before."""
    return not LATER.isdisjoint(case.syntax.lower[case.last : place.first])


def place_of(told: Told) -> Place | None:
    """The sentence's own place, else that of the event it goes on about."""
    scene, sentence, case, bound = told.scene, told.sentence, told.case, told.bound
    if told.here or bound.action in NOWHERE or bound.rule == "measure" or case.apart or is_total(case):
        return told.here
    event = told.event
    if (
        bound.action in LOOSE
        and event.sentence != sentence
        and (case.item in PLACELESS or begins_paragraph(scene, sentence))
    ):
        return None
    start = paragraph_start(scene, sentence, told.memory.sentences.start)
    since = max(event.sentence + 1, start)
    if is_overall(told):
        return event.place
    named = carried_place(scene, sentence, since)
    if named and event.place and _is_country_of(named, event.place):
        return event.place
    return named or event.place or carried_place(scene, sentence, start)


def is_overall(told: Told) -> bool:
    """Whether a paragraph turns from one place to all: 'In total …', 'The air force said it had downed [12] drones'."""
    case, lower = told.case, told.case.syntax.lower
    if told.here or not begins_paragraph(told.scene, told.sentence):
        return False
    if tuple(lower[case.begin : case.begin + 2]) in OVERALL or not NATIONAL.isdisjoint(lower[case.begin : case.end]):
        return True
    voice = told.said.parties[0].kind if told.said.parties else None
    flown = told.case.item in PROJECTILES and told.bound.action in FLOWN
    return flown and voice in ("military", "government", "state")


def _is_country_of(wide: Place, narrow: Place) -> bool:
    """France of Nice: the sentence between names nothing new."""
    return wide.id is not None and wide.id == wide.country == narrow.country != narrow.id


def _of_another_verb(case: Case, bound: Bound, place: Place) -> bool:
    """'injuring [one person] and damaging a depot in X': the place belongs to the second verb."""
    first = max(case.last, bound.token + 1)
    passive = bound.token >= case.last and case.syntax.code[bound.token] == "Q"
    if passive and not CLAUSE.isdisjoint(case.syntax.lower[first : place.first]):
        return False  # 'In Mali, [30 people] died after a bus crashed in X'
    if bound.action in HURT and _is_hurt_too(case, first, place.first):
        return False  # 'killing [four] and injuring nine in X'
    return bound.role == "object" and OTHER_CLAUSE.search(case.syntax.code, first, place.first) is not None


def _is_hurt_too(case: Case, first: int, last: int) -> bool:
    """Whether all verbs between tell of people killed and injured."""
    syntax = case.syntax
    verbs = [at for at in range(first, last) if syntax.code[at] in "FQ"]
    senses = [{sense.action for sense in syntax.vocabulary.verbs.get(syntax.lower[at], ())} for at in verbs]
    return bool(verbs) and all(actions & HURT for actions in senses)


def _of_a_part(scene: Scene, sentence: int, case: Case) -> bool:
    """'downed 40 drones, including [nine over] the strait': a bare part with a place of its own."""
    syntax = scene.syntax
    for i in scene.quantities.get(sentence, ()):
        first, last = syntax.phrase_first[i], syntax.phrase_last[i]
        if first > case.last and syntax.code[first - 1] == "c" and syntax.code[last - 1] == "q" and last < case.end:
            return syntax.lower[last] in syntax.words.placing
    return False


def _looks_back(case: Case, bound: Bound) -> bool:
    """'X attacks A, [killing five] in B and ...': an object of a participle looks back."""
    return bound.role == "object" and bound.token >= 0 and case.syntax.code[bound.token] == "F"


def _next_number(scene: Scene, sentence: int, case: Case) -> int:
    phrase_first = scene.syntax.phrase_first
    later = [phrase_first[i] for i in scene.quantities.get(sentence, ()) if phrase_first[i] >= case.last]
    return min(later, default=case.end)


def carried_place(scene: Scene, sentence: int, first_sentence: int) -> Place | None:
    """The first place of one of the two sentences before in which something happens."""
    for before in range(sentence - 1, max(first_sentence, sentence - 2) - 1, -1):
        places = sentence_places(scene, before)
        if places and tells_event(scene, before):
            return _main_place(scene, places)
    return None


def _main_place(scene: Scene, places: list[Place]) -> Place:
    """The first place, but of 'in Darfur the army shelled El Fasher' the only one inside it.

    One of several ('struck Bunia, Beni and Goma', 'including the hospital in Bunia') is not all of it.
    """
    first, code = places[0], scene.syntax.code
    inside = [place for place in places[1:] if not place.wide and place.country in (None, first.country)]
    if not first.wide or len(inside) != 1:
        return first
    listed = code[inside[0].last] in ",&" and code[inside[0].last + 1] == "P"
    return first if listed or "c" in code[first.last : inside[0].first] else inside[0]
