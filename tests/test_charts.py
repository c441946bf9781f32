"""Charts: what is drawn, what is left out, and what comes out as SVG."""

import itertools
import re
from functools import cache
from xml.etree import ElementTree

import ledgers
import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch
from matplotlib.text import Text

from analysis import charts, tables
from analysis.charts import anatomy, dates, labels, links, marks, selection
from analysis.charts.events import lane_claims
from analysis.charts.figures import day_figures, toll_claims
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
    "figures_by_day": lambda ax=None: charts.figures_by_day(CLAIMS, articles=ARTICLES, ax=ax),
    "balance": lambda ax=None: charts.balance(CLAIMS, STORIES, articles=ARTICLES, ax=ax),
    "side_by_side": lambda ax=None: charts.side_by_side(CLAIMS, STORIES, articles=ARTICLES, ax=ax),
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
    "figures_by_day": lambda: charts.figures_by_day(NO_CLAIMS),
    "balance": lambda: charts.balance(NO_CLAIMS, NO_STORIES),
    "side_by_side": lambda: charts.side_by_side(NO_CLAIMS, NO_STORIES),
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
    assert balance_of(*two) == [(None, 20, None, None, None), (5, None, None, None, 5)]


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
    assert "drones downed, Ukraine, night of 6–7 Jan: contradicted" in words(ax)
    assert {"#claim-c9", "#claim-c10"} <= set(urls(ax))


def test_of_a_source_the_latest_figure_stands():
    rows = source_figures(CLAIMS, STORIES, articles=ARTICLES).rows
    assert list(rows.loc[rows["key"] == "mayor", "claim_id"]) == ["t5"]


# ---- timeline


def test_marks_of_one_lane_and_day_cover_no_other():
    ax = drawn("timeline")
    places = [tuple(xy) for points in ax.collections if points.get_gid() for xy in points.get_offsets()]
    assert len(places) == len(set(places)) == len(lane_claims(CLAIMS, lanes="item").rows)


def test_a_lane_or_a_period_that_does_not_exist_is_refused():
    with pytest.raises(SettingError, match="did you mean 'place'"):
        charts.timeline(CLAIMS, lanes="plac")
    with pytest.raises(SettingError, match="valid: day, month, week"):
        charts.actors_over_time(MENTIONS, ARTICLES, by="fortnight")


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


def test_a_shown_chart_is_html_with_its_title_as_alternative():
    picture = charts.show(drawn("toll"))
    html = picture._repr_html_()
    assert "<svg" in html and "<?xml" not in html
    assert picture.alt.startswith("The toll as reported: people killed, Zaporizhzhia n = 4 claims")
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
