"""Marked text: `[at least 40] people died => 40.. >=`, the answer inside the text, one case a line.

`=> none` says that nothing is to be found (in the bracket, where there is one). Blank lines and those that
begin with # are passed over; `@ 2025-01-07` dates the cases below it, `@ none` takes the date away.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
BRACKET = re.compile(r"([\[\]])")


class Case(NamedTuple):
    """A line of a case file: the text without brackets, the brackets' offsets, the expected values."""

    text: str
    spans: list[tuple[int, int]]
    expected: list[str]
    published: datetime | None


def load_cases(name: str) -> list[Case]:
    published: datetime | None = None
    cases = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line[1:].strip()
            published = None if day == "none" else datetime.fromisoformat(day)
        elif line.strip() and not line.startswith("#"):
            cases.append(parse(line, published))
    return cases


def parse(line: str, published: datetime | None = None) -> Case:
    marked, _, values = line.rpartition(" => ")
    text, spans, begin = "", [], 0
    for piece in BRACKET.split(marked):
        if piece == "[":
            begin = len(text)
        elif piece == "]":
            spans.append((begin, len(text)))
        else:
            text += piece
    nothing = values == "none" and not spans
    return Case(text, spans, [] if nothing else [value.strip() for value in values.split(";")], published)
