"""Figures over time: what was claimed for each day, and a toll as it rises. Nothing here sums claims."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from .. import tables
from . import anatomy, dates, labels, marks, style
from .selection import Selection, each, evidence, near_publication, setting, sought

CASUALTIES: Final = (
    "people", "civilians", "children", "women", "troops", "militants", "police", "officials", "journalists",
    "aid_workers", "prisoners",
)  # fmt: skip
HARM: Final = ("killed", "injured", "missing")
_COLUMNS: Final = (
    "claim_id", "article_id", "item", "action", "low", "high", "modifier", "starts_at", "ends_before", "date_basis",
    "source", "stance", "publisher", "published", "basis",
)  # fmt: skip
_MOST_SERIES: Final = 6
_CROWD: Final = 250  # marks from which on they are smaller
_NEAR_DAYS: Final = 14


def day_figures(
    claims: pd.DataFrame,
    *,
    items: tuple[str, ...] = ("drones",),
    actions: tuple[str, ...] | None = None,
    articles: pd.DataFrame | None = None,
) -> Selection:
    """The claims about single days, with `day`, `hollow` and `series` ('drones downed'), oldest first."""
    tables.require(claims, *_COLUMNS, table="claims")
    for item in items:
        setting("items", item, tables.ITEMS)
    for action in actions or ():
        setting("actions", action, tables.ACTIONS)
    wanted = claims["item"].isin(items)
    if actions is not None:
        wanted &= claims["action"].isin(actions)
    chosen = evidence(claims[wanted.fillna(False)], articles=articles)
    chosen = chosen.without(chosen.rows["basis"].isin(["period", "cumulative", "stock"]), "of a period, total or stock")
    rows = dates.dated(chosen.rows)
    chosen = Selection(rows, chosen.left_out).without(rows["begins"].isna(), "without a date")
    chosen = chosen.without(chosen.rows["n_days"] > 2, "that span more than two days")
    chosen = near_publication(chosen, days=_NEAR_DAYS)
    rows = chosen.rows
    rows = rows.assign(series=[labels.acted(claim.item, claim.action) for claim in each(rows)])
    return Selection(rows.sort_values(["day", "published", "claim_id"], kind="stable"), chosen.left_out)


def figures_by_day(
    claims: pd.DataFrame,
    *,
    items: tuple[str, ...] = ("drones",),
    actions: tuple[str, ...] | None = None,
    articles: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Every claimed figure for its day with its bounds: one mark a claim, side by side within the day.

    `items` and `actions` are words of the codebook; casualties are `items=CASUALTIES, actions=HARM`.
    """
    chosen = day_figures(claims, items=items, actions=actions, articles=articles)
    what = labels.listed(map(labels.words, items)) if len(items) < 5 else "people"
    title = f"Claimed numbers of {what}, by day" + _acted(actions)
    with style.applied():
        series = list(chosen.rows["series"].value_counts(sort=True).index) if len(chosen.rows) else []
        chosen = chosen.without(~chosen.rows["series"].isin(series[:_MOST_SERIES]), "of rarer series")
        rows = chosen.rows
        if rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(sought(items, actions)))
        ax = anatomy.begin(ax, height=4.2 if len(rows) <= _CROWD else 6.0)
        key = _draw_days(ax, rows, sorted(series[:_MOST_SERIES], key=_codebook_order))
        logarithmic = marks.scale(ax, rows)
        anatomy.grid(ax, "y")
        ax.set_ylabel("number claimed")
        return anatomy.finish(
            ax,
            title,
            f"n = {labels.counted(len(rows), 'claim')} in {labels.counted(rows['article_id'].nunique(), 'article')}; "
            f"one mark a claim, nothing is added up. {marks.HOW_TO_READ}. {logarithmic}",
            chosen.note(),
            key=key,
        )


def _codebook_order(series: str) -> tuple[int, int]:
    """'drones downed' stands where item and action stand in the codebook: launched before downed."""
    orders = ((tables.ITEMS, series.startswith), (tables.ACTIONS, series.endswith))
    ranks = [next((i for i, w in enumerate(names) if fits(labels.words(w))), len(names)) for names, fits in orders]
    return ranks[0], ranks[1]


def _acted(actions: tuple[str, ...] | None) -> str:
    return f": {labels.listed(map(labels.words, actions))}" if actions else ""


