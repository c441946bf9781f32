"""Every error the package raises on purpose: one root, children that say place, value and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AnalysisError(Exception):
    """Root of all errors of this package; `except AnalysisError` catches them all."""


class ReadingError(AnalysisError):
    """A file or record cannot be read."""


class LexiconError(AnalysisError):
    """A row of a lexicon is wrong."""


class TableError(AnalysisError):
    """A table lacks a column, or a column holds what the codebook does not allow."""


class SettingError(AnalysisError):
    """An argument or option has no such value."""


class ReportError(AnalysisError):
    """The report cannot be made."""


def did_you_mean(value: str, valid: Iterable[str]) -> str:
    """'dron', [drones, tanks] -> "; did you mean 'drones'?" (or the list of what is valid)."""
    options = sorted(valid)
    near = get_close_matches(value, options, n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; valid: {', '.join(options)}" if 0 < len(options) <= 60 else ""
