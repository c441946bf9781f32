"""Whose police, army or ministry it is where its own words do not say: the state that the article makes plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from ...language import Document
from ...records import Mention
from ..actors.gazetteer import build_gazetteer
from ..actors.identity import name_body_of
from ..actors.nouns import Noun, build_nouns, longest_noun
from ..actors.vocabulary import INDEFINITE
from .nominals import find_strikers

BODY_KINDS: Final = frozenset(("military", "government"))
SETTING: Final = BODY_KINDS | {"place"}  # what tells that an article is set in a country
AT_HOME: Final = frozenset(("POLICE", "MOI", "MOH", "BG"))  # bodies that act where they are
ABROAD: Final = frozenset(
    ("peacekeeper", "peacekeepers", "occupier", "occupiers", "occupation", "occupying", "invader", "invaders",
     "coalition", "veteran", "veterans", "combatant", "combatants", "envoy", "envoys", "diplomat", "diplomats",
     "ambassador", "ambassadors", "consul", "consuls", "negotiator", "negotiators")
)  # fmt: skip
"""Words of those who serve another country than the one they are in, or nobody's."""
SAYING: Final = frozenset(("said", "says", "announced", "confirmed", "denied", "acknowledged", "reported", "claimed"))
OPENING: Final = 2  # tokens before the mention that opens a sentence
STATELESS: Final = frozenset(("PSE",))  # where the army that is spoken of is another's
OWNED: Final = frozenset(("its", "their"))
UNTOLD: Final = INDEFINITE | {"our", "his", "her", "my"}  # whose it is, a pronoun of persons says
PLACES_AT_HOME: Final = 3  # that an article names at least, if they are to say where it is set
BACK: Final = 2  # sentences before one that may say where it is


class Setting(NamedTuple):
    """An article's mentions, and what they say of it together."""

    document: Document
    mentions: list[Mention]
    openers: dict[int, int]  # index of the mention that opens a sentence
    placed: dict[int, set[str]]  # countries of the places that a sentence names
    sole: str | None  # the one country named
    armed: str | None  # the one country of which forces are named
    home: str | None  # the country in which nearly all of its places lie, where no other's forces are named


def link_states(document: Document, mentions: list[Mention]) -> bool:
    """Give the bodies of a state that say no country what the first rule says; in place. Whether any was given one."""
    opened = [i for i, mention in enumerate(mentions) if _is_open(document, mention)]
    if not opened:
        return False
    sole, armed = _only(_scenes(document, mentions)), _only(_armed(document, mentions))
    home = _home(document, mentions)
    setting = Setting(document, mentions, _openers(document, mentions), _placed(mentions), sole, armed, home)
    found = False
    for i in opened:
        noun = _noun(document, mentions[i])
        if noun is None:
            continue
        owned = document.lower[mentions[i].first] in OWNED
        rules = (
            (spoken_before, of_the_doer) if owned else RULES if noun.body else (seated,)
        )  # 'the council', 'a unit': one of many, but for 'the council in Minsk'
        country = next((told for rule in rules if (told := rule(setting, i, noun))), None)
        if country is not None and not (mentions[i].role == "MIL" and country in STATELESS):
            mentions[i], found = _identified(document, mentions[i], noun, country), True
    return found


def of_article(setting: Setting, at: int, noun: Noun) -> str | None:
    """The one country that is named at all."""
    return setting.sole


def of_the_country(setting: Setting, at: int, noun: Noun) -> str | None:
    """'Drones flew to [Serbia], the country's air force said': the state named last."""
    first = setting.mentions[at].first
    if setting.document.lower[max(first - 3, 0) : first] != ["the", "country", "'s"]:
        return None
    near = (m for m in reversed(setting.mentions[max(at - 3, 0) : at]) if m.country and m.kind in ("state", "place"))
    return next((m.country for m in near), None)


def seated(setting: Setting, at: int, noun: Noun) -> str | None:
    """'the General Staff [in Kyiv]', 'police [in Mumbai]': where it sits; an army only in its capital."""
    if noun.plural or at + 1 >= len(setting.mentions):
        return None
    here, place = setting.mentions[at], setting.mentions[at + 1]
    if place.first != here.last + 1 or setting.document.lower[here.last] != "in":
        return None
    seat = place.rule == "capital" or (place.kind == "place" and noun.body in AT_HOME)
    return place.country if seat else None


def framed(setting: Setting, at: int, noun: Noun) -> str | None:
    """'In [Mali], the army killed 12': the state in which a sentence sets what it tells."""
    body, lower = setting.mentions[at], setting.document.lower
    opener = setting.openers.get(body.sentence, at)
    state, first = setting.mentions[opener], int(setting.document.sentence_first[body.sentence])
    inside = state.kind == "state" and first < state.first and state.last < body.first
    return state.country if inside and lower[first] == "in" and lower[state.last] == "," else None


def of_forces(setting: Setting, at: int, noun: Noun) -> str | None:
    """The one country of which forces are named, for what is of an army."""
    return setting.armed if setting.mentions[at].role == "MIL" else None


def at_home(setting: Setting, at: int, noun: Noun) -> str | None:
    """The country of the places that the article is about, though others are named: 'fled to Chad'."""
    return setting.home


def placed(setting: Setting, at: int, noun: Noun) -> str | None:
    """Police of the places in this sentence, else in the nearest before that names any."""
    if noun.body not in AT_HOME:
        return None
    here = setting.mentions[at].sentence
    near = (setting.placed[sentence] for sentence in range(here, here - BACK - 1, -1) if sentence in setting.placed)
    return _only(next(near, set()))


