"""Hostile text through the whole pipeline: nothing raises, every offset slices back, bounds are in order."""

from __future__ import annotations

import html
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis import tables

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


def test_texts_that_end_in_the_middle() -> None:
    """Rules look a word ahead: the end of the last text of a batch is no error."""
    for text in _cut_cases():
        if text:
            rejected = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), compare=False).rejected
            assert rejected.empty, (text, rejected["error"].tolist())
