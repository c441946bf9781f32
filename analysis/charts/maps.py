"""Where it happened: the places of claims on a map that needs nothing but cities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from .. import tables
from ..errors import SettingError, did_you_mean
from . import anatomy, atlas, labels, links, style
from .selection import Selection, each, evidence, setting

BY: Final = ("action", "side", "agent")
_KINDS: Final = {
    "people harmed": ("killed", "injured", "missing", "captured", "detained", "abducted"),
    "attacks and damage": ("launched", "hit", "destroyed", "damaged", "seized", "occurred"),
    "air defence": ("downed", "suppressed"),
    "movement and aid": ("deployed", "recruited", "displaced", "evacuated", "freed", "supplied"),
}
_OTHER: Final = "other"
_REACH_KM: Final = 1000  # of a theatre, from its middle
_LARGEST: Final = 27.0  # points: the widest mark
_UNIT: Final = 70.0  # square points that one story takes at most
_SMALLEST: Final = 30.0  # square points
_MOST_KINDS: Final = 5


def placed_claims(claims: pd.DataFrame, places: pd.DataFrame, *, articles: pd.DataFrame | None = None) -> Selection:
    """Claims whose place has coordinates, with `latitude`, `longitude`, `where` (its name), `type`, `story`.

    A claim that belongs to no story is one of its own.
    """
    tables.require(claims, "claim_id", "place", "place_id", "story_id", table="claims")
    tables.require(places, "place_id", "place", "type", "country", "latitude", "longitude", table="places")
    chosen = evidence(claims, articles=articles)
    chosen = chosen.without(chosen.rows["place"].isna(), "without a place")
    known = places.drop_duplicates("place_id").set_index("place_id")
    of = {name: chosen.rows["place_id"].map(known[name]) for name in ("latitude", "longitude", "type", "country")}
    rows = chosen.rows.assign(
        **of,
        where=chosen.rows["place_id"].map(known["place"]).fillna(chosen.rows["place"]),
        story=chosen.rows["story_id"].fillna(chosen.rows["claim_id"]),
    )
    chosen = Selection(rows, chosen.left_out)
    states = chosen.rows["type"].eq("state").fillna(False)
    counts = chosen.rows.loc[states, "where"].value_counts()[:3]
    named = labels.listed(f"{labels.clean(name, width=40)} {n:,}" for name, n in counts.items())
    chosen = chosen.without(states, f"that name only a state (mostly {named})")
    return chosen.without(chosen.rows["latitude"].isna(), "whose place has no coordinates")


def theatres(claims: pd.DataFrame, places: pd.DataFrame, *, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """The parts of the world that the claims are about: `theatre`, `countries`, `n_places`, `n_stories`, busiest first.

    `theatre` is the rank that `map_of_claims` takes; each reaches some 1,000 km from its middle.
    """
    rows = _ranked(placed_claims(claims, places, articles=articles).rows)
    grouped = rows.groupby("theatre", sort=True)
    found = grouped.agg(n_places=("place_id", "nunique"), n_stories=("story", "nunique")).reset_index()
    named = [labels.listed(_countries(of)) for _, of in grouped]
    found.insert(1, "countries", pd.Series(named, index=found.index, dtype="string"))
    return found


def _countries(rows: pd.DataFrame) -> list[str]:
    """The countries with the most stories, at most three."""
    counts = rows.groupby("country")["story"].nunique().sort_values(ascending=False, kind="stable")
    return [atlas.country_names().get(str(code), str(code)) for code in counts.index[:3]]


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `theatre`: round the busiest place, then round the busiest of those left, and so on."""
    lat, lon = rows["latitude"].to_numpy(dtype=float), rows["longitude"].to_numpy(dtype=float)
    weight = rows.groupby("place_id")["story"].transform("nunique").to_numpy(dtype=float)
    rank = np.full(len(rows), -1)
    found = 0
    while (left := rank < 0).any():
        busiest = int(np.argmax(np.where(left, weight, -1)))
        near = np.arange(len(rows)) == busiest
        for _ in range(3):
            away = _distance_km(lat, lon, lat[near].mean(), lon[near].mean())
            near = (left & (away <= _REACH_KM)) if (left & (away <= _REACH_KM)).any() else near
        rank[near] = found
        found += 1
    stories = [rows.loc[rank == i, "story"].nunique() for i in range(found)]
    order = {old: new for new, old in enumerate(sorted(range(found), key=lambda i: -stories[i]))}
    return rows.assign(theatre=[order[i] for i in rank.tolist()])


