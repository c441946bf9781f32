"""One actor, one id within an article: acronyms, surnames, titles, short forms, pronouns; what denials are about."""

from __future__ import annotations

from collections.abc import Sequence

from ...language import Document
from ...records import Attribution, Mention
from .acronyms import link_acronyms
from .continuations import continue_bodies
from .denials import link_denials
from .nominals import link_appositions, link_nominals
from .persons import link_surnames, link_titles
from .pronouns import link_pronouns
from .sources import find_sources, name_sources
from .states import link_states

__all__ = ["link"]


def link(
    document: Document, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[list[Mention], list[Attribution]]:
    """Mentions with their ids resolved, and attributions with the mention and id of their source."""
    linked: list[Mention] = []
    for group in _by_article(document, mentions):
        link_acronyms(document, group)
        link_surnames(group)
        link_titles(document, group)
        link_appositions(document, group)
        link_nominals(document, group)
        if link_states(document, group):
            link_nominals(document, group)
        linked += group
    sources = find_sources(linked, attributions)
    link_pronouns(document, linked, attributions, sources)
    named = continue_bodies(document, linked, name_sources(document, linked, attributions, sources))
    return linked, link_denials(document, linked, named)


def _by_article(document: Document, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    articles = document.sentence_article.tolist()
    for mention in mentions:
        groups.setdefault(articles[mention.sentence], []).append(mention)
    return list(groups.values())
