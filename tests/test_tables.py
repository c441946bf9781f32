"""The codebook in code: dtypes, checks, files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.errors import TableError


def test_every_column_is_declared_with_a_meaning() -> None:
    for name, columns in tables.TABLES.items():
        names = [column.name for column in columns]
        assert len(names) == len(set(names)), name
        assert all(column.meaning for column in columns), name
        assert list(tables.frame(name).columns) == names


def test_frame_gives_nullable_dtypes_and_keeps_further_columns() -> None:
    data = tables.frame("claims", {"claim_id": ["a", "b"], "low": [1, None], "mine": [True, False]})
    assert data["low"].dtype == "Float64"
    assert data["low"].isna().tolist() == [False, True]
    assert data["high"].isna().all()
    assert data["mine"].tolist() == [True, False]
    assert data["published"].dtype == "datetime64[us, UTC]"


def test_a_value_that_does_not_fit_names_table_and_column() -> None:
    with pytest.raises(TableError, match=r"quantities\.low: cannot be read as Float64"):
        tables.frame("quantities", {"low": ["a dozen"]})


def test_check_names_value_row_and_remedy() -> None:
    data = tables.frame("claims", {"item": ["drones", "dron"]})
    with pytest.raises(TableError, match=r"claims\.item, row 1: 'dron' is not in the codebook; did you mean 'drones'"):
        tables.check("claims", data)


def test_require_names_the_missing_column() -> None:
    with pytest.raises(TableError, match="articles has no column 'text'; did you mean 'texts'"):
        tables.require(pd.DataFrame({"texts": []}), "text", table="articles")


def test_content_id_has_no_counter_and_no_collision_of_parts() -> None:
    assert tables.content_id("a", "b") == tables.content_id("a", "b")
    assert tables.content_id("ab", "") != tables.content_id("a", "b")
    assert tables.content_id(None) == tables.content_id(pd.NA)


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@x", " =cmd()", "\t=x", "\ufeff=x"])
def test_csv_holds_nothing_that_a_spreadsheet_executes(tmp_path: Path, evil: str) -> None:
    tables.write_csv(tables.frame("rejected", {"origin": [evil]}), tmp_path / "r.csv")
    value = pd.read_csv(tmp_path / "r.csv", encoding="utf-8-sig")["origin"][0]
    assert value == "'" + evil


def test_parquet_gives_back_what_was_written(tmp_path: Path) -> None:
    data = tables.frame("stories", {"story_id": ["s"], "claim_ids": [["a", "b"]], "low": [3.0]})
    tables.write_parquet(data, tmp_path / "s.parquet")
    pd.testing.assert_frame_equal(tables.read_parquet("stories", tmp_path / "s.parquet"), data)


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail(path: Path) -> None:
        path.write_text("half")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        tables.write_beside(target, fail)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_broken_parquet_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").write_bytes(b"nothing")
    with pytest.raises(TableError, match=r"claims\.parquet: cannot be read as Parquet .*save the ledger again"):
        tables.read_parquet("claims", tmp_path / "claims.parquet")


def test_describe_names_every_column() -> None:
    text = tables.describe(["rejected"])
    assert "| `origin` | string | file and record |" in text
