"""One actor, one id across a corpus."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import analyse
from analysis.comparison import unify_actors
from analysis.comparison.actors import COLUMNS


def ids(*texts: str) -> list[list[str]]:
    """The ids that the mentions of each article get, in order."""
    articles = pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": list(texts)})
    mentions = analyse(articles).mentions
    return [mentions.loc[mentions["article_id"] == f"a{i}", "actor_id"].dropna().tolist() for i in range(len(texts))]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Mira Tamm spoke.", "Mrs Tamm left."), [["name:mira-tamm"], ["name:mira-tamm"]]),
        (
            ("Mira Tamm met Jaan Tamm.", "Mrs Tamm left."),
            [["name:mira-tamm", "name:jaan-tamm"], ["name:tamm"]],
        ),
        (("Oleh Kiper spoke.", "Governor Kiper left."), [["person:oleh-kiper"], ["person:oleh-kiper"]]),
        (
            ("Oleksiy Holub spoke. Oleksiy Holub left.", "Oleksii Holub left."),
            [["name:oleksiy-holub"] * 2, ["name:oleksiy-holub"]],
        ),
        (("Mohammed Tamm spoke.", "Muhammad Tamm left."), [["name:mohammed-tamm"], ["name:mohammed-tamm"]]),
        (("Ivan Holub spoke.", "Jaan Holub left."), [["name:ivan-holub"], ["name:jaan-holub"]]),
        (
            ("The Free Valley Brigade (FVB) left.", "The FVB came back."),
            [["name:free-valley-brigade"] * 2, ["name:free-valley-brigade"]],
        ),
        (
            ("The Free Valley Brigade (FVB) left.", "The First Valley Brigade (FVB) left.", "The FVB came back."),
            [["name:free-valley-brigade"] * 2, ["name:first-valley-brigade"] * 2, ["name:fvb"]],
        ),
    ],
    ids=lambda value: " / ".join(value) if isinstance(value, tuple) else "",
)
def test_an_actor_keeps_one_id(texts: tuple[str, ...], expected: list[list[str]]) -> None:
    assert ids(*texts) == expected


def test_the_order_of_articles_changes_no_id() -> None:
    texts = ("Oleksiy Holub spoke.", "Oleksii Holub left.", "Mr Holub came.")
    assert ids(*texts) == ids(*texts[::-1])[::-1]


def test_empty_tables_stay_empty() -> None:
    ledger = analyse(pd.DataFrame({"article_id": ["a"], "text": ["Snow fell."]}))
    tables = {name: getattr(ledger, name) for name in COLUMNS}
    assert all(len(table) == len(tables[name]) for name, table in unify_actors(tables).items())
