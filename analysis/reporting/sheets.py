"""Any table on the page: escaped, left out said, nulls blank, dates and numbers as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from numbers import Real
from typing import Any, Final

import pandas as pd

from ..tables import require
from .markup import Html, join, link, note, table, tag

MOST_CHARACTERS: Final = 320  # of one cell
ASKS_FOR_ROOM: Final = 60  # characters from which on a cell is no narrow column


def show(
    data: pd.DataFrame, *, caption: str, columns: Sequence[str] | None = None, right: Sequence[str] = (), most: int = 20
) -> Html:
    """The first `most` rows of a table for a notebook's cell; says below how many are not shown.

    A named index is shown as columns. Numbers and the columns of `right` are set right. Addresses are
    links, all other text is shown as text. Raises TableError where one of `columns` is not in the table.
    """
    named = [name for name in data.index.names if name is not None and name not in data.columns]
    whole = data.reset_index(drop=not named)
    if columns is not None:
        require(whole, *columns)
    chosen = whole if columns is None else whole[list(columns)]
    names = [str(name) for name in chosen.columns]
    if chosen.empty:
        return note(f"{caption}: there is nothing to show.")
    numeric = [i for i, name in enumerate(names) if name in right or _is_number(chosen.dtypes.iloc[i])]
    rows = [[cell(value) for value in row] for row in chosen.head(most).itertuples(index=False, name=None)]
    hidden = len(chosen) - len(rows)
    rest = note(f"{hidden:,} more {'row is' if hidden == 1 else 'rows are'} not shown.")
    return join((table(names, rows, caption=caption, numeric=numeric), rest if hidden else ""))


def _is_number(dtype: Any) -> bool:
    return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype)


def cell(value: Any) -> Any:
    """One value in words: 1200.0 -> '1,200', midnight -> '2025-01-07', null -> '', an address -> a link."""
    if pd.api.types.is_list_like(value):
        return ", ".join(map(str, value))
    if value is None or pd.isna(value):
        return ""
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if isinstance(value, Real):
        return _figure(float(value))
    if isinstance(value, datetime):
        day = tag("span", f"{value:%Y-%m-%d}", style="white-space: nowrap")
        return day if (value.hour, value.minute) == (0, 0) else join((day, f" {value:%H:%M}"))
    words = " ".join(str(value).split())
    shown = words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"
    if len(shown) > ASKS_FOR_ROOM and " " in shown:
        return tag("span", shown, style="display: inline-block; min-width: min(18rem, 60vw)")
    return link(shown, words)


def _figure(value: float) -> str:
    """126e9 -> '126,000,000,000', 0.33333 -> '0.3333', 1234.5 -> '1,234.5'."""
    if not 1e-3 <= abs(value) < 1e15:
        return f"{value:.4g}"
    return f"{round(value, 4):,.15g}"
