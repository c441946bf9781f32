"""Launched, downed, suppressed, hit: one balance by night and weapon.

A balance never mixes accounts: its figures come from one article, the one that says most, and the later
of two that say as much. Stories lend their `best` figure. Nothing is summed over claims.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import tables
from . import anatomy, dates, labels, links, marks, style
from .selection import Selection, each, evidence

WEAPONS: Final = ("drones", "missiles", "rockets", "bombs")
FATES: Final = ("downed", "suppressed", "hit")
_PARTS: Final = {
    "downed": ("downed", style.BLUE, ""),
    "suppressed": ("suppressed (jammed, lost)", style.SKY, "////"),
    "hit": ("hit", style.VERMILION, "xxxx"),
}
_COLUMNS: Final = (
    "claim_id", "article_id", "item", "model", "action", "side", "side_country", "agent", "agent_country", "whole",
    "low", "high", "modifier", "starts_at", "ends_before", "date_basis", "source", "stance", "publisher", "published",
    "basis", "place", "story_id",
)  # fmt: skip
_MOST_ROWS: Final = 36


def weapon_claims(claims: pd.DataFrame, *, articles: pd.DataFrame | None = None) -> Selection:
    """Claims of weapons launched, downed, suppressed or hit, with `night`, `owner`, `fate` and `value`.

    A drone or missile that is destroyed counts as downed. `owner` is whose weapons they are: the side
    stated, else who launched them, else the only owner that the same article names for that night.
    """
    tables.require(claims, *_COLUMNS, table="claims")
    fates = claims["action"].replace({"destroyed": "downed"})
    wanted = claims["item"].isin(WEAPONS) & fates.isin(["launched", *FATES])
    chosen = evidence(claims.assign(fate=fates)[wanted.fillna(False)], articles=articles)
    chosen = chosen.without(chosen.rows["basis"].isin(["period", "cumulative", "stock"]), "of a period, total or stock")
    chosen = Selection(dates.dated(chosen.rows), chosen.left_out)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    chosen = chosen.without(chosen.rows["n_days"] > 2, "that span more than two days")
    rows = chosen.rows
    owner = rows["side_country"].fillna(rows["side"])
    launcher = rows["agent_country"].fillna(rows["agent"]).where(rows["fate"] == "launched")
    value = rows["low"].fillna(rows["high"]).astype(float)
    rows = rows.assign(night=dates.night(rows["begins"], rows["n_days"]), owner=owner.fillna(launcher), value=value)
    return Selection(_shared_owner(rows), chosen.left_out)


def _shared_owner(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill an unknown owner with the only one of the article, night and item, if it is not who acted."""
    keys = ["article_id", "night", "item"]
    known = rows.dropna(subset=["owner"]).groupby(keys)["owner"].agg(["nunique", "first"])
    only = known.loc[known["nunique"] == 1, "first"].rename("only").reset_index()
    fill = rows[keys].merge(only, on=keys, how="left")["only"].set_axis(rows.index)
    fill = fill.where(~(rows["agent_country"] == fill).fillna(False) | (rows["fate"] == "launched"))
    return rows.assign(owner=rows["owner"].fillna(fill))


