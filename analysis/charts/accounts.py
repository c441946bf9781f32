"""What became of the weapons of a night: one account, of one article, with one figure for each fate.

A balance never mixes accounts: its figures come from the article that says most, and the later of two
that say as much. Stories lend their `best` figure. Nothing is summed over claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import pandas as pd

from .. import tables
from . import dates
from .selection import Selection, each, evidence

WEAPONS: Final = ("drones", "missiles", "rockets", "bombs")
FATES: Final = ("downed", "suppressed", "hit")
FIGURES: Final = ("launched", *FATES)
_COLUMNS: Final = (
    "claim_id", "article_id", "item", "model", "action", "side", "side_country", "agent", "agent_country", "whole",
    "low", "high", "modifier", "starts_at", "ends_before", "date_basis", "source", "stance", "publisher", "published",
    "basis", "place", "story_id",
)  # fmt: skip


def weapon_claims(claims: pd.DataFrame, *, articles: pd.DataFrame | None = None) -> Selection:
    """Claims of weapons launched, downed, suppressed or hit, with `night`, `owner`, `fate` and `value`.

    A drone or missile that is destroyed counts as downed. `owner` is whose weapons they are: the side
    stated, else who launched them, else the only owner that the same article names for that night.
    """
    tables.require(claims, *_COLUMNS, table="claims")
    fates = claims["action"].replace({"destroyed": "downed"})
    wanted = claims["item"].isin(WEAPONS) & fates.isin(FIGURES)
    chosen = evidence(claims.assign(fate=fates)[wanted.fillna(False)], articles=articles)
    chosen = chosen.without(chosen.rows["basis"].isin(["period", "cumulative", "stock"]), "of a period, total or stock")
    chosen = Selection(dates.dated(chosen.rows), chosen.left_out)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    chosen = chosen.without(chosen.rows["n_days"] > 2, "that span more than two days")
    chosen = chosen.without(_is_part(chosen.rows), "that are parts of another figure")
    rows = chosen.rows
    owner = rows["side_country"].fillna(rows["side"])
    launcher = rows["agent_country"].fillna(rows["agent"]).where(rows["fate"] == "launched")
    value = rows["low"].fillna(rows["high"]).astype(float)
    rows = rows.assign(night=dates.night(rows["begins"], rows["n_days"]), owner=owner.fillna(launcher), value=value)
    return Selection(_shared_owner(rows), chosen.left_out)


def _is_part(rows: pd.DataFrame) -> pd.Series[Any]:
    """Whether a figure is part of another of the same fate: '37 of them over Rostov' after '61 downed'."""
    keys = ["article_id", "item", "fate"]
    wholes = set(rows[[*keys, "low"]].dropna().itertuples(index=False, name=None))
    given = rows[[*keys, "whole"]].itertuples(index=False, name=None)
    return pd.Series([key in wholes for key in given], index=rows.index, dtype=bool)


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
    `suppressed` · `hit` · `unaccounted` (null where nothing says how many were launched or what became
    of any, or where the parts exceed it) · `launched_id`, `downed_id`, ... (the claim of each figure) ·
    `claim_ids` · `source` · `publisher` · `hollow` (dated only by publication) · `n_claims` (all that speak of it) ·
    `others_differ` (another article gives another figure).

    A figure with bounds stands with its lower one, or the only one it has. The whole of "79 of 128
    downed" is the number launched, whatever else the article says of launches.
    """
    return balances(weapon_claims(claims, articles=articles), stories)


def balances(chosen: Selection, stories: pd.DataFrame | None) -> pd.DataFrame:
    """`balance_table` of claims that are already chosen."""
    best = {} if stories is None else dict(zip(stories["story_id"], stories["best"], strict=True))
    groups: dict[tuple[Any, str, str], list[Any]] = defaultdict(list)
    for claim in each(chosen.rows):
        groups[claim.night, "" if pd.isna(claim.owner) else claim.owner, claim.item].append(claim)
    found = []
    for (night, owner, item), group in sorted(groups.items(), key=lambda entry: entry[0]):
        for model, part in _by_model(group):
            found.append({"night": night, "owner": owner or None, "item": item, "model": model, **_account(part, best)})
    figures = dict.fromkeys((*FIGURES, "unaccounted"), "Float64")
    names = ["night", "owner", "item", "model", *figures, *(f"{name}_id" for name in FIGURES)]
    names += ["claim_ids", "source", "publisher", "hollow", "n_claims", "others_differ"]
    texts = ["owner", "item", "model", "source", "publisher", *(name for name in names if name.endswith("_id"))]
    flags = {"hollow": "boolean", "others_differ": "boolean"}
    dtypes = {**figures, **dict.fromkeys(texts, "string"), **flags, "n_claims": "Int64", "night": "datetime64[us]"}
    return pd.DataFrame(found, columns=names).astype(dtypes)


