"""Where a phrase stands in a Document, found with NLTK's Text."""

from __future__ import annotations

import numpy as np
from nltk.text import Text

from .document import Document
from .tokens import split


def concordance(document: Document, phrase: str) -> list[tuple[int, int]]:
    """Token ranges [first, last) at which the words of `phrase` stand, whatever their case: 'air force' -> [(3, 5)].

    The search is that of `nltk.text.Text.concordance_list`; a phrase never runs from one article into the next.
    """
    wanted = split(phrase)
    if not wanted or not document.words:
        return []
    lines = Text(document.words).concordance_list(list(wanted), lines=len(document.words))
    article = document.sentence_article[document.token_sentence]
    starts = np.array(sorted({line.offset for line in lines}), dtype=np.int64)
    kept = starts[article[starts] == article[starts + len(wanted) - 1]] if len(starts) else starts
    return [(at, at + len(wanted)) for at in kept.tolist()]
