"""Quantities: marked cases, every lexicon row's example, properties."""

from __future__ import annotations

import math
import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import Case, load_cases, parse

from analysis.extraction.quantities import find_quantities
from analysis.extraction.times import find_times
from analysis.language import Document, read
from analysis.lexicon import Lexicons, default_lexicons
from analysis.records import Quantity, TimeExpression

UNREAD_ALONE = {
    # glued to digits only ("13ha"), barrels ("13 millimeter"), the ordinal, and money before mass in the singular
    "nm", "in", "ha", "sec", "ms", "pc", "pt", "millimeter", "millimetre", "second", "pound per square inch",
    "pound foot", "pound feet",
    # written otherwise than the test writes them: "Rs. 7", "7元"; a lev is also a lion
    "fr.", "rs.", "re.", "tk.", "rp.", "chf.", "元", "円", "lev",
    # money in thousands or with decimals only
    "mark",
}  # fmt: skip
MODIFIERS = ("=", "~", ">", ">=", "<", "<=")


def found_in(text: str) -> tuple[Document, list[Quantity]]:
    document = read([text])
    return document, find_quantities(document, [])


def check(document: Document, quantity: Quantity, span: tuple[int, int], expected: str) -> None:
    begin, end = span
    assert begin in (quantity.begin, quantity.phrase_begin) or begin <= quantity.begin, quantity
    assert quantity.begin >= begin and quantity.end <= end, document.text[quantity.begin : quantity.end]
    bounds, *rest = shlex.split(expected)
    low, dots, high = bounds.partition("..")
    assert near(quantity.low, low), quantity
    assert near(quantity.high, high if dots else low), quantity
    modifier = rest.pop(0) if rest and rest[0] in MODIFIERS else "="
    assert quantity.modifier == modifier, quantity
    for item in rest:
        name, _, value = item.partition("=")
        if name == "counted":
            assert document.slice(quantity.counted_first, quantity.counted_last) == value
        elif name in ("whole", "si"):
            assert near(quantity.whole if name == "whole" else quantity.si_value, value), quantity
        else:
            assert (getattr(quantity, name) or "") == value, quantity


def near(value: float | None, expected: str) -> bool:
    if not expected:
        return value is None
    return value is not None and math.isclose(value, float(expected), rel_tol=1e-4)


@pytest.mark.parametrize("case", load_cases("quantities.txt"), ids=lambda case: case.text[:60])
def test_case(case: Case) -> None:
    document, quantities = found_in(case.text)
    shown = [document.text[q.begin : q.end] for q in quantities]
    assert len(quantities) == len(case.spans), shown
    for quantity, span, expected in zip(quantities, case.spans, case.expected, strict=True):
        check(document, quantity, span, expected)


def test_an_editors_brackets_hold_a_word_of_number() -> None:
    _, quantities = found_in('They wrote: "[Ten] years on we met." It had 30 huts. [12] Trees grew.')
    assert [(q.low, q.unit, q.item) for q in quantities] == [(10, "year", "duration"), (30, None, "buildings")]


def test_no_range_begins_in_a_date() -> None:
    document = read(["Income grew in the year to Oct. 31 to $52.3 million."])
    quantities = find_quantities(document, find_times(document))
    assert [(q.low, q.currency) for q in quantities] == [(52_300_000, "USD")]


FORMATS = Path(__file__).parent.parent / "docs" / "number_formats.md"


def format_rows() -> list[tuple[str, str]]:
    """(form, marked case) of every row of the page of number formats; the case is "" where a row has none."""
    rows = [
        line.strip("| ").split(" | ") for line in FORMATS.read_text(encoding="utf-8").splitlines() if line[:2] == "| "
    ]
    return [(row[0], row[1].strip("`") if " => " in row[-1] else "") for row in rows if row[0] != "form"]


@pytest.mark.parametrize(("form", "marked"), format_rows(), ids=lambda value: value[:50])
def test_every_format_of_the_page_is_read(form: str, marked: str) -> None:
    assert marked, f"{form}: give it an example"
    test_case(parse(marked))


@pytest.mark.parametrize("lexicon", ["items", "weapons"])
def test_every_example_gives_its_item(lexicon: str) -> None:
    wrong = []
    for row, quantities in found_in_examples(lexicon):
        found = {(q.item, q.model if lexicon == "weapons" else None) for q in quantities}
        if (row["item"], row.get("model")) not in found:
            wrong.append((row["form"], found))
    assert not wrong


def found_in_examples(lexicon: str) -> list[tuple[dict[str, str], list[Quantity]]]:
    rows = default_lexicons().rows(lexicon)
    document = read([row["example"] + "." for row in rows])
    by_article: dict[int, list[Quantity]] = {}
    for quantity in find_quantities(document, []):
        by_article.setdefault(int(document.sentence_article[quantity.sentence]), []).append(quantity)
    return [(row, by_article.get(index, [])) for index, row in enumerate(rows)]


def test_every_number_context_example() -> None:
    for row in default_lexicons().rows("number_contexts"):
        case = parse(row["example"] + " => -")
        _, quantities = found_in(case.text)
        assert [(q.begin, q.end) for q in quantities] == case.spans, row
        assert row["kind"] != "collective" or quantities[0].item is not None, row


def test_every_modifier_example() -> None:
    found = found_in_examples("modifiers")
    assert not [row["form"] for row, quantities in found if [q.modifier for q in quantities[:1]] != [row["modifier"]]]


