"""One actor, one id across a corpus: a surname alone takes the id of the only full name that ends in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

PREFIX: Final = "name:"
COLUMNS: Final = {
    "mentions": ("actor_id",),
    "attributions": ("source_id",),
    "claims": ("side_id", "agent_id", "source_id"),
    "parties": ("actor_id",),
}


def unify_actors(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables that hold actor ids, with ids of the same actor made one; two candidates leave them apart."""
    same = _same_names(tables["mentions"])
    out: dict[str, pd.DataFrame] = {}
    for name, columns in COLUMNS.items():
        table = tables[name].copy()
        for column in columns:
            if same:
                table[column] = table[column].replace(same)
        out[name] = table
    return out


def _same_names(mentions: pd.DataFrame) -> dict[str, str]:
    persons = mentions[(mentions["kind"] == "person") & mentions["actor_id"].str.startswith(PREFIX).fillna(False)]
    ids = set(persons["actor_id"].unique())
    full: dict[str, set[str]] = {}
    for actor_id in ids:
        *before, surname = actor_id.removeprefix(PREFIX).split("-")
        if before:
            full.setdefault(surname, set()).add(actor_id)
    return {
        PREFIX + surname: next(iter(candidates))
        for surname, candidates in full.items()
        if len(candidates) == 1 and PREFIX + surname in ids
    }