def _draw_days(ax: Axes, rows: pd.DataFrame, series: list[str]) -> list[Line2D]:
    """Set the claims of a day beside each other, ordered by series; returns the key."""
    order = {name: rank for rank, name in enumerate(series)}
    rows = rows.assign(rank=rows["series"].map(order)).sort_values(["day", "rank"], kind="stable")
    offsets = np.concatenate([anatomy.spread(n) for n in rows.groupby("day").size()])
    at = dates.position(rows["day"]).to_numpy() + 0.5 + offsets
    looks = _looks(rows, series)
    for name in series:
        own = (rows["series"] == name).to_numpy(dtype=bool)
        marks.draw(ax, rows[own], at[own], looks[name], size=marks.SIZE * max(0.2, min(1.0, _CROWD / len(rows))))
    first, last = rows["day"].min(), rows["day"].max()
    pad = 0.15 + 0.02 * (last - first).days
    dates.limit(ax, first, last, pad, pad)
    dates.draw_ticks(ax, first, last, name="Day of the event")
    key = [marks.sample(looks[name], name) for name in series]
    return [*key, marks.hollow_sample()] if rows["hollow"].any() else key


def _looks(rows: pd.DataFrame, series: list[str]) -> dict[str, style.Look]:
    """An action looks the same on all charts; a second series of it takes the next look that is free."""
    actions = rows.drop_duplicates("series").set_index("series")["action"]
    looks: dict[str, style.Look] = {}
    for name in series:
        taken = {look.colour for look in looks.values()}
        free = [look for look in style.LOOKS if look.colour not in taken]
        own = style.ACTIONS.get(str(actions[name]), free[0])
        looks[name] = own if own.colour not in taken else free[0]
    return looks


def toll_claims(
    claims: pd.DataFrame,
    *,
    story_id: str | None = None,
    place: str | None = None,
    item: str | None = None,
    action: str = "killed",
) -> Selection:
    """The claims of one toll in the order they were published.

    Without a story or a place it is the story with most claims, without an item that with most claims.
    """
    tables.require(claims, *_COLUMNS, "story_id", "place", table="claims")
    wanted = (claims["action"] == action).fillna(False)
    if story_id is None and place is None:
        stories = claims.loc[wanted, "story_id"].value_counts()
        story_id = str(stories.index[0]) if len(stories) else None
    if story_id is not None:
        wanted &= (claims["story_id"] == story_id).fillna(False)
    if place is not None:
        wanted &= (claims["place"].str.casefold() == place.casefold()).fillna(False)
    chosen = evidence(claims[wanted])
    chosen = chosen.without(chosen.rows["published"].isna(), "without a date of publication")
    counts = chosen.rows["item"].value_counts()
    item = item or (str(counts.index[0]) if len(counts) else None)
    if item is not None:
        chosen = chosen.without(chosen.rows["item"] != item, f"of other things than {labels.words(item)}")
    if "whole" in chosen.rows:
        chosen = chosen.without(chosen.rows["whole"].notna(), "that are parts of another figure")
    if "implicit" in chosen.rows:
        chosen = chosen.without(chosen.rows["implicit"], "of one more victim")
    return Selection(chosen.rows.sort_values(["published", "low", "claim_id"], kind="stable"), chosen.left_out)


def toll(
    claims: pd.DataFrame,
    *,
    story_id: str | None = None,
    place: str | None = None,
    item: str | None = None,
    action: str = "killed",
    ax: Axes | None = None,
) -> Axes:
    """A toll as it was reported: each claim when it was published, and a step line through the current figure.

    The line rises with what is said; it falls only where a source lowers its own figure, or an article says that
    the toll was lowered. A lower figure of somebody else stands below it, with the name of who gives it.
    """
    chosen = toll_claims(claims, story_id=story_id, place=place, item=item, action=action)
    rows = chosen.rows
    of = labels.words(rows["item"].iloc[0]) if len(rows) else labels.words(item) or "people"
    where = labels.clean(place or _only(rows["place"]), width=50)
    title = f"The toll as reported: {of} {labels.words(action)}" + (f", {where}" if where else "")
    with style.applied():
        if rows.empty:
            what = f"claim of {of} {labels.words(action)}" + (f" in {where}" if where else "")
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(what))
        ax = anatomy.begin(ax)
        at = dates.position(rows["published"]).to_numpy()
        first, last = dates.naive(rows["published"]).min(), dates.naive(rows["published"]).max()
        pad = max(0.12, 0.06 * float(at[-1] - at[0]))
        line = current(rows, corrected=_corrected(claims))
        until = [*at, at[-1] + pad]
        ax.step(until, [*line, line[-1]], where="post", color=style.GREY, linewidth=1.4, zorder=1)
        marks.draw(ax, rows, at, style.look(0))
        ax.set_xlim(at[0] - pad, at[-1] + pad)
        logarithmic = marks.scale(ax, rows)
        _draw_hours(ax, first, last)
        anatomy.grid(ax, "y")
        ax.set_ylabel(f"{of} {labels.words(action)}")
        anatomy.finish(
            ax,
            title,
            f"n = {labels.counted(len(rows), 'claim')} of "
            f"{labels.counted(rows['publisher'].nunique(), 'publisher')}; the line follows the current figure. "
            f"{marks.HOW_TO_READ}. {logarithmic}",
            chosen.note(),
        )
        _label_toll(ax, rows, at, line)
        return ax


