"""What an analyst asks of a ledger: a choice of claims, and findings in their context."""

import ledgers
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import tables
from analysis.errors import AnalysisError, SettingError, TableError
from analysis.ledger import Ledger, parse_moment

TEXTS = {
    "a1": "Two drones hit a depot near Orikhiv, the regional governor said on Monday morning.",
    "a2": "Nobody was hurt.",
}
WITH_TEXT = Ledger(
    articles=tables.frame(
        "articles", {"article_id": list(TEXTS), "text": list(TEXTS.values()), "publisher": ["Wire", None]}
    )
)
MADE = Ledger(
    articles=ledgers.articles(), mentions=ledgers.mentions(), claims=ledgers.claims(), stories=ledgers.stories()
)


def spans(*found):
    """('a1', 'depot') -> a table of findings where these words stand."""
    begin = [TEXTS[article].index(words) for article, words in found]
    ends = [b + len(words) for b, (_, words) in zip(begin, found, strict=True)]
    return pd.DataFrame({"article_id": [article for article, _ in found], "begin": begin, "end": ends})


# ---- in_context


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (60, "Two drones hit a", "near Orikhiv, the regional governor said on Monday morning."),
        (20, "Two drones hit a", "near Orikhiv, the"),
        (10, "hit a", "near"),
        (0, "", ""),
    ],
)
def test_a_line_of_a_concordance_has_whole_words_only(width, left, right):
    (line,) = tables.records(WITH_TEXT.in_context(spans(("a1", "depot")), width=width))
    assert (line["left"], line["text"], line["right"]) == (left, "depot", right)
    assert line["publisher"] == "Wire"


def test_a_line_never_reaches_into_another_article():
    lines = WITH_TEXT.in_context(spans(("a2", "Nobody"), ("a1", "morning."), ("a2", "hurt.")))
    assert lines["left"].tolist() == ["", lines["left"][1], "Nobody was"]
    assert lines["right"].tolist() == ["was hurt.", "", ""]
    assert lines["article_id"].tolist() == ["a2", "a1", "a2"]


def test_findings_without_offsets_are_refused_and_no_findings_give_no_lines():
    with pytest.raises(TableError, match="begin"):
        WITH_TEXT.in_context(pd.DataFrame({"article_id": ["a1"]}))
    empty = WITH_TEXT.in_context(tables.frame("quantities"))
    assert list(empty.columns) == ["left", "text", "right", "publisher", "published", "article_id"]
    assert empty.empty


@given(
    st.text(max_size=80),
    st.integers(min_value=0, max_value=90),
    st.integers(min_value=0, max_value=90),
    st.integers(0, 9),
)
def test_any_text_and_offsets_give_a_line(text, a, b, width):
    ledger = Ledger(articles=tables.frame("articles", {"article_id": ["x"], "text": [text]}))
    begin, end = sorted((min(a, len(text)), min(b, len(text))))
    (line,) = tables.records(
        ledger.in_context(pd.DataFrame({"article_id": ["x"], "begin": [begin], "end": [end]}), width=width)
    )
    assert line["text"].split() == text[begin:end].split()
    assert len(line["left"]) <= width and len(line["right"]) <= width


# ---- narrow and only


def test_no_filter_keeps_everything():
    assert MADE.narrow().claims.equals(MADE.claims)


def test_filters_of_item_and_action_keep_what_fits_all():
    found = MADE.narrow(item="drones", action="downed")
    assert 0 < len(found.claims) < len(MADE.claims)
    assert set(found.claims["item"]) == {"drones"} and set(found.claims["action"]) == {"downed"}
    assert set(found.stories["story_id"]) == set(found.claims["story_id"].dropna()) & set(MADE.stories["story_id"])
    assert found.articles is MADE.articles


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"item": "dron"}, "item='dron' is not in the codebook; did you mean 'drones'"),
        ({"action": "bombed"}, "action='bombed' is not in the codebook"),
        ({"since": "soon"}, "'soon' is no date; write it as 2025-01-07"),
    ],
)
def test_a_filter_that_cannot_be_says_what_can(filters, message):
    with pytest.raises(SettingError, match=message):
        MADE.narrow(**filters)