def balance_table(
    claims: pd.DataFrame, stories: pd.DataFrame | None = None, *, articles: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per night, owner, item and model, by night, with one figure for each fate.

    `night` (date of the evening) · `owner` (whose weapons) · `item` · `model` · `launched` · `downed` ·
    `suppressed` · `hit` · `unaccounted` (null where nothing says how many were launched, or where the
    parts exceed it) · `launched_id`, `downed_id`, ... (the claim of each figure) · `claim_ids` · `source` ·
    `publisher` · `hollow` (dated only by publication) · `n_claims` (all that speak of it).
    `others_differ`: another article gives another figure. A figure with bounds stands with its lower one,
    or the only one it has.

    The whole of "79 of 128 downed" is the number launched where no claim says it.
    """
    return _balances(weapon_claims(claims, articles=articles).rows, stories)


def _balances(rows: pd.DataFrame, stories: pd.DataFrame | None) -> pd.DataFrame:
    best = {} if stories is None else dict(zip(stories["story_id"], stories["best"], strict=True))
    found = []
    for (night, owner, item), group in rows.groupby(["night", "owner", "item"], dropna=False, sort=True):
        for model, part in _by_model(group):
            found.append({"night": night, "owner": owner, "item": item, "model": model, **_account(part, best)})
    figures = dict.fromkeys(("launched", *FATES, "unaccounted"), "Float64")
    names = ["night", "owner", "item", "model", *figures, *(f"{name}_id" for name in ("launched", *FATES))]
    names += ["claim_ids", "source", "publisher", "hollow", "n_claims", "others_differ"]
    texts = ["owner", "item", "model", "source", "publisher", *(name for name in names if name.endswith("_id"))]
    flags = {"hollow": "boolean", "others_differ": "boolean"}
    dtypes = {**figures, **dict.fromkeys(texts, "string"), **flags, "n_claims": "Int64", "night": "datetime64[us]"}
    return pd.DataFrame(found, columns=names).astype(dtypes)


def _by_model(group: pd.DataFrame) -> list[tuple[Any, pd.DataFrame]]:
    """The models of a night apart; figures without a model join the only model if they agree with it.

    '128 Shahed drones launched' and '79 drones downed' are one balance; '5 Kh-101 launched' and '20
    missiles downed' are two.
    """
    models = group["model"].dropna().unique()
    plain = group[group["model"].isna()]
    if len(models) == 1 and (plain.empty or _agree(group)):
        return [(models[0], group)]
    parts: list[tuple[Any, pd.DataFrame]] = [(pd.NA, plain)] if len(plain) else []
    return parts + [(model, group[group["model"] == model]) for model in sorted(models)]


def _agree(group: pd.DataFrame) -> bool:
    """No fate exceeds what was launched."""
    launched = pd.concat([group.loc[group["fate"] == "launched", "value"], group["whole"].dropna().astype(float)])
    fates = group.loc[group["fate"] != "launched", "value"]
    return launched.empty or fates.empty or bool(fates.max() <= launched.max())


def _account(part: pd.DataFrame, best: dict[str, Any]) -> dict[str, Any]:
    """The figures of the article that says most: how many were launched, then most fates, then latest."""
    accounts = [_figures(group, best) for _, group in part.groupby("article_id", sort=False)]
    ranks = ("has_launched", "n_figures", "published", "claim_ids")
    account = max(accounts, key=lambda figures: [figures[rank] for rank in ranks])
    said = account["said"]
    differ = any(said.get(fate, value) != value for other in accounts for fate, value in other["said"].items())
    return {**account, "n_claims": len(part), "others_differ": differ}


def _figures(group: pd.DataFrame, best: dict[str, Any]) -> dict[str, Any]:
    """One article's figure for each fate, and what they leave unaccounted for."""
    out: dict[str, Any] = {}
    used, said = [], {}
    for fate in ("launched", *FATES):
        claim = _widest(group[group["fate"] == fate])
        if claim is not None:
            used.append(claim)
            said[fate] = claim["value"]
            value = best.get(claim["story_id"])
            out[fate] = claim["value"] if value is None or pd.isna(value) else float(value)
            out[f"{fate}_id"] = claim["claim_id"]
    if "launched" not in out:
        wholes = group[group["whole"].notna() & (group["fate"] != "launched")]
        if len(wholes):
            first = wholes.sort_values("whole", ascending=False, kind="stable").iloc[0]
            out["launched"], out["launched_id"] = float(first["whole"]), first["claim_id"]
    parts = sum(out.get(fate, 0.0) for fate in FATES)
    if "launched" in out and out["launched"] >= parts:
        out["unaccounted"] = out["launched"] - parts
    sources = group.dropna(subset=["source"])
    return {
        **out,
        "said": said,
        "has_launched": "launched" in out,
        "n_figures": sum(fate in out for fate in ("launched", *FATES)),
        "published": -1 if pd.isna(group["published"].max()) else group["published"].max().value,
        "claim_ids": sorted({out[key] for key in out if key.endswith("_id")}),
        "source": sources["source"].iloc[0] if len(sources) else None,
        "publisher": group["publisher"].iloc[0],
        "hollow": all(claim["hollow"] for claim in used),
    }


def _widest(claims: pd.DataFrame) -> Any:
    """Of several figures of one article that with a whole, else without a place, else the largest."""
    if claims.empty:
        return None
    order = claims.assign(partial=claims["whole"].isna(), local=claims["place"].notna())
    return order.sort_values(["partial", "local", "value"], ascending=[True, True, False], kind="stable").iloc[0]


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
        table = _balances(chosen.rows, stories)
        shown = table.tail(_MOST_ROWS)
        rows = _night_rows(shown)
        ax = anatomy.begin(ax, height=1.9 + 0.27 * rows.height)
        spoken = {claim.claim_id: claim for claim in each(chosen.rows)}
        drawn = [_draw_bar(ax, y, row, spoken) for y, row in zip(rows.y, each(shown), strict=True)]
        rows.draw(ax)
        room = max(end / (1 - min(0.8, n_letters * 0.0105)) for end, n_letters in drawn)
        _finish_bars(ax, max(end for end, _ in drawn), max(room, 1.0))
        earlier = f" The {len(table) - len(shown)} earlier balances are not shown." if len(table) > len(shown) else ""
        return anatomy.finish(
            ax,
            title,
            f"Number of weapons; a night bears the dates of its evening and morning. n = "
            f"{labels.counted(len(shown), 'balance')} from {labels.counted(len(chosen.rows), 'claim')}; the figures of "
            f"a balance come from one article.{earlier}",
            chosen.note(),
            key=_key(hollow=bool(shown["hollow"].any())),
        )


def _night_rows(table: pd.DataFrame) -> anatomy.Rows:
    """A section a night, a row a weapon: 'RUS drones (shahed-136)'."""
    rows, night = anatomy.Rows(), None
    for row in each(table):
        if row.night != night:
            night = row.night
            rows.section(f"{dates.evening(pd.Timestamp(night))} {pd.Timestamp(night).year}")
        owner = "" if pd.isna(row.owner) else labels.clean(row.owner, width=18) + " "
        model = "" if pd.isna(row.model) else f" ({labels.clean(row.model, width=18)})"
        rows.add(f"{owner}{labels.words(row.item)}{model}")
    return rows


def _draw_bar(ax: Axes, y: float, row: Any, spoken: dict[str, Any]) -> tuple[float, int]:
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
        _add_bar(ax, (begin, y, value), claim, _PARTS[fate][1], _PARTS[fate][2], hollow=bool(row.hollow))
        begin += float(value)
    end = begin
    if not pd.isna(row.launched):
        claim = spoken[row.launched_id]
        _add_bar(ax, (0, y, row.launched), claim, style.INK, "", hollow=True)
        end = max(begin, float(row.launched))
        said.insert(0, f"{_in_words(row.launched, claim, 'launched')} launched")
        if pd.isna(row.unaccounted):
            said.append("more than launched")
        elif row.unaccounted and begin:
            said.append(f"{labels.number(row.unaccounted)} unaccounted")
    if row.others_differ:
        said.append("other accounts differ")
    text = " · ".join(said)
    ax.annotate(
        text, (end, y), (5, 0), textcoords="offset points", va="center", fontsize=style.SMALL - 0.5
    ).set_in_layout(False)
    return end, len(text)


def _add_bar(ax: Axes, where: tuple[float, float, Any], claim: Any, colour: str, hatch: str, *, hollow: bool) -> None:
    begin, y, length = where
    bar = Rectangle((begin, y - 0.31), length, 0.62, hatch=hatch, linewidth=1.1 if hollow else 0)
    bar.set_facecolor("none" if hollow else colour)
    bar.set_edgecolor(colour if hollow else "white")
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
