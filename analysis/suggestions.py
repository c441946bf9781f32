"""What a user's own lexicon might add: frequent capitalised phrases that nothing knows."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from .errors import SettingError
from .extraction.actors import find_mentions
from .extraction.actors.folding import fold, slug
from .extraction.actors.unknown import find_unknown
from .language import read
from .lexicon import SCHEMAS, Lexicons, default_lexicons
from .pipeline import make_batches
from .reading import Corpus, normalise_articles
from .tables import columns, defuse, frame, records, write_beside

LONGEST: Final = 300  # characters of an example
_COMMON_SHARE: Final = 0.2  # a word that so often stands in small letters is no name
_PERSON: Final = "person"


class _Seen(NamedTuple):
    """One occurrence of a phrase in the corpus."""

    phrase: str
    article_id: str
    kind: str | None
    sentence: str
    initial: bool


def suggest(corpus: Corpus | pd.DataFrame, *, lexicons: Lexicons | None = None, least: int = 3) -> pd.DataFrame:
    """Capitalised phrases that no lexicon and no gazetteer knows, the most widespread first.

    `suggestions` of the codebook: `phrase`, `kind` (a guess), `n`, `n_articles`, `sentence`. A phrase stands at
    least `least` times, and once at least not at the start of a sentence; headlines count for nothing.
    """
    if least < 1:
        raise SettingError(f"least={least}: a phrase stands at least once; leave it out for 3")
    given = corpus if isinstance(corpus, Corpus) else normalise_articles(corpus)
    seen: dict[str, list[_Seen]] = defaultdict(list)
    small: Counter[str] = Counter()
    for batch in make_batches(given.articles, given.timezone):
        document = read(batch.texts, body_begin=batch.body_begin, lexicons=lexicons or default_lexicons())
        small.update(word for word in document.words if word.islower())
        for found in find_unknown(document, find_mentions(document)):
            text = document.text[found.begin : found.end]
            article_id = batch.article_ids[int(document.sentence_article[found.sentence])]
            begin, end = (int(of[found.sentence]) for of in (document.sentence_begin, document.sentence_end))
            one = _Seen(_plain(text), article_id, found.kind, document.text[begin:end], found.initial)
            seen[fold(one.phrase)].append(one)
    rows = [_row(of) for key, of in seen.items() if len(of) >= least and _is_name(key, of, small)]
    rows = _without_surnames(rows)
    rows.sort(key=lambda row: (-row["n_articles"], -row["n"], row["phrase"]))
    return frame("suggestions", {name: [row[name] for row in rows] for name in columns("suggestions")})


def _plain(text: str) -> str:
    """One line, nothing unprintable: what a CSV row and a terminal can hold."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _is_name(key: str, of: list[_Seen], small: Counter[str]) -> bool:
    """Whether it stands within a sentence too, and seldom in small letters."""
    within = sum(not one.initial for one in of)
    return within > 0 and (" " in key or small[key] <= _COMMON_SHARE * within)


def _row(of: list[_Seen]) -> dict[str, Any]:
    spellings = Counter(one.phrase for one in of)
    kinds = Counter(one.kind for one in of if one.kind is not None)
    fitting = [one.sentence for one in of if len(one.sentence) <= LONGEST] or [of[0].sentence[:LONGEST]]
    return {
        "phrase": max(spellings, key=lambda spelling: (spellings[spelling], spelling)),
        "kind": max(kinds, key=lambda kind: (kinds[kind], kind)) if kinds else None,
        "n": len(of),
        "n_articles": len({one.article_id for one in of}),
        "sentence": _plain(max(fitting, key=len)),
    }


def _without_surnames(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """'Holub' goes where 'Ivan Holub' is suggested: a surname needs no row of its own."""
    last = {row["phrase"].split()[-1] for row in rows if row["kind"] == _PERSON and " " in row["phrase"]}
    return [row for row in rows if row["phrase"] not in last]


def to_csv(suggestions: pd.DataFrame, name: str) -> str:
    """The suggestions as rows of `actors.csv` or `places.csv`, ready to paste; what to fill in is left empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, SCHEMAS[name].columns, lineterminator="\n")
    writer.writeheader()
    for row in records(suggestions):
        if (row["kind"] == "place") == (name == "places"):
            filled = _place(row) if name == "places" else _actor(row)
            writer.writerow({column: defuse(value) for column, value in filled.items()})
    return out.getvalue()


def _actor(row: dict[str, Any]) -> dict[str, str]:
    phrase, kind = row["phrase"], "organisation" if pd.isna(row["kind"]) else row["kind"]
    actor_id = f"person:{slug(phrase)}" if kind == _PERSON else slug(phrase)
    return {"form": phrase, "actor_id": actor_id, "actor": phrase, "kind": kind, "example": row["sentence"]}


def _place(row: dict[str, Any]) -> dict[str, str]:
    phrase = row["phrase"]
    place_id = f"place:{slug(phrase)}"
    return {"form": phrase, "place_id": place_id, "place": phrase, "type": "settlement", "example": row["sentence"]}


def write_suggestions(suggestions: pd.DataFrame, folder: Path) -> list[Path]:
    """Write `actors.csv` and `places.csv` into a folder; raises SettingError where one is there already."""
    paths = [folder / f"{name}.csv" for name in ("actors", "places")]
    for path in paths:
        if path.exists():
            raise SettingError(f"{path} is there already; write to another folder and paste the rows you want")
    for path in paths:
        text = to_csv(suggestions, path.stem)
        write_beside(path, lambda temporary, text=text: temporary.write_text(text, encoding="utf-8"))
    return paths


def describe(suggestions: pd.DataFrame) -> Iterable[str]:
    """A line for each suggestion: phrase, guess, counts, and its sentence below."""
    for row in records(suggestions):
        kind = "unknown kind" if pd.isna(row["kind"]) else str(row["kind"]).replace("_", " ")
        yield f"{row['phrase']} ({kind}): {row['n']} times in {row['n_articles']} articles"
        yield f"    {row['sentence']}"
