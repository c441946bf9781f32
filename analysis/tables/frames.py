"""Tables as DataFrames with the codebook's columns and dtypes, and what is asked of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.types import pandas_dtype

from ..errors import TableError, did_you_mean
from .codebook import CIVIL, FLAG, LIST, REAL, TABLES, TEXT, UTC, WHOLE, Column, columns


def frame(table: str, data: Mapping[str, Sequence[Any]] | pd.DataFrame | None = None) -> pd.DataFrame:
    """Make a table with the codebook's columns and dtypes; columns not given are null, others kept behind.

    Raises TableError where a value cannot be read as the column's dtype.
    """
    given: dict[str, Any] = {} if data is None else {str(name): values for name, values in data.items()}
    n = len(next(iter(given.values()))) if given else 0
    index = pd.RangeIndex(n)
    out: dict[str, pd.Series[Any]] = {}
    for column in TABLES[table]:
        out[column.name] = _series(table, column, given.get(column.name), index)
    for name in given:
        if name not in out:
            out[name] = pd.Series(_values(given[name]), index=index)
    return pd.DataFrame(out, index=index)


def _values(given: Any) -> Any:
    return given.array if isinstance(given, pd.Series) else given


_ARROW: Final = {
    TEXT: pa.large_string(), WHOLE: pa.int64(), REAL: pa.float64(), FLAG: pa.bool_(), CIVIL: pa.timestamp("us"),
}  # fmt: skip
_EXACT: Final = (WHOLE, CIVIL)  # Arrow may not turn 1.5 into 1, nor drop a time's zone


def _through_arrow(given: Any, dtype: str) -> Any:
    """Lists of plain values and None, as Arrow reads them; pandas would look at each first, which takes up to six
    times as long and is left for all else: then None."""
    if not isinstance(given, list) or dtype not in _ARROW:
        return None
    try:
        array = pa.array(given, None if dtype in _EXACT else _ARROW[dtype], from_pandas=True)
    except (TypeError, ValueError, OverflowError):
        return None
    if array.type != _ARROW[dtype]:
        return None
    if dtype == TEXT:
        return pd.arrays.ArrowStringArray(array)
    if dtype == CIVIL:
        return array.to_numpy(zero_copy_only=False)
    of: Any = pandas_dtype(dtype)
    return of.__from_arrow__(array)


def _series(table: str, column: Column, given: Any, index: pd.RangeIndex) -> pd.Series[Any]:
    dtype = "object" if column.dtype == LIST else column.dtype
    if given is None:
        return pd.Series([None] * len(index), index=index, dtype=dtype)
    ready = _through_arrow(given, dtype)
    try:
        if ready is not None:
            return pd.Series(ready, index=index, dtype=dtype)
        if column.dtype == CIVIL:
            return pd.Series(pd.to_datetime(pd.Series(_values(given), index=index, dtype="object")), dtype=CIVIL)
        if column.dtype == UTC:
            return pd.Series(pd.to_datetime(pd.Series(_values(given), index=index), utc=True), dtype=UTC)
        return pd.Series(_values(given), index=index, dtype=dtype)
    except (TypeError, ValueError) as error:
        raise TableError(f"{table}.{column.name}: cannot be read as {column.dtype}: {error}") from error


def require(data: pd.DataFrame, *names: str, table: str = "the table") -> None:
    """Raise TableError unless `data` has all columns `names`."""
    for name in names:
        if name not in data.columns:
            hint = did_you_mean(name, map(str, data.columns))
            raise TableError(f"{table} has no column {name!r}{hint}")


def records(data: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dicts, in order; unknown is None."""
    names = [str(name) for name in data.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*(plain(data[name]) for name in names), strict=True)]


def plain(column: pd.Series[Any]) -> list[Any]:
    """The values of a column as Python's own, None where unknown."""
    if isinstance(column.dtype, pd.StringDtype):
        strings: list[Any] = column.array.to_numpy(dtype=object, na_value=None).tolist()
        return strings
    values: list[Any] = column.tolist()
    for at in np.flatnonzero(column.isna().to_numpy()).tolist():
        values[at] = None
    return values


def check(table: str, data: pd.DataFrame) -> None:
    """Raise TableError where a table lacks a column or holds a value outside the codebook's vocabulary."""
    require(data, *columns(table), table=table)
    for column in TABLES[table]:
        if not column.values:
            continue
        strange = data[column.name].dropna()
        strange = strange[~strange.isin(column.values)]
        if len(strange):
            value = str(strange.iloc[0])
            hint = did_you_mean(value, column.values)
            raise TableError(f"{table}.{column.name}, row {strange.index[0]}: {value!r} is not in the codebook{hint}")


def content_id(*parts: object, length: int = 16) -> str:
    """Identity by content: a hash of the parts in order. No counters, no offsets."""
    joined = "\x1f".join("" if part is None or part is pd.NA else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]
