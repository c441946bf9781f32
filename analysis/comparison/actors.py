"""One actor, one id across a corpus: surnames alone, other transliterations, acronyms that one article spells out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pandas as pd

from ..tables import TEXT, plain

NAME: Final = "name:"
KNOWN: Final = "person:"
COLUMNS: Final = {
    "mentions": ("actor_id",),
    "attributions": ("source_id",),
    "claims": ("side_id", "agent_id", "source_id"),
    "parties": ("actor_id",),
}
SOUNDS: Final = (
    (re.compile(r"\b(?:muhammad|mohammad|mohammed|mohamed|mohamad|muhammed|mehmed)\b"), "mohamed"),
    (re.compile(r"\b(?:al|el|ul)-"), ""),
    (re.compile("(?<=.)(?:iy|yi|ii|yj|ij|yy|ey|ei)"), "i"),
    (re.compile("[yj]"), "i"),
    (re.compile("kh|gh"), "h"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee"), "i"),
    (re.compile("q"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("ie"), "e"),
    (re.compile(r"([a-z])\1"), r"\1"),
)
"""Spellings between which transliterations from Arabic and Cyrillic differ, the larger before the smaller."""
PARTS: Final = 2  # names of so many words may be spelled otherwise; one word is too little to tell


def unify_actors(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables that hold actor ids, with ids of the same actor made one; two candidates leave them apart."""
    same = _same_actors(tables["mentions"])
    out: dict[str, pd.DataFrame] = {}
    for name, columns in COLUMNS.items():
        table = tables[name].copy()
        for column in columns:
            if same:
                table[column] = pd.Series([same.get(i, i) for i in plain(table[column])], table.index, TEXT)
        out[name] = table
    return out


def _same_actors(mentions: pd.DataFrame) -> dict[str, str]:
    """Id -> the id to use instead."""
    ids = mentions["actor_id"].fillna("")
    persons = ids[(mentions["kind"] == "person") & ids.str.startswith((NAME, KNOWN))]
    spelled = _same_spellings(persons)
    once = {spelled.get(actor_id, actor_id) for actor_id in persons.unique()}
    surnames = _same_surnames(once)
    same = {actor_id: surnames.get(other, other) for actor_id, other in spelled.items()} | surnames
    return same | _same_acronyms(mentions)


def _same_spellings(persons: pd.Series) -> dict[str, str]:
    """'name:oleksiy-tamm' and 'name:oleksii-tamm': the known one is kept, else the one that stands more often."""
    counts = Counter(plain(persons))
    ids = [actor_id for actor_id in counts if actor_id.count("-", actor_id.index(":")) + 1 >= PARTS]
    by_sound: dict[str, list[str]] = {}
    for actor_id, sound in zip(ids, _sounds([actor_id.partition(":")[2] for actor_id in ids]), strict=True):
        by_sound.setdefault(sound, []).append(actor_id)
    same: dict[str, str] = {}
    for of in by_sound.values():
        known = [actor_id for actor_id in of if actor_id.startswith(KNOWN)]
        if len(of) == 1 or len(known) > 1:
            continue
        kept = known[0] if known else min(of, key=lambda actor_id: (-counts[actor_id], actor_id))
        same |= {actor_id: kept for actor_id in of if actor_id != kept}
    return same


def _sounds(names: Sequence[str]) -> list[str]:
    """'oleksiy-tamm' and 'oleksii-tamm' sound alike; all names are read as one text, a name a line."""
    if not names:
        return []
    text = "\n".join(names)
    for pattern, same in SOUNDS:
        text = pattern.sub(same, text)
    return text.split("\n")


def _same_surnames(ids: Iterable[str]) -> dict[str, str]:
    """'name:tamm' is the only full name that ends in it."""
    full: dict[str, set[str]] = {}
    alone: dict[str, str] = {}
    for actor_id in ids:
        *before, surname = actor_id.partition(":")[2].split("-")
        if before:
            full.setdefault(surname, set()).add(actor_id)
        elif actor_id.startswith(NAME):
            alone[surname] = actor_id
    return {alone[name]: next(iter(of)) for name, of in full.items() if len(of) == 1 and name in alone}


def _same_acronyms(mentions: pd.DataFrame) -> dict[str, str]:
    """'name:fvb' is the Free Valley Brigade where another article writes "Free Valley Brigade (FVB)"."""
    rows = mentions[(mentions["form"] == "name") & (mentions["kind"] != "person") & mentions["actor_id"].notna()]
    text = rows["text"].str.replace(r"^[Tt]he ", "", regex=True)
    acronyms = rows[text.str.fullmatch(r"[A-Z][A-Z.&-]{1,9}").fillna(False)].assign(text=text)
    same: dict[str, str] = {}
    for short, of in acronyms.groupby("text")["actor_id"]:
        own = NAME + str(short).lower().replace(".", "").replace("&", "").replace("-", "")
        others = set(of) - {own}
        if len(others) == 1 and own in set(of):
            same[own] = others.pop()
    return same
