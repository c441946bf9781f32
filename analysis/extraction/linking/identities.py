"""What it takes to give a mention the identity of another."""

from __future__ import annotations

from ...records import Mention


def identify(mention: Mention, other: Mention) -> Mention:
    """The mention as one of the other's actor; its own words, form and place in the text stay."""
    return mention._replace(
        actor_id=other.actor_id,
        actor=other.actor,
        country=other.country if other.country is not None else mention.country,
        role=other.role or mention.role,
    )


def only(candidates: dict[str, Mention]) -> Mention | None:
    """The candidate, if one remains; two mean doubt."""
    return next(iter(candidates.values())) if len(candidates) == 1 else None


def agree(mention: Mention, other: Mention) -> bool:
    """Whether their countries allow them to be the same."""
    return mention.country is None or other.country is None or mention.country == other.country
