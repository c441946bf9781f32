"""Find the longest lexicon form that starts at a token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Matcher(Generic[T]):
    """Token sequences with values; of two that start at one token, the longer one matches.

    `split` turns a form into lower-case words as the text is tokenized; `firsts` are all first words,
    so that a caller can find candidates with one array operation.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, split: Callable[[str], Sequence[str]]) -> None:
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for form, value in entries:
            words = tuple(word.lower() for word in split(form))
            if words:
                table.setdefault(words[0], {})[words] = value
        self._table: dict[str, list[tuple[tuple[str, ...], T]]] = {
            first: sorted(forms.items(), key=lambda item: -len(item[0])) for first, forms in table.items()
        }
        self.firsts: frozenset[str] = frozenset(self._table)

    def longest(self, words: Sequence[str], at: int, end: int) -> tuple[int, T] | None:
        """(index after the match, value) of the longest form at `at` that ends by `end`, or None."""
        for form, value in self._table.get(words[at], ()):
            stop = at + len(form)
            if stop <= end and (len(form) == 1 or tuple(words[at:stop]) == form):
                return stop, value
        return None

    def scan(self, words: Sequence[str], starts: Iterable[int], ends: Sequence[int]) -> list[tuple[int, int, T]]:
        """(first, last, value) of matches at `starts`, left to right, longest first, not overlapping.

        `ends[i]` bounds a match that begins at token i (the end of its sentence).
        """
        found: list[tuple[int, int, T]] = []
        free = 0
        for at in starts:
            if at < free:
                continue
            match = self.longest(words, at, ends[at])
            if match:
                found.append((at, match[0], match[1]))
                free = match[0]
        return found
