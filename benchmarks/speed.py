"""Words a second of `analyse` and of its stages, beside NLTK's sentence and word tokenizers on the same text and run.

Absolute speeds depend on the machine and what else it does; the ratio does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer

import analysis
from analysis.extraction.actors import find_mentions
from analysis.extraction.attribution import find_attributions
from analysis.extraction.claims import find_claims
from analysis.extraction.linking import link
from analysis.extraction.quantities import find_quantities
from analysis.extraction.times import find_times
from analysis.language import read
from analysis.pipeline import Batch, make_batches
from analysis.reading import normalise_articles
from analysis.tabulation import Findings, tabulate

from .gold import frame, read_gold

ROUNDS = 3
ARTICLES = 400  # the gold's texts are repeated up to this number


def best_seconds(run: Callable[[], object]) -> float:
    """The shortest of ROUNDS runs, after one that warms up."""
    run()
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def corpus() -> pd.DataFrame:
    """Enough articles for a stable figure."""
    gold = frame(read_gold("dev") + read_gold("test"))
    copies = ARTICLES // len(gold) + 1
    articles = pd.concat([gold] * copies, ignore_index=True).head(ARTICLES)
    return articles.assign(article_id=[f"{i:05d}" for i in range(len(articles))])


class Speed(NamedTuple):
    """Words a second of a stage, and their ratio to NLTK's tokenizers."""

    stage: str
    words_per_second: float
    ratio: float


def measure(articles: pd.DataFrame | None = None) -> list[Speed]:
    """NLTK's tokenizers alone, `analyse`, and each of its stages on batches as the pipeline makes them."""
    articles = corpus() if articles is None else articles
    texts = articles["text"].tolist()
    words = sum(len(text.split()) for text in texts)
    punkt, treebank = PunktSentenceTokenizer(), NLTKWordTokenizer()

    def tokenize() -> None:
        for text in texts:
            for begin, end in punkt.span_tokenize(text):
                list(treebank.tokenize(text[begin:end]))

    theirs = best_seconds(tokenize)
    seconds = {
        "NLTK's tokenizers": theirs,
        "analyse": best_seconds(lambda: analysis.analyse(articles, compare=False)),
        **stage_seconds(list(make_batches(normalise_articles(articles).articles, "UTC"))),
    }
    return [Speed(stage, words / spent, theirs / spent) for stage, spent in seconds.items()]


def stage_seconds(batches: list[Batch]) -> dict[str, float]:
    """The shortest time of each stage in ROUNDS runs over all batches, after one that warms up."""
    best: dict[str, float] = {}
    for attempt in range(ROUNDS + 1):
        spent: dict[str, float] = {}
        for batch in batches:
            started = time.perf_counter()
            for stage in _run_stages(batch):
                now = time.perf_counter()
                spent[stage] = spent.get(stage, 0.0) + now - started
                started = time.perf_counter()
        if attempt:
            best = {stage: min(seconds, best.get(stage, seconds)) for stage, seconds in spent.items()}
    return best


def _run_stages(batch: Batch) -> Iterator[str]:
    """Run the pipeline's stages on one batch, naming each when it is done."""
    document = read(batch.texts, published=batch.published, body_begin=batch.body_begin, timezone=batch.timezone)
    yield "read: sentences, tokens, tags, phrases"
    times = find_times(document)
    yield "times"
    quantities = find_quantities(document, times)
    yield "quantities"
    mentions = find_mentions(document)
    yield "actors"
    attributions = find_attributions(document, mentions)
    yield "attribution"
    mentions, attributions = link(document, mentions, attributions)
    yield "linking"
    claims = find_claims(document, times, quantities, mentions, attributions)
    yield "claims"
    tabulate(document, batch.article_ids, Findings(times, quantities, mentions, attributions, claims))
    yield "tables"
