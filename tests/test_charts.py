"""Charts: what is drawn, what is left out, and what comes out as SVG."""

import itertools
import re
from functools import cache
from xml.etree import ElementTree

import ledgers
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch
from matplotlib.text import Text

from analysis import charts, tables
from analysis.charts import (
    anatomy,
    dates,
    happenings,
    labels,
    links,
    marks,
    nights,
    packing,
    placement,
    selection,
    weeks,
)
from analysis.charts.events import lane_claims
from analysis.charts.figures import current, day_figures, toll_claims
from analysis.charts.lags import lags
from analysis.charts.sides import source_figures
from analysis.charts.stances import stance_shares, worded
from analysis.errors import SettingError, TableError

CLAIMS, STORIES, ARTICLES = ledgers.claims(), ledgers.stories(), ledgers.articles()
MENTIONS, ATTRIBUTIONS = ledgers.mentions(), ledgers.attributions()
NO_CLAIMS, NO_STORIES = tables.frame("claims"), tables.frame("stories")
NO_ARTICLES, NO_MENTIONS = tables.frame("articles"), tables.frame("mentions")

DRAW = {
    "actors_over_time": lambda ax=None: charts.actors_over_time(MENTIONS, ARTICLES, ax=ax),
    "articles_over_time": lambda ax=None: charts.articles_over_time(ARTICLES, ax=ax),
    "co_mentions": lambda ax=None: charts.co_mentions(MENTIONS, articles=ARTICLES, ax=ax),
    "calendar": lambda ax=None: charts.calendar(CLAIMS, articles=ARTICLES, ax=ax),
    "first_appearances": lambda ax=None: charts.first_appearances(MENTIONS, ARTICLES, ax=ax),
    "network": lambda ax=None: charts.network(MENTIONS, articles=ARTICLES, ax=ax),
    "who_blames_whom": lambda ax=None: charts.who_blames_whom(CLAIMS, articles=ARTICLES, ax=ax),
    "figures_by_day": lambda ax=None: charts.figures_by_day(CLAIMS, articles=ARTICLES, ax=ax),
    "balance": lambda ax=None: charts.balance(CLAIMS, STORIES, articles=ARTICLES, ax=ax),
    "side_by_side": lambda ax=None: charts.side_by_side(CLAIMS, STORIES, articles=ARTICLES, ax=ax),
    "reporting_lag": lambda ax=None: charts.reporting_lag(CLAIMS, ax=ax),
    "toll": lambda ax=None: charts.toll(CLAIMS, story_id="toll", ax=ax),
    "timeline": lambda ax=None: charts.timeline(CLAIMS, lanes="item", ax=ax),
    "named_sources": lambda ax=None: charts.named_sources(CLAIMS, ARTICLES, ax=ax),
    "stance_profile": lambda ax=None: charts.stance_profile(ATTRIBUTIONS, ARTICLES, ax=ax),
    "whose_numbers": lambda ax=None: charts.whose_numbers(CLAIMS, ARTICLES, ax=ax),
    "wording": lambda ax=None: charts.wording(ATTRIBUTIONS, ARTICLES, ax=ax),
}
EMPTY = {
    "actors_over_time": lambda: charts.actors_over_time(NO_MENTIONS, NO_ARTICLES),
    "articles_over_time": lambda: charts.articles_over_time(NO_ARTICLES),
    "co_mentions": lambda: charts.co_mentions(NO_MENTIONS),
    "calendar": lambda: charts.calendar(NO_CLAIMS),
    "first_appearances": lambda: charts.first_appearances(NO_MENTIONS, NO_ARTICLES),
    "network": lambda: charts.network(NO_MENTIONS),
    "who_blames_whom": lambda: charts.who_blames_whom(NO_CLAIMS),
    "figures_by_day": lambda: charts.figures_by_day(NO_CLAIMS),
    "balance": lambda: charts.balance(NO_CLAIMS, NO_STORIES),
    "side_by_side": lambda: charts.side_by_side(NO_CLAIMS, NO_STORIES),
    "reporting_lag": lambda: charts.reporting_lag(NO_CLAIMS),
    "toll": lambda: charts.toll(NO_CLAIMS),
    "timeline": lambda: charts.timeline(NO_CLAIMS),
    "named_sources": lambda: charts.named_sources(NO_CLAIMS, NO_ARTICLES),
    "stance_profile": lambda: charts.stance_profile(tables.frame("attributions"), NO_ARTICLES),
    "whose_numbers": lambda: charts.whose_numbers(NO_CLAIMS),
    "wording": lambda: charts.wording(tables.frame("attributions"), NO_ARTICLES),
}


@cache
def drawn(name):
    """Each chart once, for the tests that only look at it."""
    return DRAW[name]()


@pytest.fixture(params=DRAW)
def chart(request):
    return drawn(request.param)


def urls(ax):
    """Addresses of all marks of the axes, in the order drawn."""
    found = []
    for artist in (*ax.collections, *ax.patches):
        given_urls = artist.get_urls() if isinstance(artist, PathCollection) else [artist.get_url()]
        found += [url for url in given_urls or [] if url]
    return found


def words(ax):
    return [text.get_text() for text in ax.findobj(Text) if text.get_text()]


# ---- every chart


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_table_gives_a_sentence_and_no_marks(name):
    ax = EMPTY[name]()
    assert re.search(r"The data hold no \w+", anatomy.text_of(ax))
    assert not ax.collections and not ax.patches and not ax.axison
    assert "The data hold no" in charts.svg(ax, prefix="e", alt="")


def test_a_chart_says_what_it_shows_and_of_how_many(chart):
    assert chart.get_title(loc="left")
    assert "n = " in anatomy.text_of(chart)


def test_a_chart_says_what_was_left_out_and_why():
    said = anatomy.text_of(drawn("figures_by_day"))
    assert "Left out: 1 in headlines, 1 planned or possible, 1 in copies." in said


def test_a_table_without_a_needed_column_is_named():
    with pytest.raises(TableError, match="claims has no column 'factuality'"):
        charts.figures_by_day(CLAIMS.drop(columns="factuality"))
    with pytest.raises(TableError, match="give the articles too"):
        charts.wording(ATTRIBUTIONS)


def test_drawing_changes_no_global_setting_and_leaks_no_figure():
    before = {name: matplotlib.rcParams[name] for name in charts.style.STYLE}
    charts.show(DRAW["toll"]())
    assert {name: matplotlib.rcParams[name] for name in before} == before
    assert before["axes.titleweight"] == "normal"
    assert plt.get_fignums() == []


@pytest.mark.parametrize("name", DRAW)
def test_a_chart_draws_on_the_axes_of_the_caller(name):
    left, right = Figure(figsize=(14, 6)).subplots(1, 2)
    assert DRAW[name](ax=right) is right
    assert right.get_title(loc="left")
    assert not left.get_title(loc="left")


