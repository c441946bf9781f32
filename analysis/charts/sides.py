"""What different sources say of the same thing, side by side."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

from .. import tables
from . import anatomy, atlas, dates, labels, marks, style
from .figures import HARM
from .selection import MEASURES, PRONOUNS, Selection, each, evidence, is_pronoun, source_names

_COLUMNS: Final = (
    "claim_id", "article_id", "item", "action", "low", "high", "modifier", "source", "source_id", "source_country",
    "stance", "publisher", "published", "story_id", "whole",
)  # fmt: skip
_STORY_COLUMNS: Final = (
    "story_id", "item", "action", "side", "agent", "place", "starts_at", "ends_before", "agreement",
    "n_publishers",
)  # fmt: skip
_ORDER: Final = {"contradicted": 0, "revised": 1, "corroborated": 2, "single": 3}
_MOST_SOURCES: Final = 6
_NO_COUNTRY: Final = "no country known"
_VOICE: Final = {True: " (no source)", False: " (source unclear)"}


def source_figures(claims: pd.DataFrame, stories: pd.DataFrame, *, articles: pd.DataFrame | None = None) -> Selection:
    """The latest figure of each source for each story that has several origins, with `who` in words.

    Claims without a named source stand for their publisher; of figures of one moment the largest is the total, as
    in the verdict. Contradicted stories come first.
    """
    tables.require(claims, *_COLUMNS, table="claims")
    tables.require(stories, *_STORY_COLUMNS, table="stories")
    chosen = evidence(claims, articles=articles)
    chosen = chosen.without(chosen.rows["item"].isin(MEASURES), "of money, distance, area or percent")
    chosen = chosen.without(chosen.rows["story_id"].isna(), "in no story")
    part = chosen.rows["whole"].notna() & chosen.rows["action"].isin(HARM)  # 'four of the 26 wounded'
    chosen = chosen.without(part, "that are parts of a total")
    rows = chosen.rows
    said = rows["source"].where(~is_pronoun(rows["source"]))
    named = rows["source_id"].fillna(said.str.casefold())
    rows = rows.assign(key=named.fillna("\x00" + rows["publisher"].fillna("")))
    voice = rows["publisher"].fillna("unknown outlet") + rows["source"].isna().map(_VOICE)
    rows = rows.assign(who=said.fillna(rows["key"].map(source_names(rows)).astype("string")).fillna(voice))
    size = rows["low"].fillna(rows["high"])
    rows = rows.assign(size=size).sort_values(["published", "size", "claim_id"], kind="stable", na_position="first")
    latest = rows.drop_duplicates(["story_id", "key"], keep="last")
    chosen = Selection(latest, chosen.left_out)
    if len(rows) > len(latest):
        repeated = ("that their source later repeated or revised", len(rows) - len(latest))
        chosen = Selection(latest, (*chosen.left_out, repeated))
    n_sources = latest.groupby("story_id")["key"].transform("nunique")
    agreement = latest["story_id"].map(stories.set_index("story_id")["agreement"])
    alone = (n_sources < 2) | (agreement == "single").fillna(False)  # a denial has no figure to set beside it
    chosen = chosen.without(alone, "in stories with one source")
    kept = chosen.rows.index  # pandas lets an empty table take the rows of what is assigned to it
    order = agreement.map(_ORDER).fillna(4)
    ordered = chosen.rows.assign(agreement=agreement[kept], order=order[kept], n_sources=n_sources[kept])
    return Selection(
        ordered.sort_values(["order", "n_sources", "story_id", "published"], ascending=[True, False, True, True]),
        chosen.left_out,
    )


def side_by_side(
    claims: pd.DataFrame,
    stories: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    top: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """Each source's latest figure for the same thing with its bounds; a section a story, a row a source.

    The grey band of a story reaches from the lowest to the highest figure. Colour and marker tell the
    country that the source belongs to.
    """
    chosen = source_figures(claims, stories, articles=articles)
    title = "Side by side: what each source says of the same thing"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("story with more than one source"))
        ids = list(chosen.rows["story_id"].drop_duplicates())
        shown = chosen.rows[chosen.rows["story_id"].isin(ids[:top])].groupby("story_id", sort=False).head(_MOST_SOURCES)
        rows = _rows(shown, stories.set_index("story_id"))
        ax = anatomy.begin(ax, height=1.9 + 0.27 * rows.height)
        key = _draw_sources(ax, shown, rows)
        letters = max(len(text.get_text()) for text in ax.texts if text.get_gid() == "figure")
        logarithmic = marks.scale(ax, shown, upright=False, room=min(0.6, 0.1 + 0.0155 * letters))
        rows.draw(ax)
        anatomy.grid(ax, "x")
        ax.set_xlabel("Number claimed")
        more = f" of {len(ids):,}" if len(ids) > top else ""
        return anatomy.finish(
            ax,
            title,
            f"n = {labels.counted(min(top, len(ids)), 'story')}{more}, {labels.counted(len(shown), 'figure')}; each "
            f"source's latest. {marks.HOW_TO_READ}; the grey band spans a story's figures. {logarithmic}",
            chosen.note(),
            key=key,
        )


def _rows(shown: pd.DataFrame, stories: pd.DataFrame) -> anatomy.Rows:
    rows = anatomy.Rows()
    for story_id, group in shown.groupby("story_id", sort=False):
        rows.section(story_name(stories.loc[story_id]))
        for claim in each(group):
            rows.add(labels.clean(claim.who, width=36))
    return rows


def story_name(story: Any) -> str:
    """'drones downed, Russia, night of 6 Jan 2025: contradicted'."""
    names = atlas.country_names()
    parts = [labels.acted(story["item"], story["action"])]
    told = [str(story[name]) for name in ("side", "place") if not pd.isna(story[name])]
    parts += [labels.clean(names.get(name, name), width=30) for name in told if name.casefold() not in PRONOUNS]
    starts, ends = (
        None if pd.isna(story[name]) else pd.Timestamp(story[name]) for name in ("starts_at", "ends_before")
    )
    parts += filter(None, [dates.interval_name(starts, ends)])
    verdict = "" if pd.isna(story["agreement"]) else f": {labels.clean(story['agreement'])}"
    return f"{', '.join(parts)}{verdict}"


def _draw_sources(ax: Axes, shown: pd.DataFrame, rows: anatomy.Rows) -> list[Any]:
    """Points with their figures in words, and the band of each story; returns the key."""
    at = pd.Series(rows.y, index=shown.index)
    ends = shown[["low", "high"]].astype(float)
    for _, group in shown.groupby("story_id", sort=False):
        low, high = ends.loc[group.index].min().min(), ends.loc[group.index].max().max()
        y = at[group.index]
        if high > low:
            ax.fill_betweenx([y.min() - 0.42, y.max() + 0.42], low, high, color=style.GREY, alpha=0.16, linewidth=0)
    countries = shown["source_country"].fillna(_NO_COUNTRY)
    order = [country for country in countries.value_counts().index if country != _NO_COUNTRY]
    key = []
    for rank, country in enumerate([*order, _NO_COUNTRY]):
        own = (countries == country).to_numpy(dtype=bool)
        if not own.any():
            continue
        look = style.LOOKS[7] if country == _NO_COUNTRY else style.look(min(rank, 6))
        marks.draw(ax, shown[own], at[own], look, upright=False, size=40)
        key.append(marks.sample(look, labels.clean(atlas.country_names().get(country, country), width=30)))
    for row, claim in zip(rows.y, each(shown), strict=True):
        _name_figure(ax, row, claim)
    return key


def _name_figure(ax: Axes, y: float, claim: Any) -> None:
    """The figure in words behind its mark, clear of an arrow or a bar; outlet and date at the right."""
    end = claim.low if pd.isna(claim.high) else claim.high
    shift = 27 if pd.isna(claim.high) else 8
    text = labels.bounds(claim.low, claim.high, claim.modifier)
    verb = "" if pd.isna(claim.stance) or claim.stance in ("said", "stated") else f" ({claim.stance})"
    looks: Any = {"textcoords": "offset points", "va": "center", "fontsize": style.SMALL - 0.5}
    ax.annotate(text + verb, (end, y), (shift, 0), gid="figure", **looks).set_in_layout(False)
    date = "" if pd.isna(claim.published) else dates.short(claim.published)
    outlet = ", ".join(part for part in (labels.clean(claim.publisher, width=22), date) if part)
    ax.annotate(outlet, (1, y), (6, 0), xycoords=("axes fraction", "data"), annotation_clip=False, **looks)
