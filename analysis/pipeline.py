"""Corpus -> Ledger, in one process or several.

The analysis of an article is a pure function of that article, the lexicons and the settings, so the
batches may be cut and spread in any way; `compare` is the one pass over the whole corpus.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from multiprocessing import get_context
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from tqdm import tqdm

from .comparison import compare as compare_tables
from .errors import SettingError
from .extraction.actors import find_mentions
from .extraction.actors.locations import Location, locate
from .extraction.attribution import find_attributions
from .extraction.claims import find_claims
from .extraction.linking import link
from .extraction.quantities import find_quantities
from .extraction.times import find_times
from .language import Document, read
from .ledger import Ledger
from .lexicon import Lexicons, default_lexicons
from .reading import Corpus, normalise_articles
from .tables import CODEBOOK_VERSION, frame
from .tabulation import FINDINGS, Columns, Findings, tabulate

BATCH_CHARACTERS: Final = 400_000  # of one Document: large enough for numpy, small enough for memory
PROGRESS_AFTER_SECONDS: Final = 2.0


class Batch(NamedTuple):
    """Articles that are read as one Document."""

    article_ids: list[str]
    texts: list[str]
    published: list[datetime | None]
    body_begin: list[int]
    origins: list[str | None]
    timezone: str  # of `published`

    def only(self, i: int) -> Batch:
        """The batch of one of its articles."""
        at = slice(i, i + 1)
        return self._replace(
            article_ids=self.article_ids[at],
            texts=self.texts[at],
            published=self.published[at],
            body_begin=self.body_begin[at],
            origins=self.origins[at],
        )


class Analysed(NamedTuple):
    """Columns by table, and what could not be analysed as (origin, reason, error)."""

    columns: dict[str, Columns]
    failures: list[tuple[str | None, str, str]]
    failed_ids: list[str]


def analyse(
    corpus: Corpus | pd.DataFrame,
    *,
    compare: bool = True,
    workers: int = 1,
    progress: bool = False,
    lexicons: Lexicons | None = None,
) -> Ledger:
    """Find mentions, quantities, times, attributions and claims, and compare the claims across articles.

    `corpus` is what `read` gives, or any DataFrame with `article_id` and `text`. With `workers` above 1 the
    articles are spread over processes; the rows are the same. Raises TableError where a column is missing.
    """
    if workers < 1:
        raise SettingError(f"workers={workers}: at least one process is needed; leave it out for one")
    given = corpus if isinstance(corpus, Corpus) else normalise_articles(corpus)
    lexicons = lexicons or default_lexicons()
    batches = list(make_batches(given.articles, given.timezone))
    parts = list(_show(_run(batches, lexicons, workers), len(batches), progress=progress))
    failed = {article_id for part in parts for article_id in part.failed_ids}
    articles = given.articles[~given.articles["article_id"].isin(failed)].reset_index(drop=True)
    columns = {name: _join([part.columns[name] for part in parts]) for name in FINDINGS}
    columns["claims"] |= _of_articles(columns["claims"].get("article_id", []), articles)
    tables = {name: frame(name, columns[name]) for name in FINDINGS}
    tables["places"] = _places(tables["mentions"], tables["claims"], lexicons)
    failures = [failure for part in parts for failure in part.failures]
    rejected = _append_rejected(given.rejected, failures)
    meta = _meta(articles, given.timezone, lexicons, compared=compare)
    ledger = Ledger(articles=articles, rejected=rejected, cut=given.cut, meta=meta, **tables)
    if not compare:
        return ledger
    with collector_paused():
        return Ledger(**{**ledger.tables(), **compare_tables(ledger.tables())}, meta=meta)


def make_batches(articles: pd.DataFrame, timezone: str) -> Iterator[Batch]:
    """Cut the articles into batches of about BATCH_CHARACTERS, in order."""
    zone = ZoneInfo(timezone)
    civil = articles["published"].dt.tz_convert(zone).dt.tz_localize(None)
    published = [None if pd.isna(moment) else moment.to_pydatetime() for moment in civil]
    texts = articles["text"].tolist()
    sizes = np.cumsum([len(text) for text in texts])
    number = sizes // BATCH_CHARACTERS
    bounds = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(texts)] if texts else []
    ids = articles["article_id"].tolist()
    body = articles["body_begin"].fillna(0).astype(int).tolist()
    origins = [None if pd.isna(origin) else str(origin) for origin in articles["origin"]]
    for a, b in pairwise(bounds):
        yield Batch(ids[a:b], texts[a:b], published[a:b], body[a:b], origins[a:b], timezone)


def extract(document: Document) -> Findings:
    """Run the extractors in their order over one Document."""
    times = find_times(document)
    quantities = find_quantities(document, times)
    mentions = find_mentions(document)
    attributions = find_attributions(document, mentions)
    mentions, attributions = link(document, mentions, attributions)
    claims = find_claims(document, times, quantities, mentions, attributions)
    return Findings(times, quantities, mentions, attributions, claims)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection inside: findings are many small tuples without cycles, and looking for
    cycles among them and the lexicons took a fifth of the time. Reference counts free them all the same.
    What was made counts as old at once, so the collector does not go through all of it right after."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@collector_paused()
def analyse_batch(batch: Batch, lexicons: Lexicons) -> Analysed:
    """Analyse the articles of a batch; one that fails is set apart and never stops the others."""
    try:
        return Analysed(_columns(batch, lexicons), [], [])
    except Exception as error:  # whatever an article does to an extractor, the run goes on without it
        if len(batch.article_ids) == 1:
            reason = f"the analysis failed: {error}; please report it with the text"
            nothing: dict[str, Columns] = {name: {} for name in FINDINGS}
            return Analysed(nothing, [(batch.origins[0], reason, type(error).__name__)], batch.article_ids)
    alone = [analyse_batch(batch.only(i), lexicons) for i in range(len(batch.article_ids))]
    return Analysed(
        {name: _join([part.columns[name] for part in alone]) for name in FINDINGS},
        [failure for part in alone for failure in part.failures],
        [article_id for part in alone for article_id in part.failed_ids],
    )


def _columns(batch: Batch, lexicons: Lexicons) -> dict[str, Columns]:
    document = read(
        batch.texts,
        published=batch.published,
        body_begin=batch.body_begin,
        timezone=batch.timezone,
        lexicons=lexicons,
    )
    return tabulate(document, batch.article_ids, extract(document))


_worker_lexicons: Lexicons | None = None


def _start_worker(lexicons: Lexicons) -> None:
    global _worker_lexicons
    _worker_lexicons = lexicons


def _work(batch: Batch) -> Analysed:
    return analyse_batch(batch, _worker_lexicons or default_lexicons())


def _run(batches: Sequence[Batch], lexicons: Lexicons, workers: int) -> Iterator[Analysed]:
    if workers == 1 or len(batches) < 2:
        yield from (analyse_batch(batch, lexicons) for batch in batches)
        return
    with ProcessPoolExecutor(
        min(workers, len(batches)), mp_context=get_context("spawn"), initializer=_start_worker, initargs=(lexicons,)
    ) as pool:
        yield from pool.map(_work, batches)


def _show(parts: Iterable[Analysed], total: int, *, progress: bool) -> Iterator[Analysed]:
    """A progress bar after two seconds, none where the output is no terminal."""
    disable = None if progress else True
    yield from tqdm(parts, total=total, desc="analysing", unit="batch", delay=PROGRESS_AFTER_SECONDS, disable=disable)


def _join(parts: Sequence[Columns]) -> Columns:
    joined: Columns = {}
    for columns in parts:
        for column, values in columns.items():
            joined.setdefault(column, []).extend(values)
    return joined


def _of_articles(article_ids: Sequence[str], articles: pd.DataFrame) -> dict[str, Any]:
    """Publisher, date and url of each claim's article; the publication date stands in where none is stated."""
    rows = pd.Index(articles["article_id"]).get_indexer(article_ids)
    return {column: articles[column].array.take(rows) for column in ("publisher", "published", "url")}


