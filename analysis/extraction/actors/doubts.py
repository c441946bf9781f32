"""Names that two places share, settled by what else the article mentions; else they stay open."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from ...language import Document
from ...language.document import Ints
from .drafts import Draft
from .gazetteer import Entry

SURE_RATIO: Final = 8  # a city so many times larger than its namesakes is meant
OURS: Final = ("region", "settlement", "capital", "site")  # of our own lexicon: places that reports of war name
STRAY: Final = 150_000  # people; a smaller city of a country not spoken of is a namesake
SEVERAL: Final = 3  # places of a country that make it the story's
STATE: Final = 1  # evidence: 'Lebanese troops', the country is spoken of
PLACE: Final = 2  # evidence: 'Beirut', a place in it, so others may be near

Evidence = dict[str, int]  # country -> the strongest that the article says of it


def settle_doubts(document: Document, drafts: list[Draft]) -> None:
    """'Georgia' beside Tbilisi is the state, beside Atlanta the other one, alone neither; in place."""
    articles = document.sentence_article[document.token_sentence]
    _read_back(document, drafts, articles)
    _open_strays(drafts, articles)
    doubtful = [draft for draft in drafts if draft.others and draft.kind in ("place", "state")]
    if not doubtful:
        return
    wanted = {int(articles[draft.first]) for draft in doubtful}
    evidence: dict[int, Evidence] = defaultdict(dict)
    for draft in drafts:
        article = int(articles[draft.first])
        if article in wanted and draft.country is not None and not _readings(draft):
            said = evidence[article]
            weight = PLACE if draft.kind == "place" and draft.form == "name" else STATE
            said[draft.country] = max(weight, said.get(draft.country, 0))
    for draft in doubtful:
        _settle(draft, evidence[int(articles[draft.first])])


def _read_back(document: Document, drafts: list[Draft], articles: Ints) -> None:
    """'Odessa' after "Odessa, Texas" is the same; in place."""
    told: dict[tuple[int, str], Draft] = {}
    for draft in drafts:
        if draft.kind != "place" or draft.form != "name" or draft.actor_id is None:
            continue
        name, within, _ = " ".join(document.words[draft.first : draft.last]).partition(" ,")
        key = (int(articles[draft.first]), name)
        if within:
            told.setdefault(key, draft)
        elif key in told:
            before = told[key]
            draft.actor_id, draft.actor, draft.country, draft.others = before.actor_id, before.actor, before.country, ()


def _open_strays(drafts: list[Draft], articles: Ints) -> None:
    """'the San Marcos school' in news of Peru is in none of the world's larger San Marcos; in place.

    A small city of a country that the article does not speak of, where it names several places of another.
    """
    small = [draft for draft in drafts if 0 < draft.population < STRAY]
    spoken: set[tuple[int, str]] = set()
    places: dict[tuple[int, str], set[str]] = defaultdict(set)
    wanted = {int(articles[draft.first]) for draft in small}
    for draft in drafts:
        article = int(articles[draft.first])
        if draft.country is None or article not in wanted:
            continue
        if not 0 < draft.population < STRAY:
            spoken.add((article, draft.country))
        if draft.kind == "place" and draft.actor_id:
            places[article, draft.country].add(draft.actor_id)
    spoken |= {key for key, named in places.items() if len(named) >= SEVERAL}
    settings = {article for (article, _), named in places.items() if len(named) >= SEVERAL}
    for draft in small:
        article = int(articles[draft.first])
        if article in settings and draft.country and (article, draft.country) not in spoken:
            draft.actor_id = draft.country = None
            draft.others = ()


def _settle(draft: Draft, evidence: Evidence) -> None:
    """One of our own lexicon's is meant before cities that only share its name: an American in Athens is in Greece."""
    readings: dict[str | None, Entry | None] = {entry.country: entry for entry in reversed(_readings(draft))}
    readings[draft.country] = None
    if len(readings) == 1:
        return
    sure = draft.rule == "city" and _is_largest(draft)
    seen = _supported(readings, evidence, PLACE)
    if len(seen) != 1 and not sure:
        seen = _supported(readings, evidence, STATE)
    if len(seen) == 1:
        entry = readings[seen.pop()]
        if entry is not None:
            _take(draft, entry)
    elif not sure:
        draft.actor_id = draft.country = None


def _readings(draft: Draft) -> list[Entry]:
    """What else the name may mean: Goma of our own lexicon is no town that only shares its name."""
    if draft.rule == "name":
        return [entry for entry in draft.others if entry.type in ("name", "region")]
    return [entry for entry in draft.others if draft.rule not in OURS or entry.type in OURS]


def _supported(readings: dict[str | None, Entry | None], evidence: Evidence, weight: int) -> set[str | None]:
    return {country for country in readings if country is not None and evidence.get(country, 0) >= weight}


def _take(draft: Draft, entry: Entry) -> None:
    draft.actor_id, draft.actor, draft.country = entry.actor_id, entry.actor, entry.country
    draft.kind, draft.rule = entry.kind, entry.type


def _is_largest(draft: Draft) -> bool:
    """Whether its first reading is far larger than the others."""
    largest = max((entry.population for entry in draft.others), default=0)
    return draft.population >= SURE_RATIO * largest
