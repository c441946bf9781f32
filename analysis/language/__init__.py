"""Text -> Document: sentences, tokens, tags, phrases. The only rooms that import nltk.

Nothing is downloaded: the tagger's weights and Punkt's parameters are data in this package, trained by
`train.py` on UD English EWT (licence in weights.md), the abbreviations a lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from ..lexicon import Lexicons, default_lexicons
from .concordance import concordance
from .document import TAGS, TENSES, Document, Phrases
from .mending import mend_tags
from .phrases import find_phrases
from .sentences import find_sentences
from .tagger import load_tagger
from .tokens import find_tokens, split, split_all

__all__ = [
    "TAGS", "TENSES", "Document", "Phrases", "concordance", "noun_phrases", "read", "sentences", "split", "split_all",
    "tag", "tokens",
]  # fmt: skip

SEPARATOR: Final = "\n\n\f\n\n"
"""What stands between the articles of a batch: a paragraph break that no article's words can join."""


def read(
    texts: Sequence[str],
    *,
    published: Sequence[datetime | None] | None = None,
    body_begin: Sequence[int] | None = None,
    timezone: str = "UTC",
    lexicons: Lexicons | None = None,
) -> Document:
    """One Document of a batch of articles.

    `published` is civil time in `timezone`, without tzinfo, one an article; `body_begin` the offset in each text where
    the body starts after the headline (0 if there is none).
    """
    lexicons = lexicons or default_lexicons()
    text = SEPARATOR.join(texts)
    sizes = np.array([len(t) for t in texts], dtype=np.int32)
    begin = np.concatenate(([0], np.cumsum(sizes + len(SEPARATOR))))[: len(texts)].astype(np.int32)
    found = find_tokens(text, lexicons)
    article_first = np.searchsorted(found.begin, begin).astype(np.int32)
    first = find_sentences(found, article_first, lexicons)
    last = np.append(first[1:], len(found.begin)).astype(np.int32)[: len(first)]
    tags = mend_tags(load_tagger().tag(found.types, found.type, first, last), found, first)
    return Document(
        text=text,
        article_begin=begin,
        article_end=begin + sizes,
        body_begin=begin + np.array(body_begin if body_begin is not None else [0] * len(texts), dtype=np.int32),
        published=tuple(published) if published is not None else (None,) * len(texts),
        zone=ZoneInfo(timezone),
        forms=found.forms,
        token_begin=found.begin,
        token_end=found.end,
        token_type=found.type,
        tag=tags,
        sentence_first=first,
        sentence_last=last,
        sentence_begin=found.begin[first],
        sentence_end=found.end[last - 1],
        sentence_article=(np.searchsorted(begin, found.begin[first], side="right") - 1).astype(np.int32),
        phrases=find_phrases(found, tags, first, last),
        lexicons=lexicons,
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open character offsets of the sentences of a text."""
    found = find_tokens(text)
    first = find_sentences(found, np.zeros(1, dtype=np.int32), default_lexicons())
    last = np.append(first[1:], len(found.begin))[: len(first)]
    return [(int(found.begin[a]), int(found.end[b - 1])) for a, b in zip(first, last, strict=True)]


def tokens(text: str) -> list[tuple[int, int]]:
    """Half-open character offsets of the tokens of a text."""
    found = find_tokens(text)
    return list(zip(found.begin.tolist(), found.end.tolist(), strict=True))


def noun_phrases(text: str) -> list[tuple[int, int]]:
    """Half-open character offsets of the base noun phrases of a text: 'the two bridges', 'drones'."""
    document = read([text])
    found = document.phrases
    begin, end = document.token_begin[found.np_first], document.token_end[found.np_last - 1]
    return list(zip(begin.tolist(), end.tolist(), strict=True))


def tag(words: Sequence[str]) -> list[str]:
    """Penn tags of one tokenized sentence."""
    return load_tagger().tag_sentences([words])[0]
