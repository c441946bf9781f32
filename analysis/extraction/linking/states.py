"""Whose police, army or ministry it is where its own words do not say: the state that the article makes plain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...language import Document
from ...records import Mention
from ..actors.folding import fold
from ..actors.gazetteer import build_gazetteer
from ..actors.identity import name_body_of
from ..actors.nouns import Noun, build_nouns, longest_noun
from ..actors.vocabulary import INDEFINITE
from .nominals import find_strikers

BODY_KINDS: Final = frozenset(("military", "government"))
SETTING: Final = BODY_KINDS | {"place", "person"}  # what tells that an article is set in a country
AT_HOME: Final = frozenset(("POLICE", "MOI", "MOH", "BG"))  # bodies that act where they are
ABROAD: Final = frozenset(
    (
        "peacekeeper",
        "peacekeepers",
        "occupier",
        "occupiers",
        "occupation",
        "occupying",
        "invader",
        "invaders",
        "coalition",
        "veteran",
        "veterans",
        "combatant",
        "combatants",
        "envoy",
        "envoys",
        "diplomat",
        "diplomats",
        "ambassador",
        "ambassadors",
        "consul",
        "consuls",
        "negotiator",
        "negotiators",
    )
)  # who serve another country than the one they are in, or nobody's
SAYING: Final = frozenset(("said", "says", "announced", "confirmed", "denied", "acknowledged", "reported", "claimed"))
OPENING: Final = 2  # tokens before the mention that opens a sentence
STATELESS: Final = frozenset(("PSE",))  # where the army that is spoken of is another's
UNTOLD: Final = INDEFINITE | {"its", "their", "our", "his", "her", "my"}  # whose it is, the pronoun says
BACK: Final = 2  # sentences before one that may say where it is


def link_states(document: Document, mentions: list[Mention]) -> bool:
    """Give a state's bodies that say no country that of the article, of its one army, or of the place; in place.

    Whether any was given one.
    """
    if not any(_is_open(document, mention) for mention in mentions):
        return False
    found = False
    openers = _openers(document, mentions)
    sole, armed = _only(_scenes(mentions)), _only(_armed(document, mentions))
    for i, mention in enumerate(mentions):
        if not _is_open(document, mention):
            continue
        noun = _noun(document, mention)
        if noun is None or noun.body is None or not ABROAD.isdisjoint(noun.words):
            continue  # 'the council', 'a unit': one of many
        country = sole or _seated(document, mentions, i, noun)
        if country is None and mention.role == "MIL":
            country = armed
        if country is None and noun.body in AT_HOME:
            country = _of_place(mentions, i)
        if country is None and openers.get(mention.sentence) == i and not noun.plural:
            country = _spoken_before(document, mentions, openers, mention)
        if country is not None and not (mention.role == "MIL" and country in STATELESS):
            mentions[i], found = _identified(document, mention, noun, country), True
    return found


def _openers(document: Document, mentions: list[Mention]) -> dict[int, int]:
    """Index of the mention that opens each sentence, after 'On Monday' too."""
    firsts = document.sentence_first
    found: dict[int, int] = {}
    for i, m in enumerate(mentions):
        if m.first - int(firsts[m.sentence]) <= OPENING:
            found.setdefault(m.sentence, i)
    return found


def _spoken_before(document: Document, mentions: list[Mention], openers: dict[int, int], body: Mention) -> str | None:
    """'[Moscow] did not comment. The Defence Ministry said': who opens the sentence before, in one paragraph."""
    at = openers.get(body.sentence - 1)
    if at is None or "\n" in document.text[mentions[at].end : body.begin]:
        return None
    before = mentions[at]
    first = before.first == int(document.sentence_first[before.sentence])
    speaks = before.kind in BODY_KINDS or (first and before.rule == "capital") or document.lower[before.last] in SAYING
    return before.country if speaks else None


def _is_open(document: Document, mention: Mention) -> bool:
    """'the army', 'police', 'the General Staff': some state's; not 'a court'."""
    if mention.country or mention.actor_id or mention.kind not in BODY_KINDS or mention.form == "pronoun":
        return False
    if document.words[mention.first : mention.last] == ["force"]:
        return False  # 'taken by force'
    return mention.rule.startswith("noun:") and fold(document.words[mention.first]) not in UNTOLD


def _noun(document: Document, mention: Mention) -> Noun | None:
    words = mention.rule.removeprefix("noun:").split()
    return longest_noun(document.lexicons.get(build_nouns), words, 0, len(words))


def _scenes(mentions: list[Mention]) -> set[str]:
    """All countries that an article names, if one of its places, persons or bodies tells that it is set there."""
    told = any(m.country and m.kind in SETTING for m in mentions)
    return {m.country for m in mentions if m.country} if told else set()


def _armed(document: Document, mentions: list[Mention]) -> set[str]:
    """The countries whose forces an article names, where it names no other that strikes and is set in each."""
    forces = {m.country for m in mentions if m.country and m.kind == "military"}
    places = {m.country for m in mentions if m.kind == "place"}
    return forces if find_strikers(document, mentions) <= forces <= places else set()


def _only(countries: Iterable[str]) -> str | None:
    """The country, if one remains; two mean doubt."""
    found = list(countries)
    return found[0] if len(found) == 1 else None


def _seated(document: Document, mentions: list[Mention], at: int, noun: Noun) -> str | None:
    """'the General Staff [in Kyiv]', 'police [in Mumbai]': where it sits; an army only in its capital."""
    here, place = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    if place is None or noun.plural or place.first != here.last + 1 or document.lower[here.last] != "in":
        return None
    seat = place.rule == "capital" or (place.kind == "place" and noun.body in AT_HOME)
    return place.country if seat else None


def _of_place(mentions: list[Mention], at: int) -> str | None:
    """The country of the places in this sentence, else in the nearest before that names any."""
    sentence = mentions[at].sentence
    near: dict[int, set[str]] = {}
    for m in mentions:
        if m.kind == "place" and m.country and 0 <= sentence - m.sentence <= BACK:
            near.setdefault(m.sentence, set()).add(m.country)
    return _only(near[max(near)]) if near else None


def _identified(document: Document, mention: Mention, noun: Noun, country: str) -> Mention:
    """'The police' of a text set in Kenya are KEN-POLICE."""
    if noun.body is None or (noun.type == "person" and not noun.plural):
        return mention._replace(country=country)
    gazetteer, nouns = document.lexicons.get(build_gazetteer), document.lexicons.get(build_nouns)
    actor_id, actor = name_body_of(gazetteer, nouns, country, noun.body)
    return mention._replace(country=country, actor_id=actor_id, actor=actor)