def _places(mentions: pd.DataFrame, claims: pd.DataFrame, lexicons: Lexicons) -> pd.DataFrame:
    """Every place and state that occurs, with its coordinates; what no list has keeps the name the text gives it."""
    named = mentions[mentions["kind"].isin(("place", "state"))].dropna(subset=["actor_id"])
    names = named.drop_duplicates("actor_id").set_index("actor_id")["actor"]
    ids = sorted({*names.index, *claims["place_id"].dropna()})
    found = frame("places", pd.DataFrame(locate(ids, lexicons), columns=list(Location._fields)))
    found["place"] = found["place"].fillna(found["place_id"].map(names))
    return found


def _append_rejected(rejected: pd.DataFrame, failures: Sequence[tuple[str | None, str, str]]) -> pd.DataFrame:
    if not failures:
        return rejected
    columns = dict(zip(("origin", "reason", "error"), map(list, zip(*failures, strict=True)), strict=True))
    return frame("rejected", pd.concat([rejected, frame("rejected", columns)], ignore_index=True))


def code_version() -> str:
    """Version of the installed package."""
    try:
        return version("claimbook")
    except PackageNotFoundError:
        return "unknown"


def _meta(articles: pd.DataFrame, timezone: str, lexicons: Lexicons, *, compared: bool) -> dict[str, Any]:
    inputs = hashlib.sha256()
    for article_id, text in sorted(zip(articles["article_id"], articles["text"], strict=True)):
        inputs.update(f"{article_id}\x1f{text}\x1e".encode("utf-8", "surrogatepass"))
    return {
        "codebook": CODEBOOK_VERSION,
        "version": code_version(),
        "lexicons": lexicons.version(),
        "inputs": inputs.hexdigest(),
        "settings": {"timezone": timezone, "compare": compared},
    }
