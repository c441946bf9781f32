"""Places: which one a name means, and where it lies."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from marked import Case, load_cases

import analysis
from analysis.errors import LexiconError
from analysis.extraction.actors import find_mentions
from analysis.extraction.actors.cities import City, read_large_cities
from analysis.extraction.actors.folding import fold
from analysis.extraction.actors.geonames import find_large_cities
from analysis.extraction.actors.locations import Location, distance_km, locate
from analysis.extraction.actors.settlements import find_settlements
from analysis.language import read
from analysis.lexicon import Lexicons, default_lexicons


@pytest.mark.parametrize("case", load_cases("places.txt"), ids=lambda case: case.text)
def test_marked_cases(case: Case) -> None:
    mentions = [m for m in find_mentions(read([case.text])) if m.kind in ("place", "state") and m.form == "name"]
    assert [(m.begin, m.end) for m in mentions] == case.spans, [case.text[m.begin : m.end] for m in mentions]
    assert [f"{m.actor_id or '-'} {m.country or '-'}" for m in mentions] == case.expected


NAMESAKES = {"Guantanamo", "Kirumba", "Natanz", "Shevchenko", "Terny"}  # the base, the site or the village at the front
OVERSEAS = {"Guadeloupe", "Mayotte", "New Caledonia"}
MARGIN_DEGREES = 5.0  # deserts, islands and villages beyond the last city


def boxes() -> dict[str, tuple[float, float, float, float]]:
    """ISO 3166-1 alpha-3 -> south, north, west, east of its cities."""
    found: dict[str, tuple[float, float, float, float]] = {}
    for city in {city for of in read_large_cities().values() for city in of}:
        s, n, w, e = found.get(city.country, (90.0, -90.0, 180.0, -180.0))
        lat, lon = city.latitude, city.longitude
        found[city.country] = (min(s, lat), max(n, lat), min(w, lon), max(e, lon))
    return found


def test_coordinates_lie_in_or_near_their_country() -> None:
    known = boxes()
    wrong = []
    for row in default_lexicons().rows("places"):
        if not row["latitude"] or row["place"] in OVERSEAS or row["country"] not in known:
            continue
        lat, lon = float(row["latitude"]), float(row["longitude"])
        south, north, west, east = known[row["country"]]
        inside = south - MARGIN_DEGREES <= lat <= north + MARGIN_DEGREES
        if not inside or not west - MARGIN_DEGREES <= lon <= east + MARGIN_DEGREES:
            wrong.append((row["form"], row["country"], lat, lon))
    assert not wrong


def test_one_place_has_one_country_and_one_position() -> None:
    seen: dict[str, set[tuple[str, ...]]] = {}
    for row in default_lexicons().rows("places"):
        seen.setdefault(row["place_id"], set()).add(
            (row["place"], row["type"], row["country"], row["latitude"], row["longitude"])
        )
    assert {place_id: of for place_id, of in seen.items() if len(of) > 1} == {}


def test_settlements_of_our_lexicon_lie_where_geonames_has_them() -> None:
    """A place of the lexicon that GeoNames names the same in the same country is near one of these."""
    wrong = []
    cities = read_large_cities()
    for row in default_lexicons().rows("places"):
        same = [c for c in cities.get(fold(row["form"]), ()) if c.country == row["country"]]
        if not row["latitude"] or row["type"] != "settlement" or row["form"] in NAMESAKES or not same:
            continue
        here = City(row["form"], row["country"], 0, float(row["latitude"]), float(row["longitude"]))
        if min(distance_km(here, city) for city in same) > 25:
            wrong.append((row["form"], here, same[0]))
    assert not wrong


def located(place_id: str, lexicons: Lexicons | None = None) -> Location:
    (found,) = locate([place_id], lexicons or default_lexicons())
    return found


@pytest.mark.parametrize(
    ("place_id", "of", "latitude", "longitude"),
    [
        ("place:kyiv-ukr", "capital", 50.5, 30.5),
        ("place:kherson-ukr", "settlement", 46.6, 32.6),
        ("place:kherson-oblast-ukr", "region", 46.6, 33.1),
        ("place:zaporizhzhia-nuclear-power-plant-ukr", "site", 47.5, 34.6),
        ("place:odessa-usa", "settlement", 31.8, -102.4),
        ("UKR", "state", 49.0, 32.5),
    ],
)
def test_places_lie_where_they_do(place_id: str, of: str, latitude: float, longitude: float) -> None:
    found = located(place_id)
    assert found.type == of and found.doubt is None
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.2)


def test_namesakes_in_one_country_have_no_position() -> None:
    found = located("place:andriyivka-ukr")
    assert (found.country, found.latitude) == ("UKR", None)
    assert found.doubt is not None and found.doubt.endswith("places of this name in UKR")


def test_what_no_list_has_keeps_its_id() -> None:
    assert located("place:ursovo") == Location("place:ursovo", None, None, None, None, None, "in no list")


def test_a_users_place_is_located(tmp_path: Path) -> None:
    row = "Ursovo,place:ursovo-ukr,Ursovo,settlement,UKR,{},{},Shells hit Ursovo.\n"
    head = "form,place_id,place,type,country,latitude,longitude,example\n"
    (tmp_path / "places.csv").write_text(head + row.format(48.5, 37.5))
    assert located("place:ursovo-ukr", Lexicons(tmp_path)).latitude == 48.5
    (tmp_path / "places.csv").write_text(head + row.format("N48", 37.5))
    with pytest.raises(LexiconError, match=r"places\.csv, 'Ursovo': .*write degrees as 48\.46"):
        located("place:ursovo-ukr", Lexicons(tmp_path))


def test_the_ledger_has_a_row_for_each_place(tmp_path: Path) -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["1"],
            "text": ["Two people were killed in Kherson on Sunday, Ukraine said. Shells fell in Ursovo."],
        }
    )
    ledger = analysis.analyse(articles)
    assert list(ledger.places["place_id"]) == ["UKR", "place:kherson-ukr", "place:ursovo"]
    assert list(ledger.places["place"]) == ["Ukraine", "Kherson", "Ursovo"]
    assert set(ledger.claims["place_id"]) <= set(ledger.places["place_id"])
    ledger.check()
    pd.testing.assert_frame_equal(analysis.load(ledger.save(tmp_path)).places, ledger.places)


def test_the_list_of_settlements_is_from_geonames() -> None:
    rows = [tuple(row.values()) for row in default_lexicons().rows("settlements")]
    known = {tuple(str(value) for value in row) for row in find_settlements(frozenset())}
    assert len(rows) > 15_000
    assert [row for row in rows if row not in known] == []


def test_the_list_of_cities_is_from_geonames() -> None:
    listed: dict[City, set[str]] = {}
    for form, of in read_large_cities().items():
        for city in of:
            listed.setdefault(city, set()).add(form)
    assert listed == {city: set(forms) for city, forms in find_large_cities()}
    assert all(of == sorted(of, key=lambda city: -city.population) for of in read_large_cities().values())


def test_places_are_found_by_ids_that_lost_their_marks() -> None:
    assert located("place:al-khums-lby").type == "settlement"
    assert located("place:i-zaz-syr").place == "I‘zāz"
