"""Hostile text through the whole pipeline: nothing raises, offsets slice back, bounds are in order, time is linear."""

from __future__ import annotations

import html
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis import tables
from analysis.comparison.copies import find_copies
from analysis.comparison.verdicts import Figure, judge
from analysis.extraction.claims.memory import Memory
from analysis.records import Claim

PIECES = (
    "7", "12", "2024", "1,000", "3.5", "½", "⅔", "٣", "²", "0" * 40, "9" * 400, "1e309", "-5", "+1", "20-30", "40–50",
    "12:30", "1/0", "%", "‰", "°C", "$", "€", "£", "₴", "¥", "US$", "USD", "km", "m²", "10^9", "×10", "hundred",
    "million", "trillion", "a dozen", "dozens", "half", "between", "and", "to", "of", "at least", "more than", "up to",
    "the", "them", ",", ".", "..", "…", "-", "–", "—", "--", "−", "⁄", "/", ":", ";", "(", ")", "[", "]", "#", "@", "~",
    "<b>", "</script>", '"', "“", "”", "‘", "’", "'", "«", "»", "``", "\u202e", "\u2066", "\u2069", "\u200f", "\u200b",
    "\u00a0", "\u2009", "\ufeff", "\ud800", "\udfff", "\x00", "\x1b[31m", "\r\n", "\n\n", "\t", "\x0c", "\u2028",
    "😀", "é", "中文", "ﷺ", "soldiers", "drones", "Shahed-136", "Su-34", "killed", "were shot down", "Kyiv",
    "police said", "he added that", "on Monday", "last night", "=cmd|' /C calc'!A0", "https://a.b/1?2=3", "x@y.z",
    "NaN", "None", "inf",
)  # fmt: skip
JOINTS = st.sampled_from(("", " ", " ", " "))
NASTY = st.one_of(
    st.lists(st.tuples(st.sampled_from(PIECES), JOINTS).map("".join), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join),
    st.integers(1, 3000).flatmap(lambda n: st.sampled_from(PIECES).map(lambda piece: piece * (n // len(piece) + 1))),
)
REFUSED = "^no text|lone surrogates"  # nothing to read, and what no file can hold
SPANS = {"sentences": "text", "mentions": "text", "quantities": "text", "times": "text", "claims": "number"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NASTY, min_size=1, max_size=3))
def test_nothing_raises_and_everything_slices_back(texts: list[str]) -> None:
    ids = [f"t{index}" for index in range(len(texts))]
    ledger = analysis.analyse(pd.DataFrame({"article_id": ids, "text": pd.Series(texts, dtype="object")}))
    assert ledger.rejected["reason"].str.contains(REFUSED).all(), ledger.rejected["reason"].tolist()
    ledger.check()
    given_text = dict(zip(ids, texts, strict=True))
    for name, column in SPANS.items():
        for row in tables.records(getattr(ledger, name)):
            text = given_text[row["article_id"]]
            assert 0 <= row["begin"] < row["end"] <= len(text)
            assert text[row["begin"] : row["end"]] == row[column]
    bounded = ledger.quantities.dropna(subset=["low", "high"])
    assert (bounded["low"] <= bounded["high"]).all()
    assert ledger.quantities[["low", "high"]].fillna(0).abs().lt(float("inf")).all(axis=None)
    assert ledger.quantities[["low", "high"]].notna().any(axis=1).all()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_an_explanation_is_made_of_anything(text: str) -> None:
    explanation = analysis.explain(text)
    shown = str(explanation) + explanation._repr_html_()
    assert "<script" not in shown.lower().replace(html.escape("</script>"), "")


def _cut_cases() -> list[str]:
    """Each marked text of the claims cut behind one of its words: it ends without a stop, as headlines do."""
    lines = (Path(__file__).parent / "cases" / "claims.txt").read_text(encoding="utf-8").splitlines()
    texts = [line.split(" => ")[0].translate({ord("["): "", ord("]"): ""}) for line in lines if " => " in line]
    cut = []
    for index, text in enumerate(texts):
        words = text.split()
        cut.append(" ".join(words[: 1 + (index * 7) % len(words)]).rstrip(".,;"))
    return cut


ENDINGS = ("Ukraine their troops", "A report by", "Iran said Israel had killed two of its officers")
"""Texts that begin or end right beside the word at which a rule looks around."""


@pytest.mark.parametrize("text", ENDINGS)
def test_a_rule_looks_no_further_than_the_text(text: str) -> None:
    rejected = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), compare=False).rejected
    assert rejected.empty, rejected["error"].tolist()


def test_texts_that_end_in_the_middle() -> None:
    """Rules look a word ahead: the end of the last text of a batch is no error."""
    for text in _cut_cases():
        if text:
            rejected = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), compare=False).rejected
            assert rejected.empty, (text, rejected["error"].tolist())


