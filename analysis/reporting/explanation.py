"""How a text was read, step by step: the findings of every stage, marked in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pandas as pd

from ..ledger import Ledger
from ..pipeline import analyse
from .markup import Html, join, table, tag
from .views import Briefing

STAGES: Final = ("times", "quantities", "mentions", "attributions", "claims")
COLUMNS: Final = {
    "times": ("text", "type", "value", "starts_at", "ends_before", "anchor", "rule"),
    "quantities": ("phrase", "low", "high", "modifier", "unit", "counted", "item", "whole", "rule"),
    "mentions": ("text", "kind", "actor_id", "country", "role", "rule"),
    "attributions": ("source", "cue", "content", "stance", "direct", "rule"),
    "claims": ("number", "item", "action", "side", "agent", "place", "when", "source", "stance", "factuality", "rule"),
}  # fmt: skip


@dataclass(frozen=True)
class Explanation:
    """The ledger of one text; shows itself in a notebook as the marked text and a table a stage."""

    ledger: Ledger

    def table(self, stage: str) -> pd.DataFrame:
        """The findings of one stage: times, quantities, mentions, attributions or claims."""
        found: pd.DataFrame = getattr(self.ledger, stage)
        return found[list(COLUMNS[stage])]

    def __str__(self) -> str:
        parts = [f"{stage}\n{self.table(stage).to_string(index=False)}" for stage in STAGES if len(self.table(stage))]
        return "\n\n".join(parts) or "nothing was found"

    def _repr_html_(self) -> str:
        return join([Briefing(self.ledger).claims(), *(self._stage(stage) for stage in STAGES)])

    def _stage(self, stage: str) -> Html:
        found = self.table(stage)
        if found.empty:
            return tag("p", f"{stage}: none", class_="note")
        rows: list[list[Any]] = [list(row) for row in found.itertuples(index=False)]
        return table(COLUMNS[stage], rows, caption=stage)


def explain(text: str, published: str | datetime | None = None) -> Explanation:
    """Analyse one text and show how it was read.

    `published` anchors relative times; without it they stay unanchored.
    """
    articles = pd.DataFrame(
        {"article_id": ["text"], "text": [text], "published": [None if published is None else pd.Timestamp(published)]}
    )
    return Explanation(analyse(articles))