def test_every_unit_and_currency_is_read() -> None:
    rows = default_lexicons().rows("units")
    document = read([f"It was 13{'' if len(row['form']) < 2 else ' '}{row['form']}" for row in rows])
    units = {int(document.sentence_article[q.sentence]): q.unit for q in find_quantities(document, [])}
    unread = {row["form"] for index, row in enumerate(rows) if units.get(index) != row["unit"]}
    rows = default_lexicons().rows("currencies")
    written = [f"{row['form'].upper()} 7" if row["position"] != "after" else f"7 {row['form']}" for row in rows]
    document = read(written)
    codes = {int(document.sentence_article[q.sentence]): q.currency for q in find_quantities(document, [])}
    unread |= {row["form"] for index, row in enumerate(rows) if codes.get(index) != row["currency"]}
    assert unread == UNREAD_ALONE


def test_a_users_rows_are_read_without_any_code(tmp_path: Path) -> None:
    (tmp_path / "weapons.csv").write_text("form,model,item\nnightjar,nightjar-1,drones\n")
    (tmp_path / "items.csv").write_text("form,item\nlampman,people\n")
    (tmp_path / "units.csv").write_text("form,unit,si_unit,factor,dimension\nsazhen,sazhen,meter,2.1336,length\n")
    (tmp_path / "modifiers.csv").write_text("form,modifier,position\nhard upon,~,before\n")
    (tmp_path / "designators.csv").write_text("form,example\nkurgan,they held Kurgan 7 again\n")
    text = "Hard upon 12 nightjars and 3 lampmen came 40 sazhens from Kurgan 9."
    document = read([text], lexicons=Lexicons(tmp_path))
    found = [(q.low, q.modifier, q.item, q.model, q.unit) for q in find_quantities(document, [])]
    assert found == [
        (12, "~", "drones", "nightjar-1", None),
        (3, "=", "people", None, None),
        (40, "=", "distance", None, "sazhen"),
    ]


def test_every_designator_makes_a_name() -> None:
    assert not [row["form"] for row, quantities in found_in_examples("designators") if quantities]


def test_dates_are_none_but_spans_of_time_are() -> None:
    document = read(["The 7 October raid came two weeks later."])
    date = TimeExpression(0, 4, 13, 1, 3, "DATE", "XXXX-10-07", None, None, None, "none", "date")
    later = TimeExpression(0, 24, 39, 5, 8, "DATE", "P2W", None, None, None, "none", "later")
    quantities = find_quantities(document, [date, later])
    assert [(q.low, q.unit) for q in quantities] == [(2.0, "week")]


def relative(document: Document, quantities: list[Quantity]) -> list[tuple[object, ...]]:
    """What a quantity says, with offsets into its own article."""
    rows: list[tuple[object, ...]] = []
    for q in quantities:
        zero = int(document.article_begin[document.sentence_article[q.sentence]])
        counted = document.slice(q.counted_first, q.counted_last)
        rows.append(
            (q.begin - zero, q.end - zero, q.phrase_end - zero, q.low, q.high, q.modifier, counted, q.item, q.rule)
        )
    return rows


def test_a_batch_equals_its_articles_alone() -> None:
    texts = [
        "Gunmen shot nine.",
        "At least 40 people died; 12 of them were soldiers.",
        "Another two were hurt.",
        "7 more",
    ]
    batch = read(texts)
    alone = [row for text in texts for row in relative(*found_in(text))]
    assert relative(batch, find_quantities(batch, [])) == alone


WORDS = [
    "40", "1,000", "three", "dozens", "of", "hundred", "million", "a", "half", "and", "to", "between", "$", "5m", "km",
    "%", "per", "cent", "Su-34", "20-30", "soldiers", "drones", "dead", "others", "more", "than", "at", "least", "the",
    "including", "them", "out", "one", "killed", ".", ",", "-", "–", "1/2", "½", "RM2", "US$", "15-day", "year", "old",
    "minus", "⁄", "(", ")", "toll", "number", ":", "first", "few", "couple", "m", "00", "0.5", "9" * 30,
]  # fmt: skip


REPEATED = [
    ("5 groups of ", 1200),
    ("including 5, ", 1200),
    ("5 more ", 1200),
    ("of them 3 ", 1200),
    ("one hundred and ", 1200),
    ("9 ", 1200),
    ("20-", 1200),
    ("between 5 and ", 1200),
    ("(5) ", 1200),
    ("1,000 - ", 1200),
    ("$ 5 ", 1200),
]


@pytest.mark.parametrize(("piece", "times"), REPEATED)
def test_repetition_is_harmless(piece: str, times: int) -> None:
    found_in(piece * times)
    found_in(piece.split()[0] + " " + piece.partition(" ")[2] * times)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_never_raises_and_offsets_slice_back(text: str) -> None:
    document, quantities = found_in(text)
    assert [q.begin for q in quantities] == sorted(q.begin for q in quantities)
    for index, quantity in enumerate(quantities):
        assert 0 <= quantity.phrase_begin <= quantity.begin < quantity.end <= quantity.phrase_end <= len(document.text)
        number = document.text[quantity.begin : quantity.end]
        assert number == number.strip() and number
        assert quantity.low is not None or quantity.high is not None
        assert quantity.counted_first <= quantity.counted_last
        assert quantity.whole_index < len(quantities) and quantity.whole_index != index
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=2, max_size=4))
def test_quantities_keep_to_their_article(texts: list[str]) -> None:
    document = read(texts)
    for quantity in find_quantities(document, []):
        article = document.sentence_article[quantity.sentence]
        assert document.article_begin[article] <= quantity.phrase_begin
        assert quantity.phrase_end <= document.article_end[article]
        if quantity.counted_head >= 0:
            assert quantity.counted_first <= quantity.counted_head < quantity.counted_last
            assert document.article_begin[article] <= document.token_begin[quantity.counted_first]
