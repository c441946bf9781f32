"""Read and check the CSV files."""

from __future__ import annotations

import csv
import functools
import hashlib
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from ..errors import LexiconError, did_you_mean
from .schemas import SCHEMAS, Schema

T = TypeVar("T")
Row = dict[str, str]
OURS: Final = Path(__file__).parent


class Lexicons:
    """All lexicons of one analysis: ours, with a user's own merged over them.

    `rows(name)` are the checked rows of one file; `get(build)` keeps what a stage builds from them
    (a matcher, a table of forms), so each is built once for a set of lexicons.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders: tuple[Path, ...] = (OURS, *folders)
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._built: dict[Callable[[Lexicons], Any], Any] = {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one lexicon; raises LexiconError naming file, line and remedy."""
        if name not in self._rows:
            if name not in SCHEMAS:
                raise LexiconError(f"there is no lexicon {name!r}{did_you_mean(name, SCHEMAS)}")
            merged: dict[tuple[str, ...], Row] = {}
            for folder in self.folders:
                path = folder / f"{name}.csv"
                if path.is_file():
                    merged |= read_rows(path, SCHEMAS[name])
            self._rows[name] = tuple(merged.values())
        return self._rows[name]

    def get(self, build: Callable[[Lexicons], T]) -> T:
        """What `build(self)` returns, built once."""
        if build not in self._built:
            self._built[build] = build(self)
        return cast(T, self._built[build])

    def version(self) -> str:
        """Hash of the content of all files, for `ledger.meta`."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for name in sorted(SCHEMAS):
                path = folder / f"{name}.csv"
                if path.is_file():
                    digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16]

    def __reduce__(self) -> tuple[type[Lexicons], tuple[Path, ...]]:
        return (Lexicons, self.folders[1:])


@functools.cache
def default_lexicons() -> Lexicons:
    """Ours alone."""
    return Lexicons()


def read_rows(path: Path, schema: Schema) -> dict[tuple[str, ...], Row]:
    """Rows of one CSV file by their key; blank lines and lines that start with # are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read ({error}); save it as CSV in UTF-8") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return {}
    header = next(csv.reader([numbered[0][1]]))
    for name in header:
        if name not in schema.columns:
            raise LexiconError(f"{path.name}:{numbered[0][0]}: no column {name!r}{did_you_mean(name, schema.columns)}")
    rows: dict[tuple[str, ...], Row] = {}
    seen: dict[tuple[str, ...], int] = {}
    blank, named, keyed = dict.fromkeys(schema.columns, ""), tuple(header), itemgetter(*schema.key)
    one = len(schema.key) == 1
    for number, line in numbered[1:]:
        values = next(csv.reader([line])) if '"' in line else line.split(",")  # the reader is slow to start
        if len(values) > len(header):
            raise LexiconError(
                f"{path.name}:{number}: {len(values)} fields for {len(header)} columns; quote fields with commas"
            )
        row = blank | dict(zip(named, map(str.strip, values), strict=False))
        _check_row(path, number, row, schema)
        key = (keyed(row),) if one else keyed(row)
        if key in seen:
            raise LexiconError(f"{path.name}:{number}: {', '.join(key)!r} stands already in line {seen[key]}; keep one")
        seen[key] = number
        rows[key] = row
    return rows


def _check_row(path: Path, number: int, row: Row, schema: Schema) -> None:
    for column in schema.required:
        if not row[column]:
            raise LexiconError(f"{path.name}:{number}: {column} is empty; fill it in")
    for column, valid in schema.vocabulary.items():
        if row[column] and row[column] not in valid:
            hint = did_you_mean(row[column], valid)
            raise LexiconError(f"{path.name}:{number}: {column} {row[column]!r} is not in the vocabulary{hint}")