def test_no_two_labels_of_a_chart_overlap(chart):
    figure = chart.get_figure()
    figure.draw_without_rendering()
    shown = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
    low, high = sorted(chart.get_ylim())
    ticks = [*chart.get_xticklabels(), *chart.get_yticklabels()]
    shown = [text for text in shown if text not in ticks or _inside(chart, text)]
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown if not text.get_rotation() % 90]
    canvas = figure.bbox
    for (one, box), (other, beside) in itertools.combinations(boxes, 2):
        if {"heading"} & {one, other}:
            continue
        assert not (
            box.x0 < beside.x1 - 1 and beside.x0 < box.x1 - 1 and box.y0 < beside.y1 - 1 and beside.y0 < box.y1 - 1
        ), (one, other)
    for text, box in boxes:
        assert canvas.x0 - 1 <= box.x0 and box.x1 <= canvas.x1 + 1, f"{text!r} leaves the figure"
    assert low < high


def _inside(ax, text):
    x, y = text.get_position()
    on_x = text in ax.get_xticklabels()
    low, high = sorted(ax.get_xlim() if on_x else ax.get_ylim())
    return low <= (x if on_x else y) <= high


# ---- selection


def test_headlines_denials_plans_rejected_and_copies_are_no_evidence():
    rows = [
        ledgers.claim("ok", "a1", 5, "drones", "downed"),
        ledgers.claim("headline", "a1", 5, "drones", "downed", in_title=True),
        ledgers.claim("negated", "a1", 0, "people", "killed", factuality="negated"),
        ledgers.claim("planned", "a1", 5, "drones", "supplied", factuality="planned"),
        ledgers.claim("rejected", "a1", 5, "drones", "downed", status="rejected"),
        ledgers.claim("copy", "a5", 5, "drones", "downed"),
        ledgers.claim("nothing", "a1", None, "drones", "downed"),
    ]
    chosen = selection.evidence(ledgers.frame_of(rows), articles=ARTICLES)
    assert list(chosen.rows["claim_id"]) == ["ok"]
    assert sum(n for _, n in chosen.left_out) == len(rows) - 1


# ---- outlets


def test_a_lane_counts_an_outlets_articles_and_the_nameless_share_one():
    nameless = ARTICLES.assign(publisher=ARTICLES["publisher"].mask(ARTICLES["publisher"] == "Reprint Hub"))
    ax = charts.articles_over_time(nameless)
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Harbour Wire (4)", "Steppe Daily (3)", "Northern Post (2)", "publisher unknown (1)",
    ]  # fmt: skip
    assert "n = 10 articles of 4 outlets" in anatomy.text_of(ax)
    assert "1 without a date" in anatomy.text_of(ax)


# ---- actors


def test_lanes_are_the_actors_most_mentioned():
    ax = charts.actors_over_time(MENTIONS, ARTICLES, top=3)
    lanes = [patch for patch in ax.patches if isinstance(patch, StepPatch)]
    assert len(lanes) == 3
    assert ax.get_yticklabels()[0].get_text() == "Russia (5)"
    assert len(lanes[0].get_data().values) == 5  # 5 to 9 January, days without mention too


def test_copies_count_no_mention_twice():
    russia = charts.actors.actor_counts(MENTIONS, ARTICLES)
    assert russia.loc[russia["actor_id"] == "rus", "n_articles"].sum() == 6
    assert "2 in copies" in anatomy.text_of(drawn("actors_over_time"))


def test_pairs_count_sentences_and_articles():
    named = MENTIONS[MENTIONS["actor_id"].notna()]
    by_sentence = charts.actors.pairs(named)
    by_article = charts.actors.pairs(named, unit="article")
    assert by_sentence.loc["Volodymyr Zelensky", "NATO"] == 2
    assert by_sentence.loc["Volodymyr Zelensky", "Ukraine"] == 2
    assert by_article.loc["Volodymyr Zelensky", "Ukraine"] == 3
    assert by_sentence.equals(by_sentence.T)


def test_the_matrix_shows_each_pair_once():
    ax = drawn("co_mentions")
    cells = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert len(cells) == 7 * 6 / 2


# ---- figures by day


def test_each_claim_is_one_point_and_none_are_summed():
    ax = drawn("figures_by_day")
    chosen = day_figures(CLAIMS, articles=ARTICLES)
    points = [p for p in ax.collections if isinstance(p, PathCollection) and str(p.get_gid()).startswith("claims-")]
    heights = sorted(float(y) for p in points for _, y in p.get_offsets())
    assert heights == sorted(float(v) for v in marks.stated(chosen.rows))
    assert max(heights) == 128


def test_every_point_leads_to_its_claim_and_says_it_in_words():
    ax = drawn("figures_by_day")
    assert "#claim-c7" in urls(ax)
    assert links.titles(ax.get_figure())["#claim-c10"] == (
        "Harbour Wire, 7 Jan 2025: ≥ 30 drones downed, Ukrainian officials (said)"
    )


def test_what_only_the_publication_dates_is_hollow():
    ax = drawn("figures_by_day")
    faces = {}
    for points in ax.collections:
        if isinstance(points, PathCollection) and str(points.get_gid()).startswith("claims-"):
            each = list(points.get_facecolors())
            for i, url in enumerate(points.get_urls()):
                faces[url] = each[i % len(each)][3] if len(each) else 0.0
    assert faces["#claim-c16"] == 0.0
    assert faces["#claim-c7"] == 1.0
    assert any("dated only by publication" in text for text in words(ax))


def test_an_open_bound_is_an_arrow_and_a_range_is_a_bar():
    ax = drawn("figures_by_day")
    linked = urls(ax)
    assert linked.count("#claim-c10") == 2  # point and arrow
    assert linked.count("#claim-c7") == 1
    bars = [c for c in ax.collections if type(c).__name__ == "LineCollection"]
    assert [c.get_urls() for c in bars] == [["#claim-c12"]]


def test_totals_and_long_spans_are_no_figures_of_a_day():
    rows = [
        ledgers.claim("total", "a1", 700, "drones", "downed", basis="cumulative"),
        ledgers.claim("month", "a1", 700, "drones", "downed", starts_at="2025-01-01", ends_before="2025-02-01"),
        ledgers.claim("night", "a1", 7, "drones", "downed", **ledgers.night("2025-01-04")),
    ]
    chosen = day_figures(ledgers.frame_of(rows))
    assert list(chosen.rows["claim_id"]) == ["night"]
    assert chosen.rows["day"].iloc[0] == pd.Timestamp("2025-01-04")


def test_figures_far_apart_have_a_logarithmic_scale():
    far = ledgers.frame_of(
        [ledgers.claim("a", "a1", 2, "drones", "downed"), ledgers.claim("b", "a2", 4000, "drones", "downed")]
    )
    ax = charts.figures_by_day(far)
    assert ax.get_yscale() == "log" and "Logarithmic scale" in anatomy.text_of(ax)


# ---- toll


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ([("a1", 9, "medics"), ("a2", 12, None), ("a3", 14, "the mayor")], [9, 12, 14]),
        ([("a1", 54, "the ministry"), ("a3", 20, "a militia"), ("a4", 61, "medics")], [54, 54, 61]),
        ([("a1", 31, "the mayor"), ("a3", 24, "the mayor")], [31, 24]),
        ([("a1", 31, "the mayor"), ("a2", 24, "medics")], [31, 24]),
        ([("a1", 31, "the mayor"), ("a3", 24, "medics")], [31, 31]),
    ],
)
def test_a_toll_falls_only_where_it_is_corrected(told, line):
    rows = [ledgers.claim(f"c{n}", *claim[:2], "people", "killed", source=claim[2]) for n, claim in enumerate(told)]
    assert current(ledgers.frame_of(rows), corrected=frozenset([("a2", 0)])) == line


