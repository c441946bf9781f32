"""Tables and sentences that notebooks show."""

import re

import pandas as pd
import pytest

from analysis import language
from analysis.errors import TableError
from analysis.reporting import explain, say, show
from analysis.reporting.readings import lines, marked
from analysis.reporting.sheets import cell
from analysis.tables import records

TABLE = pd.DataFrame(
    {
        "title": ["<b>bold</b> $x$", "=cmd()", "a\u202eb"],
        "n": pd.array([1200, None, 3], "Int64"),
        "share": [0.25, 1 / 3, float("nan")],
        "url": ["https://example.org/a", "javascript:alert(1)", None],
    }
)


def test_text_is_shown_as_text_and_only_web_addresses_are_links():
    page = show(TABLE, caption="a & b")
    assert "&lt;b&gt;bold&lt;/b&gt; $x$" in page and "<b>" not in page
    assert "a[U+202E]b" in page
    assert '<a href="https://example.org/a"' in page and 'href="javascript' not in page
    assert "<caption>a &amp; b</caption>" in page


def test_jupyterlab_does_not_typeset_what_stands_between_dollars():
    assert "mathjax_ignore" in show(TABLE, caption="x")._repr_html_()


def test_what_is_not_shown_is_said():
    assert "2 more rows are not shown" in show(TABLE, caption="x", most=1)
    assert "1 more row is not shown" in show(TABLE, caption="x", most=2)
    assert "not shown" not in show(TABLE, caption="x", most=3)


def test_an_empty_table_is_a_sentence():
    page = show(TABLE.iloc[:0], caption="Rejected records")
    assert "Rejected records: there is nothing to show." in page and "<table" not in page


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="titel"):
        show(TABLE, caption="x", columns=["titel"])


def test_a_named_index_becomes_columns_once():
    counts = TABLE.groupby("title").size().rename("rows").to_frame()
    assert '<th scope="col">title</th>' in show(counts, caption="x")
    doubled = TABLE.set_index("title", drop=False)
    assert show(doubled, caption="x").count('<th scope="col">title</th>') == 1


def test_numbers_stand_right_and_so_do_columns_asked_for():
    page = show(TABLE.assign(flag=[True, False, True]), caption="x", right=["title"])
    assert '<th scope="col" class="n">n</th>' in page and '<th scope="col" class="n">title</th>' in page
    assert '<th scope="col">flag</th>' in page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1200.0, "1,200"),
        (126e9, "126,000,000,000"),
        (1 / 3, "0.3333"),
        (9.3, "9.3"),
        (0, "0"),
        (2e-5, "2e-05"),
        (True, "yes"),
        (None, ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (float("nan"), ""),
        (["a", "b"], "a, b"),
        (" two\n lines ", "two lines"),
        ("x" * 999, "x" * 319 + "…"),
    ],
)
def test_values_in_words(value, words):
    assert cell(value) == words


def test_midnight_is_a_day():
    assert ">2025-01-07<" in cell(pd.Timestamp("2025-01-07", tz="UTC"))
    assert cell(pd.Timestamp("2025-01-07 06:30")).endswith(" 06:30")


def test_sentences_are_escaped():
    assert say("a < b.", "Then c.") == "<p>a &lt; b. Then c.</p>"


def test_the_picture_marks_what_each_stage_found():
    picture = explain("Police said 12 people were killed on Monday.", published="2025-01-07").picture()
    rows = dict(part.split("</td>", 1) for part in picture.split('data-label="stage">')[1:])
    assert "<mark>Monday</mark>" in rows["times"]
    assert "<mark>12 people</mark>" in rows["quantities"]
    assert "<mark>Police</mark> <mark>said</mark>" in rows["attributions"]
    assert "<mark>12</mark>" in rows["claims"]


def test_each_claim_is_read_word_by_word():
    text = "Serbia launched 60 drones at Bosnia overnight. Its army shot down 40 of them, the Bosnian air force said."
    explanation = explain(text, published="2025-01-07")
    page = re.sub("<[^>]+>", "|", explanation.readings())
    assert "|60|number||" in page and "|launched|action||" in page and "|overnight|when||" in page
    assert "|Serbia (before)|" in page  # whose drones were downed is told one sentence before
    fields = [line.field for line in lines(explanation.ledger, records(explanation.ledger.claims)[0])]
    assert fields == ["number", "counted", "action", "side", "agent", "place", "when"]
    assert "60 drones launched" in str(explanation)


def test_a_place_keeps_its_name_and_a_replaced_figure_is_told():
    explanation = explain("The death toll in Mostar rose to 31 from 24, the mayor said.", published="2025-01-07")
    now, former = ({line.field: line.value for line in lines(explanation.ledger, row)}
                   for row in records(explanation.ledger.claims))  # fmt: skip
    assert now["place"] == "Mostar (BIH)"
    assert "superseded" not in now
    assert former["superseded"] == "its sentence replaces it"


def test_words_of_two_fields_bear_both_labels():
    page = marked("Serbia lost 12 tanks", [(0, 6, "side"), (0, 6, "agent"), (12, 14, "number")])
    assert re.sub("<[^>]+>", "|", page) == "|Serbia|side · agent|| lost |12|number|| tanks"


@pytest.mark.parametrize("text", ["", " ", "<script>alert(1)</script>", "\u202e$x$\x00"])
def test_any_text_is_explained_without_markup_of_its_own(text):
    assert "<script" not in explain(text)._repr_html_()


def test_noun_phrases_slice_back():
    text = "The regional governor said two damaged bridges would be closed."
    assert [text[a:b] for a, b in language.noun_phrases(text)] == ["The regional governor", "two damaged bridges"]
    assert language.noun_phrases("") == []
