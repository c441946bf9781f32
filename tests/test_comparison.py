"""Copies, stories, verdicts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import find_copies, group_claims

WIRE = (
    "A drone struck a grain store on the edge of the port before dawn, setting two silos on fire, the regional "
    "governor wrote. Three workers were treated for burns and one of them is in a serious condition, he added. "
    "Firefighters needed five hours to put the blaze out. Nobody has said who launched the drone."
)
OTHER = (
    "Lawmakers met on Tuesday to discuss the budget of the coming year, which foresees more money for roads and less "
    "for the army. The opposition said it would vote against the plan unless pensions were raised by the spring."
)


def articles(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    ids, texts, published = zip(*rows, strict=True)
    return tables.frame("articles", {"article_id": ids, "text": texts, "published": published, "publisher": ids})


def test_exact_trimmed_and_other_articles() -> None:
    trimmed = "Port hit. " + WIRE.rpartition(" Nobody")[0]
    table = articles(
        ("late", WIRE, "2025-01-06"), ("first", WIRE, "2025-01-05"), ("cut", trimmed, None), ("x", OTHER, None)
    )
    copied = dict(zip(table["article_id"], find_copies(table), strict=True))
    assert copied["late"] == "first"
    assert copied["cut"] == "first"
    assert pd.isna(copied["first"])
    assert pd.isna(copied["x"])


def test_copies_do_not_depend_on_the_order_of_articles() -> None:
    rows = [("a", WIRE, "2025-01-05"), ("b", WIRE + " More follows soon.", "2025-01-06"), ("c", OTHER, "2025-01-04")]
    forward, backward = articles(*rows), articles(*rows[::-1])
    assert dict(zip(forward["article_id"], find_copies(forward), strict=True)) == dict(
        zip(backward["article_id"], find_copies(backward), strict=True)
    )


def test_headlines_are_no_part_of_the_comparison() -> None:
    table = tables.frame(
        "articles",
        {
            "article_id": ["a", "b"],
            "text": [f"One title\n\n{WIRE}", f"Quite another heading\n\n{WIRE}"],
            "body_begin": [11, 23],
            "published": ["2025-01-01", "2025-01-02"],
        },
    )
    assert find_copies(table).tolist()[1] == "a"


def test_short_items_that_differ_in_a_number_are_no_copies() -> None:
    item = "{} people are injured when a guided bomb hits an apartment building in the centre of the city of Lowtown."
    table = articles(("a", item.format("Twelve"), "2025-01-05"), ("b", item.format("At least 41"), "2025-01-25"))
    assert find_copies(table).isna().all()


def test_no_articles_no_copies() -> None:
    assert find_copies(tables.frame("articles")).empty


CLAIM: dict[str, Any] = {
    "low": 9.0, "high": 9.0, "modifier": "=", "item": "people", "action": "killed", "place": "Lowtown",
    "place_id": "place:lowtown", "starts_at": "2025-01-08", "ends_before": "2025-01-09", "date_basis": "stated",
    "factuality": "actual", "basis": "event", "stance": "said", "in_title": False, "implicit": False,
    "published": "2025-01-08", "publisher": "Post", "sentence": "Nine died.",
}  # fmt: skip


def judged(*changes: dict[str, Any], copies: dict[str, str] | None = None, **tables_given: Any) -> pd.DataFrame:
    rows = [CLAIM | {"claim_id": f"c{i}", "article_id": f"a{i}"} | change for i, change in enumerate(changes)]
    claims = tables.frame("claims", {name: [row.get(name) for row in rows] for name in {k for r in rows for k in r}})
    ids = sorted({row["article_id"] for row in rows})
    known = tables.frame(
        "articles", {"article_id": ids, "publisher": ids, "duplicate_of": [(copies or {}).get(i) for i in ids]}
    )
    grouped, stories = group_claims(claims, known, **tables_given)
    assert set(grouped["story_id"]) == set(stories["story_id"])
    assert sorted(i for ids in stories["claim_ids"] for i in ids) == sorted(claims["claim_id"])
    return stories


def test_one_claim_is_single() -> None:
    story = judged({"source": "the mayor"}).iloc[0]
    assert (story["agreement"], story["best"], story["reason"]) == ("single", 9, "one origin: the mayor")


def test_two_origins_that_agree_corroborate() -> None:
    story = judged({"source": "the mayor"}, {"source": "medics", "low": 8.0, "high": None, "modifier": ">="}).iloc[0]
    assert (story["agreement"], story["n_originators"], story["best"]) == ("corroborated", 2, 9)


def test_two_outlets_relaying_one_source_are_one_origin() -> None:
    story = judged({"source": "the mayor", "source_id": "m"}, {"source": "the mayor", "source_id": "m"}).iloc[0]
    assert (story["agreement"], story["n_originators"], story["n_articles"]) == ("single", 1, 2)


def relays(**claims: str) -> pd.DataFrame:
    """Parties: for each claim the one through whom it came."""
    ids, names = zip(*claims.items(), strict=True)
    return tables.frame(
        "parties", {"claim_id": ids, "role": ["relay"] * len(ids), "text": names, "rank": [1] * len(ids)}
    )


def test_an_agency_that_relays_a_ministry_is_no_second_origin() -> None:
    """The ministry through the agency, the agency alone, and the agency's own article: one origin."""
    ministry = {"source": "the ministry", "source_id": "m"}
    alone, own = {"source": "the Tarn Agency"}, {"source": None, "publisher": "Tarn Agency"}
    story = judged(ministry, alone, own, parties=relays(c0="the Tarn Agency")).iloc[0]
    assert (story["agreement"], story["n_originators"], story["n_claims"]) == ("single", 1, 3)
    without = judged(ministry, alone, own).iloc[0]
    assert (without["agreement"], without["n_originators"]) == ("corroborated", 3)


