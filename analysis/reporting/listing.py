"""The list at the end: articles, their sentences with the numbers marked, and the claims they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any, Final

import pandas as pd

from ..comparison.verdicts import amid
from ..ledger import Ledger
from ..tables import records
from .markup import Html, join, link, note, tag, text
from .wording import (
    basis_words,
    cited_outlet,
    cited_source,
    day_words,
    figure_words,
    known,
    source_words,
    when_words,
)

TITLE_CHARACTERS: Final = 90  # of the text, where an article has no headline


def claim_list(ledger: Ledger, claims: pd.DataFrame) -> Html:
    """Claims by article, latest article first; each claim is a target that charts and tables link to."""
    if claims.empty:
        return note("No claims were found.")
    s = ledger.sentences
    begins = dict(zip(zip(s["article_id"], s["sentence_id"], strict=True), s["begin"], strict=True))
    order = ledger.articles.sort_values("published", ascending=False, na_position="last")
    by_article = dict(iter(claims.groupby("article_id", sort=False)))
    parts = [
        _article(article, by_article[article["article_id"]], begins)
        for article in records(order)
        if article["article_id"] in by_article
    ]
    missing = len(ledger.claims) - len(claims)
    tail = note(f"{missing:,} more claims are in the tables beside this file (claims.csv).") if missing > 0 else ""
    return join([*parts, tail])


def _article(article: Any, claims: pd.DataFrame, begins: Mapping[tuple[str, Any], int]) -> Html:
    title = known(article["title"]) or shorten(str(article["text"]), TITLE_CHARACTERS, placeholder=" …")
    outlet = known(article["publisher"]) or "unknown outlet"
    copied = " · copy" if known(article["duplicate_of"]) else ""
    day = day_words(known(article["published"])) or "undated"
    blocks = [
        _sentence(rows, begins[article["article_id"], sentence])
        for sentence, rows in claims.groupby("sentence_id", sort=True)
    ]
    heading = tag("h3", link(title, known(article["url"])))
    return tag(
        "section",
        heading,
        tag("p", f"{outlet} · {day}{copied}", class_="soft"),
        *blocks,
        class_="article",
        data_outlet=cited_outlet(article),
        id=f"article-{article['article_id']}",
    )


def _sentence(claims: pd.DataFrame, begin: int) -> Html:
    rows = records(claims.sort_values("begin"))
    marked = mark(str(rows[0]["sentence"]), [(int(r["begin"]) - begin, int(r["end"]) - begin) for r in rows])
    return tag("div", tag("p", marked, class_="sentence"), tag("ul", *(_claim(row) for row in rows), class_="claims"))


def mark(sentence: str, spans: Sequence[tuple[int, int]]) -> Html:
    """The sentence with the given spans marked; overlapping ones are marked once."""
    parts: list[Html] = []
    at = 0
    for begin, end in sorted(set(spans)):
        if begin >= at and end <= len(sentence):
            parts += [text(sentence[at:begin]), tag("mark", sentence[begin:end])]
            at = end
    return join([*parts, text(sentence[at:])])


def _claim(row: Any) -> Html:
    detail = [
        ("side", known(row["side"])),
        ("by", amid(known(row["agent"]) or "")),
        ("in", known(row["place"])),
        ("", when_words(row)),
        ("source" if known(row["source"]) else "", source_words(row)),
        ("", row["factuality"] if row["factuality"] != "actual" else None),
        ("", basis_words(row)),
        ("", "replaced in its sentence" if known(row["superseded"]) else None),
    ]
    facts = join((tag("span", *((tag("i", name), " ") if name else ()), value) for name, value in detail if value), " ")
    button = tag("button", "cite", class_="cite", data_who=cited_source(row) or None)  # the page knows the rest
    return tag(
        "li",
        tag("b", figure_words(row)),
        " ",
        facts,
        " ",
        button,
        id=f"claim-{row['claim_id']}",
        title=f"rule: {row['rule']}",
    )
