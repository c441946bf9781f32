"""Cities above 15,000 people, and smaller ones of the countries at war from our list; all from GeoNames.

GeoNames (geonames.org) is licensed CC BY 4.0. `geonames.py` writes the file of the former, `settlements.py` the latter.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from ...lexicon import default_lexicons
from .folding import fold, slug

FILE: Final = Path(__file__).parent / "cities.csv"
MARKS: Final = {ord(mark): None if mark in "'’ʼ" else " " for mark in "-/.'`‘’ʻʼ()"}  # that an id does without


class City(NamedTuple):
    """A settlement of GeoNames; `country` is ISO 3166-1 alpha-3, coordinates are degrees."""

    name: str
    country: str
    population: int
    latitude: float
    longitude: float


@functools.cache
def find_cities() -> dict[str, list[City]]:
    """Settlements by each of their English-looking names, in small letters; the largest first."""
    found = {form: list(of) for form, of in read_large_cities().items()}
    for row in default_lexicons().rows("settlements"):
        form, place = row["form"], row["place"] or row["form"]
        where = float(row["latitude"]), float(row["longitude"])
        of = found.setdefault(fold(form), [])
        of.append(City(place, row["country"], int(row["population"]), *where))
        if len(of) > 1:
            of.sort(key=lambda city: -city.population)
    return found


@functools.cache
def read_large_cities() -> dict[str, list[City]]:
    """Those above 15,000 people; the larger ones by their other names too."""
    found: dict[str, list[City]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)  # the header
        for name, country, population, latitude, longitude, forms in rows:
            city = City(name, country, int(population), float(latitude), float(longitude))
            for form in forms.split("|") if forms else (name.lower(),):
                found.setdefault(form, []).append(city)
    return found


@functools.cache
def marked_forms() -> dict[str, list[str]]:
    """Forms by what is left of them without their marks: 'al khums' -> ['al-khums']."""
    found: dict[str, list[str]] = {}
    for form in find_cities():
        if not form.isalpha():
            plain = " ".join(form.translate(MARKS).split())
            if plain != form:
                found.setdefault(plain, []).append(form)
    return found


def find_cities_by_id(place_ids: Iterable[str]) -> dict[str, list[City]]:
    """The settlements whose mentions get these ids, the largest first; several where a country has a name twice."""
    wanted = set(place_ids)
    known, marked = find_cities(), marked_forms()
    found: dict[str, set[City]] = {}
    for name in {place_id.removeprefix("place:").rpartition("-")[0].replace("-", " ") for place_id in wanted}:
        for form in (name, *marked.get(name, ())):
            for city in known.get(form, ()):
                found.setdefault(city_id(city.name, city.country), set()).add(city)
    return {
        place_id: sorted(of, key=lambda city: (-city.population, city.latitude, city.longitude))
        for place_id, of in found.items()
        if place_id in wanted
    }


def city_id(name: str, country: str) -> str:
    """('Khan Yunis', 'PSE') -> 'place:khan-yunis-pse'."""
    return f"place:{slug(name)}-{country.lower()}"
