"""How a text was read, step by step: the findings of every stage, marked in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pandas as pd

from ..ledger import Ledger, parse_moment
from ..pipeline import analyse
from .listing import mark
from .markup import Html, join, table
from .readings import reading_words, readings
from .sheets import show

STAGES: Final = ("times", "quantities", "mentions", "attributions", "claims")
COLUMNS: Final = {
    "times": ("text", "type", "value", "starts_at", "ends_before", "anchor", "rule"),
    "quantities": ("phrase", "low", "high", "modifier", "unit", "counted", "item", "whole", "rule"),
    "mentions": ("text", "kind", "actor_id", "country", "role", "rule"),
    "attributions": ("source", "relayed_by", "cue", "content", "stance", "direct", "anonymity", "verification", "rule"),
    "claims": ("number", "item", "action", "side", "agent", "place", "when", "source", "stance", "factuality", "rule"),
}  # fmt: skip

MARKED: Final = {
    "quantities": (("phrase_begin", "phrase_end"),),
    "attributions": (("source_begin", "source_end"), ("cue_begin", "cue_end")),
}
MOST_ROWS: Final = 200


@dataclass(frozen=True)
class Explanation:
    """The ledger of one text; shows itself in a notebook as its claims, the marked text and a table of each stage."""

    ledger: Ledger

    def table(self, stage: str) -> pd.DataFrame:
        """The findings of one stage: times, quantities, mentions, attributions or claims."""
        found: pd.DataFrame = getattr(self.ledger, stage)
        return found[list(COLUMNS[stage])]

    def __str__(self) -> str:
        parts = [f"{stage}\n{self.table(stage).to_string(index=False)}" for stage in STAGES if len(self.table(stage))]
        return "\n\n".join([*parts, reading_words(self.ledger)]).strip() or "nothing was found"

    def _repr_html_(self) -> str:
        tables = (show(self.table(stage), caption=stage.capitalize(), most=MOST_ROWS) for stage in STAGES)
        return join([self.readings(), self.picture(), *tables])._repr_html_()

    def readings(self) -> Html:
        """Each claim with its words marked in the sentence, and the rule that bound each of its fields."""
        return readings(self.ledger)

    def picture(self) -> Html:
        """The text once for every stage, with what the stage found marked in it."""
        words = "".join(self.ledger.articles["text"])  # nothing where there was no text to analyse
        rows = [(stage, mark(words, self._spans(stage))) for stage in STAGES]
        return table(("stage", "what it marks"), rows, caption="How the text was read")

    def _spans(self, stage: str) -> list[tuple[int, int]]:
        """Where the findings of a stage stand in the text: the phrases of quantities, sources and cues."""
        found = getattr(self.ledger, stage)
        ends = MARKED.get(stage, (("begin", "end"),))
        spans = [span for begin, end in ends for span in zip(found[begin], found[end], strict=True)]
        return [(int(begin), int(end)) for begin, end in spans if not pd.isna(begin) and begin >= 0]


def explain(text: str, published: str | datetime | None = None) -> Explanation:
    """Analyse one text and show how it was read.

    `published` anchors relative times; without it they stay unanchored. Lone surrogates, which no table can
    hold, are read as question marks. Raises SettingError where `published` is no date.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")
    moment = None if published in (None, "") else parse_moment(published, "UTC")
    articles = pd.DataFrame({"article_id": ["text"], "text": [text], "published": [moment]})
    return Explanation(analyse(articles))
