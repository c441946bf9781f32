"""File formats: one module each, and the table that names them. A new one is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ..fields import Problem, Record
from ..files import Source
from . import columnar, delimited, lines, markdown, objects, plain, web

Reader = Callable[[Source], Iterator[Record | Problem]]
"""Yields a file's records one by one; raises ReadingError where the file as a whole is unreadable."""

FORMATS: Final[dict[str, Reader]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": web.read,
    ".htm": web.read,
    ".xhtml": web.read,
    ".json": objects.read,
    ".jsonl": lines.read,
    ".ndjson": lines.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".parquet": columnar.read,
    ".pq": columnar.read,
}
"""Extension -> reader. Each may be packed as .gz."""
