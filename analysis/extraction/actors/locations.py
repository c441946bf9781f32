"""Where places lie: coordinates of ids that mentions carry, from the lexicons and GeoNames."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from math import cos, hypot, radians
from statistics import fmean
from typing import Final, NamedTuple

from ...errors import LexiconError
from ...lexicon import Lexicons, Row
from .cities import City, find_cities, find_cities_by_id
from .doubts import SURE_RATIO
from .folding import fold
from .gazetteer import build_gazetteer

KM_PER_DEGREE: Final = 111.2
LARGE: Final = 15_000  # people
NEAR_KM: Final = 20  # namesakes so near each other are one place to a map


class Location(NamedTuple):
    """A place; `type`: state, capital, region, settlement. Coordinates are degrees; `doubt` says why there are none."""

    place_id: str
    place: str | None
    type: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    doubt: str | None


def locate(place_ids: Iterable[str], lexicons: Lexicons) -> list[Location]:
    """One row for each id, in order; what neither lexicon nor GeoNames has keeps only its id.

    A region lies at the middle of its settlements, a state at that of its cities.
    """
    known = lexicons.get(build_locations)
    gazetteer = lexicons.get(build_gazetteer)
    ids = list(place_ids)
    cities = find_cities_by_id(place_id for place_id in ids if place_id not in known)
    found = []
    for place_id in ids:
        if place_id in known:
            found.append(known[place_id])
        elif place_id in gazetteer.states:
            found.append(_locate_state(place_id, gazetteer.states[place_id]))
        else:
            found.append(_locate_city(place_id, cities.get(place_id, [])))
    return found


def build_locations(lexicons: Lexicons) -> dict[str, Location]:
    """The places of the lexicon by id; where a row has no coordinates, those of the city of its name."""
    found: dict[str, Location] = {}
    for row in lexicons.rows("places"):
        place_id, country = row["place_id"], row["country"] or None
        where = _read_position(row) or _find_city(row["form"], country)
        if place_id not in found or (where and found[place_id].latitude is None):
            north, east = where or (None, None)
            doubt = None if where else "no coordinates in the lexicon"
            found[place_id] = Location(place_id, row["place"], row["type"] or "settlement", country, north, east, doubt)
    return found


def _read_position(row: Row) -> tuple[float, float] | None:
    """The degrees of a row; both or none."""
    if not row["latitude"] and not row["longitude"]:
        return None
    try:
        return float(row["latitude"]), float(row["longitude"])
    except ValueError as error:
        raise LexiconError(
            f"places.csv, {row['form']!r}: {error}; write degrees as 48.46 and 35.04, or neither"
        ) from error


def _find_city(form: str, country: str | None) -> tuple[float, float] | None:
    """The largest city of this name in the country."""
    of = [city for city in find_cities().get(fold(form), ()) if city.country == country]
    return (round(of[0].latitude, 2), round(of[0].longitude, 2)) if of else None


def _locate_state(country: str, name: str) -> Location:
    north, east = find_middles().get(country) or (None, None)
    return Location(country, name, "state", country, north, east, None if north else "no city in GeoNames")


@functools.cache
def find_middles() -> dict[str, tuple[float, float]]:
    """ISO 3166-1 alpha-3 -> the mean of the state's larger cities: where a map may write its name."""
    cities: dict[str, set[City]] = {}
    for of in find_cities().values():
        for city in of:
            if city.population >= LARGE:
                cities.setdefault(city.country, set()).add(city)
    return {
        country: (round(fmean(city.latitude for city in of), 1), round(fmean(city.longitude for city in of), 1))
        for country, of in cities.items()
    }


def _locate_city(place_id: str, cities: list[City]) -> Location:
    """A city of GeoNames; of namesakes in one country the far larger one, else none."""
    if not cities:
        return Location(place_id, None, None, None, None, None, "in no list")
    first, others = cities[0], cities[1:]
    known = Location(place_id, first.name, "settlement", first.country, first.latitude, first.longitude, None)
    if all(_is_one(first, other) for other in others):
        return known
    return known._replace(latitude=None, longitude=None, doubt=f"{len(cities)} places of this name in {first.country}")


def _is_one(city: City, other: City) -> bool:
    """Whether a namesake may be passed over: far smaller, or so near that a map does not tell them apart."""
    return city.population >= SURE_RATIO * max(other.population, 1) or distance_km(city, other) <= NEAR_KM


def distance_km(city: City, other: City) -> float:
    """Distance on a plane, good enough for neighbours."""
    north = city.latitude - other.latitude
    east = (city.longitude - other.longitude) * cos(radians(city.latitude))
    return KM_PER_DEGREE * hypot(north, east)