def test_the_toll_is_one_thing_in_the_order_published():
    chosen = toll_claims(CLAIMS, story_id="toll")
    assert list(chosen.rows["claim_id"]) == ["t1", "t2", "t4", "t5"]
    assert dict(chosen.left_out) == {"of other things than people": 1}


def test_the_toll_line_follows_the_latest_figure():
    ax = drawn("toll")
    assert list(ax.lines[0].get_ydata()) == [3, 6, 13, 13, 13]
    assert "13–15 Steppe Daily" in words(ax)


def test_a_toll_can_be_asked_for_by_place():
    assert list(toll_claims(CLAIMS, place="zaporizhzhia", action="injured").rows["claim_id"]) == ["t6"]


# ---- balance


def balance_of(*rows, stories=None):
    table = charts.balance_table(ledgers.frame_of(list(rows)), stories)
    names = ["launched", "downed", "suppressed", "hit", "unaccounted"]
    return [tuple(None if pd.isna(v) else v for v in row) for row in table[names].itertuples(index=False)]


def test_the_balance_of_a_night():
    table = charts.balance_table(CLAIMS, STORIES, articles=ARTICLES).set_index(["night", "owner", "item"])
    row = table.loc[(pd.Timestamp("2025-01-06"), "RUS", "drones")]
    assert (row["launched"], row["downed"], row["hit"], row["unaccounted"]) == (128, 79, 10, 39)
    assert row["claim_ids"] == ["c6", "c7", "c8"]
    assert row["source"] == "Ukraine's Air Force"


def test_both_sides_drones_of_a_night_are_two_balances_and_disagreement_is_said():
    table = charts.balance_table(CLAIMS, STORIES, articles=ARTICLES)
    sixth = table[table["night"] == pd.Timestamp("2025-01-06")]
    assert list(sixth["owner"]) == ["RUS", "UKR"]
    assert list(sixth["others_differ"]) == [False, True]


def test_the_whole_of_a_downed_claim_is_what_was_launched():
    night = ledgers.night("2025-01-04")
    assert balance_of(ledgers.claim("a", "a1", 45, "drones", "downed", whole=60, **night)) == [(60, 45, None, None, 15)]


def test_figures_of_two_articles_are_never_mixed_nor_added():
    night = ledgers.night("2025-01-04")
    rows = [
        ledgers.claim("a", "a1", 100, "drones", "launched", **night),
        ledgers.claim("b", "a1", 60, "drones", "downed", **night),
        ledgers.claim("c", "a2", 70, "drones", "downed", **night),
        ledgers.claim("d", "a2", 30, "drones", "suppressed", **night),
    ]
    assert balance_of(*rows) == [(100, 60, None, None, 40)]


def test_a_local_figure_does_not_stand_for_the_night():
    night = ledgers.night("2025-01-04")
    rows = [
        ledgers.claim("a", "a1", 60, "drones", "downed", whole=103, **night),
        ledgers.claim("b", "a1", 12, "drones", "downed", place="Poltava region", **night),
    ]
    assert balance_of(*rows) == [(103, 60, None, None, 43)]


def test_a_model_joins_the_drones_of_its_night_but_not_what_exceeds_it():
    night = ledgers.night("2025-01-04")
    one = [
        ledgers.claim("a", "a1", 100, "drones", "launched", model="shahed-136", **night),
        ledgers.claim("b", "a1", 60, "drones", "downed", **night),
    ]
    two = [
        ledgers.claim("a", "a1", 5, "missiles", "launched", model="kh-101", **night),
        ledgers.claim("b", "a1", 20, "missiles", "downed", **night),
    ]
    assert balance_of(*one) == [(100, 60, None, None, 40)]
    assert balance_of(*two) == [(None, 20, None, None, None), (5, None, None, None, None)]


@pytest.mark.parametrize(("n", "longest"), [(2, 128), (9, 12)])
def test_a_bar_is_cut_only_where_it_dwarfs_many(n, longest):
    assert nights._longest([128.0, *[12.0] * (n - 1)]) == longest


def test_more_downed_than_launched_leaves_the_rest_unknown():
    night = ledgers.night("2025-01-04")
    rows = [
        ledgers.claim("a", "a1", 16, "drones", "launched", **night),
        ledgers.claim("b", "a1", 15, "drones", "downed", **night),
        ledgers.claim("c", "a1", 11, "drones", "suppressed", **night),
    ]
    assert balance_of(*rows) == [(16, 15, 11, None, None)]
    assert any("more than launched" in text for text in words(charts.balance(ledgers.frame_of(rows))))


def test_a_story_lends_its_best_figure():
    night = ledgers.night("2025-01-04")
    stories = tables.frame("stories", {"story_id": ["s"], "best": [62.0]})
    row = ledgers.claim("a", "a1", 60, "drones", "downed", story_id="s", **night)
    assert balance_of(row, stories=stories) == [(None, 62, None, None, None)]


def test_small_hours_belong_to_the_night_before():
    early = {"starts_at": "2025-01-05 01:00", "ends_before": "2025-01-05 08:30"}
    whole_day = {"starts_at": "2025-01-05 00:00", "ends_before": "2025-01-06 00:00"}
    rows = [ledgers.claim("a", "a1", 5, "drones", "downed", **early)]
    rows += [ledgers.claim("b", "a1", 6, "missiles", "downed", **whole_day)]
    table = charts.balance_table(ledgers.frame_of(rows))
    assert [f"{night:%d}" for night in table["night"]] == ["04", "05"]


def test_bars_of_the_balance_stand_behind_each_other_within_the_outline():
    ax = drawn("balance")
    bars = {bar.get_url(): bar for bar in ax.patches if isinstance(bar, Rectangle)}
    assert bars["#claim-c6"].get_width() == 128
    assert bars["#claim-c7"].get_width() == 79
    assert bars["#claim-c8"].get_x() == 79
    assert "128 launched · 79 downed · 10 hit · 39 unaccounted" in words(ax)


# ---- side by side


def test_where_every_story_has_one_source_nothing_stands_side_by_side():
    alone = CLAIMS.assign(story_id=CLAIMS["claim_id"])
    stories = tables.frame("stories", {"story_id": list(alone["story_id"]), "agreement": ["single"] * len(alone)})
    assert source_figures(alone, stories).rows.empty
    said = anatomy.text_of(charts.side_by_side(alone, stories))
    assert "No story with more than one source qualifies." in said and "in stories with one source" in said


def test_both_sides_of_a_contradicted_story_stand_first():
    chosen = source_figures(CLAIMS, STORIES, articles=ARTICLES)
    assert list(chosen.rows["story_id"].unique()) == ["s6u", "toll"]
    assert set(chosen.rows.loc[chosen.rows["story_id"] == "s6u", "who"]) == {
        "the Russian Defense Ministry",
        "Ukrainian officials",
    }
    ax = drawn("side_by_side")
    assert "drones downed, Ukraine, night of 6 Jan 2025: contradicted" in words(ax)
    assert {"#claim-c9", "#claim-c10"} <= set(urls(ax))


