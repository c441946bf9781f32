"""Tables as Parquet and CSV files, written beside and renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import TableError
from .codebook import LIST, TABLES
from .frames import frame, require


def write_beside(path: Path, write: Any) -> None:
    """Call `write(temporary_path)` and rename the result to `path`, so a crash leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_parquet(data: pd.DataFrame, path: Path) -> None:
    """Write one table as Parquet, beside and then renamed."""
    write_beside(path, lambda temporary: data.to_parquet(temporary, index=False))


def read_parquet(table: str, path: Path) -> pd.DataFrame:
    """Read one table; raises TableError naming the file where it is missing or not of the codebook.

    A column that came to the codebook after the file was written is null; the first column is as old as its table.
    """
    if not path.is_file():
        raise TableError(f"{path}: no such file; save the ledger again")
    try:
        data = pd.read_parquet(path)
        for column in TABLES[table]:
            if column.dtype == LIST and column.name in data:
                lists = [None if value is None else [str(x) for x in value] for value in data[column.name]]
                data[column.name] = pd.Series(lists, index=data.index, dtype="object")
        require(data, TABLES[table][0].name, table=f"the table {table}")
        return frame(table, data)
    except TableError as error:
        raise TableError(f"{path}: {error}; save the ledger again") from error
    except (OSError, ValueError, TypeError) as error:
        raise TableError(f"{path}: cannot be read as Parquet ({error}); save the ledger again") from error


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def defuse(value: Any) -> Any:
    """Text that a spreadsheet would execute gets an apostrophe before it (OWASP: CSV injection)."""
    if isinstance(value, str) and value.lstrip(" \u00a0\ufeff").startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def write_csv(data: pd.DataFrame, path: Path) -> None:
    """Write one table as CSV (UTF-8 with BOM, for spreadsheets) that no spreadsheet executes."""
    safe = data.copy()
    for name in safe.columns:
        if safe[name].dtype == "object" or isinstance(safe[name].dtype, pd.StringDtype):
            safe[name] = [defuse(_plain(value)) for value in safe[name]]
    write_beside(path, lambda temporary: safe.to_csv(temporary, index=False, encoding="utf-8-sig", lineterminator="\n"))


def _plain(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
