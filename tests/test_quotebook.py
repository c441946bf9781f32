"""Quotes: what an actor is reported to have said, and who is meant by a name."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

import analysis
from analysis import tables
from analysis.errors import SettingError

WIRE = (
    "Interior Minister Ivan Holub said on Monday that 12 boats had sunk off Holm. “Nobody was on board,” he said. "
    "Petra Holub, a lawyer, said the harbour was closed. The rebels rejected the claim."
)
TEXTS = {
    "a": ("Post", "2025-01-07", WIRE),
    "b": ("Mirror", "2025-01-08", WIRE),
    "c": (
        "Gazette",
        "2025-01-09",
        "Reuters quoted the Russian Defense Ministry as saying that 40 drones were downed. The claim could not be "
        "independently verified. The Ukrainian Air Force and the Russian Defense Ministry said two pilots had died. "
        "The mayor said the school was shut.",
    ),
}


@cache
def ledger() -> analysis.Ledger:
    ids = list(TEXTS)
    publishers, published, texts = zip(*TEXTS.values(), strict=True)
    given = {"article_id": ids, "publisher": publishers, "published": published, "text": texts}
    return analysis.analyse(tables.frame("articles", given))


def test_copies_are_one_quotation_that_says_how_many_printed_it() -> None:
    found = analysis.quotes(ledger(), "Ivan Holub")
    assert found["content"].tolist() == ["that 12 boats had sunk off Holm", "“Nobody was on board,”"]
    assert found["n_articles"].tolist() == [2, 2]
    assert found["publishers"].tolist() == [["Mirror", "Post"]] * 2
    assert found["publisher"].tolist() == ["Post", "Post"]
    assert found["direct"].tolist() == [False, True]


def test_a_quotation_knows_its_numbers_claims_and_sentence() -> None:
    first = analysis.quotes(ledger(), "Ivan Holub").iloc[0]
    assert first["numbers"] == ["12"]
    claims = ledger().claims.set_index("claim_id")
    assert [claims.loc[claim_id, "low"] for claim_id in first["claim_ids"]] == [12]
    assert str(first["sentence"]).startswith("Interior Minister Ivan Holub said on Monday")


def test_relays_verification_and_denials_are_told() -> None:
    said = analysis.quotes(ledger(), "RUS-MOD")
    first = said.iloc[0]
    assert (first["content"], first["relayed_by"], first["verification"]) == (
        "that 40 drones were downed", ["Reuters"], "unverified",
    )  # fmt: skip
    denied = analysis.quotes(ledger(), "name:petra-holub")
    assert denied["denied_by"].tolist() == [["The rebels"]]


def test_every_member_of_a_source_says_it() -> None:
    for actor in ("RUS-MOD", "UKR-AIRF"):
        assert "two pilots had died" in analysis.quotes(ledger(), actor)["content"].tolist()


def test_a_country_code_means_all_its_sources() -> None:
    assert set(analysis.quotes(ledger(), "RUS")["source"]) >= {"the Russian Defense Ministry"}
    assert analysis.quotes(ledger(), "UKR")["content"].tolist() == ["two pilots had died"]


@pytest.mark.parametrize(
    "name", ["RUS-MOD", "rus-mod", "Ministry of Defence of Russia", "the Russian Defense Ministry"]
)
def test_an_actor_is_meant_by_id_name_or_spelling(name: str) -> None:
    assert len(analysis.quotes(ledger(), name)) == 2


def test_a_surname_of_two_is_refused_with_both() -> None:
    with pytest.raises(SettingError, match=r"'Holub' may be .*name:ivan-holub.* or .*name:petra-holub.*give the id"):
        analysis.quotes(ledger(), "Holub")
    assert len(analysis.quotes(ledger(), "Petra")) == 1


def test_an_unknown_name_is_refused_with_a_near_one() -> None:
    with pytest.raises(SettingError, match="'Hollub' is mentioned nowhere; did you mean 'Holub'"):
        analysis.quotes(ledger(), "Hollub")


def test_words_that_name_nobody_are_told_from_unknown_ones() -> None:
    with pytest.raises(SettingError, match="'the mayor' is mentioned, but never tied to one actor"):
        analysis.quotes(ledger(), "the mayor")


def test_one_who_is_mentioned_and_says_nothing_has_an_empty_table() -> None:
    found = analysis.quotes(ledger(), "reuters")
    assert list(found.columns) == tables.columns("quotes")
    assert "that 40 drones were downed" not in found["content"].tolist()


def test_the_table_keeps_to_the_codebook() -> None:
    found = analysis.quotes(ledger(), "RUS-MOD")
    tables.check("quotes", found)
    assert found.dtypes.to_dict() == tables.frame("quotes").dtypes.to_dict()
    assert analysis.quotes(ledger(), "UKR").equals(analysis.quotes(ledger(), "UKR"))


def test_short_words_of_two_sentences_are_two_quotations() -> None:
    texts = ["Ivan Holub denied the claim. It rained.", "On Friday Ivan Holub denied the claim again."]
    made = analysis.analyse(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    assert analysis.quotes(made, "Ivan Holub")["n_articles"].tolist() == [1, 1]
