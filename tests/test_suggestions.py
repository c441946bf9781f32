"""What a user's own lexicon might add: found, listed, pasted, known."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.cli import main
from analysis.errors import SettingError
from analysis.lexicon import Lexicons
from analysis.suggestions import suggest, to_csv

TEXTS = [
    "The Ursa Valley Brigade said it holds the road. Trucks of the Ursa Valley Brigade left for Ursovo on Monday.",
    "Ukraine's army met the Ursa Valley Brigade near Ursovo. Shelling went on in Ursovo, the army said.",
    "Mira Tammela spoke in Kyiv. Later Mira Tammela left, and Tammela gave no figures. Mira Tammela is a doctor.",
    "However, rain fell. However, snow fell. However, hail fell. The Harbour froze; a harbour, the harbour.",
    "The Harbour froze in Kyiv. He saw the Harbour. Volodymyr Zelensky and Russian-made drones. Russian-made, "
    "Russian-made.",
]


def found(texts: list[str] = TEXTS, **given: object) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "text": texts})
    return suggest(articles, **given)  # type: ignore[arg-type]


def test_what_nothing_knows_is_found_with_counts_and_a_sentence() -> None:
    rows = found().set_index("phrase")
    assert list(rows.index) == ["Ursa Valley Brigade", "Ursovo", "Mira Tammela"]
    assert rows.loc["Ursovo", ["kind", "n", "n_articles"]].tolist() == ["place", 3, 2]
    assert rows.loc["Mira Tammela", ["kind", "n", "n_articles"]].tolist() == ["person", 3, 1]
    assert rows.loc["Ursa Valley Brigade", "sentence"] in TEXTS[0] + TEXTS[1]


def test_known_names_words_and_starts_of_sentences_are_none() -> None:
    phrases = set(found(least=1)["phrase"])
    assert not phrases & {"However", "Harbour", "Kyiv", "Ukraine", "Tammela", "Volodymyr Zelensky", "Russian-made"}
    with pytest.raises(SettingError, match="least=0"):
        found(least=0)


def test_no_articles_give_no_rows() -> None:
    assert found([]).empty and found(["", "\n"]).empty


def test_the_rows_are_those_of_the_lexicons() -> None:
    actors = list(csv.DictReader(io.StringIO(to_csv(found(), "actors"))))
    places = list(csv.DictReader(io.StringIO(to_csv(found(), "places"))))
    assert [(row["form"], row["actor_id"]) for row in actors] == [
        ("Ursa Valley Brigade", "ursa-valley-brigade"),
        ("Mira Tammela", "person:mira-tammela"),
    ]
    assert [(row["form"], row["place_id"], row["type"]) for row in places] == [("Ursovo", "place:ursovo", "settlement")]


def test_hostile_text_is_one_plain_line(tmp_path: Path) -> None:
    again = "the Ursa Valley Brigade"
    text = f'=cmd("x"),\u202e said \x1b[31m troops who met {again}, {again}\nand {again}.'
    rows = to_csv(found([text], least=1), "actors").splitlines()
    assert len(rows) == 2
    assert not any(c in rows[1] for c in "\u202e\x1b")
    (row,) = csv.DictReader(rows)
    assert row["form"] == "Ursa Valley Brigade" and row["example"].startswith("'=cmd")
    (tmp_path / "actors.csv").write_text("\n".join(rows), encoding="utf-8")
    assert Lexicons(tmp_path).rows("actors")[-1]["form"] == "Ursa Valley Brigade"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "corpus"
    source.mkdir()
    for i, text in enumerate(TEXTS):
        (source / f"2025-01-0{i + 1}_wire.txt").write_text(f"{text}\n")
    return source


def run(*arguments: object) -> int:
    return main(["lexicon", "suggest", *(str(a) for a in arguments)])


def test_suggested_pasted_and_known(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    assert "Ursa Valley Brigade (" in capsys.readouterr().out
    assert run(folder, "-o", folder / "lexicon") == 0
    assert "paste what you want" in capsys.readouterr().out
    assert run(folder) == 0
    assert capsys.readouterr().out == "nothing unknown stands 3 times or more\n"
    ledger = analysis.analyse(analysis.read(folder), lexicons=Lexicons(folder / "lexicon"))
    ids = ledger.mentions.dropna(subset=["actor_id"]).set_index("text")["actor_id"]
    assert ids["the Ursa Valley Brigade"].unique().tolist() == ["ursa-valley-brigade"]
    assert len(ledger.articles) == len(TEXTS)
    assert run(folder, "-o", folder / "lexicon") == 1
    assert "is there already" in capsys.readouterr().err


def test_rows_are_printed_to_be_pasted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--csv", "--least", 1) == 0
    said = capsys.readouterr().out
    assert said.startswith("# actors.csv\nform,actor_id,") and "\n# places.csv\nform,place_id," in said
    assert run(folder, "--least", 99) == 0
    assert capsys.readouterr().out == "nothing unknown stands 99 times or more\n"
