"""Articles that are a DataFrame already become a corpus; their text stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from ..errors import ReadingError, did_you_mean
from ..tables import UTC, columns, frame
from .corpus import Corpus
from .dates import read_moment, to_utc, zone
from .fields import MAX_CHARACTERS

_NEEDED: Final = ("article_id", "text")


def normalise_articles(data: pd.DataFrame, timezone: str = "UTC") -> Corpus:
    """Check a table of articles: columns `article_id` and `text`, and those of the codebook where present.

    `text` is kept as it is and offsets refer to it; `published` without a zone is civil time in
    `timezone`; columns of your own are kept behind. Rows without text or id, and rows whose id stands
    twice, go to `rejected`. Raises ReadingError where a needed column is missing, or one stands twice.
    """
    home = zone(timezone)
    if not isinstance(data, pd.DataFrame):
        hint = (
            "read a file or folder with analysis.read" if isinstance(data, str | PurePath) else "make a DataFrame of it"
        )
        raise ReadingError(f"a {type(data).__name__} is no table of articles; {hint}")
    if not data.columns.is_unique:
        twice = data.columns[data.columns.duplicated()][0]
        raise ReadingError(f"the table of articles has two columns {twice!r}; rename one")
    for name in _NEEDED:
        if name not in data.columns:
            hint = did_you_mean(name, map(str, data.columns))
            raise ReadingError(f"the table of articles has no column {name!r}; rename the one that holds it{hint}")
    data = data.reset_index(drop=True)
    problems = list(_problems(data))
    good = data.drop(index=[at for at, *_ in problems]).reset_index(drop=True)
    given: dict[str, Any] = {str(name): good[name] for name in good.columns}
    given |= _derived(good, home)
    ordered = [*columns("articles"), *(name for name in given if name not in columns("articles"))]
    articles = frame("articles", {name: given[name] for name in ordered if name in given})
    rejected = frame(
        "rejected",
        {
            "origin": [f"row {at}" for at, _, _ in problems],
            "reason": [reason for _, reason, _ in problems],
            "error": [error for _, _, error in problems],
        },
    )
    return Corpus(articles, rejected, frame("cut"), timezone)


def _problems(data: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """(row, reason, error) of the rows that cannot be analysed."""
    first: dict[str, int] = {}
    broken = _broken(data)
    for at, (article_id, text) in enumerate(zip(data["article_id"], data["text"], strict=True)):
        key = "" if pd.api.types.is_scalar(article_id) and pd.isna(article_id) else str(article_id).strip()
        if not isinstance(text, str) or not text.strip():
            yield at, "no text; fill the column text", "ReadingError"
        elif len(text) > MAX_CHARACTERS:
            yield at, f"{len(text):,} characters, more than {MAX_CHARACTERS:,}; split it", "ReadingError"
        elif at in broken:
            yield at, f"{broken[at]} holds lone surrogates, which no file can hold; replace them", "UnicodeEncodeError"
        elif not key:
            yield at, "no article_id; fill the column article_id", "ReadingError"
        elif key in first:
            yield (
                at,
                f"article_id {key!r} stands already in row {first[key]}; give each article its own",
                "DuplicateRecord",
            )
        else:
            first[key] = at


def _broken(data: pd.DataFrame) -> dict[int, str]:
    """The first column of a row whose words cannot be stored."""
    found: dict[int, str] = {}
    for name in data.columns:
        words = data[name].dtype == "object" or isinstance(data[name].dtype, pd.StringDtype)
        for at, value in enumerate(data[name] if words else ()):
            if isinstance(value, str) and not _can_be_stored(value):
                found.setdefault(at, str(name))
    return found


def _can_be_stored(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _derived(good: pd.DataFrame, home: ZoneInfo) -> dict[str, Any]:
    """Columns that are made or completed: ids as text, times in UTC, counts and hashes where absent."""
    texts: list[str] = list(good["text"])
    made: dict[str, Any] = {"article_id": [str(value).strip() for value in good["article_id"]]}
    made |= _dates(good, home)
    made["body_begin"] = _body_begins(good, texts)
    made["n_words"] = [len(text.split()) for text in texts]
    if "sha256" not in good.columns:
        made["sha256"] = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in texts]
    if "origin" not in good.columns:
        made["origin"] = [f"row {at}" for at in good.index]
    if "retrieved_at" in good.columns:
        made["retrieved_at"] = [_instant(value, home)[0] for value in good["retrieved_at"]]
    return made


def _body_begins(good: pd.DataFrame, texts: list[str]) -> list[int]:
    """Within the text, 0 where it is not given."""
    if "body_begin" not in good.columns:
        return [0] * len(texts)
    given = pd.to_numeric(good["body_begin"], errors="coerce").fillna(0)
    return [int(begin) if 0 <= begin <= len(text) else 0 for begin, text in zip(given, texts, strict=True)]


def _dates(good: pd.DataFrame, home: ZoneInfo) -> dict[str, Any]:
    """`published` in UTC with its precision and rule; those given are kept where there is a date."""
    if "published" not in good.columns:
        return {"published": [None] * len(good), "published_rule": ["none"] * len(good)}
    if str(good["published"].dtype) == UTC and {"published_precision", "published_rule"} <= set(good.columns):
        return {}
    found = [_instant(value, home) for value in good["published"]]
    precision = good.get("published_precision", pd.Series([None] * len(good)))
    rule = good.get("published_rule", pd.Series([None] * len(good)))
    return {
        "published": [instant for instant, _ in found],
        "published_precision": [
            None if instant is None else own if known is None or pd.isna(known) else known
            for (instant, own), known in zip(found, precision, strict=True)
        ],
        "published_rule": [
            "none" if instant is None else "given" if known is None or pd.isna(known) else known
            for (instant, _), known in zip(found, rule, strict=True)
        ],
    }


def _instant(value: Any, home: ZoneInfo) -> tuple[datetime | None, str | None]:
    """(instant in UTC, precision) of any date value; (None, None) where it is no date."""
    moment = read_moment(value)
    instant = to_utc(moment, home) if moment else None
    return (instant, moment.precision) if moment and instant else (None, None)
