"""What an actor is reported to have said: one row a quotation, however often it was printed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from .errors import SettingError, did_you_mean
from .ledger import Ledger
from .tables import columns, frame, records, within

COUNTRY: Final = re.compile(r"[A-Z]{3}")
JOINS: Final = re.compile(r"(?:,|&|\band)\s+(?:the\s+)?$")
"""What stands before a further member of 'the mayor and the governor'."""
WORD: Final = re.compile(r"\w+")
DISTINCT: Final = 5  # words from which on equal contents are the same quotation, and not both "the claim"
MOST_CANDIDATES: Final = 8  # that an error lists


def quotes(ledger: Ledger, actor: str) -> pd.DataFrame:
    """What `actor` is reported to have said, directly and indirectly, the earliest report of each first.

    `actor` is an actor_id, a display name, a spelling or a surname that the texts use, or a country code (RUS:
    every source of that state). The columns are those of `quotes` in the codebook. The same words printed by
    several articles are one row, and `n_articles` says how many. Raises SettingError where several actors
    are meant, with their ids, or none is.
    """
    said = ledger.attributions.dropna(subset=["source", "content"])
    chosen = said[_spoken_by(ledger, said, actor)]
    outlets = ledger.articles.drop_duplicates("article_id")[["article_id", "publisher", "published", "url"]]
    sentences = ledger.sentences[["article_id", "sentence_id", "text"]].rename(columns={"text": "sentence"})
    told = chosen.merge(outlets, on="article_id").merge(sentences, on=["article_id", "sentence_id"], how="left")
    told = told.sort_values(["published", "article_id", "content_begin"], na_position="last", kind="stable")
    told = told.assign(key=[_same_words(*pair) for pair in zip(told["content"], told["sentence"], strict=True)])
    printed = told.groupby("key").agg(
        n_articles=("article_id", "nunique"), publishers=("publisher", lambda names: sorted(set(names.dropna())))
    )  # fmt: skip
    first = told.drop_duplicates("key").reset_index(drop=True)
    counts = printed.reindex(first["key"]).reset_index(drop=True)
    numbers = _numbers(ledger.claims, first)
    made: dict[str, Any] = {
        "n_articles": counts["n_articles"],
        "publishers": [list(names) for names in counts["publishers"]],
        "claim_ids": [[row["claim_id"] for row in numbers.get(i, [])] for i in range(len(first))],
        "numbers": [[row["number"] for row in numbers.get(i, []) if not row["implicit"]] for i in range(len(first))],
        "denied_by": _denied_by(ledger.attributions, first),
    }
    return frame("quotes", {name: first[name] for name in columns("quotes") if name not in made} | made)


def _same_words(content: str, sentence: str) -> str:
    """'“No talks,”' and 'no talks' -> one key: the words without 'that'; of short ones those of the sentence too."""
    words = WORD.findall(content.casefold())
    words = words[1:] if words[:1] == ["that"] else words
    return " ".join(words if len(words) >= DISTINCT else [*words, "in", *WORD.findall(sentence.casefold())])


def _spoken_by(ledger: Ledger, said: pd.DataFrame, actor: str) -> pd.Series[bool]:
    """True for each attribution whose source, or a member of it, is meant by `actor`."""
    mentions = ledger.mentions
    if COUNTRY.fullmatch(actor) and actor in set(mentions["country"].dropna()):
        meant = mentions[mentions["country"] == actor]
    else:
        meant = mentions[mentions["actor_id"] == find_actor(ledger, actor)]
    resolved = said["source_id"].isin(meant["actor_id"].dropna().unique())
    return resolved | pd.Series(said.index.isin(_members(said, meant)), index=said.index)


def _members(said: pd.DataFrame, mentions: pd.DataFrame) -> list[Any]:
    """Index of the attributions of which one of the mentions is the source, or a member of it."""
    own = said.reset_index(names="at")[["at", "article_id", "source", "source_begin", "source_end"]]
    sources, members = within(mentions, own, "source_begin", "source_end")
    inside = own.iloc[sources].assign(**{name: mentions[name].array.take(members) for name in ("begin", "end")})
    inside = inside[inside["end"] <= inside["source_end"]]
    return [
        row["at"]
        for row in records(inside)
        if row["begin"] == row["source_begin"] or JOINS.search(row["source"][: row["begin"] - row["source_begin"]])
    ]


def find_actor(ledger: Ledger, wanted: str) -> str:
    """The one actor_id that is meant; raises SettingError with the candidates where it is none or several.

    Looked up in this order: an id, a display name, a spelling in the texts, whole words of a name (a surname).
    Of several, those who say something come first; the others are taken where nobody else is left.
    """
    known = ledger.mentions.dropna(subset=["actor_id", "actor"])
    names: dict[str, str] = dict(zip(known["actor_id"], known["actor"], strict=True))
    speaking: Counter[str] = Counter(ledger.attributions["source_id"].dropna())
    spellings = known.loc[known["form"] == "name", ["text", "actor_id"]].drop_duplicates()
    key, words = _fold(wanted), set(WORD.findall(_fold(wanted)))
    steps: tuple[set[str], ...] = (
        {actor_id for actor_id in names if actor_id.casefold() == wanted.casefold()},
        {actor_id for actor_id, name in names.items() if _fold(name) == key},
        {row["actor_id"] for row in records(spellings) if _fold(row["text"]) == key},
        {actor_id for actor_id, name in names.items() if words and words <= set(WORD.findall(_fold(name)))},
    )
    for found in steps:
        candidates = found & speaking.keys() or found
        if len(candidates) == 1:
            return next(iter(candidates))
        if candidates:
            raise SettingError(f"actor={wanted!r} may be {_listed(candidates, names, speaking)}; give the id of one")
    if (ledger.mentions["text"].fillna("").map(_fold) == key).any():
        raise SettingError(f"actor={wanted!r} is mentioned, but never tied to one actor; give a name or an id")
    parts = {word for name in names.values() for word in name.split()}
    hint = did_you_mean(wanted, {*names, *names.values(), *parts}) or "; the table of mentions has all names and ids"
    raise SettingError(f"actor={wanted!r} is mentioned nowhere{hint}")


def _fold(name: str) -> str:
    """'Zelenśkyy' -> 'zelenskyy': no accents, no case, no article, one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("’", "'").split()).removeprefix("the ")


def _listed(candidates: set[str], names: Mapping[str, str], speaking: Mapping[str, int]) -> str:
    """'Ida Brandt (name:ida-brandt, 4 statements) or …', those who say most first."""
    order = sorted(candidates, key=lambda actor_id: (-speaking.get(actor_id, 0), actor_id))
    parts = [f"{names.get(i, i)} ({i}, {speaking.get(i, 0)} statements)" for i in order[:MOST_CANDIDATES]]
    more = len(order) - len(parts)
    return " or ".join(parts) + (f" or {more} more" if more else "")


def _numbers(claims: pd.DataFrame, told: pd.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """Row of `told` -> the claims that stand inside its content, in order."""
    rows, inside = within(claims, told)
    found: dict[int, list[dict[str, Any]]] = {}
    for row, claim in zip(rows.tolist(), records(claims[["claim_id", "number", "implicit"]].iloc[inside]), strict=True):
        found.setdefault(row, []).append(claim)
    return found


def _denied_by(attributions: pd.DataFrame, told: pd.DataFrame) -> list[list[str]]:
    """For each row of `told` who denies it, in the words of the text."""
    denials = attributions.dropna(subset=["about", "source"])
    by = denials.groupby("about")["source"].agg(list).to_dict()
    return [by.get(attribution_id, []) for attribution_id in told["attribution_id"]]