def test_an_agency_with_another_figure_is_an_origin_of_its_own() -> None:
    other = {"source": "Tarn Agency", "low": 30.0, "high": 30.0, "published": "2025-01-08"}
    story = judged({"source": "the ministry"}, other, parties=relays(c0="Tarn Agency")).iloc[0]
    assert story["n_originators"] == 2


def test_an_agency_that_relays_two_sources_stands_for_neither() -> None:
    rows = ({"source": "the ministry"}, {"source": "the mayor"}, {"source": "Tarn Agency"})
    story = judged(*rows, parties=relays(c0="Tarn Agency", c1="Tarn Agency")).iloc[0]
    assert story["n_originators"] == 3


def test_a_denied_figure_bears_nothing_out() -> None:
    story = judged({"source": "Moscow"}, {"source": "Kyiv", "stance": "denied"}).iloc[0]
    assert (story["agreement"], story["n_originators"]) == ("contradicted", 1)
    assert story["reason"] == "9 (Moscow, in Post, 8 Jan 2025) denied by Kyiv, in Post, 8 Jan 2025"
    assert pd.isna(story["best"])


def test_a_denial_of_another_figure_denies_nothing_here() -> None:
    story = judged({"source": "Moscow"}, {"source": "Kyiv", "stance": "denied", "low": 40.0, "high": 40.0}).iloc[0]
    assert story["agreement"] == "single"


def test_a_figure_that_is_only_denied_is_single() -> None:
    assert judged({"source": "Kyiv", "stance": "denied"}).iloc[0]["agreement"] == "single"


def test_a_rejected_statement_contradicts_its_figures() -> None:
    said = tables.frame(
        "attributions",
        {
            "attribution_id": ["s", "d"], "article_id": ["a0", "a0"], "source": ["the navy", "the rebels"],
            "content_begin": [10, 90], "content_end": [80, 99], "about": [None, "s"],
        },
    )  # fmt: skip
    story = judged({"source": "the navy", "begin": 20}, attributions=said).iloc[0]
    assert story["agreement"] == "contradicted"
    assert story["reason"] == "9 (the navy, in Post, 8 Jan 2025) denied by the rebels, in a0"
    assert judged({"source": "the navy", "begin": 200}, attributions=said).iloc[0]["agreement"] == "single"


def test_reasons_name_who_a_pronoun_is() -> None:
    story = judged({"source": "it", "source_id": "m"}, actors={"m": "Harbour Ministry"}).iloc[0]
    assert story["reason"] == "one origin: Harbour Ministry"