PLAIN = "The army said on Monday that it had shot down 12 drones near Kyiv, killing two people. "
SLOWER = 5  # times as long as plain text of the same length: the slowest linear case takes twice as long
REPEATED = {
    "a run that may be an address": ("_", 60_000),
    "words and stops without a space": ("ab.", 90_000),
    "signs of addresses": ("a+_", 60_000),
    "number words in one word": ("twenty-", 200_000),
    "police of nowhere, each with an attribution and a number": ("The police said 5 died. ", 200_000),
}


def _seconds(work: Callable[[], object]) -> float:
    """Time of this process's own, so that other processes count for nothing."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _read(text: str) -> None:
    ledger = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), compare=False)
    assert ledger.rejected.empty, ledger.rejected["reason"].tolist()


@pytest.mark.parametrize(("unit", "size"), REPEATED.values(), ids=REPEATED)
def test_time_grows_with_the_text_alone(unit: str, size: int) -> None:
    _read(PLAIN)  # lexicons are loaded once
    plain = _seconds(lambda: _read(PLAIN * (size // len(PLAIN))))
    assert _seconds(lambda: _read(unit * (size // len(unit)))) < plain * SLOWER


def _remember() -> None:
    fields = dict.fromkeys(Claim._fields)
    memory = Memory(range(30_000), None)
    for sentence in range(30_000):
        memory.add(Claim(**{**fields, "sentence": sentence, "item": "other", "action": "none", "parties": ()}))
        last = memory.last_told()
        assert last is not None and last.sentence == sentence
        assert memory.pair_before(sentence) is None


def _judge_the_same() -> None:
    monday = pd.Timestamp("2025-01-06", tz="UTC")
    figures = [
        Figure(5, 5, False, f"source {i}", f"source {i}", None, "Post", f"a{i}", monday, True, False)
        for i in range(20_000)
    ]  # fmt: skip
    verdict = judge(figures)
    assert (verdict.agreement, verdict.n_originators, verdict.best) == ("corroborated", 20_000, 5)


def _compare_with_a_digest() -> None:
    numbers = range(100_000, 105_000)
    items = [f"On day {n} the ferry from Port {n} to Holm took {n} people over the sound again." for n in numbers]
    texts = pd.DataFrame(
        {
            "article_id": [str(i) for i in range(len(items) + 1)],
            "text": ["\n".join(items), *items],
            "published": pd.to_datetime([None] * (len(items) + 1), utc=True),
            "body_begin": 0,
        }
    )
    assert find_copies(texts).notna().any()


def _stand_within() -> None:
    begin = np.arange(200_000)
    points = pd.DataFrame({"article_id": "a", "begin": begin})
    spans = pd.DataFrame({"article_id": "a", "content_begin": begin, "content_end": begin + 1})
    rows, inside = tables.within(points, spans)
    assert (rows == begin).all() and (inside == begin).all()


def _deny_a_thousand_times() -> None:
    text = "Russia said it had killed 12 soldiers in Kharkiv. Ukraine denied the claim. " * 1_000
    ledger = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert ledger.attributions["attribution_id"].is_unique
    assert ledger.attributions["about"].nunique() == 1_000


MANY = {
    "claims that say nothing": _remember,
    "figures that agree": _judge_the_same,
    "short items of one digest": _compare_with_a_digest,
    "points in spans": _stand_within,
    "denials of the same": _deny_a_thousand_times,
}
MANY_SECONDS = 8.0  # each takes under one, and took from half a minute to hours when it grew with the square


@pytest.mark.parametrize("work", MANY.values(), ids=MANY)
def test_time_grows_with_the_number_of_findings_alone(work: Callable[[], None]) -> None:
    assert _seconds(work) < MANY_SECONDS


PLACES = st.integers(-1, 12).map(lambda at: None if at < 0 else at)
ARTICLE = st.sampled_from(("a", "b", None))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ARTICLE, PLACES)), st.lists(st.tuples(ARTICLE, PLACES, PLACES)))
def test_points_within_spans(points: list[tuple], spans: list[tuple]) -> None:
    point = pd.DataFrame(points, columns=["article_id", "begin"]).astype({"article_id": "string", "begin": "Int64"})
    names = ["article_id", "content_begin", "content_end"]
    span = pd.DataFrame(spans, columns=names).astype({"article_id": "string", **dict.fromkeys(names[1:], "Int64")})
    wanted = [
        (i, j)
        for i, (article, begin, end) in enumerate(spans)
        for j in sorted(range(len(points)), key=lambda j: -1 if points[j][1] is None else points[j][1])
        if None not in (article, begin, end, points[j][1]) and article == points[j][0] and begin <= points[j][1] < end
    ]
    assert list(zip(*(found.tolist() for found in tables.within(point, span)), strict=True)) == wanted
