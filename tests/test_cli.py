"""The command line as a script uses it: output, exit codes, messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis.cli import main

TEXT = (
    "Gunmen kill 30 in Wau\n\n"
    "Gunmen killed at least 30 people in Wau on Monday, police said. The army has not commented yet.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "articles"
    source.mkdir()
    (source / "2025-01-07_wau.txt").write_text(TEXT)
    return source


def run(*arguments: object) -> int:
    return main([str(a) for a in arguments])


def test_read_counts_and_writes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", folder, "-o", tmp_path / "out") == 0
    assert "1 article, 0 rejected" in capsys.readouterr().out
    assert (tmp_path / "out" / "articles.csv").is_file()


def test_extract_writes_a_ledger_that_loads(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", folder, "-o", tmp_path / "out", "--csv") == 0
    assert "1 article, " in capsys.readouterr().out
    ledger = analysis.load(tmp_path / "out")
    assert ledger.claims["low"].tolist()[-1] == 30
    assert (tmp_path / "out" / "claims.csv").is_file()


def test_timeline_writes_a_calendar_of_a_corpus_or_a_saved_ledger(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", folder, "-o", tmp_path / "ledger") == 0
    assert run("timeline", folder, "-o", tmp_path / "a.ics") == 0
    assert f"timeline in {tmp_path / 'a.ics'}" in capsys.readouterr().out
    assert run("timeline", tmp_path / "ledger", "-o", tmp_path / "b.ics") == 0
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    assert "SUMMARY:at least 30 people killed\\, Wau (police)" in (tmp_path / "a.ics").read_text(encoding="utf-8")


def test_timeline_refuses_another_format_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", tmp_path / "nowhere", "-o", tmp_path / "a.xlsx") == 1
    assert "a.xlsx: a timeline is written as .ics (calendars) or .csv" in capsys.readouterr().err


def test_quotes_prints_or_writes_what_an_actor_says(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.txt").write_text("Ivan Holub said on Monday that 12 boats had \x1b[31msunk off Wau.\n")
    assert run("quotes", folder, "Holub") == 0
    printed = capsys.readouterr().out
    assert "unknown outlet Ivan Holub said: that 12 boats had" in printed and "\x1b" not in printed
    assert "1 quotation of Holub" in printed
    assert run("extract", folder, "-o", tmp_path / "out") == 0
    assert run("quotes", tmp_path / "out", "Holub", "-o", tmp_path / "quotes.csv") == 0
    assert "12 boats" in (tmp_path / "quotes.csv").read_text(encoding="utf-8-sig")
    assert run("quotes", folder, "Holup") == 1
    assert "did you mean 'Holub'" in capsys.readouterr().err


def test_rejected_records_exit_with_three_only_when_strict(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.json").write_text('{"text": ')
    assert run("extract", folder, "-o", tmp_path / "out") == 0
    assert run("extract", folder, "-o", tmp_path / "out", "--strict") == 3


def test_a_missing_folder_exits_with_one_and_says_what_helps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("read", tmp_path / "nowhere") == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_wrong_command_exits_with_two() -> None:
    with pytest.raises(SystemExit) as stopped:
        run("reed")
    assert stopped.value.code == 2


def test_a_users_lexicon_is_merged(folder: Path, tmp_path: Path) -> None:
    (folder / "2025-01-08_b.txt").write_text(
        "Overnight raid\n\nThe army shot down 12 nightjars over Wau on Tuesday, it said.\n"
    )
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "weapons.csv").write_text("form,model,item\nnightjar,nightjar-1,drones\n")
    assert run("extract", folder, "-o", tmp_path / "out") == 0
    claims = analysis.load(tmp_path / "out").claims
    assert claims.loc[claims["number"] == "12", ["item", "model"]].to_numpy().tolist() == [["drones", "nightjar-1"]]


def test_an_error_in_a_users_lexicon_names_the_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "weapons.csv").write_text("form,model,item\nnightjar,nightjar-1,dron\n")
    assert run("extract", folder, "-o", tmp_path / "out") == 1
    assert "weapons.csv:2: item 'dron'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("weapons.csv", "a,b\n1,2\n", "weapons.csv:1: no column 'a'; valid: example"),
        ("weapon.csv", "form,item,example\n", "there is no lexicon 'weapon'; did you mean 'weapons'?"),
    ],
)
def test_a_wrong_lexicon_stops_before_any_article(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, row: str, said: str
) -> None:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / name).write_text(row)
    assert run("extract", folder, "-o", tmp_path / "out") == 1
    assert f"claimbook: {folder / 'lexicon'}: {said}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["read", "extract", "timeline"])
def test_what_cannot_be_written_names_the_path(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(command, folder, "-o", tmp_path / "file" / "timeline.ics") == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "file") in said
    assert "name another place" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "FOLDER", "--since", "soon"), "'soon' is no date; write it as 2025-01-07"),
        (("report", "FOLDER", "-o", "FOLDER"), "is a folder; name a file in it"),
        (("explain", "Five died.", "--published", "soon"), "'soon' is no date; write it as 2025-01-07"),
        (("extract", "FOLDER", "-o", "out", "--workers", "0"), "at least one process is needed"),
        (("read", "FOLDER", "--timezone", "Mars/Base"), "no zone of the IANA list"),
        (("quotes", "FOLDER", "Nobody"), "actor='Nobody' is mentioned nowhere"),
    ],
)
def test_a_wrong_setting_is_told_with_its_remedy(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(*(folder if word == "FOLDER" else word for word in arguments)) == 1
    assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a Unix shell")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m analysis codebook | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("#", "")


def test_explain_and_codebook_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "Police said 12 people were killed on Monday.", "--published", "2025-01-07") == 0
    assert "2025-01-06" in capsys.readouterr().out
    assert run("codebook") == 0
    assert "### claims" in capsys.readouterr().out


def test_python_m_analysis_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "analysis", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("claimbook ")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, analysis; print([m for m in ('pandas', 'nltk', 'matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
