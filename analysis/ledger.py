"""Ledger: the tables of one analysis in one object, saved and loaded as Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .errors import TableError
from .language import TAGS, read
from .tables import CODEBOOK_VERSION, check, frame, read_parquet, write_beside, write_csv, write_parquet


@dataclass(frozen=True)
class Ledger:
    """The public tables (see the codebook) as DataFrames, and `meta`: versions, settings, hashes of the inputs."""

    articles: pd.DataFrame = field(default_factory=partial(frame, "articles"))
    rejected: pd.DataFrame = field(default_factory=partial(frame, "rejected"))
    cut: pd.DataFrame = field(default_factory=partial(frame, "cut"))
    sentences: pd.DataFrame = field(default_factory=partial(frame, "sentences"))
    mentions: pd.DataFrame = field(default_factory=partial(frame, "mentions"))
    quantities: pd.DataFrame = field(default_factory=partial(frame, "quantities"))
    times: pd.DataFrame = field(default_factory=partial(frame, "times"))
    attributions: pd.DataFrame = field(default_factory=partial(frame, "attributions"))
    claims: pd.DataFrame = field(default_factory=partial(frame, "claims"))
    parties: pd.DataFrame = field(default_factory=partial(frame, "parties"))
    stories: pd.DataFrame = field(default_factory=partial(frame, "stories"))
    meta: dict[str, Any] = field(default_factory=dict)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Name -> table, in the codebook's order."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "meta"}

    def tokens(self) -> pd.DataFrame:
        """Table of tokens with Penn tags, made on request: it is the largest of all."""
        ids = self.articles["article_id"].tolist()
        document = read(self.articles["text"].tolist())
        sentence = document.token_sentence
        article = document.sentence_article[sentence]
        first_sentence = np.searchsorted(document.sentence_article, np.arange(len(ids)))
        first_token = np.searchsorted(article, np.arange(len(ids)))
        base = document.article_begin[article]
        return frame(
            "tokens",
            {
                "article_id": [ids[i] for i in article.tolist()],
                "sentence_id": (sentence - first_sentence[article]).tolist(),
                "token_id": (np.arange(len(article)) - first_token[article]).tolist(),
                "begin": (document.token_begin - base).tolist(),
                "end": (document.token_end - base).tolist(),
                "text": document.words,
                "tag": [TAGS[i] for i in document.tag.tolist()],
            },
        )

    def save(self, folder: str | Path, *, csv: bool = False) -> Path:
        """Write all tables as Parquet (and as CSV for spreadsheets) and `meta.json` into a folder.

        Each file is written beside and renamed, `meta.json` last, so a crash never leaves half a file.
        """
        target = Path(folder)
        for name, table in self.tables().items():
            write_parquet(table, target / f"{name}.parquet")
            if csv:
                write_csv(table, target / f"{name}.csv")
        text = json.dumps(self.meta, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        write_beside(target / "meta.json", lambda path: path.write_text(text, encoding="utf-8"))
        return target

    def check(self) -> None:
        """Raise TableError where a table departs from the codebook."""
        for name, table in self.tables().items():
            check(name, table)


def load(folder: str | Path) -> Ledger:
    """Read a ledger that `save` wrote; raises TableError where it is incomplete or of another codebook."""
    source = Path(folder)
    try:
        meta = json.loads((source / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TableError(f"{source}: no ledger is saved here ({error}); save one with `ledger.save`") from error
    if meta.get("codebook") != CODEBOOK_VERSION:
        found = meta.get("codebook")
        raise TableError(
            f"{source}: codebook {found!r}, this version reads {CODEBOOK_VERSION!r}; analyse the corpus again"
        )
    names = [f.name for f in fields(Ledger) if f.name != "meta"]
    return Ledger(**{name: read_parquet(name, source / f"{name}.parquet") for name in names}, meta=meta)
