"""Ledger: the tables of one analysis in one object, saved and loaded as Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .errors import SettingError, TableError, did_you_mean
from .language import TAGS, concordance, read
from .tables import (
    ACTIONS,
    CODEBOOK_VERSION,
    ITEMS,
    check,
    frame,
    read_parquet,
    require,
    write_beside,
    write_csv,
    write_parquet,
)


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
    places: pd.DataFrame = field(default_factory=partial(frame, "places"))
    parties: pd.DataFrame = field(default_factory=partial(frame, "parties"))
    bindings: pd.DataFrame = field(default_factory=partial(frame, "bindings"))
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

    def in_context(self, findings: pd.DataFrame, *, width: int = 60) -> pd.DataFrame:
        """Findings of any table as a concordance: `left`, `text`, `right`, `publisher`, `published`, `article_id`.

        `findings` has `article_id`, `begin` and `end`; at most `width` characters stand on each side, whole words.
        """
        require(findings, "article_id", "begin", "end")
        known = self.articles.set_index("article_id")
        texts = known["text"].reindex(findings["article_id"]).fillna("")
        lines = [_line(*span, width) for span in zip(texts, findings["begin"], findings["end"], strict=True)]
        about = known[["publisher", "published"]].reindex(findings["article_id"]).reset_index()
        table = pd.DataFrame(lines, columns=["left", "text", "right"])
        return table.astype("string").assign(**{c: about[c] for c in ("publisher", "published", "article_id")})

    def concordance(self, phrase: str, *, width: int = 60) -> pd.DataFrame:
        """Every place where the words of `phrase` stand, whatever their case, as `in_context` gives them.

        The search is NLTK's and reads all articles anew; for what is known, `in_context` of its mentions is faster.
        """
        document = read(self.articles["text"].tolist())
        ranges = np.array(concordance(document, phrase), dtype=np.int64).reshape(-1, 2)
        firsts, lasts = ranges[:, 0], ranges[:, 1] - 1
        article = document.sentence_article[document.token_sentence[firsts]]
        spans = {
            "article_id": self.articles["article_id"].to_numpy()[article],
            "begin": document.token_begin[firsts] - document.article_begin[article],
            "end": document.token_end[lasts] - document.article_begin[article],
        }
        return self.in_context(pd.DataFrame(spans), width=width)

    def evidence(self) -> pd.DataFrame:
        """The claims that are evidence: none of copies, none of headlines."""
        copies = self.articles.loc[self.articles["duplicate_of"].notna(), "article_id"]
        headline = self.claims["in_title"].fillna(False).astype(bool)
        return self.claims[~self.claims["article_id"].isin(copies) & ~headline]

    def narrow(self, *, item: str = "", action: str = "", place: str = "", source: str = "", since: str = "") -> Ledger:
        """The ledger with only the claims that fit all filters, their parties and stories; "" filters nothing.

        `item` and `action` are words of the codebook. `place` and `source` fit where they are part of the text's
        words or of the name it resolves to, or are its id or country. `since` is a date or time of publication.
        Raises SettingError where a word is not in the codebook or `since` is no date.
        """
        claims = self.claims
        fits = pd.Series(True, index=claims.index)
        for name, value, valid in (("item", item, ITEMS), ("action", action, ACTIONS)):
            if value:
                if value not in valid:
                    raise SettingError(f"{name}={value!r} is not in the codebook{did_you_mean(value, valid)}")
                fits &= (claims[name] == value).fillna(False)
        if place:
            fits &= self._names(place, "place")
        if source:
            fits &= self._names(source, "source")
        if since:
            zone = self.meta.get("settings", {}).get("timezone", "UTC")
            fits &= (claims["published"] >= parse_moment(since, zone)).fillna(False)
        return self.only(claims[fits])

    def only(self, claims: pd.DataFrame) -> Ledger:
        """The ledger with only these of its claims, their parties and stories, for charts and briefings of a choice."""
        require(claims, "claim_id")
        kept = self.claims[self.claims["claim_id"].isin(claims["claim_id"])].reset_index(drop=True)
        parties, bindings = (
            table[table["claim_id"].isin(kept["claim_id"])].reset_index(drop=True)
            for table in (self.parties, self.bindings)
        )
        stories = self.stories[self.stories["story_id"].isin(kept["story_id"].dropna())].reset_index(drop=True)
        return replace(self, claims=kept, parties=parties, bindings=bindings, stories=stories)

    def _names(self, wanted: str, column: str) -> pd.Series[bool]:
        """True for each claim whose place or source is meant by `wanted`."""
        claims, key = self.claims, wanted.casefold()
        actors = self.mentions.dropna(subset=["actor_id"]).drop_duplicates("actor_id").set_index("actor_id")["actor"]
        ids = claims[f"{column}_id"]
        part = [claims[column], ids.map(actors.to_dict()).astype("string")]
        same = [ids, claims[f"{column}_country"]]
        fits = [words.str.casefold().str.contains(key, regex=False) for words in part]
        fits += [words.str.casefold() == key for words in same]
        return pd.concat(fits, axis=1).fillna(False).any(axis=1)

    def save(self, folder: str | Path, *, csv: bool = False) -> Path:
        """Write all tables as Parquet (and as CSV for spreadsheets) and `meta.json` into a folder.

        Each file is written beside and renamed, `meta.json` last, so a crash never leaves half a file.
        """
        target = Path(folder)
        for name, table in self.tables().items():
            write_parquet(table, target / f"{name}.parquet")
            if csv:
                write_csv(table, target / f"{name}.csv")
        text = (
            json.dumps({"codebook": CODEBOOK_VERSION} | self.meta, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        )
        write_beside(target / "meta.json", lambda path: path.write_text(text, encoding="utf-8"))
        return target

    def check(self) -> None:
        """Raise TableError where a table departs from the codebook."""
        for name, table in self.tables().items():
            check(name, table)


def _line(text: str, begin: int, end: int, width: int) -> tuple[str, str, str]:
    """One line of a concordance, white space made plain; a word that the width would cut is left out."""
    left, right = text[max(0, begin - width) : begin], text[end : end + width]
    if begin > width and not text[begin - width - 1].isspace():
        left = left.partition(" ")[2]
    if end + width < len(text) and not text[end + width].isspace():
        right = right.rpartition(" ")[0]
    return " ".join(left.split()), " ".join(text[begin:end].split()), " ".join(right.split())


def load(folder: str | Path) -> Ledger:
    """Read a ledger that `save` wrote; raises TableError where it is incomplete or of another codebook."""
    source = Path(folder)
    try:
        meta = json.loads((source / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TableError(f"{source}: no ledger is saved here ({error}); save one with `ledger.save`") from error
    found = meta.get("codebook") if isinstance(meta, dict) else None
    if found != CODEBOOK_VERSION:
        raise TableError(
            f"{source}: codebook {found!r}, this version reads {CODEBOOK_VERSION!r}; analyse the corpus again"
        )
    names = [f.name for f in fields(Ledger) if f.name != "meta"]
    return Ledger(**{name: read_parquet(name, source / f"{name}.parquet") for name in names}, meta=meta)


def parse_moment(given: Any, timezone: str) -> pd.Timestamp:
    """A date or time in words as UTC, of `timezone` where it names no zone; raises SettingError if it is none."""
    try:
        found = pd.Timestamp(given)
    except (ValueError, TypeError) as error:
        raise SettingError(f"{given!r} is no date; write it as 2025-01-07 or 2025-01-07 06:00") from error
    if pd.isna(found):
        raise SettingError(f"{given!r} is no date; write it as 2025-01-07 or 2025-01-07 06:00")
    return (found.tz_localize(timezone) if found.tzinfo is None else found).tz_convert("UTC")
