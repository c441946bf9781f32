"""Launched, downed, suppressed, hit: the balance of each night as bars."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from . import anatomy, atlas, dates, labels, links, marks, style
from .accounts import FATES, balances, weapon_claims
from .selection import each

_PARTS: Final = {
    "downed": ("downed", style.BLUE, ""),
    "suppressed": ("suppressed (jammed, lost)", style.SKY, "////"),
    "hit": ("hit", style.VERMILION, "xxxx"),
}
_MOST_ROWS: Final = 36
_MANY: Final = 3  # bars, of which one could dwarf the others


def balance(
    claims: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    articles: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The balance of each night as bars: the outline is what was launched, inside what became of it."""
    chosen = weapon_claims(claims, articles=articles)
    title = "Launched, downed, suppressed, hit: the balance by night"
    with style.applied():
        if chosen.rows.empty:
            what = "claim of drones, missiles, rockets or bombs launched, downed, suppressed or hit"
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(what))
        table = balances(chosen, stories)
        shown = table.tail(_MOST_ROWS)
        rows = _night_rows(shown)
        ax = anatomy.begin(ax, height=1.9 + 0.27 * rows.height)
        spoken = {claim.claim_id: claim for claim in each(chosen.rows)}
        longest = _longest([_end(row) for row in each(shown)])
        drawn = [_draw_bar(ax, y, row, spoken, longest) for y, row in zip(rows.y, each(shown), strict=True)]
        rows.draw(ax)
        room = max(min(end, longest) / (1 - min(0.8, n_letters * 0.0105)) for end, n_letters in drawn)
        _finish_bars(ax, longest, max(room, 1.0))
        cut = f" Bars over {labels.number(longest)} are cut off." if max(drawn)[0] > longest else ""
        earlier = f" The {len(table) - len(shown)} earlier balances are not shown." if len(table) > len(shown) else ""
        return anatomy.finish(
            ax,
            title,
            f"Number of weapons; a night bears the dates of its evening and morning. n = "
            f"{labels.counted(len(shown), 'balance')} from {labels.counted(len(chosen.rows), 'claim')}; the figures of "
            f"a balance come from one article.{cut}{earlier}",
            chosen.note(),
            key=_key(hollow=bool(shown["hollow"].any())),
        )


def _night_rows(table: pd.DataFrame) -> anatomy.Rows:
    """A section a night, a row a weapon: 'Russia: drones (shahed-136)'."""
    rows, night = anatomy.Rows(), None
    for row in each(table):
        if row.night != night:
            night = row.night
            rows.section(dates.night_name(pd.Timestamp(night)))
        owner = (
            "" if pd.isna(row.owner) else labels.clean(atlas.country_names().get(row.owner, row.owner), width=18) + ": "
        )
        model = "" if pd.isna(row.model) else f" ({labels.clean(row.model, width=18)})"
        rows.add(f"{owner}{labels.words(row.item)}{model}")
    return rows


def _draw_bar(ax: Axes, y: float, row: Any, spoken: dict[str, Any], longest: float) -> tuple[float, int]:
    """One balance: the parts from the left, the outline of what was launched, the figures behind it.

    Returns where the bar ends and how many letters stand behind it.
    """
    begin, said = 0.0, []
    for fate in FATES:
        value = getattr(row, fate)
        if pd.isna(value):
            continue
        claim = spoken[getattr(row, f"{fate}_id")]
        said.append(f"{_in_words(value, claim, fate)} {fate}")
        _add_bar(
            ax,
            (begin, y, max(min(value, longest - begin), 0.0)),
            claim,
            _PARTS[fate][1],
            _PARTS[fate][2],
            hollow=bool(row.hollow),
        )
        begin += float(value)
    end = begin
    if not pd.isna(row.launched):
        claim = spoken[row.launched_id]
        _add_bar(ax, (0, y, min(row.launched, longest)), claim, style.INK, "", hollow=True)
        end = max(begin, float(row.launched))
        said.insert(0, f"{_in_words(row.launched, claim, 'launched')} launched")
        if begin > row.launched:
            said.append("more than launched")
        elif begin and row.unaccounted:
            said.append(f"{labels.number(row.unaccounted)} unaccounted")
    if row.others_differ:
        said.append("other accounts differ")
    text = " · ".join(said)
    ax.annotate(
        text, (min(end, longest), y), (5, 0), textcoords="offset points", va="center", fontsize=style.SMALL - 0.5
    ).set_in_layout(False)
    return end, len(text)


def _end(row: Any) -> float:
    """How far the bar of a balance reaches."""
    values = [getattr(row, fate) for fate in FATES]
    parts = sum(float(value) for value in values if not pd.isna(value))
    return parts if pd.isna(row.launched) else max(parts, float(row.launched))


def _longest(ends: list[float]) -> float:
    """The longest bar drawn in full: one or two that would dwarf many others are cut off."""
    ordered = sorted(ends, reverse=True)
    if len(ordered) < _MANY:
        return ordered[0]
    for longest, following in list(pairwise(ordered))[:2]:
        if longest <= 5 * following:
            return longest
    return ordered[min(2, len(ordered) - 1)]


def _add_bar(ax: Axes, where: tuple[float, float, Any], claim: Any, colour: str, hatch: str, *, hollow: bool) -> None:
    begin, y, length = where
    bar = Rectangle((begin, y - 0.31), length, 0.62, hatch=hatch, linewidth=1.1 if hollow else 0)
    bar.set_facecolor("none" if hollow else colour)
    bar.set_edgecolor(colour if hollow else "white")
    bar.set_zorder(1.2 if colour == style.INK else 1.4 if hollow else 1.0)
    bar.set_gid(f"claims-{len(ax.patches)}")
    links.link(bar, [claim.claim_id], [links.title(claim)])
    ax.add_patch(bar)


def _in_words(value: Any, claim: Any, fate: str) -> str:
    """The figure with its claim's bounds, '≥ 30', where it is the claim's and not its story's or whole."""
    if claim.fate == fate and claim.value == value:
        return labels.bounds(claim.low, claim.high, claim.modifier)
    return labels.number(value)


def _finish_bars(ax: Axes, longest: float, room: float) -> None:
    """The axis of the numbers, with `room` on the right for the figures in words."""
    ax.set_xlim(0, room)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10], integer=True))
    ax.set_xticks([tick for tick in ax.get_xticks() if tick <= longest])
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: labels.number(value)))
    ax.set_xlabel("Number of weapons", loc="left")
    anatomy.grid(ax, "x")
    ax.spines["bottom"].set_visible(False)


def _key(*, hollow: bool) -> list[Patch]:
    parts = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0, label=name)
        for name, colour, hatch in _PARTS.values()
    ]
    if hollow:
        parts.append(Patch(facecolor="none", edgecolor=style.BLUE, label=marks.HOLLOW))
    return [Patch(fill=False, edgecolor=style.INK, label="launched (blank: unaccounted for)"), *parts]
