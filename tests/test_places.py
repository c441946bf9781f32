"""Places: which one a name means, and where it lies."""

from __future__ import annotations

import pytest
from marked import Case, load_cases

from analysis.extraction.actors import find_mentions
from analysis.language import read


@pytest.mark.parametrize("case", load_cases("places.txt"), ids=lambda case: case.text)
def test_marked_cases(case: Case) -> None:
    mentions = [m for m in find_mentions(read([case.text])) if m.kind in ("place", "state") and m.form == "name"]
    assert [(m.begin, m.end) for m in mentions] == case.spans, [case.text[m.begin : m.end] for m in mentions]
    assert [f"{m.actor_id or '-'} {m.country or '-'}" for m in mentions] == case.expected
