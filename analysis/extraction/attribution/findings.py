"""An attribution before it becomes a record: token ranges."""

from __future__ import annotations

from typing import NamedTuple

from .contents import Content
from .sources import Source
from .vocabulary import Cue


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


def name_rule(cue: Cue, content: Content) -> str:
    """'claim: that', 'condemn: topic': the row and the construction; of a topic nothing is said to be so."""
    topic = content.rule == "object" and not cue.asserts
    return f"{cue.form}: {'topic' if topic else content.rule}"
