"""Charts of actors: the network, who blames whom, who appears first."""

import ledgers
import networkx as nx
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.patches import Rectangle
from test_charts import ARTICLES, CLAIMS, MENTIONS, drawn, urls

from analysis import charts
from analysis.charts import anatomy
from analysis.charts.blame import attributed, blame_counts
from analysis.charts.network import co_mention_graph
from analysis.errors import SettingError


def labels_of(ax):
    return [text.get_text() for text in ax.texts if not str(text.get_gid()).startswith("note")]


# ---- network


def test_edges_count_the_sentences_that_mention_both():
    graph = co_mention_graph(MENTIONS.dropna(subset=["actor_id"]))
    assert graph.edges["zelensky", "nato"]["n"] == 2
    assert graph.nodes["rus"]["n"] == 6 and graph.nodes["rus"]["name"] == "Russia"
    assert not list(nx.isolates(graph))


def test_the_network_draws_each_actor_and_its_lines_and_is_the_same_again():
    ax = drawn("network")
    (lines,) = [c for c in ax.collections if isinstance(c, LineCollection)]
    points = [c for c in ax.collections if isinstance(c, PathCollection)]
    again = charts.network(MENTIONS, articles=ARTICLES)
    graph = co_mention_graph(charts.actors.named(MENTIONS, ARTICLES).rows)
    assert sum(len(c.get_offsets()) for c in points) == graph.number_of_nodes()
    assert len(lines.get_segments()) == graph.number_of_edges()
    assert charts.svg(ax, prefix="n", alt="") == charts.svg(again, prefix="n", alt="")
    assert "Volodymyr Zelensky 4" in labels_of(ax)


def test_parts_that_never_meet_stand_side_by_side():
    rows = [("a1", 0, "a"), ("a1", 0, "b"), ("a2", 0, "c"), ("a2", 0, "d"), ("a3", 0, "alone")]
    mentions = pd.DataFrame(rows, columns=["article_id", "sentence_id", "actor_id"])
    mentions = mentions.assign(actor=mentions["actor_id"], kind="organisation", country=None)
    ax = charts.network(mentions)
    (points,) = [c for c in ax.collections if isinstance(c, PathCollection)]
    x = sorted(float(at[0]) for at in points.get_offsets())
    assert len(x) == 4 and x[2] - x[1] > 0.5
    with pytest.raises(SettingError, match="unit='day' is no option"):
        charts.network(mentions, unit="day")


# ---- who blames whom


def test_cells_count_stories_not_figures():
    rows = attributed(CLAIMS, party="side", articles=ARTICLES).rows
    counts = blame_counts(rows, party="side")
    of = rows[(rows["key"] == "ukr-air-force") & (rows["whom"] == "Russia")]
    assert counts.loc["ukr-air-force", "Russia"] == of["story"].nunique() < of["low"].sum()
    assert counts.columns[-1] == "no side named"


def test_each_filled_cell_leads_to_its_newest_claim():
    ax = charts.who_blames_whom(CLAIMS, articles=ARTICLES, party="side")
    cells = [p for p in ax.patches if isinstance(p, Rectangle)]
    filled = [text for text in ax.texts if text.get_text().isdigit()]
    assert len(urls(ax)) == len(filled) <= len(cells)
    assert "#claim-c13" in urls(ax)
    with pytest.raises(SettingError, match="party='place' is no option"):
        charts.who_blames_whom(CLAIMS, party="place")


def test_parties_beyond_the_columns_are_others():
    rows = [
        ledgers.claim(
            f"o{i}", "a1", i, "people", "killed", source="police", agent=f"Group {chr(65 + i)}", story_id=f"o{i}"
        )
        for i in range(10)
    ]
    counts = blame_counts(attributed(ledgers.frame_of(rows).assign(agent_country=None, source_id=None)).rows)
    assert list(counts.columns)[-1] == "others" and counts.loc["police", "others"] == 3
    assert counts.loc["police"].sum() == 10


# ---- first appearances


def test_the_first_mention_is_the_earliest_dated_one_and_copies_are_none():
    first = charts.first_mentions(MENTIONS, ARTICLES).set_index("actor_id")
    assert first.loc["zelensky", ["article_id", "publisher", "n_articles"]].tolist() == ["a3", "Harbour Wire", 3]
    assert first.loc["rus", "n_articles"] == 5
    assert "mayor" in first.index and "rus-mod" not in first.index
    assert list(first["published"]) == sorted(first["published"], reverse=True)


def test_the_newest_actor_stands_on_top_with_a_filled_mark():
    ax = drawn("first_appearances")
    first = charts.first_mentions(MENTIONS, ARTICLES)
    marks = [c for c in ax.collections if c.get_gid() == "first"]
    assert len(marks) == len(first)
    assert ax.get_yticklabels()[0].get_text().startswith(first["actor"].iloc[0])
    assert "1 in articles without a date" in anatomy.text_of(ax)
