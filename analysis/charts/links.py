"""From a mark to its claim: every mark carries the address `#claim-<claim_id>` and a title in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.figure import Figure

from . import dates, labels

# matplotlib has a place for the address of a mark and none for its title; the artist owns the entry
_TITLES: Final[WeakKeyDictionary[Artist, dict[str, str]]] = WeakKeyDictionary()


def address(claim_id: object) -> str:
    """'3fa9' -> '#claim-3fa9'."""
    return f"#claim-{claim_id}"


def title(claim: Any) -> str:
    """A claim in words: 'Kyiv Post, 7 Jan 2025: 79 drones downed, Ukrainian Air Force (said)'.

    `claim` is a row of claims, as `itertuples` gives it.
    """
    published = "" if pd.isna(claim.published) else f"{dates.short(claim.published)} {claim.published.year}"
    outlet = ", ".join(part for part in (labels.clean(claim.publisher, width=60), published) if part)
    counted = getattr(claim, "counted", None)
    words = [labels.bounds(claim.low, claim.high, claim.modifier)]
    words += [labels.thing(claim.item, counted, claim.low, claim.high), labels.acted(None, claim.action)]
    source = labels.clean(claim.source, width=80)
    stance = labels.clean(claim.stance)
    said = f", {source} ({stance})" if source else ""
    what = " ".join(word for word in words if word)
    return f"{outlet}: {what}{said}" if outlet else what + said


def link(artist: Artist, claim_ids: Iterable[object], titles: Iterable[str]) -> None:
    """Give each mark of a collection, or one single artist, its address and title."""
    urls = [address(claim_id) for claim_id in claim_ids]
    if isinstance(artist, Collection):
        artist.set_urls(urls)
    elif urls:
        artist.set_url(urls[0])
    _TITLES[artist] = dict(zip(urls, titles, strict=True))


def linked(figure: Figure) -> list[str]:
    """The ids of the claims that the marks of a figure lead to."""
    return [found.removeprefix(address("")) for found in titles(figure)]


def titles(figure: Figure) -> dict[str, str]:
    """Address -> title of all marks of a figure."""
    found: dict[str, str] = {}
    for artist in figure.findobj():
        found.update(_TITLES.get(artist, {}))
    return found
