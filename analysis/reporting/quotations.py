"""The quote book of an actor, and who contradicts whom, as HTML."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from ..tables import records
from .listing import mark
from .markup import Html, claim_link, join, link, note, tag
from .wording import STANCE_WORDS, day_words, known

MOST_QUOTES: Final = 100
SHORT: Final = 5  # words below which a content ("the account") says nothing without its sentence


def quote_book(quotes: pd.DataFrame, *, name: str, most: int = MOST_QUOTES) -> Html:
    """Quotations as a list, the latest first: the words with their numbers marked, then who printed them and how."""
    if quotes.empty:
        return note(f"Nothing is quoted from {name}.")
    latest = quotes.sort_values("published", ascending=False, kind="stable", na_position="last").head(most)
    hidden = len(quotes) - len(latest)
    tail = note(f"{hidden:,} earlier quotations are not shown.") if hidden else ""
    return join((*(_quotation(row) for row in records(latest)), tail))


def _quotation(row: Any) -> Html:
    words = " ".join(str(row["content"]).split())
    if len(words.split()) < SHORT:
        words = " ".join(str(row["sentence"]).split())
    spans = [found.span() for number in row["numbers"] for found in re.finditer(rf"\b{re.escape(number)}\b", words)]
    said = mark(words, spans)
    claims = (claim_link(claim_id, f"[{i}]") for i, claim_id in enumerate(row["claim_ids"], 1))
    notes = [
        tag("b", row["source"]),
        row["cue"] if str(row["cue"]).strip(":") else "",
        f"({STANCE_WORDS.get(row['stance'], row['stance'])})" if row["stance"] not in ("said", row["cue"]) else "",
        "in quotation marks" if known(row["direct"]) else "",
        "the verb is negated" if known(row["negated"]) else "",
        f"through {', '.join(row['relayed_by'])}" if row["relayed_by"] else "",
        known(row["verification"]) or "",
        tag("span", f"denied by {', '.join(row['denied_by'])}", class_="verdict contradicted")
        if row["denied_by"]
        else "",
        join((link(_outlets(row), known(row["url"])), f", {day_words(known(row['published'])) or 'undated'}")),
        join(claims, " "),
    ]
    return tag(
        "div",
        tag("p", said, class_="sentence", title=row["sentence"]),
        tag("p", join((part for part in notes if part), " · "), class_="note"),
        class_="quotation",
    )


def _outlets(row: Any) -> str:
    """'Harbour Post', 'Harbour Post and 2 more'; articles of nameless outlets count too."""
    first = known(row["publisher"]) or "unknown outlet"
    more = int(row["n_articles"]) - 1
    return first if not more else f"{first} and {more} more {'article' if more == 1 else 'articles'}"
