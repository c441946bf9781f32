"""Words a second of `analyse`, beside NLTK's sentence and word tokenizers on the same text in the same run.

Absolute speeds depend on the machine and what else it does; the ratio does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pandas as pd
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer

import analysis

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


def measure() -> dict[str, float]:
    """words/s of analyse, words/s of NLTK's tokenizers alone, and their ratio."""
    articles = corpus()
    texts = articles["text"].tolist()
    words = sum(len(text.split()) for text in texts)
    punkt, treebank = PunktSentenceTokenizer(), NLTKWordTokenizer()

    def tokenize() -> None:
        for text in texts:
            for begin, end in punkt.span_tokenize(text):
                list(treebank.tokenize(text[begin:end]))

    ours = words / best_seconds(lambda: analysis.analyse(articles, compare=False))
    theirs = words / best_seconds(tokenize)
    return {"analyse": ours, "tokenizers": theirs, "ratio": ours / theirs}
