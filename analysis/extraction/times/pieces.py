"""A document as a string of codes, one character a piece: the words of time expressions and their parts.

A piece is a token or, in a hyphenated one whose parts are all time words ("mid-June", "6-7"), a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ...language import Document
from .vocabulary import Entry, Part, Vocabulary


class Pieces(NamedTuple):
    """The coded document; `token[p]` is the token of piece p, `first[t]` the first piece of token t."""

    code: str
    token: list[int]
    first: list[int]
    entries: list[Entry]  # of each type
    phrases: dict[int, tuple[str, str]]  # first piece of a longer form (right now) -> kind and value
    vocabulary: Vocabulary
    document: Document

    def part(self, piece: int) -> Part:
        """What the vocabulary says of a piece."""
        token = self.token[piece]
        return self.entries[self.document.type_of[token]].parts[piece - self.first[token]]

    def begin(self, piece: int) -> int:
        """Character offset of a piece in the document's text."""
        return self.document.begins[self.token[piece]] + self.part(piece).begin

    def end(self, piece: int) -> int:
        """Character offset after a piece."""
        token, end = self.token[piece], self.part(piece).end
        return self.document.ends[token] if end < 0 else self.document.begins[token] + end


CONTINUED = "\xa0"
"""The code of the second and later words of a longer form."""


def cut(document: Document, vocabulary: Vocabulary) -> Pieces:
    """Code a document."""
    entries = vocabulary.entries(document.types)
    codes = [entry.codes for entry in entries]
    size = np.fromiter(map(len, codes), np.int32, len(codes))[document.token_type]
    first = [0, *np.cumsum(size).tolist()]
    token = np.repeat(np.arange(len(size)), size).tolist()
    code = "".join([codes[i] for i in document.type_of])
    pieces = Pieces(code, token, first, entries, {}, vocabulary, document)
    return _join_phrases(pieces)


def _join_phrases(pieces: Pieces) -> Pieces:
    """Give the first word of 'right now' the code of the whole, and the others CONTINUED."""
    document, vocabulary = pieces.document, pieces.vocabulary
    follows = document.mask(vocabulary.seconds)[1:]
    starts = np.flatnonzero(document.mask(vocabulary.phrases.firsts)[:-1] & follows).tolist()
    if not starts:
        return pieces
    words, code = document.lower, list(pieces.code)
    last = document.sentence_last[document.token_sentence[starts]]
    ends = dict(zip(starts, last.tolist(), strict=True))
    free = 0
    for start in starts:
        match = vocabulary.phrases.longest(words, start, ends[start]) if start >= free else None
        if match:
            free = match[0]
            a, b = pieces.first[start], pieces.first[free]
            code[a:b] = [vocabulary.codes[match[1][0]]] + [CONTINUED] * (b - a - 1)
            pieces.phrases[a] = match[1]
    return pieces._replace(code="".join(code))


def sentences(pieces: Pieces) -> Iterator[tuple[int, int, int]]:
    """(sentence, first piece, last piece) of the sentences that hold a trigger, in order."""
    document = pieces.document
    hot = np.fromiter((entry.trigger for entry in pieces.entries), np.bool_, len(pieces.entries))
    found = set(document.token_sentence[np.flatnonzero(hot[document.token_type])].tolist())
    short_years = pieces.vocabulary.short_year.finditer(pieces.code)
    found.update(document.sentence_of[pieces.token[match.start()]] for match in short_years)
    if pieces.vocabulary.codes["era"] in pieces.code:
        bare = pieces.vocabulary.bare_year.finditer(pieces.code)
        found.update(document.sentence_of[pieces.token[match.start()]] for match in bare)
    triggers = pieces.vocabulary.triggers
    for piece in pieces.phrases:
        if pieces.code[piece] in triggers:
            found.add(document.sentence_of[pieces.token[piece]])
    for sentence in sorted(found):
        a, b = int(document.sentence_first[sentence]), int(document.sentence_last[sentence])
        yield sentence, pieces.first[a], pieces.first[b]