def _corrected(claims: pd.DataFrame) -> frozenset[tuple[str, int]]:
    """The sentences (article and number) that say of a figure that it was replaced."""
    if "superseded" not in claims or "sentence_id" not in claims:
        return frozenset()
    said = claims[claims["superseded"].fillna(False).astype(bool)]
    return frozenset(zip(said["article_id"], said["sentence_id"], strict=True))


def current(rows: pd.DataFrame, *, corrected: frozenset[tuple[str, int]] = frozenset()) -> list[float]:
    """The figure that stands after each claim, in their order: 9, 12, somebody else's 5, 14 -> 9, 12, 12, 14."""
    line: list[float] = []
    holder: object = None
    for claim, value in zip(each(rows), marks.stated(rows), strict=True):
        origin = next((name for name in (claim.source, claim.publisher) if not pd.isna(name)), None)
        told_anew = (claim.article_id, getattr(claim, "sentence_id", None)) in corrected
        if not line or value >= line[-1] or origin == holder or told_anew:
            holder = origin
            line.append(float(value))
        else:
            line.append(line[-1])
    return line


def _only(names: pd.Series[Any]) -> str:
    """The only name there is, or ''."""
    given = names.dropna().unique()
    return str(given[0]) if len(given) == 1 else ""


def _label_toll(ax: Axes, rows: pd.DataFrame, at: Any, line: list[float]) -> None:
    """Figure and publisher beside the mark: first where the figure changes, then where there is room.

    Off the line stands who says so.
    """
    value = marks.stated(rows).to_numpy()
    texts = []
    for claim, own, standing in zip(each(rows), value, line, strict=True):
        who = claim.publisher if own == standing or pd.isna(claim.source) else claim.source
        bounds = labels.bounds(claim.low, claim.high, claim.modifier)
        texts.append(f"{bounds} {labels.clean(who, width=24)}".strip())
    news = [i for i in range(len(value)) if i == 0 or value[i] != value[i - 1]]
    order = news + [i for i in range(len(value)) if i not in set(news)]
    points = [(float(at[i]), float(value[i])) for i in order]
    ends = [*at[1:], ax.get_xlim()[1]]
    steps = [((x, y), (until, y)) for x, y, until in zip(at, line, ends, strict=True)]
    steps += [((x, before), (x, y)) for x, y, before in zip(at[1:], line[1:], line[:-1], strict=True)]
    bars = [((x, y), (x, high)) for x, y, high in zip(at, value, rows["high"], strict=True) if not pd.isna(high)]
    arrows = rows["high"].isna().to_numpy(dtype=bool)[order]
    labels.place(ax, points, [texts[i] for i in order], avoid=steps + bars, arrows=list(arrows))


def _draw_hours(ax: Axes, first: pd.Timestamp, last: pd.Timestamp) -> None:
    """Days below the axis, hours where all is of less than two days."""
    if last - first > pd.Timedelta(hours=48):
        dates.draw_ticks(ax, first.ceil("D"), last, name="Published (UTC)", middle=False)
        return
    hours = next(step for step in (1, 2, 3, 6, 12) if (last - first) / pd.Timedelta(hours=step) <= 8)
    moments = pd.date_range(first.floor(f"{hours}h"), last.ceil(f"{hours}h"), freq=f"{hours}h")
    limits = ax.get_xlim()
    moments = moments[dates.position(pd.Series(moments)).between(*limits).to_numpy()]
    texts, day = [], None
    for moment in moments:
        texts.append(f"{moment:%H:%M}\n{dates.short(moment)}" if moment.date() != day else f"{moment:%H:%M}")
        day = moment.date()
    ax.set_xticks(dates.position(pd.Series(moments)), texts)
    ax.set_xlim(limits)
    ax.set_xlabel(f"Published (UTC), {first.year}")