def test_what_has_one_origin_or_is_a_part_stands_beside_nothing():
    single = STORIES.assign(agreement="single")
    assert source_figures(CLAIMS, single, articles=ARTICLES).rows.empty
    at = {"place": "Rostov", "place_id": "rostov", "story_id": "toll", **ledgers.on("2025-01-08")}
    rows = [
        ledgers.claim("a", "a8", 61, "drones", "destroyed", **ledgers.MINISTRY, **at),
        ledgers.claim("z", "a8", 37, "drones", "destroyed", **ledgers.MINISTRY, **at, whole=61),
        ledgers.claim("b", "a9", 61, "drones", "destroyed", **at, source="crews"),
    ]
    assert set(source_figures(ledgers.frame_of(rows), STORIES).rows["low"]) == {61}


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2025-01-07", "2025-01-08", "7 Jan 2025"),
        ("2025-01-06 18:00", "2025-01-07 09:00", "night of 6 Jan 2025"),
        ("2025-01-06 18:00", "2025-01-07", "6 Jan 2025"),
        ("2022-10-01", "2022-11-01", "Oct 2022"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2025-08-11", "2025-08-18", "11 Aug to 17 Aug 2025"),
        ("2022-02-24", "2025-01-08", "24 Feb 2022 to 7 Jan 2025"),
        ("2025-01-07", None, "since 7 Jan 2025"),
        (None, "2025-01-08", "by 7 Jan 2025"),
        (None, None, ""),
    ],
)
def test_an_interval_is_named_no_more_exactly_than_it_is(starts, ends, words):
    assert dates.interval_name(*(None if end is None else pd.Timestamp(end) for end in (starts, ends))) == words


def test_who_is_only_he_is_called_by_the_id():
    rows = pd.DataFrame({"key": ["person:ivan-petrenko", "RUS-MOD"], "source": ["He", "the ministry"]}, dtype="string")
    assert dict(selection.source_names(rows)) == {"RUS-MOD": "the ministry", "person:ivan-petrenko": "Ivan Petrenko"}


def test_of_a_source_the_latest_figure_stands():
    rows = source_figures(CLAIMS, STORIES, articles=ARTICLES).rows
    assert list(rows.loc[rows["key"] == "mayor", "claim_id"]) == ["t5"]


# ---- timeline


def uncertain():
    """A day, a night carried over, one only published, an interval, and two that are open."""
    rows = [
        ledgers.claim("day", "a2", 46, "drones", "downed", place="Kharkiv", **ledgers.on("2025-01-04")),
        ledgers.claim("carried", "a2", 9, "tanks", "destroyed", place="Kharkiv",
                      **{**ledgers.night("2025-01-05"), "date_basis": "carried"}),
        ledgers.claim("told", "a3", 12, "tanks", "destroyed", place="Kharkiv"),
        ledgers.claim("spell", "a3", 7, "people", "injured", place="Odesa",
                      starts_at="2025-01-02", ends_before="2025-01-06"),
        ledgers.claim("since", "a3", 3, "people", "killed", place="Odesa", starts_at="2025-01-03"),
        ledgers.claim("by", "a3", 5, "people", "killed", place="Odesa", ends_before="2025-01-05", date_basis="stated"),
    ]  # fmt: skip
    return ledgers.frame_of(rows)


def faces(ax):
    """Address of each mark -> how opaque its face is."""
    found = {}
    for points in ax.collections:
        if isinstance(points, PathCollection) and str(points.get_gid()).startswith("claims-"):
            given_faces = list(points.get_facecolors())
            for i, url in enumerate(points.get_urls()):
                found[url] = round(float(given_faces[i % len(given_faces)][3]), 2) if given_faces else 0.0
    return found


def test_marks_of_one_lane_and_day_cover_no_other():
    ax = drawn("timeline")
    places = [tuple(xy) for points in ax.collections if points.get_gid() for xy in points.get_offsets()]
    assert len(places) == len(set(places)) == len(lane_claims(CLAIMS, lanes="item").rows)


def test_a_stated_day_is_solid_a_carried_one_pale_and_a_publication_hollow():
    shown = faces(charts.timeline(uncertain()))
    assert [shown[f"#claim-{name}"] for name in ("day", "carried", "told")] == [1.0, marks.PALE, 0.0]


def test_an_interval_is_a_bar_with_ends_and_an_open_one_an_arrow():
    ax = charts.timeline(uncertain())
    bars = [c for c in ax.collections if type(c).__name__ == "LineCollection" and c.get_urls() != [None]]
    ends = {url: path.vertices[:, 0] for c in bars for url, path in zip(c.get_urls(), c.get_paths(), strict=True)}
    assert set(ends) == {"#claim-spell", "#claim-since", "#claim-by"}
    second = dates.position(pd.Series([pd.Timestamp("2025-01-02")]))[0]
    assert list(ends["#claim-spell"] - second) == [0, 4]
    assert list(ends["#claim-by"] - second) == [2, 3]  # its last day
    assert ends["#claim-since"][0] - second == 1 and ends["#claim-since"][1] - second > 5  # to the publication
    said = links.titles(ax.get_figure())
    assert said["#claim-since"].startswith("Happened since 3 Jan 2025. Harbour Wire, 7 Jan 2025: 3 people killed")
    assert "arrow: open, or beyond the chart" in words(ax) and "bar: some time in this interval" in words(ax)


def test_the_report_can_stand_beside_the_event():
    def strokes(**options):
        return [c for c in charts.timeline(uncertain(), **options).collections if c.get_linestyle()[0][1]]

    assert not strokes()
    (dotted,) = strokes(reported=True)
    assert len(dotted.get_paths()) == 5  # all but the one that only its publication dates


def test_one_figure_of_an_event_is_one_mark_dated_as_well_as_any_claim_of_it():
    at = {"place": "Zaporizhzhia", "story_id": "s"}
    rows = [
        ledgers.claim("early", "a7", 13, "people", "killed", **at),
        ledgers.claim("dated", "a9", 13, "people", "killed", **ledgers.on("2025-01-08"), **at),
        ledgers.claim("other", "a10", 15, "people", "killed", **at),
    ]
    chosen = lane_claims(ledgers.frame_of(rows))
    assert dict(zip(chosen.rows["claim_id"], chosen.rows["n_told"], strict=True)) == {"dated": 2, "other": 1}
    assert "13 people killed ×2" in words(charts.timeline(ledgers.frame_of(rows)))


@pytest.mark.parametrize("lanes", ["place", "item", "side", "agent", "source"])
def test_lanes_can_be_places_items_and_actors(lanes):
    names = {label.get_text().replace("\n", " ") for label in charts.timeline(CLAIMS, lanes=lanes).get_yticklabels()}
    assert {
        "place": {"Zaporizhzhia"},
        "item": {"drones", "people", "missiles", "children"},
        "side": {"Russia", "Ukraine"},
        "agent": {"Russian forces"},
        "source": {"Ukraine's Air Force", "the mayor", "rescue services", "Ukrainian officials"},
    }[lanes] <= names


