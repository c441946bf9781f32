"""CSV and TSV: one article a row, columns named in the first one."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import Final

from ...errors import ReadingError
from ..encodings import decode
from ..fields import ALIASES, Problem, Record, recognise
from ..files import Source

_DELIMITERS: Final = ",;\t|"
_TOO_MANY: Final = "more fields than columns; quote fields that hold the delimiter"
_UNCLOSED: Final = "a quotation mark that is never closed, and all after it is one field; close it or export again"


def read(source: Source) -> Iterator[Record | Problem]:
    """The records, numbered as a spreadsheet numbers its rows: the header is row 1."""
    for number, row, encoding, raw in read_rows(source, needed="text"):
        if isinstance(row, str):
            yield Problem(number, row)
        else:
            yield Record(number, recognise(row), raw, encoding)


def read_rows(source: Source, *, needed: str) -> Iterator[tuple[str, dict[str, str] | str, str, bytes]]:
    """(row number, column -> value or what is wrong with the row, encoding, bytes of the row).

    Raises ReadingError where no column means the field `needed`.
    """
    text, encoding = decode(source.read_bytes())
    if "\n" not in text:
        text = text.replace("\r", "\n")
    header_line = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = "\t" if source.extension == ".tsv" else max(_DELIMITERS, key=header_line.count)
    taken: list[str] = []
    limit = csv.field_size_limit(sys.maxsize >> 32)
    try:
        rows = csv.reader(_remember(text, taken), delimiter=delimiter)
        header = next((row for row in rows if any(row)), [])
        if needed not in recognise(dict.fromkeys(header, "x")):
            names = ", ".join(ALIASES[needed][:4])
            raise ReadingError(f"no column for the {needed} ({names}), only: {', '.join(header)[:200]}; rename one")
        taken.clear()
        for number, row in enumerate(rows, 2):
            lines = "".join(taken)
            taken.clear()
            if any(cell.strip() for cell in row):
                told: dict[str, str] | str = dict(zip(header, row, strict=False))
                if any(cell.strip() for cell in row[len(header) :]):
                    told = _TOO_MANY
                elif text.endswith(lines) and _is_open(lines, delimiter):
                    told = _UNCLOSED
                yield str(number), told, encoding, lines.encode("utf-8", "surrogatepass")
    except csv.Error as error:
        raise ReadingError(f"no CSV: {error}; export it again with fields in quotation marks") from error
    finally:
        csv.field_size_limit(limit)


def _is_open(lines: str, delimiter: str) -> bool:
    """Whether a quotation mark still stands open at the end of the lines."""
    try:
        list(csv.reader(_remember(lines, []), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _remember(text: str, taken: list[str]) -> Iterator[str]:
    """The lines, each kept in `taken` as the parser takes it."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin) + 1 or len(text)
        taken.append(text[begin:end])
        yield text[begin:end]
        begin = end
