"""The loader of lexicons: checks, merging, inflection, the longest match."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from analysis.errors import LexiconError
from analysis.lexicon import SCHEMAS, Lexicons, Matcher, default_lexicons, noun_forms, plural, singular, verb_forms


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_lexicon_of_ours_loads(name: str) -> None:
    assert default_lexicons().rows(name)


def test_a_wrong_value_names_file_line_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "weapons.csv").write_text(
        "form,model,item,origin,example\n\n# note\ndrone x,dx,dron,,A drone x fell.\n"
    )
    with pytest.raises(
        LexiconError, match=r"weapons\.csv:4: item 'dron' is not in the vocabulary; did you mean 'drones'"
    ):
        Lexicons(tmp_path).rows("weapons")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("form,modle,item\n", r"weapons\.csv:1: no column 'modle'; did you mean 'model'"),
        ("form,model,item\nx,,drones\n", r"weapons\.csv:2: model is empty; fill it in"),
        ("form,model,item\nx,m,drones,a\n", r"weapons\.csv:2: 4 fields for 3 columns; quote fields"),
        ("form,model,item\nx,m,drones\nx,n,drones\n", r"weapons\.csv:3: 'x' stands already in line 2; keep one"),
    ],
)
def test_wrong_files_are_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "weapons.csv").write_text(content)
    with pytest.raises(LexiconError, match=message):
        Lexicons(tmp_path).rows("weapons")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "weapons.csv").write_bytes("form,model,item\nШахед,x,drones\n".encode("cp1251"))
    with pytest.raises(LexiconError, match=r"weapons\.csv: cannot be read .*save it as CSV in UTF-8"):
        Lexicons(tmp_path).rows("weapons")


def test_a_users_rows_are_merged_over_ours(tmp_path: Path) -> None:
    (tmp_path / "weapons.csv").write_text("form,model,item\nnightjar,nightjar-1,drones\n")
    merged = Lexicons(tmp_path)
    assert len(merged.rows("weapons")) == len(default_lexicons().rows("weapons")) + 1
    assert merged.version() != default_lexicons().version()
    assert pickle.loads(pickle.dumps(merged)).folders == merged.folders


def test_an_unknown_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match="there is no lexicon 'weapon'; did you mean 'weapons'"):
        default_lexicons().rows("weapon")


@pytest.mark.parametrize(
    ("lemma", "past", "ing", "third"),
    [
        ("kill", "killed", "killing", "kills"),
        ("shoot down", "shot down", "shooting down", "shoots down"),
        ("deny", "denied", "denying", "denies"),
        ("launch", "launched", "launching", "launches"),
        ("die", "died", "dying", "dies"),
        ("plan", "planned", "planning", "plans"),
        ("visit", "visited", "visiting", "visits"),
        ("hit", "hit", "hitting", "hits"),
    ],
)
def test_verb_forms(lemma: str, past: str, ing: str, third: str) -> None:
    forms = verb_forms(lemma)
    assert (forms["VBD"], forms["VBG"], forms["VBZ"]) == ({past}, {ing}, {third})


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("soldier", "soldiers"), ("serviceman", "servicemen"), ("city", "cities"), ("aircraft", "aircraft"),
        ("house", "houses"), ("air base", "air bases"), ("child", "children"), ("launch", "launches"), ("bus", "buses"),
        ("human", "humans"),
    ],
)  # fmt: skip
def test_plural_and_back(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
    assert singular(one) == one
    assert noun_forms(one) == {one, many}


def test_the_longest_form_wins_and_matches_do_not_overlap() -> None:
    matcher = Matcher([("air force", 1), ("air force base", 2), ("base", 3)], split=str.split)
    words = ["the", "air", "force", "base", "and", "the", "air", "force"]
    ends = [len(words)] * len(words)
    starts = [i for i, word in enumerate(words) if word in matcher.firsts]
    assert matcher.scan(words, starts, ends) == [(1, 4, 2), (6, 8, 1)]
    assert matcher.longest(words, 1, 3) == (3, 1)