def test_a_rising_toll_is_revised_and_the_latest_is_best() -> None:
    later = {"low": 12.0, "high": 12.0, "published": "2025-01-09", "source": "officials"}
    story = judged({"source": "the mayor"}, later).iloc[0]
    assert (story["agreement"], story["low"], story["best"], story["high"]) == ("revised", 9, 12, 12)
    assert story["reason"] == "from 9 (the mayor, in Post, 8 Jan 2025) to 12 (officials, in Post, 9 Jan 2025)"


TOLD_AGAIN: dict[str, Any] = {
    "article_id": "b", "published": "2025-01-09", "basis": "cumulative", "source": "officials"
}  # fmt: skip
FORMER: dict[str, Any] = TOLD_AGAIN | {"superseded": True}


def test_a_toll_of_the_event_joins_its_story() -> None:
    story = judged({"source": "the mayor"}, TOLD_AGAIN | {"low": 12.0, "high": 12.0}).iloc[0]
    assert (story["agreement"], story["best"], story["n_claims"]) == ("revised", 12, 2)


@pytest.mark.parametrize(("former", "current"), [(9.0, 12.0), (12.0, 9.0)])
def test_a_figure_that_its_sentence_replaces_is_no_current_one(former: float, current: float) -> None:
    replaced, now = ({"low": x, "high": x} for x in (former, current))
    story = judged(FORMER | replaced, TOLD_AGAIN | now).iloc[0]
    assert (story["agreement"], story["best"], story["n_originators"]) == ("revised", current, 1)
    assert (story["low"], story["high"]) == (9, 12)
    words = f"{former:.0f} (officials, in Post, 9 Jan 2025)", f"{current:.0f} (officials, in Post, 9 Jan 2025)"
    assert story["reason"] == f"from {words[0]} to {words[1]}"


def test_what_another_article_replaces_contradicts_it_no_more() -> None:
    first = {"source": "the mayor", "low": 12.0, "high": 12.0}
    corrected = [FORMER | {"low": 12.0, "high": 12.0}, TOLD_AGAIN | {"low": 9.0, "high": 9.0}]
    story = judged(first, *corrected).iloc[0]
    assert (story["agreement"], story["best"]) == ("revised", 9)
    assert story["reason"] == "from 12 (the mayor, in Post, 8 Jan 2025) to 9 (officials, in Post, 9 Jan 2025)"
    other = judged(first | {"low": 30.0, "high": 30.0}, *corrected).iloc[0]
    assert (other["agreement"], other["low"], other["high"]) == ("contradicted", 9, 30)
    assert pd.isna(other["best"])


def test_a_replaced_figure_alone_is_all_that_is_known() -> None:
    story = judged(FORMER).iloc[0]
    assert (story["agreement"], story["best"]) == ("single", 9)


def test_a_lower_bound_does_not_corroborate_what_the_toll_rose_to() -> None:
    first = {"source": "the mayor", "low": 3.0, "high": None, "modifier": ">="}
    later = {"source": "A medic", "low": 17.0, "high": 17.0, "published": "2025-01-10"}
    story = judged(first, later).iloc[0]
    assert (story["agreement"], story["best"]) == ("revised", 17)
    assert story["reason"] == "from at least 3 (the mayor, in Post, 8 Jan 2025) to 17 (a medic, in Post, 10 Jan 2025)"
    assert judged(first, later | {"published": CLAIM["published"]}).iloc[0]["agreement"] == "corroborated"


def test_what_the_latest_bound_excludes_is_not_best() -> None:
    more = {"source": "medics", "published": "2025-01-09", "low": 12.0, "high": None, "modifier": ">="}
    story = judged({"source": "the mayor"}, more).iloc[0]
    assert (story["agreement"], story["low"], story["best"]) == ("revised", 9, 12)
    assert pd.isna(story["high"])


def test_some_of_the_dead_are_no_other_count() -> None:
    toll = {"source": "medics", "low": 28.0, "high": None, "modifier": ">="}
    some = {"source": "aides", "number": "19", "low": 19.0, "high": 19.0, "sentence": "Only 19 of the dead were named."}
    assert judged(toll, some).iloc[0]["agreement"] == "single"
    assert judged(toll, some | {"sentence": "Only 19 were dead."}).iloc[0]["agreement"] == "contradicted"


