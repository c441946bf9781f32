"""Corpus -> Ledger: the same rows however the articles are cut, nothing lost, ledgers saved and loaded."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import pipeline, tables
from analysis.errors import AnalysisError, SettingError, TableError
from analysis.tabulation import FINDINGS

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "text": ["Gunmen killed at least 30 people in Wau on Monday, police said.", "The town was quiet."],
        "published": pd.to_datetime(["2025-01-07", None], utc=True),
    }
)


def same(a: analysis.Ledger, b: analysis.Ledger) -> None:
    for name, table in a.tables().items():
        pd.testing.assert_frame_equal(table, b.tables()[name], check_like=False)


def test_tables_keep_to_the_codebook(ledger: analysis.Ledger) -> None:
    ledger.check()
    assert len(ledger.claims) > 100
    assert not ledger.rejected["error"].isin(["IndexError", "KeyError", "ValueError", "TypeError"]).any()


def test_every_offset_slices_back(ledger: analysis.Ledger) -> None:
    texts = dict(zip(ledger.articles["article_id"], ledger.articles["text"], strict=True))
    for name, column in (
        ("sentences", "text"),
        ("mentions", "text"),
        ("quantities", "text"),
        ("times", "text"),
        ("claims", "number"),
    ):
        for row in tables.records(getattr(ledger, name)):
            assert texts[row["article_id"]][row["begin"] : row["end"]] == row[column], (name, row)
    for row in tables.records(ledger.attributions):
        for part in ("source", "cue", "content"):
            if not pd.isna(row[f"{part}_begin"]):
                assert texts[row["article_id"]][row[f"{part}_begin"] : row[f"{part}_end"]] == row[part]


def test_claim_ids_are_unique_and_every_key_has_its_row(ledger: analysis.Ledger) -> None:
    assert ledger.claims["claim_id"].is_unique
    assert ledger.stories["story_id"].is_unique
    assert set(ledger.parties["claim_id"]) <= set(ledger.claims["claim_id"])
    assert set(ledger.claims["story_id"]) == set(ledger.stories["story_id"])
    sentences = set(zip(ledger.sentences["article_id"], ledger.sentences["sentence_id"], strict=True))
    assert set(zip(ledger.claims["article_id"], ledger.claims["sentence_id"], strict=True)) <= sentences


def test_records_read_are_articles_and_rejected(corpus: analysis.Corpus, ledger: analysis.Ledger) -> None:
    assert len(ledger.articles) + len(ledger.rejected) == len(corpus.articles) + len(corpus.rejected)


def test_small_batches_give_the_same_rows(
    corpus: analysis.Corpus, ledger: analysis.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 1)
    same(analysis.analyse(corpus), ledger)


def test_two_processes_give_the_same_rows(
    corpus: analysis.Corpus, ledger: analysis.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 20_000)
    same(analysis.analyse(corpus, workers=2), ledger)


def test_order_of_articles_changes_no_claim(corpus: analysis.Corpus, ledger: analysis.Ledger) -> None:
    reordered = analysis.analyse(corpus.articles.iloc[::-1].reset_index(drop=True))
    assert set(reordered.claims["claim_id"]) == set(ledger.claims["claim_id"])


def test_any_frame_with_id_and_text_is_analysed() -> None:
    ledger = analysis.analyse(ARTICLES[["article_id", "text"]])
    claim = ledger.claims.iloc[0]
    assert (claim["number"], claim["low"], claim["modifier"], claim["item"], claim["action"]) == (
        "30",
        30,
        ">=",
        "people",
        "killed",
    )


def test_a_frame_without_text_names_the_column() -> None:
    with pytest.raises(AnalysisError, match="text"):
        analysis.analyse(ARTICLES[["article_id"]])


def test_no_articles_give_empty_tables() -> None:
    ledger = analysis.analyse(ARTICLES.iloc[:0])
    assert all(table.empty for table in ledger.tables().values())
    ledger.check()


def test_workers_below_one_are_refused() -> None:
    with pytest.raises(SettingError, match="workers=0"):
        analysis.analyse(ARTICLES, workers=0)


def test_an_article_that_breaks_an_extractor_is_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.extract

    def fragile(document: pipeline.Document) -> pipeline.Findings:
        if "quiet" in document.text:
            raise ZeroDivisionError("broken")
        return whole(document)

    monkeypatch.setattr(pipeline, "extract", fragile)
    ledger = analysis.analyse(ARTICLES)
    assert ledger.articles["article_id"].tolist() == ["a"]
    assert ledger.rejected["error"].tolist() == ["ZeroDivisionError"]
    assert len(ledger.claims) == 1


def test_save_and_load_give_the_ledger_back(ledger: analysis.Ledger, tmp_path: Path) -> None:
    loaded = analysis.load(ledger.save(tmp_path / "out", csv=True))
    same(loaded, ledger)
    assert loaded.meta == ledger.meta
    assert {p.stem for p in (tmp_path / "out").glob("*.csv")} == set(ledger.tables())


def test_loading_what_is_no_ledger_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no ledger is saved here"):
        analysis.load(tmp_path)
    (tmp_path / "meta.json").write_text(json.dumps({"codebook": "0"}))
    with pytest.raises(TableError, match="codebook '0', this version reads '2'; analyse the corpus again"):
        analysis.load(tmp_path)
    (tmp_path / "meta.json").write_text("[]")
    with pytest.raises(TableError, match="codebook None, this version reads '2'; analyse the corpus again"):
        analysis.load(tmp_path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _other_columns(path: Path) -> None:
    pd.DataFrame({"x": [1]}).to_parquet(path)


def _other_types(path: Path) -> None:
    pd.read_parquet(path).assign(n_claims="many", claim_ids=5).to_parquet(path)


DAMAGED = {
    "missing": (Path.unlink, "no such file"),
    "a folder": (_folder, "no such file"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:60]), "cannot be read as Parquet"),
    "another table": (_other_columns, "the table stories has no column 'story_id'"),
    "other types": (_other_types, "cannot be read"),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_table_is_named_with_the_remedy(
    ledger: analysis.Ledger, tmp_path: Path, damage: Callable[[Path], object], told: str
) -> None:
    folder = ledger.save(tmp_path / "out")
    damage(folder / "stories.parquet")
    with pytest.raises(TableError, match=rf"stories\.parquet: .*{told}.*; save the ledger again"):
        analysis.load(folder)


def test_meta_names_versions_settings_and_inputs(ledger: analysis.Ledger) -> None:
    assert set(ledger.meta) == {"codebook", "version", "lexicons", "inputs", "settings"}
    assert ledger.meta["settings"] == {"timezone": "UTC", "compare": True}
    changed = analysis.analyse(ARTICLES.assign(text=["One.", "Two."])).meta
    assert changed["inputs"] != analysis.analyse(ARTICLES).meta["inputs"]


def test_tokens_are_made_on_request(ledger: analysis.Ledger) -> None:
    tokens = ledger.tokens()
    texts = dict(zip(ledger.articles["article_id"], ledger.articles["text"], strict=True))
    first = tokens[tokens["article_id"] == ledger.articles["article_id"].iloc[-1]]
    assert first["token_id"].tolist() == list(range(len(first)))
    assert first["sentence_id"].iloc[0] == 0
    for row in tables.records(first):
        assert texts[row["article_id"]][row["begin"] : row["end"]] == row["text"]


def test_compare_off_leaves_stories_out() -> None:
    ledger = analysis.analyse(ARTICLES, compare=False)
    assert ledger.stories.empty
    assert ledger.claims["story_id"].isna().all()
    assert set(FINDINGS) <= set(ledger.tables())