def test_states_and_known_actors_have_their_own_names_and_pronouns_none():
    rows = [
        ledgers.claim("a", "a1", 5, "drones", "downed", agent="Russian", agent_id="RUS", **ledgers.on("2025-01-04")),
        ledgers.claim("b", "a1", 6, "drones", "downed", agent="it", agent_id="name:ivan-fedorov"),
        ledgers.claim("c", "a1", 7, "drones", "downed", agent="they"),
        ledgers.claim("d", "a1", 8, "drones", "downed", agent="its air force"),
        ledgers.claim("e", "a1", 9, "drones", "downed", agent="the mayor"),
        ledgers.claim("f", "a1", 9, "missiles", "downed", agent="Mayor"),
    ]
    chosen = happenings.in_lanes(happenings.happenings(ledgers.frame_of(rows)), "agent")
    assert set(happenings.lane_names(chosen.rows, "agent").values()) == {"Russia", "Ivan Fedorov", "Mayor"}
    assert dict(chosen.left_out) == {"without a named agent": 2}


@pytest.mark.parametrize("lanes", ["side", "agent", "source"])
def test_lanes_of_whom_nobody_names_are_an_empty_chart(lanes):
    """Columns of nulls come from short texts, and from Parquet with another dtype than from hand-made tables."""
    rows = ledgers.frame_of([ledgers.claim("a", "a1", 5, "drones", "downed")]).convert_dtypes(dtype_backend="pyarrow")
    assert f"1 without a named {lanes}" in anatomy.text_of(charts.timeline(rows, lanes=lanes))


def test_a_figure_that_its_sentence_replaces_is_on_no_chart():
    rows = [
        ledgers.claim("now", "a8", 12, "people", "killed", place="Zaporizhzhia"),
        ledgers.claim("then", "a8", 9, "people", "killed", place="Zaporizhzhia", superseded=True),
    ]
    said = words(charts.toll(ledgers.frame_of(rows), place="Zaporizhzhia"))
    assert "Left out: 1 replaced in their own sentence." in said
    assert "12 Northern Post" in said
    assert "9 Northern Post" not in said


@pytest.mark.parametrize(("last", "step"), [("2025-02-01", "day"), ("2025-09-01", "week"), ("2029-01-01", "month")])
def test_lanes_take_the_step_that_suits_the_span(last, step):
    articles = pd.concat([ARTICLES, ARTICLES.head(1).assign(article_id="x", published=pd.Timestamp(last, tz="UTC"))])
    assert f"Articles of each outlet, by {step}" in words(charts.articles_over_time(articles))
    assert f"Who the articles mention, by {step}" in words(charts.actors_over_time(MENTIONS, articles))
    assert "Articles of each outlet, by day" in words(charts.articles_over_time(articles, by="day"))


def test_what_has_no_room_is_counted():
    rows = [
        ledgers.claim(f"c{n}", "a1", n, "drones", "downed", place="Kharkiv", **ledgers.on("2025-01-04"))
        for n in range(1, 41)
    ]
    said = anatomy.text_of(charts.timeline(ledgers.frame_of(rows)))
    assert re.search(r"n = 16 figures from 1 article\. Left out: 24 for which there is no room", said)


def test_a_lane_or_a_period_that_does_not_exist_is_refused():
    with pytest.raises(SettingError, match="did you mean 'place'"):
        charts.timeline(CLAIMS, lanes="plac")
    with pytest.raises(SettingError, match="valid: day, month, week"):
        charts.actors_over_time(MENTIONS, ARTICLES, by="fortnight")
    with pytest.raises(SettingError, match="valid: published, stated"):
        charts.calendar(CLAIMS, dated="hollow")


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (float(pair[0]), float(sum(pair))))
CHOICES = st.lists(st.one_of(st.none(), SPANS), min_size=1, max_size=3)


@given(st.lists(CHOICES, max_size=30), st.integers(min_value=1, max_value=4))
@settings(max_examples=150, deadline=None)
def test_nothing_packed_covers_another_and_only_what_has_no_room_is_left_out(things, most):
    rows: list[list[tuple[float, float]]] = [[] for _ in range(most)]

    def free(span, row):
        return all(span[1] <= begin or end <= span[0] for begin, end in rows[row])

    for choices, place in zip(things, packing.pack(things, most=most), strict=True):
        if place is None:
            assert not any(free(span, row) for span in choices if span for row in range(most))
        else:
            span = choices[place.choice]
            assert span is not None and free(span, place.row)
            rows[place.row].append(span)


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 9), min_size=1, max_size=8), st.integers(0, 50))
def test_rows_are_shared_by_what_lanes_want(wanted, rows):
    given_rows = placement.shared(wanted, rows)
    assert all(1 <= given_rows[key] <= wanted[key] for key in wanted)
    assert sum(given_rows.values()) == max(len(wanted), min(rows, sum(wanted.values())))


@pytest.mark.parametrize(
    ("starts_at", "ends_before", "said"),
    [
        ("2025-01-06", "2025-01-07", "6 Jan 2025"),
        ("2025-01-06 18:00", "2025-01-07 09:00", "night of 6–7 Jan 2025"),
        ("2025-01-07 05:00", "2025-01-07 08:00", "7 Jan 2025"),
        ("2024-12-30", "2025-01-06", "30 Dec 2024 to 5 Jan 2025"),
        ("2022-02-24", None, "since 24 Feb 2022"),
        (None, "2025-01-04", "by 3 Jan 2025"),
        (None, None, "5 Jan 2025"),
    ],
)
def test_when_something_happened_in_words(starts_at, ends_before, said):
    claim = ledgers.claim("a", "a1", 5, "drones", "downed", starts_at=starts_at, ends_before=ends_before)
    (row,) = selection.each(dates.dated(ledgers.frame_of([claim])))
    assert dates.span_name(row) == said
    assert row.hollow == (starts_at is None and ends_before is None)


# ---- reporting lag


@pytest.mark.parametrize(
    ("span", "factuality", "lag", "far", "ahead"),
    [
        (("2025-01-07", "2025-01-08"), "actual", 0, 0, False),
        (("2025-01-06", "2025-01-07"), "actual", 1, 1, False),
        (("2025-01-06 18:00", "2025-01-07 09:00"), "actual", 0, 0, False),  # a night that ends on the day
        (("2024-12-30", "2025-01-06"), "actual", 2, 8, False),  # a week, over since the 5th
        (("2025-01-06", "2025-01-13"), "actual", 0, 1, False),  # what happened did so before it was told
        (("2025-01-06", "2025-01-13"), "planned", 0, -5, True),
        (("2025-01-09", "2025-01-10"), "planned", -2, -2, True),
        (("2025-02-01", "2025-03-01"), "possible", -25, -52, True),
    ],
)
def test_days_from_event_to_report(span, factuality, lag, far, ahead):
    claim = ledgers.claim("a", "a3", 5, "drones", "downed", starts_at=span[0], ends_before=span[1])
    (row,) = selection.each(lags(ledgers.frame_of([{**claim, "factuality": factuality}])).rows)
    assert (row.lag_days, row.far_days, row.ahead) == (lag, far, ahead)


def test_what_only_the_publication_dates_has_no_lag():
    chosen = lags(uncertain())
    assert set(chosen.rows["claim_id"]) == {"day", "carried", "spell"}
    assert dict(chosen.left_out) == {"dated only by publication": 1, "of open intervals": 2}


