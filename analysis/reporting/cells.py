"""What the tables of the report are made of: citations, verdicts, what is denied, tables without idle columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from ..charts import labels
from ..charts.selection import PRONOUNS
from .markup import Html, claim_link, join, note, table, tag
from .quotations import SHORT
from .wording import UNTOLD, citation, figure_words, known

NOT_STATED: Final = tag("span", "–", class_="soft none", title="not stated")
MOST_LETTERS: Final = 160  # of a sentence in a cell


def filled_table(
    header: Sequence[str], rows: Sequence[Sequence[Any]], *, caption: str, numeric: Sequence[int] = ()
) -> Html:
    """A table without the columns in which nothing stands."""
    kept = [i for i in range(len(header)) if any(row[i] not in (None, "", NOT_STATED) for row in rows)]
    cells = [[row[i] for i in kept] for row in rows]
    return table(
        [header[i] for i in kept], cells, caption=caption, numeric=[kept.index(i) for i in numeric if i in kept]
    )


def cite(*rows: Any) -> Html:
    """A button that copies the claims (or denials) as citations, one a line."""
    lines = "\n".join(map(citation, rows))
    return tag("button", "cite", class_="cite", data_cite=lines)


def left_out(n: int, shown: int, what: str, *, where: str = "in the list of all claims") -> Html:
    """Says how many rows are not shown, and where they are."""
    return note(f"{n - shown:,} more {what} {where}.") if n > shown else Html("")


def figure_cell(row: Any, story: Any) -> Html:
    """A figure that leads to its sentence; the sentence itself where the figure says nothing alone ('one of the men').

    With how the figures of its story stand, if others tell of it.
    """
    words = claim_link(row["claim_id"], figure_words(row))
    parts = [tag("span", words, title=row["sentence"])]
    if row["action"] in UNTOLD:
        parts.append(tag("span", labels.clean(row["sentence"], width=MOST_LETTERS), class_="why"))
    if story is not None and story["agreement"] != "single":
        parts.append(verdict(story))
    return join(parts, " ")


def denied_words(row: Any) -> Html:
    """The statement that is denied, with a link to its claim; else the words of the denial."""
    said = known(row["said"])
    alone = row["content"] if len(str(row["content"]).split()) >= SHORT else row["sentence"]
    words = " ".join(str(said or alone).split())
    claim_id = known(row["claim_id"])
    return tag("span", claim_link(claim_id, words) if claim_id else words, title=row["sentence"])


def said_by(row: Any) -> str | None:
    """Who said what is denied: the words of the text, or who a pronoun stands for; None where that is not known."""
    words: str | None = known(row["said_by"])
    name: str | None = known(row["said_by_name"])
    return name if words and words.lower() in PRONOUNS else words


def verdict(story: Any) -> Html:
    """How the figures of the story stand to each other, and why where more than one tells of it."""
    word = tag("span", story["agreement"], class_=f"verdict {story['agreement']}", title=story["reason"])
    return word if story["agreement"] == "single" else join((word, tag("span", story["reason"], class_="why")), " ")


def balanced(figure: float | None, claim_id: str | None, claims: pd.DataFrame) -> Any:
    """A figure of a balance, with the bounds of its claim where it is the claim's: '≥ 570', 'about 600'."""
    if figure is None:
        return NOT_STATED
    claim = claims.loc[claim_id] if claim_id else None
    if claim is not None and figure in (known(claim["low"]), known(claim["high"])):
        return labels.bounds(claim["low"], claim["high"], claim["modifier"])
    return labels.number(figure)
