"""Parquet: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from ...errors import ReadingError
from ..fields import ALIASES, Problem, Record, field_of, recognise
from ..files import MAX_FILE_BYTES, Source
from .objects import make_record

_BATCH_ROWS: Final = 256


def read(source: Source) -> Iterator[Record | Problem]:
    """The records, counted from 1; only columns with a meaning are loaded."""
    if source.path.suffix.lower() == ".gz":
        raise ReadingError("a packed Parquet file; unpack it (Parquet is compressed by itself)")
    try:
        with pq.ParquetFile(source.path) as file:
            names = [name for name in file.schema_arrow.names if field_of(name)]
            if "text" not in recognise(dict.fromkeys(names, "x")):
                known = ", ".join(ALIASES["text"][:4])
                raise ReadingError(f"no column for the text ({known}); rename one")
            if sum(file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups)) > 8 * MAX_FILE_BYTES:
                raise ReadingError(f"more than {MAX_FILE_BYTES >> 27} GiB unpacked; split the file")
            yield from _rows(file, names)
    except pa.ArrowException as error:
        raise ReadingError(f"no Parquet: {error}; write the file again") from error


def _rows(file: pq.ParquetFile, names: list[str]) -> Iterator[Record | Problem]:
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=names):
        for row in batch.to_pylist():
            number += 1
            yield make_record(str(number), row, None)