def test_sources_of_two_states_contradict_and_nothing_is_best() -> None:
    ours = {"source": "Kyiv", "source_country": "UKR"}
    theirs = {"source": "Moscow", "source_country": "RUS", "low": 30.0, "high": 30.0, "published": "2025-01-09"}
    story = judged(ours, theirs).iloc[0]
    assert story["agreement"] == "contradicted"
    assert pd.isna(story["best"])
    assert "9 (Kyiv, in Post, 8 Jan 2025) against 30 (Moscow, in Post, 9 Jan 2025)" in story["reason"]


def test_copies_and_headlines_are_no_second_evidence() -> None:
    copy = {"article_id": "copy", "source": None, "publisher": "Mirror"}
    headline = {"article_id": "a0", "in_title": True, "low": 10.0}
    story = judged({"article_id": "a0"}, copy, headline, copies={"copy": "a0"}).iloc[0]
    assert (story["agreement"], story["n_originators"], story["n_claims"], story["n_articles"]) == ("single", 1, 3, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"place": "Hightown", "place_id": "place:hightown"},
        {"action": "injured"},
        {"item": "drones"},
        {"starts_at": "2025-01-20", "ends_before": "2025-01-21"},
        {"basis": "cumulative", "date_basis": "published"},
        {"basis": "cumulative", "starts_at": "2025-01-01", "ends_before": "2025-02-01"},
        {"basis": "stock"},
        {"factuality": "planned"},
        {"place": None, "place_id": None},
        {"side": "RSF"},
    ],
)
def test_what_differs_is_another_story(change: dict[str, Any]) -> None:
    assert len(judged({"side": "SAF"}, change)) == 2


def test_what_is_dated_to_a_year_is_no_event_of_one_day() -> None:
    year = {"starts_at": "2025-01-01", "ends_before": "2026-01-01"}
    assert len(judged({}, year)) == 2
    assert len(judged(year, year)) == 2
    assert len(judged(year | {"basis": "period"}, year | {"basis": "period"})) == 1
    month = {"starts_at": "2025-01-01", "ends_before": "2025-02-01"}
    assert len(judged({}, month)) == 1


def test_losses_of_a_day_on_one_front_are_not_those_on_all() -> None:
    losses = {"item": "tanks", "action": "destroyed", "basis": "period", "side": "the enemy", "low": 12.0, "high": 12.0}
    everywhere = losses | {"place": None, "place_id": None, "low": 4.0, "high": 4.0}
    assert len(judged(losses, everywhere)) == 2
    assert len(judged(losses, losses)) == 1
    assert len(judged(losses | {"basis": "event"}, everywhere | {"basis": "event"})) == 1


def test_a_lower_toll_a_day_later_without_a_date_is_another_event() -> None:
    later = {"low": 3.0, "high": 3.0, "starts_at": "2025-01-09", "ends_before": "2025-01-10", "date_basis": "published"}
    assert len(judged({}, later)) == 2
    higher = later | {"low": 12.0, "high": 12.0}
    assert len(judged({}, higher)) == 2
    assert len(judged({}, higher | {"sentence": "The death toll has risen to 12."})) == 1


def test_an_article_does_not_contradict_itself() -> None:
    parts = (
        {"article_id": "a"},
        {"article_id": "a", "low": 3.0, "high": 3.0},
        {"article_id": "b", "publisher": "Mirror"},
    )
    stories = judged(*parts)
    assert stories["agreement"].tolist() == ["corroborated"]
    assert stories["best"].tolist() == [9]


def test_an_outlet_does_not_contradict_itself_in_one_moment() -> None:
    second = {"low": 1.0, "high": 1.0}
    story = judged({}, second).iloc[0]
    assert (story["agreement"], story["best"]) == ("single", 9)
    assert judged({}, second | {"published": "2025-01-09"}).iloc[0]["agreement"] == "revised"
    assert judged({}, second | {"publisher": "Mirror"}).iloc[0]["agreement"] == "contradicted"


def test_story_id_is_stable_when_a_later_claim_joins() -> None:
    first = judged({"source": "the mayor"}).iloc[0]["story_id"]
    both = judged({"source": "the mayor"}, {"source": "medics", "published": "2025-01-09"}).iloc[0]["story_id"]
    assert first == both
