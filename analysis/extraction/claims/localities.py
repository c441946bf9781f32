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
SETTLED: Final = frozenset(("city", "town", "village", "suburb", "settlement", "neighborhood", "neighbourhood"))
PLACES: Final = frozenset(("cities", "towns", "villages", "settlements", "areas", "regions", "districts", "oblasts"))
LIVING: Final = frozenset(("residents", "inhabitants", "citizens", "people", "population", "villagers"))
HOME: Final = re.compile(r"[NS]oD?(P+)")
SITE: Final = re.compile(r"ID?[NS]?o?P{1,4}[NS]?(?:oP+)?$")  # 'at the University of Zenica'
PARTS: Final = frozenset(
    ("part", "parts", "outskirts", "suburb", "suburbs", "centre", "center", "streets", "north", "south", "east", "west")
)
BEARING: Final = re.compile(r"(?:[qNSBJP]{1,4}[oI]|BI)[DJ]?$")  # '30 km north of', 'north-east of', 'not far from'
COMPASS: Final = frozenset(("north", "south", "east", "west", "far"))
SEATS: Final = frozenset(("capital", "city", "town", "village", "port"))
ORIGIN: Final = frozenset(("born", "raised", "native", "natives", "headquartered", "educated"))
LINKED: Final = 6  # sentences over which 'the camp' points back
POINTING: Final = frozenset(("the", "this", "that"))
NEAR: Final = frozenset(("near", "in", "at", "inside", "outside"))
KINDS_OF_PLACE: Final = frozenset(
    (
        "city",
        "town",
        "village",
        "state",
        "port",
        "oblasts",
        "provinces",
        "regions",
        "districts",
        "governorates",
        "cities",
        "towns",
    )
)
WAY: Final = 7  # tokens of a way's name: 'from Frankfurt, Germany, to'
WAYS: Final = frozenset(
    ("flight", "road", "route", "way", "highway", "railway", "bus", "train", "ferry", "ship", "plane", "trip", "drive",
     "journey", "voyage", "convoy", "travelling", "traveling", "flying", "sailing", "heading", "driving")
)  # fmt: skip
FIGHTING: Final = frozenset(("war", "wars", "conflict", "invasion", "fighting", "crisis"))
REASONS: Final = frozenset(("amid", "amidst", "despite", "over", "about", "since"))
REASONS_OF_TWO: Final = (["because", "of"], ["due", "to"], ["owing", "to"])
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
    paired = listed = False  # whether a conjunction joined the chain's last name; whether it may be a list of equals
    for name in _names(scene, sentence):
        gap = code[chained : name.first] if chained >= 0 else "."
        if gap == "'" and chained == alone:  # Iraq's Basra: the narrower
            places[-1] = name
        elif paired and (gap == "," or (name.wide and not gap.strip(",ID")) or gap in ("SI", "SID")):
            places[-1] = name  # Kano and Kaduna, Nigeria: what covers both
            paired = False
        elif gap.strip("D") in ("&", ",&"):
            cover = _cover(scene, sentence, name) if listed and places[-1].country in (None, name.country) else None
            if cover:  # Kano and 'Kaduna, Nigeria', known for one name
                places[-1] = cover
            paired = not cover
        elif _is_chained(scene, gap, places, name) or (places and _is_bearing(scene, chained, name)):
            if _is_at(scene, name, places[-1]):
                places[-1] = name  # 'the headquarters of the republic in Stepanakert'
            paired, listed = False, listed and not name.wide
        elif _is_placed(scene, sentence, name):
            places.append(name)
            alone, paired, listed = name.last, False, not name.wide
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


