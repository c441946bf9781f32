"""Which claims tell of an event, which of them tell of the same, and whose lane they stand in."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from .. import tables
from ..lexicon import default_lexicons
from . import dates, marks
from .selection import MEASURES, PRONOUNS, Selection, evidence

COLUMNS: Final = (
    "claim_id", "article_id", "item", "action", "low", "high", "modifier", "starts_at", "ends_before", "date_basis",
    "counted", "source", "stance", "publisher", "published", "basis",
)  # fmt: skip
ACTORS: Final = ("side", "agent", "source")
_THEIRS: Final = re.compile(r"(?:its|his|her|their|our|my) ", re.IGNORECASE)  # 'its air force' names nobody
BASES: Final = ("stated", "carried", "published")  # the best known date first


def happenings(claims: pd.DataFrame, *, planned: bool = False) -> Selection:
    """The claims that tell of an event (or one `planned`), with the columns of `dates.dated`; dated or not.

    No totals and stocks, which no day has; no money, distance, area or percent, and nothing without an action.
    """
    tables.require(claims, *COLUMNS, table="claims")
    chosen = evidence(claims, planned=planned)
    chosen = chosen.without(chosen.rows["basis"].isin(["cumulative", "stock"]), "of totals or stocks")
    chosen = chosen.without(chosen.rows["item"].isin(MEASURES), "of money, distance, area or percent")
    chosen = chosen.without(chosen.rows["action"].fillna("none").isin(["none", "other"]), "without an action")
    return Selection(dates.dated(chosen.rows), chosen.left_out)


def stories(rows: pd.DataFrame) -> pd.Series[Any]:
    """The key of each claim's event: its story, or itself where nothing was compared."""
    if "story_id" not in rows:
        return rows["claim_id"]
    keys: pd.Series[Any] = rows["story_id"].fillna(rows["claim_id"])
    return keys


def told_once(rows: pd.DataFrame) -> pd.DataFrame:
    """One claim of each figure of an event, the one with the best known date, then the first published.

    `event` is its key, `n_told` says how many articles give this figure.
    """
    order = rows["date_basis"].map({basis: rank for rank, basis in enumerate(BASES)}).fillna(len(BASES))
    figure = ["event", "item", "action", "low", "high"]
    ranked = rows.assign(event=stories(rows), _order=order)
    ranked["n_told"] = ranked.groupby(figure, dropna=False)["article_id"].transform("nunique").astype(int)
    ranked = ranked.sort_values(["_order", "published", "claim_id"], kind="stable")
    return ranked.drop_duplicates(figure).drop(columns="_order")


def weight(rows: pd.DataFrame) -> pd.Series[Any]:
    """How much a claim deserves room, 0 to 1: its rank among the figures of its own class and action."""
    value = marks.stated(rows)
    ranks: pd.Series[Any] = value.groupby([rows["item"], rows["action"]]).rank(pct=True)
    return ranks.fillna(0.0)


def in_lanes(chosen: Selection, lanes: str) -> Selection:
    """Add `lane`, the key of the place, item or actor, and leave out what has none or only a pronoun.

    An actor or place is its id, else its words: 'the mayor' and 'Mayor' are one.
    """
    named = {"place": "a place", "item": "a class"}.get(lanes, f"a named {lanes}")
    rows = chosen.rows
    tables.require(rows, lanes, table="claims")
    key = _naming(rows, lanes).str.casefold().str.removeprefix("the ")
    if f"{lanes}_id" in rows:
        key = rows[f"{lanes}_id"].fillna(key)
    return Selection(rows.assign(lane=key), chosen.left_out).without(key.isna(), f"without {named}")


def lane_names(rows: pd.DataFrame, lanes: str) -> dict[str, str]:
    """Key of a lane -> its name: the lexicon's for a state or an actor, else the most frequent words.

    An actor that is only 'he' in these claims is named by its id: 'name:ivan-fedorov' -> 'Ivan Fedorov'.
    """
    naming = _naming(rows, lanes).dropna()
    words = naming.groupby(rows["lane"]).agg(lambda texts: texts.mode().iloc[0])
    lexicons = default_lexicons()
    known = {row["country"]: row["state"] for row in lexicons.rows("states") if row["type"] == "name"}
    known |= {row["actor_id"]: row["actor"] for row in lexicons.rows("actors")}
    found = {str(key): known.get(key, words.get(key)) for key in rows["lane"].unique()}
    return {key: str(name or key.rpartition(":")[2].replace("-", " ").title()) for key, name in found.items()}


def _naming(rows: pd.DataFrame, lanes: str) -> pd.Series[Any]:
    """The words of a column that name somebody or something; pronouns are null."""
    words: pd.Series[Any] = rows[lanes].astype("string")
    if lanes not in ACTORS:
        return words
    return words.mask(pd.Series([isinstance(w, str) and nameless(w) for w in words], index=words.index, dtype=bool))


def nameless(words: str) -> bool:
    """'it', 'who', 'its air force': an actor that only the sentences before could name."""
    return words.casefold() in PRONOUNS or _THEIRS.match(words) is not None
