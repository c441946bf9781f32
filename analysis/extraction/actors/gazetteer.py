"""Names of states, actors and places, from the lexicons and GeoNames, in one index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons
from .cities import City, city_id, find_cities
from .folding import fold


class Entry(NamedTuple):
    """What a name may mean. `type`: name adjective people capital (of states), actor, region, settlement, city."""

    actor_id: str | None
    actor: str
    kind: str
    country: str | None
    role: str | None
    type: str
    words: tuple[str, ...]  # as written in the lexicon
    exact: bool  # letter case must match
    population: int = 0


class Gazetteer(NamedTuple):
    """All names by their folded words."""

    entries: dict[tuple[str, ...], tuple[Entry, ...]]
    longest: dict[str, int]  # first word -> words of its longest form
    small: frozenset[str]  # first words of forms that begin with a small letter
    titles: dict[str, str]  # actor_id -> display name
    states: dict[str, str]  # ISO code -> display name
    seen: dict[tuple[str, ...], tuple[Entry, ...]]  # what was looked up before, cities included


LINKS: Final = (" of ", " for ", " in ")
PRECEDENCE: Final = ("actor", "name", "adjective", "people", "capital", "region", "settlement", "site", "noun", "city")


def _words(form: str) -> tuple[str, ...]:
    plain = form.replace(" ", "").replace("-", "")
    return tuple(form.split(" ") if plain.isalnum() else split(form))


def _state_entries(lexicons: Lexicons) -> Iterable[Entry]:
    for row in lexicons.rows("states"):
        country, form, of = row["country"], row["form"], row["type"]
        kind = {"name": "state", "adjective": "nationality", "people": "group"}[of]
        actor_id = None if of == "people" else country
        yield Entry(actor_id, row["state"], kind, country, None, of, _words(form), row["case"] == "exact")


def _actor_entries(lexicons: Lexicons) -> Iterable[Entry]:
    for row in lexicons.rows("actors"):
        yield Entry(
            row["actor_id"],
            row["actor"],
            row["kind"],
            row["country"] or None,
            row["role"] or None,
            "adjective" if row["kind"] == "nationality" else "actor",
            _words(row["form"]),
            row["case"] == "exact",
        )


def _place_entries(lexicons: Lexicons) -> Iterable[Entry]:
    for row in lexicons.rows("places"):
        kind = row["type"] or "settlement"
        yield Entry(
            row["place_id"], row["place"], "place", row["country"] or None, None, kind, _words(row["form"]), False
        )


def _noun_entries(lexicons: Lexicons) -> Iterable[Entry]:
    """'secretary of state', 'ministry of defense': offices and bodies whose name a noun phrase would cut in two."""
    forms = [row["form"] for name in ("agents", "titles") for row in lexicons.rows(name)]
    for form in dict.fromkeys(form.lower() for form in forms if any(link in form for link in LINKS)):
        yield Entry(None, form, "person", None, None, "noun", _words(form), False)


def build_gazetteer(lexicons: Lexicons) -> Gazetteer:
    """The index of all names; built once for a set of lexicons."""
    ours = [*_actor_entries(lexicons), *_state_entries(lexicons), *_place_entries(lexicons), *_noun_entries(lexicons)]
    table: dict[tuple[str, ...], list[Entry]] = {}
    for entry in ours:
        table.setdefault(tuple(fold(word) for word in entry.words), []).append(entry)
    longest: dict[str, int] = {}
    for key in table:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    for form in find_cities():
        first, space, rest = form.partition(" ")
        size = rest.count(" ") + 2 if space else 1
        if longest.get(first, 0) < size:
            longest[first] = size
    order = {of: i for i, of in enumerate(PRECEDENCE)}
    for of in table.values():
        if len(of) > 1:
            of.sort(key=lambda entry: (order[entry.type], -entry.population))
    entries = {key: tuple(of) for key, of in table.items()}
    titles = {entry.actor_id: entry.actor for entry in ours if entry.actor_id}
    states = {row["country"]: row["state"] for row in lexicons.rows("states")}
    small = frozenset(key[0] for key, of in table.items() if any(not entry.words[0][0].isupper() for entry in of))
    return Gazetteer(entries, longest, small, titles, states, {})


def look_up(gazetteer: Gazetteer, key: tuple[str, ...]) -> tuple[Entry, ...]:
    """What these folded words may name, the lexicons' entries before the cities; entries of cities are made here."""
    seen = gazetteer.seen.get(key)
    if seen is None:
        seen = gazetteer.seen[key] = _look_up(gazetteer, key)
    return seen


def _look_up(gazetteer: Gazetteer, key: tuple[str, ...]) -> tuple[Entry, ...]:
    known = gazetteer.entries.get(key, ())
    cities = find_cities().get(" ".join(key))
    if cities is None:
        return known
    taken = {entry.country for entry in known if entry.kind == "place"}
    return (*known, *(_city_entry(city) for city in cities if city.country not in taken))


def _city_entry(city: City) -> Entry:
    name, country = city.name, city.country
    return Entry(city_id(name, country), name, "place", country, None, "city", (name,), False, city.population)


def fits(entry: Entry, words: Sequence[str]) -> bool:
    """Whether words as written may be this name: capitals of the lexicon are capitals of the text."""
    if entry.type == "city":
        return not words[0].islower() and not words[-1].islower()
    if entry.exact:
        return tuple(words) == entry.words
    return all(not ours[0].isupper() or theirs[0].isupper() for ours, theirs in zip(entry.words, words, strict=True))