def _cover(scene: Scene, sentence: int, name: Place) -> Place | None:
    """What covers a list: Yemen for 'Hodeidah and [Hajjah, Yemen]', Mali for 'the Gao and [Kidal regions of Mali]'."""
    code, document = scene.syntax.code, scene.document
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
        if mention.kind == "group" and syntax.lower[mention.head] in LIVING:
            found += _home(scene, mention)
        if (
            not (mention.kind in PLACE_KINDS or _is_site(scene, mention))
            or _speaks(scene, sentence, mention)
            or _owns_a_place(scene, sentence, mention)
        ):
            continue
        of_name = OF_NAME.search(code, mention.first, mention.last) is not None
        pointed = _called_before(scene, sentence, mention) if mention.form == "nominal" and mention.actor_id else None
        if pointed:
            found.append(pointed)
            continue
        in_region = of_name or syntax.lower[mention.head] in scene.syntax.words.region
        if mention.form == "name" or (in_region and "P" in code[mention.first : mention.last]):
            found.append(_place(scene, mention))
        elif mention.country and SITED.match(code, mention.first, mention.last):
            found.append(_modifier(scene, mention))
    begin, end = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    places = [m for m in mentions if m.kind != "government" or syntax.lower[m.head] not in syntax.words.region]
    for match in UNKNOWN.finditer(code, begin, end):
        first, last = match.span(1)
        named = last == end or code[last] not in "JNS'" or syntax.lower[last] in scene.syntax.words.region
        preposition = match.start()
        struck = code[preposition] == "F" and code[last : last + 1] in (",", ".", "&", "I", "y")  # 'shelled Torske'
        part = code[preposition] in "NS" and syntax.lower[preposition] in PARTS
        at_event = syntax.lower[preposition - 1] in syntax.words.event
        near = struck or part or syntax.lower[preposition] in NEAR or (at_event and code[preposition] not in "NS")
        if not (near and named and syntax.lower[last - 1].replace("-", "").isalpha()):
            continue
        last += syntax.lower[last] in syntax.words.region and syntax.lower[last] not in SETTLED
        if not any(known.first < last and first < known.last for known in (*places, *times)):
            document = scene.document
            begin_char, end_char = document.begins[first], document.ends[last - 1]
            found.append(Place(document.text[begin_char:end_char], None, None, begin_char, end_char, first, last))
    found += _pointed(scene, sentence)
    return sorted(found, key=lambda place: place.first)


def _called_before(scene: Scene, sentence: int, mention: Mention) -> Place | None:
    """'the city', after Wad Madani: the place by the name that it had."""
    for before in _back(scene, sentence, LINKED):
        for name in reversed(scene.mentions.get(before, ())):
            if name.form == "name" and name.actor_id == mention.actor_id and name.begin < mention.begin:
                return _place(scene, name)._replace(first=mention.first, last=mention.last)
    return None


def _pointed(scene: Scene, sentence: int) -> list[Place]:
    """'in the camp', after Zamzam camp; 'people live there': what was named in this sentence or near before."""
    syntax, found = scene.syntax, []
    for at in range(syntax.sentence_first[sentence], syntax.sentence_last[sentence]):
        word = syntax.lower[at]
        if word == "there" and syntax.tags[at] == "RB":
            found += _first_name(scene, sentence, at)
        elif word in syntax.words.site and syntax.lower[at - 1] in POINTING and syntax.lower[at - 2] in NEAR:
            found += _site_before(scene, sentence, at)
    return found


def _first_name(scene: Scene, sentence: int, at: int) -> list[Place]:
    """The place that the sentence or the one before tells of."""
    for before in _back(scene, sentence, 1):
        named = [m for m in scene.mentions.get(before, ()) if m.kind in PLACE_KINDS and m.form == "name" and m.last <= at]
        if named:
            return [_place(scene, named[0])._replace(first=at, last=at + 1)]
    return []


def _site_before(scene: Scene, sentence: int, at: int) -> list[Place]:
    """The place with that word in its name."""
    word = scene.syntax.lower[at]
    for before in _back(scene, sentence, LINKED):
        for name in reversed(scene.mentions.get(before, ())):
            own = scene.syntax.lower[name.first : max(name.last, _site_end(scene, name.last))]
            if name.kind == "place" and name.form == "name" and name.last < at and word in own:
                return [_place(scene, name)._replace(first=at, last=at + 1)]
    return []


def _back(scene: Scene, sentence: int, most: int) -> range:
    """The sentence and at most so many of its article before it, the last first."""
    articles = scene.document.sentence_article
    stop = sentence
    while stop > max(sentence - most, 0) and articles[stop - 1] == articles[sentence]:
        stop -= 1
    return range(sentence, stop - 1, -1)


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
    generic = of > first and lower[of - 1] in KINDS_OF_PLACE  # 'the port city of Odesa', 'the Oblasts of Russia'
    if of > first and (generic or code[of - 1] in "NS") and of + 1 < last:
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