@pytest.mark.parametrize("source", ["ministry of def", "RUS-MOD", "rus"])
def test_a_source_is_known_by_its_words_its_name_its_id_or_its_country(source):
    """The claim names its source only as 'it'; the name is the actor's."""
    claims = tables.frame(
        "claims",
        {
            "claim_id": ["c1", "c2", "c3"],
            "source": ["it", "the mayor", None],
            "source_id": ["RUS-MOD", None, None],
            "source_country": ["RUS", None, None],
        },
    )
    mentions = tables.frame(
        "mentions", {"actor_id": ["RUS-MOD", None], "actor": ["Ministry of Defence of Russia", None]}
    )
    found = Ledger(claims=claims, mentions=mentions).narrow(source=source)
    assert found.claims["claim_id"].tolist() == ["c1"]


def test_a_place_fits_by_part_of_its_name_and_a_country_code_only_whole():
    claims = tables.frame(
        "claims",
        {"claim_id": ["c1", "c2"], "place": ["the Rostov region", "Kharkiv"], "place_country": ["RUS", "UKR"]},
    )
    ledger = Ledger(claims=claims)
    assert ledger.narrow(place="rostov").claims["claim_id"].tolist() == ["c1"]
    assert ledger.narrow(place="UKR").claims["claim_id"].tolist() == ["c2"]
    assert ledger.narrow(place="UK").claims.empty


def test_since_is_a_time_of_publication_and_the_undated_are_left_out():
    found = MADE.narrow(since="2025-01-08 07:15").claims
    assert found["published"].min() == pd.Timestamp("2025-01-08 07:15", tz="UTC")
    assert "Undated Blog" not in set(found["publisher"])


def test_since_is_civil_time_of_the_corpus():
    assert parse_moment("2025-01-07", "Europe/Kyiv") == pd.Timestamp("2025-01-06 22:00", tz="UTC")
    assert parse_moment("2025-01-07T06:00+01:00", "Europe/Kyiv") == pd.Timestamp("2025-01-07 05:00", tz="UTC")


def test_only_takes_the_rows_of_any_choice(ledger):
    chosen = ledger.only(ledger.claims[ledger.claims["item"].eq("missiles").fillna(False)].head(3))
    assert len(chosen.claims) == 3
    assert set(chosen.parties["claim_id"]) <= set(chosen.claims["claim_id"])
    assert set(chosen.stories["story_id"]) == set(chosen.claims["story_id"].dropna())
    chosen.check()


@pytest.mark.parametrize("wanted", ["(", "\\", "İ", "", "a" * 500])
def test_a_filter_is_text_not_a_pattern(ledger, wanted):
    try:
        ledger.narrow(place=wanted, source=wanted)
    except AnalysisError:
        pytest.fail("any text may be sought")


def test_the_verbs_hold_for_an_empty_ledger():
    empty = analysis.Ledger()
    assert empty.narrow(item="drones", place="x", source="y", since="2025-01-01").claims.empty
    assert empty.only(empty.claims).claims.empty


def test_a_concordance_shows_a_phrase_in_its_sentences() -> None:
    texts = ["Two men left. The Air Force of Kenya said so.", "An air force base stood empty."]
    ledger = Ledger(
        articles=tables.frame("articles", {"article_id": ["a", "b"], "text": texts, "publisher": ["X", None]})
    )
    lines = ledger.concordance("air force", width=20)
    assert lines["text"].tolist() == ["Air Force", "air force"]
    assert lines["right"].tolist() == ["of Kenya said so.", "base stood empty."]
    assert lines["article_id"].tolist() == ["a", "b"]
    assert ledger.concordance("navy").empty and Ledger().concordance("navy").empty
