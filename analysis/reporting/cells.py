"""What the tables of the report are made of: citations, verdicts, what is denied, tables without idle columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from .markup import Html, claim_link, note, table, tag
from .quotations import SHORT
from .wording import citation, known

NOT_STATED: Final = tag("span", "–", class_="soft", title="not stated")


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
    """A button that copies the claims as citations, one a line."""
    lines = "\n".join(map(citation, rows))
    return tag("button", "cite", class_="cite", data_cite=lines)


def left_out(n: int, shown: int, what: str) -> Html:
    """Says how many rows are not shown."""
    return note(f"{n - shown} more {what} are in the ledger.") if n > shown else Html("")


def denied_words(row: Any) -> Html:
    """The statement that is denied, with a link to its claim; else the words of the denial."""
    said = known(row["said"])
    alone = row["content"] if len(str(row["content"]).split()) >= SHORT else row["sentence"]
    words = " ".join(str(said or alone).split())
    claim_id = known(row["claim_id"])
    return tag("span", claim_link(claim_id, words) if claim_id else words, title=row["sentence"])


def verdict(story: Any) -> Html:
    """How the figures of the story stand to each other; its title says why."""
    return tag("span", story["agreement"], title=story["reason"], class_=f"verdict {story['agreement']}")
