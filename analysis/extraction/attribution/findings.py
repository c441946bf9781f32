"""An attribution before it becomes a record: token ranges."""

from __future__ import annotations

from typing import NamedTuple

from .contents import Content
from .sources import Source


class Finding(NamedTuple):
    """Token ranges of one attribution; `speech` if the cue is a word of saying."""

    cue_first: int
    cue_last: int
    source: Source | None
    content: Content | None
    stance: str
    rule: str
    speech: bool
    relays: tuple[Source, ...] = ()  # through whom it came, nearest to the source first
