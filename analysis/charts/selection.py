"""Which claims are evidence for a chart, and how many were left out for which reason."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import pandas as pd

from .. import tables
from ..errors import SettingError, did_you_mean
from . import dates, labels

# A source of which only a pronoun is known is none that could be compared or named
PRONOUNS: Final = frozenset(
    ("he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "these", "those", "one")
)

MEASURES: Final = ("money", "distance", "area", "percent")  # numbers that are no count of anything


class Selection(NamedTuple):
    """The rows that are drawn, and what was left out on the way to them."""

    rows: pd.DataFrame
    left_out: tuple[tuple[str, int], ...] = ()

    def without(self, wrong: pd.Series[Any], reason: str) -> Selection:
        """Leave out the rows where `wrong`; null is not wrong."""
        drop = wrong.fillna(False).astype(bool)
        n = int(drop.sum())
        if not n:
            return self
        return Selection(self.rows[~drop], (*self.left_out, (reason, n)))

    def note(self) -> str:
        """'Left out: 3 in headlines, 1 without a date.'; '' where nothing was."""
        parts = [f"{n:,} {reason}" for reason, n in self.left_out]
        return f"Left out: {', '.join(parts)}." if parts else ""

    def why_empty(self, sought: str) -> str:
        """The sentence of an empty chart: what was sought and why nothing of it qualifies."""
        note = self.note()
        return f"No {sought} qualifies. {note}" if note else f"The data hold no {sought}."


def evidence(claims: pd.DataFrame, *, articles: pd.DataFrame | None = None, planned: bool = False) -> Selection:
    """Claims that may stand in a chart: actual (or `planned`), with a figure, not a headline's, not rejected.

    What its own sentence replaces (24 in 'rose to 31 from 24') is left out; with `articles`, claims of copies
    (`duplicate_of`) are, too.
    """
    tables.require(claims, "article_id", "low", "high", "factuality", "in_title", table="claims")
    chosen = Selection(claims)
    if "status" in claims:
        chosen = chosen.without(chosen.rows["status"] == "rejected", "rejected in review")
    chosen = chosen.without(chosen.rows["in_title"], "in headlines")
    chosen = chosen.without(chosen.rows["factuality"] == "negated", "negated")
    if "superseded" in claims:
        chosen = chosen.without(chosen.rows["superseded"], "replaced in their own sentence")
    if not planned:
        chosen = chosen.without(chosen.rows["factuality"].isin(["planned", "possible"]), "planned or possible")
    chosen = without_copies(chosen, articles)
    return chosen.without(chosen.rows["low"].isna() & chosen.rows["high"].isna(), "without a figure")


def without_copies(chosen: Selection, articles: pd.DataFrame | None) -> Selection:
    """Leave out rows whose article copies an earlier one."""
    if articles is None:
        return chosen
    tables.require(articles, "article_id", "duplicate_of", table="articles")
    copies = articles.loc[articles["duplicate_of"].notna(), "article_id"]
    return chosen.without(chosen.rows["article_id"].isin(copies), "in copies")


def near_publication(chosen: Selection, *, days: int) -> Selection:
    """Leave out claims that end long before or begin long after anything was published: look-backs, misread years."""
    published = dates.naive(chosen.rows["published"]).dropna()
    if published.empty:
        return chosen
    span = pd.Timedelta(days=days)
    begins = chosen.rows["begins"]
    ends = begins + pd.to_timedelta(chosen.rows["n_days"], unit="D")
    far = (ends < published.min() - span) | (begins > published.max() + span)
    return chosen.without(far, f"dated over {days} days from the articles' time")


def each(rows: pd.DataFrame) -> Iterable[Any]:
    """The rows one after the other, values as attributes; whole columns at a time, which Arrow's strings want."""
    row = namedtuple("Row", ["Index", *map(str, rows.columns)], rename=True)  # type: ignore[misc]
    columns = [rows.iloc[:, i].tolist() for i in range(rows.shape[1])]
    return map(row._make, zip(rows.index, *columns, strict=True))


def is_pronoun(names: pd.Series[Any]) -> pd.Series[Any]:
    """Whether a source is only 'he', 'it', 'they'; null is none."""
    return names.str.casefold().isin(PRONOUNS)


def source_names(rows: pd.DataFrame) -> pd.Series[Any]:
    """Key of a source (its id, else its words in lower case) -> its most frequent words, no pronouns.

    Who is only 'he' throughout is called by the id: 'person:ivan-petrenko' -> 'Ivan Petrenko'.
    """
    given = rows[~is_pronoun(rows["source"])]
    counts = given.groupby(["key", "source"]).size().rename("n").reset_index()
    best = counts.sort_values(["n", "source"], ascending=[False, True], kind="stable").drop_duplicates("key")
    names = best.set_index("key")["source"]
    bare = [key for key in dict.fromkeys(rows["key"].dropna()) if ":" in key and key not in names.index]
    told = [str(key).rpartition(":")[2].replace("-", " ").title() for key in bare]
    named: pd.Series[Any] = pd.concat([names, pd.Series(told, index=bare, dtype=names.dtype)])
    return named


def setting(name: str, value: str, valid: tuple[str, ...]) -> str:
    """The value of an option, or SettingError with the valid ones."""
    if value not in valid:
        raise SettingError(f"{name}={value!r} is no option{did_you_mean(str(value), valid)}")
    return value


def sought(items: tuple[str, ...] | None, actions: tuple[str, ...] | None) -> str:
    """(drones, missiles), (downed,) -> 'claim of drones or missiles, downed,'."""
    parts = "claim of " + labels.listed(map(labels.words, items), last="or") if items else "claim"
    return parts + (f" ({labels.listed(map(labels.words, actions), last='or')})" if actions else "")
