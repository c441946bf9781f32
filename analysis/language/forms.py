"""The distinct forms of a text, numbered: what `token_type` counts.

Which forms are among a few words is asked of these words, each found in an index; asking all forms would take as long
as the text has different words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .folding import fold

Mask = npt.NDArray[np.bool_]


class Forms:
    """Distinct forms in the order of their numbers."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """Lower-case form of each, curly apostrophes made straight."""
        return tuple(form.lower().replace("’", "'") for form in self.written)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Folded form of each, as names are compared."""
        return tuple(map(fold, self.written))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {form: i for i, form in enumerate(self.written)}

    @cached_property
    def _numbers_of_lower(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, form in enumerate(self.lower):
            found.setdefault(form, []).append(i)
        return found

    def written_as(self, words: Iterable[str]) -> Mask:
        """True for each form that is one of `words` as it is written."""
        return self._mark(self._numbers[word] for word in words if word in self._numbers)

    def among(self, words: Iterable[str]) -> Mask:
        """True for each form whose lower-case form is one of `words`."""
        numbers = self._numbers_of_lower
        return self._mark(i for word in words if word in numbers for i in numbers[word])

    def coded(self, table: Mapping[str, str]) -> npt.NDArray[np.uint32]:
        """The character that `table` gives each lower-case form, 0 where it gives none."""
        codes = np.zeros(len(self.written), dtype=np.uint32)
        for word, code in table.items():
            codes[self._numbers_of_lower.get(word, [])] = ord(code)
        return codes

    def _mark(self, numbers: Iterable[int]) -> Mask:
        marked = np.zeros(len(self.written), dtype=np.bool_)
        marked[list(numbers)] = True
        return marked