def test_each_lag_is_one_mark_that_leads_to_its_claim_and_the_median_is_said():
    rows = [
        ledgers.claim(f"c{day}", "a3", day, "drones", "downed", **ledgers.on(f"2025-01-0{day}")) for day in (3, 6, 7)
    ]
    ahead = ledgers.claim("plan", "a3", 9, "tanks", "supplied", factuality="planned", **ledgers.on("2025-01-09"))
    ax = charts.reporting_lag(ledgers.frame_of([*rows, ahead]))
    marked = [c for c in ax.collections if c.get_gid()]
    at = {url: x for c in marked for url, (x, _) in zip(c.get_urls(), c.get_offsets(), strict=True)}
    assert at["#claim-plan"] < 0 == at["#claim-c7"] < at["#claim-c6"] < at["#claim-c3"]
    assert "Harbour Wire\n4 claims, median 1 day" in words(ax)
    said = links.titles(ax.get_figure())
    assert said["#claim-plan"].startswith("Planned for 9 Jan 2025, reported 2 days ahead. Harbour Wire")
    assert said["#claim-c6"].startswith("Happened 6 Jan 2025, reported 1 day later. Harbour Wire")


@given(
    st.lists(st.tuples(st.integers(-400, 4000), st.integers(1, 40)), min_size=1, max_size=12, unique_by=lambda x: x[0])
)
@settings(max_examples=25, deadline=None)
def test_no_mark_of_the_lag_covers_another(piles):
    told = pd.Timestamp("2025-01-07")
    rows = [
        ledgers.claim(
            f"c{lag}-{n}", "a3", 5, "drones", "downed", **ledgers.on(f"{told - pd.Timedelta(days=lag):%Y-%m-%d}")
        )
        for lag, count in piles
        for n in range(count)
    ]
    ax = charts.reporting_lag(ledgers.frame_of(rows))
    ax.get_figure().draw_without_rendering()
    marked = [c for c in ax.collections if str(c.get_gid()).startswith("claims-")]
    places = np.concatenate([ax.transData.transform(c.get_offsets()) for c in marked])
    assert len(places) == len(rows)
    apart = np.abs(places[:, None, :] - places[None, :, :]).max(axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > 2.5  # pixels, for the smallest marks


# ---- calendar


def test_a_day_counts_events_and_no_retellings():
    events = weeks.day_events(CLAIMS).rows
    assert events["event"].is_unique
    eighth = events[(events["day"] == pd.Timestamp("2025-01-08")) & ~events["hollow"]]
    assert sorted(eighth["event"]) == ["t6", "toll"]  # five claims of one toll, and another


def test_a_cell_leads_to_the_event_told_most_and_names_the_others():
    said = links.titles(drawn("calendar").get_figure())
    (eighth,) = [text for text in said.values() if text.startswith("8 Jan 2025: 2 events.")]
    assert "63 people injured, Zaporizhzhia" in eighth
    assert [url for url, text in said.items() if text == eighth] == ["#claim-t1"]


def test_reports_without_a_date_of_their_own_are_ringed_and_never_counted():
    ax = drawn("calendar")
    rings = [c for c in ax.collections if isinstance(c, PathCollection) and c.get_gid() == "days"]
    assert [c.get_urls() for c in rings] == [["#claim-c16"]]
    assert "1 event dated only by publication" in links.titles(ax.get_figure())["#claim-c16"]
    alone = charts.calendar(CLAIMS, dated="published")
    assert "n = 1 event on 1 day" in anatomy.text_of(alone)


def test_a_day_without_articles_is_not_a_day_without_events():
    rows = [
        ledgers.claim("a", "a1", 5, "drones", "downed", **ledgers.on("2025-01-05")),
        ledgers.claim("b", "a3", 5, "missiles", "downed", **ledgers.on("2025-01-07")),
    ]
    known = charts.calendar(ledgers.frame_of(rows), articles=ARTICLES)
    assert "none, though articles appeared" in words(known)  # the 6th, 8th and 9th
    assert "no article that day" not in words(known)
    assert "no article that day" in words(charts.calendar(ledgers.frame_of(rows)))  # of the 6th the claims know nothing


@pytest.mark.parametrize(
    ("most", "steps"), [(1, [1]), (3, [1, 2, 3]), (5, [1, 2, 3, 4, 5]), (6, [1, 2, 3, 5]), (23, [1, 2, 4, 7, 13])]
)
def test_classes_of_the_calendar(most, steps):
    assert weeks.classes(most) == steps


@given(st.integers(min_value=6, max_value=100_000))
def test_classes_rise_from_one_to_the_most(most):
    steps = weeks.classes(most)
    assert steps[0] == 1 and steps == sorted(set(steps)) and 3 <= len(steps) <= 5 and steps[-1] <= most


@given(st.dates(pd.Timestamp("1995-01-01").date(), pd.Timestamp("2040-01-01").date()), st.integers(0, 1900))
@settings(max_examples=60, deadline=None)
def test_every_day_has_a_cell_of_its_own_beside_those_of_its_iso_week(first, n_days):
    begin = pd.Timestamp(first)
    grid = weeks.Grid.over(pd.Series([begin, begin + pd.Timedelta(days=n_days)]))
    x, y = grid.at(grid.days())
    assert len(set(zip(x, y, strict=True))) == n_days + 1
    week = y if grid.wall else x + 1000 * (y // weeks._BAND)
    iso = grid.days().isocalendar()
    told = (iso["year"] * 100 + iso["week"]).to_numpy()
    assert ((week[1:] == week[:-1]) == (told[1:] == told[:-1])).all()


def test_years_are_strips_and_a_few_weeks_a_wall():
    days = [f"{year}-06-15" for year in range(2021, 2026)]
    rows = [
        ledgers.claim(f"c{day}", "a1", 5, "drones", "downed", published=day, **ledgers.on(day)) for day in days
    ]  # fmt: skip
    strips = [label.get_text() for label in charts.calendar(ledgers.frame_of(rows)).get_yticklabels()]
    assert [text.split()[0] for text in strips if "Thu" in text] == ["2021", "2022", "2023", "2024", "2025"]
    wall = [label.get_text() for label in drawn("calendar").get_yticklabels()]
    assert wall == ["W01 30 Dec", "W02 6 Jan"]


# ---- wording


def test_shares_of_each_outlet_add_up_to_one():
    shares = stance_shares(worded(ATTRIBUTIONS, ARTICLES).rows)
    assert shares.groupby(["key", "publisher"])["share"].sum().round(9).eq(1).all()
    north = shares[(shares["key"] == "ukr-air-force") & (shares["publisher"] == "Northern Post")]
    assert list(north["stance"]) == ["claimed"] and list(north["n"]) == [2]


def test_wording_takes_claims_as_well():
    ax = charts.wording(CLAIMS)
    assert "claims" in anatomy.text_of(ax)
    assert sum(bar.get_width() for bar in ax.patches) == pytest.approx(len({bar.get_y() for bar in ax.patches}))


# ---- stance profile, whose numbers, named sources


def bars(ax):
    """The parts of each bar, from the top: (begin, width) of each."""
    found = {}
    for bar in (patch for patch in ax.patches if isinstance(patch, Rectangle)):
        found.setdefault(bar.get_y(), []).append((round(bar.get_x(), 6), round(bar.get_width(), 6)))
    return [found[y] for y in sorted(found)]


def test_the_most_quoted_source_stands_first_with_all_its_stances():
    ax = drawn("stance_profile")
    assert next(label.get_text() for label in ax.get_yticklabels()) == "Ukraine's Air Force"
    first = bars(ax)[0]
    assert [width for _, width in first] == pytest.approx([1 / 6, 3 / 6, 2 / 6], abs=1e-5)  # confirmed, said, claimed
    assert all(sum(width for _, width in row) == pytest.approx(1) for row in bars(ax))


def test_a_negated_verb_is_no_stance():
    rows = worded(ATTRIBUTIONS.assign(negated=ATTRIBUTIONS["stance"] == "confirmed"), ARTICLES)
    assert "confirmed" not in set(rows.rows["stance"])
    assert ("whose verb is negated", 2) in rows.left_out


def test_parts_of_a_stance_lead_to_the_claim_in_their_content():
    spans = {"content_begin": [0] * len(ATTRIBUTIONS), "content_end": [500] * len(ATTRIBUTIONS)}
    claims = CLAIMS[CLAIMS["article_id"] == "a4"].assign(begin=10)
    ax = charts.stance_profile(ATTRIBUTIONS.assign(**spans), ARTICLES, claims=claims)
    assert set(urls(ax)) == {"#claim-c9"}


def test_copies_and_headlines_are_nobodys_numbers_twice():
    ax = drawn("whose_numbers")
    assert "Reprint Hub" not in words(ax)
    assert "Left out: 1 in headlines, 1 negated, 1 planned or possible, 1 in copies, 2 without a source." in (
        anatomy.text_of(ax)
    )
    assert not {"#claim-c11", "#claim-c14", "#claim-c15"} & set(urls(ax))


def test_the_shares_of_an_outlet_are_those_of_its_sources_states():
    ax = drawn("whose_numbers")
    names = [label.get_text() for label in ax.get_yticklabels()]
    north = bars(ax)[names.index("Northern Post")]  # t2 and t3 of the mayor, c9 of the ministry
    assert [width for _, width in north] == pytest.approx([2 / 3, 1 / 3], abs=1e-5)
    assert {"Ukraine", "Russia"} <= {text.get_text() for text in ax.get_legend().get_texts()}


@pytest.mark.parametrize(("by", "expected"), [("source", "the Russian Defense Ministry"), ("side", "Russia")])
def test_whose_numbers_by_source_or_side(by, expected):
    ax = charts.whose_numbers(CLAIMS, ARTICLES, by=by)
    assert expected in {text.get_text() for text in ax.get_legend().get_texts()}
    with pytest.raises(SettingError, match="did you mean 'country'"):
        charts.whose_numbers(CLAIMS, by="contry")


def test_named_and_unnamed_sources_hearsay_and_the_outlets_voice_are_told_apart():
    ax = drawn("named_sources")
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == ["named source", "unnamed source", "hearsay", "outlet's own voice"]
    assert next(label.get_text() for label in ax.get_yticklabels()) == "all outlets"
    assert "1 whose source is unclear" in anatomy.text_of(ax)  # t4 is given no anonymity
    assert {"#claim-c16", "#claim-t6", "#claim-c17"} & set(urls(ax))


# ---- labels and dates

HOSTILE = ["$x$", "$\\frac{", "<script>alert(1)</script>", "=cmd()", "\u202egnp.exe", "a\x00b\nc", "\uffff", "×" * 500]


def test_hostile_text_is_shown_as_text():
    text = [HOSTILE[i % len(HOSTILE)] for i in range(len(CLAIMS))]
    claims = CLAIMS.assign(publisher=text, source=text, place=text, side=text, model=text)
    articles = ARTICLES.assign(publisher=text[: len(ARTICLES)])
    mentions = MENTIONS.assign(actor=[HOSTILE[i % len(HOSTILE)] for i in range(len(MENTIONS))])
    made = [
        charts.toll(claims, action="killed"),
        charts.side_by_side(claims, STORIES.assign(place=HOSTILE[: len(STORIES)])),
        charts.balance(claims.assign(side_country=pd.NA)),
        charts.timeline(claims),
        charts.timeline(claims.assign(source_id=pd.NA), lanes="source"),
        charts.reporting_lag(claims),
        charts.calendar(claims),
        charts.wording(ATTRIBUTIONS.assign(source=text[: len(ATTRIBUTIONS)]), articles),
        charts.stance_profile(ATTRIBUTIONS.assign(source=text[: len(ATTRIBUTIONS)]), articles),
        charts.whose_numbers(claims, by="source"),
        charts.named_sources(claims),
        charts.actors_over_time(mentions, articles),
        charts.co_mentions(mentions),
    ]
    for ax in made:
        markup = charts.svg(ax, prefix="h", alt="".join(HOSTILE))
        assert not ElementTree.fromstring(markup).findall(".//{*}script")
        assert "\u202e" not in "".join(words(ax))


def test_dollars_are_no_mathematics():
    ax = charts.actors_over_time(MENTIONS.assign(actor="$x$ and $y$"), ARTICLES)
    assert "$x$ and $y$ (5)" in charts.svg(ax, prefix="d", alt="")


@given(st.text(), st.integers(min_value=1, max_value=80))
@settings(max_examples=150, deadline=None)
def test_a_label_is_one_short_line(text, width):
    label = labels.clean(text, width=width)
    assert len(label) <= width
    assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", label)


@pytest.mark.parametrize(
    ("low", "high", "modifier", "said"),
    [
        (30, 30, "=", "30"),
        (30, None, ">=", "≥ 30"),
        (10000, None, ">", "> 10,000"),
        (None, 50, "<=", "≤ 50"),
        (90, 90, "~", "about 90"),
        (20, 30, "=", "20–30"),
        (2e6, None, ">=", "≥ 2 million"),
        (0.5, 0.5, "=", "0.5"),
        (None, None, None, "no figure"),
    ],
)
def test_bounds_in_words(low, high, modifier, said):
    assert labels.bounds(low, high, modifier) == said


@given(st.dates(min_value=pd.Timestamp("1990-01-01").date()), st.integers(min_value=0, max_value=9000))
@settings(max_examples=80, deadline=None)
def test_there_are_few_ticks_and_their_labels_differ(first, n_days):
    begin = pd.Timestamp(first)
    marked = dates.ticks(begin, begin + pd.Timedelta(days=n_days))
    assert len(marked) <= 16
    assert len({text for _, text in marked}) == len(marked) or n_days > 300


def test_ticks_read_as_days_and_name_the_year_where_it_changes():
    assert [text for _, text in dates.ticks(pd.Timestamp("2025-01-05"), pd.Timestamp("2025-01-06"))] == [
        "5 Jan",
        "6 Jan",
    ]
    texts = [text for _, text in dates.ticks(pd.Timestamp("2024-12-31"), pd.Timestamp("2025-01-01"))]
    assert texts == ["31 Dec\n2024", "1 Jan\n2025"]


# ---- SVG


def ids_of(markup):
    return [element.get("id") for element in ElementTree.fromstring(markup).iter() if element.get("id")]


def test_two_figures_on_a_page_share_no_id_and_refer_to_their_own():
    one = charts.svg(drawn("figures_by_day"), prefix="one", alt="")
    two = charts.svg(drawn("figures_by_day"), prefix="two", alt="")
    assert ids_of(one) and not set(ids_of(one)) & set(ids_of(two))
    assert len(ids_of(one)) == len(set(ids_of(one)))


def test_references_reach_an_id_of_the_figure_and_links_a_claim(chart):
    markup = charts.svg(chart, prefix="fig", alt="")
    own = set(ids_of(markup))
    for target in re.findall(r'url\(#([^)]+)\)|xlink:href="#([^"]+)"', markup):
        name = target[0] or target[1]
        assert name in own or name.startswith("claim-")
    assert all(name.startswith("fig-") for name in own)


def test_links_stay_and_open_no_window():
    markup = charts.svg(drawn("balance"), prefix="b", alt="")
    assert '<a xlink:href="#claim-c7"><title>Harbour Wire, 7 Jan 2025: 79 drones downed' in markup
    assert "target=" not in markup


def test_the_svg_carries_its_name_and_follows_the_page():
    ax = drawn("toll")
    markup = charts.svg(ax, prefix="t", alt='Toll of "one" <night>')
    root = ElementTree.fromstring(markup)
    assert markup.startswith("<svg ")
    assert root.get("aria-label") == root.find("{*}title").text == 'Toll of "one" <night>'
    assert root.get("role") == "group" and root.get("viewBox")
    assert charts.svg(drawn("co_mentions"), prefix="t", alt="").count('role="img"') == 1
    assert "currentColor" in markup and charts.style.INK not in markup
    assert not root.findall(".//{*}metadata") and not root.findall(".//{*}style") and "<!" not in markup


def test_the_same_chart_gives_the_same_characters():
    first, second = (charts.svg(DRAW["toll"](), prefix="t", alt="") for _ in range(2))
    assert first == second


def test_a_prefix_that_cannot_begin_an_id_is_refused():
    with pytest.raises(SettingError, match="cannot begin an id"):
        charts.svg(drawn("toll"), prefix='"><script>', alt="")


def test_an_empty_chart_is_shown_as_a_sentence():
    picture = charts.show(charts.toll(CLAIMS.head(0)))
    assert picture._repr_html_() == f'<p class="note">{picture.alt}</p>'
    assert picture.alt == "The toll as reported: people killed. The data hold no claim of people killed."


def test_a_shown_chart_is_html_with_its_title_as_alternative():
    picture = charts.show(drawn("toll"))
    html = picture._repr_html_()
    assert "<svg" in html and "<?xml" not in html
    assert picture.alt.startswith("The toll as reported: people killed, Zaporizhzhia. n = 4 claims")
    assert charts.show(drawn("toll"), alt="short").alt == "short"


# ---- what real ledgers hold


def test_look_backs_and_misread_years_do_not_stretch_the_axis():
    rows = [
        ledgers.claim("then", "a1", 9, "drones", "downed", **ledgers.on("2022-02-24")),
        ledgers.claim("now", "a1", 9, "drones", "downed", **ledgers.on("2025-01-04")),
    ]
    chosen = day_figures(ledgers.frame_of(rows))
    assert list(chosen.rows["claim_id"]) == ["now"]
    assert chosen.left_out == (("dated over 14 days from the articles' time", 1),)


def test_a_part_of_the_downed_is_neither_added_nor_taken_for_all():
    night = ledgers.night("2025-01-04")
    rows = [
        ledgers.claim("all", "a1", 61, "drones", "destroyed", side_country="UKR", **night),
        ledgers.claim("part", "a1", 37, "drones", "destroyed", whole=61, place="Rostov", **night),
    ]
    assert balance_of(*rows) == [(None, 61, None, None, None)]


def test_the_whole_stands_before_another_number_launched():
    night = ledgers.night("2025-01-04")
    rows = [
        ledgers.claim("war", "a1", 7000, "drones", "launched", **night),
        ledgers.claim("night", "a1", 79, "drones", "downed", whole=128, **night),
    ]
    assert balance_of(*rows) == [(128, 79, None, None, 49)]


def test_a_bar_that_would_dwarf_all_others_is_cut_off_and_that_is_said():
    rows = [
        ledgers.claim(f"c{n}", "a1", n, "drones", "launched", **ledgers.night(f"2025-01-0{day}"))
        for day, n in ((1, 60), (2, 7000), (3, 80))
    ]
    ax = charts.balance(ledgers.frame_of(rows))
    assert "Bars over 80 are cut off." in anatomy.text_of(ax)
    assert ax.get_xlim()[1] < 200
    assert max(bar.get_width() for bar in ax.patches) == 80  # its figures stand behind it, not on it


def test_pronouns_are_no_sources_to_compare():
    chosen = worded(ATTRIBUTIONS.assign(source="He", source_id=pd.NA), ARTICLES)
    assert chosen.rows.empty and dict(chosen.left_out)["whose source is a pronoun"] == len(ATTRIBUTIONS)
    ax = charts.side_by_side(CLAIMS.assign(source="they", source_id=pd.NA), STORIES)
    assert any("(source unclear)" in text for text in words(ax)) and "they" not in words(ax)


@pytest.mark.parametrize(
    ("item", "counted", "n", "said"),
    [
        ("people", "people", 1, "person"),
        ("people", "people", 2, "people"),
        ("drones", "drones", 1, "drone"),
        ("aid_workers", None, 1, "aid worker"),
        ("other", "villages", 3, "villages"),
        ("other", None, 3, ""),
    ],
)
def test_the_counted_in_words(item, counted, n, said):
    assert labels.thing(item, counted, n, n) == said


def test_series_of_one_chart_look_different():
    rows = [
        ledgers.claim(f"{item}{action}", "a1", 5, item, action, **ledgers.on("2025-01-05"))
        for item in ("people", "women", "children")
        for action in ("killed", "injured")
    ]
    ax = charts.figures_by_day(ledgers.frame_of(rows), items=charts.CASUALTIES)
    handles = ax.get_legend().legend_handles
    assert len({(line.get_color(), line.get_marker()) for line in handles}) == len(handles) == 6


def test_a_word_that_is_not_of_the_codebook_is_refused():
    with pytest.raises(SettingError, match="did you mean 'drones'"):
        charts.figures_by_day(CLAIMS, items=("dron",))
    with pytest.raises(SettingError, match="'drones' is no option"):
        charts.figures_by_day(CLAIMS, actions=("drones",))
    assert "n = 6 claims" in anatomy.text_of(
        charts.figures_by_day(CLAIMS, items=charts.CASUALTIES, actions=charts.HARM)
    )


def test_what_all_marks_have_alike_is_said_once():
    rows = [ledgers.claim(f"c{n}", "a1", n + 1, "drones", "downed", **ledgers.on("2025-01-04")) for n in range(40)]
    page = charts.svg(charts.figures_by_day(ledgers.frame_of(rows)), prefix="x", alt="")
    group = re.search(r'<g id="x-claims-\d+".*?</g>', page)
    assert group is not None
    assert [group[0].count(part) for part in ("<a ", "<use ", "clip-path=", " stroke: #0072b2")] == [40, 40, 1, 1]
    shapes = set(re.findall(r'<use xlink:href="#(x-s\d+)"', group[0]))
    assert len(shapes) == 1
    assert f'id="{shapes.pop()}"' in group[0]