def _distance_km(lat: Any, lon: Any, lat0: float, lon0: float) -> Any:
    east = (lon - lon0) * np.cos(np.radians(lat0))
    return atlas.KM_PER_DEGREE * np.hypot(lat - lat0, east)


def map_of_claims(
    claims: pd.DataFrame,
    places: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    by: str = "action",
    theatre: int | str | Sequence[str] = 0,
    ax: Axes | None = None,
) -> Axes:
    """One mark a place, its area the number of stories, cut into what they are about: `by` action, side or agent.

    `theatre` is a rank of `theatres` (0 the busiest) or ISO 3166-1 alpha-3 codes of countries ("SDN", ["ISR",
    "PSE"]). Figures are never added up. A dashed ring is a region, drawn at its middle.
    """
    setting("by", by, BY)
    chosen = placed_claims(claims, places, articles=articles)
    title = f"Where it happened, by {by}"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("claim whose place is known"))
        chosen = _within(chosen, theatre)
        rows = chosen.rows.assign(kind=_kinds(chosen.rows, by))
        title = f"Where it happened, by {by}: {labels.listed(_countries(rows))}"
        window = atlas.fit(rows["latitude"].astype(float), rows["longitude"].astype(float), ratio=0.72)
        ax = anatomy.begin(ax, height=7.2)
        atlas.draw_ground(ax, window)
        spots = _spots(rows)
        key = _draw_spots(ax, rows, spots)
        scale = atlas.draw_scale(ax, window)
        anatomy.finish(
            ax,
            title,
            f"Area of a mark: number of stories there, written behind the name. n = "
            f"{labels.counted(rows['story'].nunique(), 'story')} ({labels.counted(len(rows), 'claim')}) at "
            f"{labels.counted(len(spots), 'place')}. Grey dots are cities.",
            chosen.note(),
            key=key,
        )
        _label_spots(ax, spots, scale)
        sides = (spots[name].astype(float).tolist() for name in ("longitude", "latitude", "radius"))
        atlas.name_ground(ax, window, list(zip(*sides, strict=True)))
        return ax


def _within(chosen: Selection, theatre: int | str | Sequence[str]) -> Selection:
    """The claims of one theatre or of some countries; the others are counted by country."""
    rows = _ranked(chosen.rows)
    if isinstance(theatre, int):
        if not 0 <= theatre <= rows["theatre"].max():
            raise SettingError(f"theatre={theatre} is none; there are {rows['theatre'].max() + 1}, the first is 0")
        outside = rows["theatre"] != theatre
    else:
        wanted = [theatre] if isinstance(theatre, str) else list(theatre)
        valid = sorted(rows["country"].dropna().unique())
        for code in wanted:
            if code not in valid:
                raise SettingError(f"theatre={code!r} is no country of these claims{did_you_mean(code, valid)}")
        outside = ~rows["country"].isin(wanted).fillna(False)
    named = labels.listed(_countries(rows[outside]))
    return Selection(rows, chosen.left_out).without(outside, f"elsewhere (mostly {named})")


def _kinds(rows: pd.DataFrame, by: str) -> pd.Series[Any]:
    """What the colour of each claim stands for; beyond the most frequent five 'other'."""
    if by == "action":
        kinds = {action: kind for kind, actions in _KINDS.items() for action in actions}
        return rows["action"].map(kinds).fillna(_OTHER)
    names = atlas.names_of(rows[f"{by}_country"])
    most = names.value_counts().index[:_MOST_KINDS]
    return names.where(names.isin(most), f"{_OTHER}s, or no {by} named").astype(object)