def _by_model(group: list[Any]) -> Iterable[tuple[str | None, list[Any]]]:
    """The models of a night apart; figures without a model join the only model if they agree with it.

    '128 Shahed drones launched' and '79 drones downed' are one balance; '5 Kh-101 launched' and '20
    missiles downed' are two.
    """
    parts: dict[str, list[Any]] = defaultdict(list)
    for claim in group:
        parts["" if pd.isna(claim.model) else claim.model].append(claim)
    if len(parts) == 2 and "" in parts and _agree(group):
        return [(max(parts), group)]
    return [(model or None, part) for model, part in sorted(parts.items())]


def _agree(group: list[Any]) -> bool:
    """No fate exceeds what was launched."""
    launched = [claim.value for claim in group if claim.fate == "launched"]
    launched += [float(claim.whole) for claim in group if not pd.isna(claim.whole)]
    fates = [claim.value for claim in group if claim.fate != "launched"]
    return not launched or not fates or max(fates) <= max(launched)


def _account(part: list[Any], best: dict[str, Any]) -> dict[str, Any]:
    """The figures of the article that says most: how many were launched, then most fates, then latest."""
    articles: dict[str, list[Any]] = defaultdict(list)
    for claim in part:
        articles[claim.article_id].append(claim)
    accounts = [_figures(group, best) for group in articles.values()]
    account = max(accounts, key=lambda figures: figures["rank"])
    said = account["said"]
    differ = any(said.get(fate, value) != value for other in accounts for fate, value in other["said"].items())
    return {**account, "n_claims": len(part), "others_differ": differ}


def _figures(group: list[Any], best: dict[str, Any]) -> dict[str, Any]:
    """One article's figure for each fate, and what they leave unaccounted for."""
    out: dict[str, Any] = {}
    used = {fate: _widest([claim for claim in group if claim.fate == fate]) for fate in FIGURES}
    used = {fate: claim for fate, claim in used.items() if claim is not None}
    whole = next((used[fate] for fate in FATES if fate in used and not pd.isna(used[fate].whole)), None)
    if whole is not None:
        used.pop("launched", None)
        out["launched"], out["launched_id"] = float(whole.whole), whole.claim_id
        said = [claim for claim in group if claim.fate == "launched" and claim.value == whole.whole]
        if said:
            used["launched"] = said[0]
    for fate, claim in used.items():
        value = best.get(claim.story_id)
        out[fate] = claim.value if pd.isna(value) else float(value)
        out[f"{fate}_id"] = claim.claim_id
    parts = sum(out.get(fate, 0.0) for fate in FATES)
    if "launched" in out and any(fate in out for fate in FATES) and out["launched"] >= parts:
        out["unaccounted"] = out["launched"] - parts
    ids = sorted({out[name] for name in out if name.endswith("_id")})
    published = max((claim.published.value for claim in group if not pd.isna(claim.published)), default=-1)
    return {
        **out,
        "said": {fate: claim.value for fate, claim in used.items()},
        "rank": ("launched" in out, len(used), published, ids),
        "claim_ids": ids,
        "source": next((claim.source for claim in group if not pd.isna(claim.source)), None),
        "publisher": group[0].publisher,
        "hollow": all(claim.hollow for claim in used.values()),
    }


def _widest(claims: list[Any]) -> Any:
    """Of several figures of one article that with a whole, else without a place, else the largest."""
    return min(claims, key=lambda claim: (pd.isna(claim.whole), not pd.isna(claim.place), -claim.value), default=None)
