"""Lists over a Document that the rules read, made once per batch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...language import Document
from .forms import Form, build_number_words, read_form


@dataclass(frozen=True)
class View:
    """Tokens as plain lists, the numbers among them, and each token's sentence bounds."""

    document: Document
    lower: list[str]
    words: list[str]
    begin: list[int]
    end: list[int]
    forms: tuple[Form | None, ...]  # per type
    token_type: list[int]
    candidates: list[int]  # tokens that hold a number

    @classmethod
    def of(cls, document: Document) -> View:
        """The view of a document."""
        number_words = document.lexicons.get(build_number_words)
        forms = tuple(read_form(form, number_words) for form in document.lower_types)
        holds = np.fromiter((form is not None for form in forms), np.bool_, len(forms))
        candidates = np.flatnonzero(holds[document.token_type]) if len(forms) else np.zeros(0, np.int64)
        return cls(
            document=document,
            lower=document.lower,
            words=document.words,
            begin=document.begins,
            end=document.ends,
            forms=forms,
            token_type=document.type_of,
            candidates=candidates.tolist(),
        )

    @cached_property
    def tags(self) -> list[str]:
        """Penn tags."""
        return self.document.tags

    @cached_property
    def sentence(self) -> list[int]:
        """Sentence of each token."""
        return self.document.sentence_of

    @cached_property
    def article(self) -> list[int]:
        """Article of each sentence."""
        articles: list[int] = self.document.sentence_article.tolist()
        return articles

    @cached_property
    def sentence_first(self) -> list[int]:
        """First token of each sentence."""
        firsts: list[int] = self.document.sentence_first.tolist()
        return firsts

    @cached_property
    def sentence_last(self) -> list[int]:
        """End of each sentence, exclusive."""
        lasts: list[int] = self.document.sentence_last.tolist()
        return lasts

    @cached_property
    def phrase_at(self) -> list[int]:
        """Index of the base noun phrase that holds each token, -1 outside of any."""
        phrases = self.document.phrases
        sizes = phrases.np_last - phrases.np_first
        held = np.full(len(self.token_type) + 1, -1, dtype=np.int32)
        index = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        offset = np.arange(len(index)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        held[np.repeat(phrases.np_first, sizes) + offset] = index
        indices: list[int] = held.tolist()
        return indices

    @cached_property
    def _phrase_bounds(self) -> tuple[list[int], list[int], list[int]]:
        phrases = self.document.phrases
        return phrases.np_first.tolist(), phrases.np_last.tolist(), phrases.np_head.tolist()

    def phrase(self, index: int) -> tuple[int, int, int]:
        """(first, last, head) of a base noun phrase."""
        firsts, lasts, heads = self._phrase_bounds
        return firsts[index], lasts[index], heads[index]

    def form(self, token: int) -> Form | None:
        """The number a token holds; None past the end."""
        return self.forms[self.token_type[token]] if token < len(self.token_type) else None

    def before(self, token: int, back: int = 1) -> str:
        """Lower-case form of a token before this one in its sentence, "" past its start."""
        at = token - back
        return self.lower[at] if at >= self.sentence_first[self.sentence[token]] else ""

    def touching(self, token: int) -> bool:
        """True where no white space stands before the token."""
        return token > 0 and self.end[token - 1] == self.begin[token]

    def bounds(self, token: int) -> tuple[int, int]:
        """First and end token of the sentence that holds a token."""
        sentence = self.sentence[token]
        return self.sentence_first[sentence], self.sentence_last[sentence]