def spoken_before(setting: Setting, at: int, noun: Noun) -> str | None:
    """'[Moscow] did not comment. The Defence Ministry said', 'Its army said': who opens the sentence before it."""
    document, body = setting.document, setting.mentions[at]
    opener = setting.openers.get(body.sentence - 1)
    if opener is None or noun.plural or setting.openers.get(body.sentence) != at:
        return None
    before = setting.mentions[opener]
    capital = before.rule == "capital" and before.first == int(document.sentence_first[before.sentence])
    owned = before.kind == "state" and document.lower[body.first] in OWNED
    if document.lower[body.first] in OWNED and _named(setting, opener, at) != {before.country}:
        return None  # 'Serbia shelled Bosnia. Its army fired back.'
    speaks = before.kind in BODY_KINDS or capital or owned or document.lower[before.last] in SAYING
    return before.country if speaks and "\n" not in document.text[before.end : body.begin] else None


def _named(setting: Setting, first: int, last: int) -> set[str | None]:
    """The countries of the mentions from one to another."""
    return {m.country for m in setting.mentions[first:last] if m.country}


def of_the_doer(setting: Setting, at: int, noun: Noun) -> str | None:
    """'[Ukraine] shot down 60 drones, its air force said': who opens the sentence at whose end the body speaks."""
    document, body = setting.document, setting.mentions[at]
    opener = setting.openers.get(body.sentence, at)
    if opener >= at or SAYING.isdisjoint(document.lower[body.last : body.last + 1]):
        return None
    doer = setting.mentions[opener]
    alone = _named(setting, opener, at) <= {doer.country}
    return doer.country if alone and (doer.kind == "state" or doer.rule == "capital") else None


Rule = Callable[[Setting, int, Noun], str | None]
RULES: Final[tuple[Rule, ...]] = (
    of_article, of_the_country, seated, framed, of_forces, placed, spoken_before, at_home,
)  # fmt: skip


def _is_open(document: Document, mention: Mention) -> bool:
    """'the army', 'police', 'the General Staff': some state's; not 'a court'."""
    if mention.country or mention.actor_id or mention.kind not in BODY_KINDS or mention.form == "pronoun":
        return False
    words = document.lower[mention.first : mention.last]
    of_others = document.lower[mention.last : mention.last + 1] == ["from"]  # 'troops from the alliance'
    if words == ["force"] or of_others or not ABROAD.isdisjoint(words):
        return False  # 'taken by force'
    return mention.rule.startswith("noun:") and document.folded[mention.first] not in UNTOLD


def _noun(document: Document, mention: Mention) -> Noun | None:
    words = mention.rule.removeprefix("noun:").split()
    return longest_noun(document.lexicons.get(build_nouns), words, 0, len(words))


def _openers(document: Document, mentions: list[Mention]) -> dict[int, int]:
    """Index of the mention that opens each sentence, after 'On Monday' too."""
    found: dict[int, int] = {}
    for i, m in enumerate(mentions):
        if m.first - int(document.sentence_first[m.sentence]) <= OPENING:
            found.setdefault(m.sentence, i)
    return found


def _placed(mentions: list[Mention]) -> dict[int, set[str]]:
    """The countries of the places that each sentence names."""
    found: dict[int, set[str]] = {}
    for m in mentions:
        if m.kind == "place" and m.country:
            found.setdefault(m.sentence, set()).add(m.country)
    return found


def _scenes(document: Document, mentions: list[Mention]) -> set[str]:
    """All countries that an article names, if one of its places or bodies tells that it is set there."""
    told = any(m.country and (m.kind in SETTING or _is_inside(document, m)) for m in mentions)
    return {m.country for m in mentions if m.country} if told else set()


def _is_inside(document: Document, mention: Mention) -> bool:
    """'in [Kenya]', 'in northern [Kenya]'."""
    return mention.kind == "state" and "in" in document.lower[max(mention.first - 2, 0) : mention.first]


def _armed(document: Document, mentions: list[Mention]) -> set[str]:
    """The countries whose forces an article names, where it names no other that strikes and is set in each."""
    forces = {m.country for m in mentions if m.country and m.kind == "military"}
    places = {m.country for m in mentions if m.kind == "place"}
    return forces if find_strikers(document, mentions) <= forces <= places else set()


def _home(document: Document, mentions: list[Mention]) -> str | None:
    """The country of the first place and of three in four, where no other strikes or has forces in the article."""
    places = [m.country for m in mentions if m.kind == "place" and m.country]
    if len(places) < PLACES_AT_HOME or places.count(places[0]) * 4 < len(places) * 3:
        return None
    forces = {m.country for m in mentions if m.country and m.kind == "military"}
    return places[0] if forces | find_strikers(document, mentions) <= {places[0]} else None


def _only(countries: set[str]) -> str | None:
    """The country, if one remains; two mean doubt."""
    return next(iter(countries)) if len(countries) == 1 else None


def _identified(document: Document, mention: Mention, noun: Noun, country: str) -> Mention:
    """'The police' of a text set in Kenya are KEN-POLICE."""
    if noun.body is None or (noun.type == "person" and not noun.plural):
        return mention._replace(country=country)
    gazetteer, nouns = document.lexicons.get(build_gazetteer), document.lexicons.get(build_nouns)
    actor_id, actor = name_body_of(gazetteer, nouns, country, noun.body)
    return mention._replace(country=country, actor_id=actor_id, actor=actor)