def _spots(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a place: `latitude`, `longitude`, `where`, `type`, `n` stories and `radius` of its mark in points."""
    grouped = rows.groupby("place_id")
    spots = grouped.agg(
        latitude=("latitude", "first"), longitude=("longitude", "first"), where=("where", "first"),
        type=("type", "first"), n=("story", "nunique"),
    )  # fmt: skip
    unit = min(_UNIT, _LARGEST**2 / int(spots["n"].max()))
    area = np.maximum(spots["n"].to_numpy(dtype=float) * unit, _SMALLEST)
    spots = spots.assign(radius=np.sqrt(area) / 2).reset_index()
    return spots.sort_values(["n", "where"], ascending=[False, True], kind="stable", ignore_index=True)


def _draw_spots(ax: Axes, rows: pd.DataFrame, spots: pd.DataFrame) -> list[Any]:
    """The marks, large ones below; returns the key."""
    order = _order(rows["kind"])
    colours = {kind: _colour(kind, rank) for rank, kind in enumerate(order)}
    by_place = dict(list(rows.groupby("place_id")))
    for spot in each(spots):
        _draw_pie(ax, spot, by_place[spot.place_id], order, colours)
        if spot.type == "region":
            ax.scatter(
                spot.longitude, spot.latitude, s=(2 * spot.radius + 5) ** 2, facecolors="none", edgecolors=style.INK,
                linewidths=0.9, linestyles="dashed", zorder=3, gid="region",
            )  # fmt: skip
    key = [
        Line2D([], [], color=colours[kind], marker="o", linestyle="none", markersize=7, label=kind) for kind in order
    ]
    if spots["type"].eq("region").any():
        key.append(Line2D([], [], color=style.INK, marker="o", markerfacecolor="none", linestyle="none", markersize=8,
                          markeredgewidth=0.9, label="dashed ring: a region, at its middle"))  # fmt: skip
    return key


def _colour(kind: str, rank: int) -> str:
    """A kind of action has one colour on all maps, parties have them by rank, the rest is grey."""
    if kind.startswith(_OTHER):
        return style.GREY
    return style.look(list(_KINDS).index(kind) if kind in _KINDS else rank).colour


def _order(kinds: pd.Series[Any]) -> list[str]:
    """The kinds of actions in their own order, others by frequency, the rest last."""
    counts = kinds.value_counts()
    known = [*_KINDS, *sorted(counts.index, key=lambda kind: (-counts[kind], kind))]
    return sorted((kind for kind in dict.fromkeys(known) if kind in counts), key=lambda kind: kind.startswith(_OTHER))


def _draw_pie(ax: Axes, spot: Any, rows: pd.DataFrame, order: list[str], colours: dict[str, str]) -> None:
    """The stories of one place as a disc cut by kind; each part leads to its newest claim."""
    counts = rows.groupby("kind")["story"].nunique()
    total, turned = int(counts.sum()), 90.0
    for kind in (kind for kind in order if kind in counts.index):
        share = 360.0 * int(counts[kind]) / total
        part = ax.scatter(
            spot.longitude, spot.latitude, s=(2 * spot.radius) ** 2, marker=_wedge(turned - share, turned),
            facecolors=colours[kind], edgecolors="white", linewidths=0.6, zorder=3, gid=f"claims-{len(ax.collections)}",
        )  # fmt: skip
        newest = rows[rows["kind"] == kind].sort_values(["published", "claim_id"], kind="stable").iloc[-1:]
        said = links.title(next(iter(each(newest))))
        about = f"{labels.clean(spot.where, width=40)}, {kind}: {labels.counted(int(counts[kind]), 'story')}"
        links.link(part, newest["claim_id"].astype(str), [f"{about}; newest: {said}"])
        turned -= share


def _wedge(begins: float, ends: float) -> Path:
    """A part of a disc; two idle corners keep its scale, which matplotlib takes from the furthest point."""
    part = Path.unit_circle() if ends - begins >= 359.9 else Path.wedge(begins, ends)
    corners = Path([(-1, -1), (1, 1)], [Path.MOVETO, Path.MOVETO])
    return Path.make_compound_path(corners, part)


def _label_spots(ax: Axes, spots: pd.DataFrame, scale: Any) -> None:
    points = list(zip(spots["longitude"].astype(float), spots["latitude"].astype(float), strict=True))
    texts = [f"{labels.clean(spot.where, width=28)} {spot.n:,}" for spot in each(spots)]
    labels.place(ax, points, texts, radii=spots["radius"].tolist(), avoid=[scale])
