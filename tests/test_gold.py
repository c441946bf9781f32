"""The gold is well formed: offsets slice back, words are of the codebook, all three wars are there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analysis.tables import ACTIONS, FORMS, ITEMS, KINDS, MODIFIERS, QUANTITY_ITEMS, STANCES

DATA = Path(__file__).parent.parent / "data"
FILES = sorted((DATA / "gold").glob("*/*.json"))
LAYERS = ("mentions", "quantities", "times", "attributions", "claims")
FACTUALITIES = ("actual", "planned", "possible", "negated")
IMPLICIT_ACTIONS = ["killed", "injured", "missing", "captured", "detained", "abducted", "freed", "downed", "destroyed"]
TIMEX = {
    "DATE": r"\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-(SP|SU|FA|WI))?|PRESENT_REF|PAST_REF|FUTURE_REF",
    "TIME": r"\d{4}-\d\d-\d\dT(MO|MI|AF|EV|NI|\d\d(:\d\d)?)",
    "DURATION": r"PT?(\d+|X)[YMWDH]|PT\d+M",
    "SET": r"\S+",
}


def load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


every_article = pytest.mark.parametrize("path", FILES, ids=name)


def test_at_least_twenty_articles_a_third_of_them_for_development() -> None:
    dev = [path for path in FILES if path.parent.name == "dev"]
    assert len(FILES) >= 20
    assert {path.parent.name for path in FILES} == {"dev", "test"}
    assert 0.25 <= len(dev) / len(FILES) <= 0.4


def test_all_three_wars_are_in_both_parts() -> None:
    wars = {(path.parent.name, load(path)["war"]) for path in FILES}
    assert wars == {(part, war) for part in ("dev", "test") for war in ("ukraine", "middle_east", "sudan")}


def test_no_article_is_annotated_twice() -> None:
    texts = [load(path)["text"] for path in FILES]
    assert len(set(texts)) == len(texts)


@every_article
def test_article_has_every_layer_and_a_file_in_the_sample(path: Path) -> None:
    gold = load(path)
    assert all(isinstance(gold[layer], list) for layer in LAYERS)
    assert gold["mentions"] and gold["quantities"] and gold["claims"]
    assert (DATA / "sample" / gold["origin"]).is_file()
    title = gold["title"]
    assert gold["body_begin"] == (len(title) + 2 if title else 0)
    assert gold["text"].startswith((title or "") and title + "\n\n")


@every_article
def test_offsets_slice_back(path: Path) -> None:
    gold = load(path)
    text = gold["text"]
    for layer in ("mentions", "quantities", "times", "claims"):
        spans = [(row["begin"], row["end"]) for row in gold[layer]]
        assert len(set(spans)) == len(spans), layer
        for row in gold[layer]:
            words = row["number" if layer == "claims" else "text"]
            assert words and text[row["begin"] : row["end"]] == words
            assert words == words.strip()
    for row in gold["attributions"]:
        assert row["content"]
        for begin, end in [*row["source"], *row["cue"], *row["content"]]:
            assert 0 <= begin < end <= len(text)
            assert text[begin:end] == text[begin:end].strip()


@every_article
def test_mentions_do_not_overlap(path: Path) -> None:
    end = 0
    for row in load(path)["mentions"]:
        assert row["begin"] >= end, row
        end = row["end"]


@every_article
def test_words_are_of_the_codebook(path: Path) -> None:
    gold = load(path)
    assert {row["kind"] for row in gold["mentions"]} <= set(KINDS)
    assert {row["form"] for row in gold["mentions"]} <= set(FORMS)
    assert all(row["entity"] for row in gold["mentions"])
    assert {row["modifier"] for row in gold["quantities"]} <= set(MODIFIERS)
    assert {row["item"] for row in gold["quantities"]} <= {*QUANTITY_ITEMS, None}
    assert {row["stance"] for row in gold["attributions"]} <= set(STANCES)
    for row in gold["claims"]:
        assert row["item"] in ITEMS and row["action"] in ACTIONS, row
        assert row["modifier"] in MODIFIERS and row["stance"] in STANCES, row
        assert row["factuality"] in FACTUALITIES, row


@every_article
def test_times_are_timex3(path: Path) -> None:
    for row in load(path)["times"]:
        assert re.fullmatch(TIMEX[row["type"]], row["value"]), row


@every_article
def test_bounds_agree_with_modifiers(path: Path) -> None:
    gold = load(path)
    for row in [*gold["quantities"], *gold["claims"]]:
        low, high = row["low"], row["high"]
        match row["modifier"]:
            case ">" | ">=":
                assert low is not None and high is None, row
            case "<" | "<=":
                assert low is None and high is not None, row
            case _:
                assert low is not None and high is not None and low <= high, row


@every_article
def test_claims_stand_on_quantities_and_on_the_text(path: Path) -> None:
    gold = load(path)
    quantities = {(row["begin"], row["end"]): row for row in gold["quantities"]}
    for row in gold["claims"]:
        quantity = quantities.get((row["begin"], row["end"]))
        if row["implicit"]:
            assert row["action"] in IMPLICIT_ACTIONS and row["number"].lower() in ("a", "an", "another"), row
        elif row["factuality"] != "negated":
            assert quantity is not None, row
            assert all(quantity[key] == row[key] for key in ("low", "high", "modifier", "whole", "item")), row
        assert (row["source"] is None) == (row["stance"] in ("stated", "reported")), row
        for part in ("place", "source"):
            assert row[part] is None or row[part] in gold["text"], row
        for part in ("side", "agent"):
            assert row[part] is None or re.fullmatch("[A-Z]{3}", row[part]) or row[part] in gold["text"], row
