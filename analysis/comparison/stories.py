"""Claims of different articles about the same thing, and how their figures stand to each other.

Two claims are of one story when they count the same class of thing with the same action, name nothing
that differs (side, agent, place), share at least one such name, and their event intervals meet. Unknown
matches anything, but unknown alone binds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd

from ..lexicon import default_lexicons
from ..tables import content_id, frame, plain, records, require
from .copies import WORD
from .denials import find_denials
from .verdicts import Figure, judge

REPORTED_LATER: Final = pd.Timedelta(hours=6)  # what is only dated by its report happened since the evening before
LONGEST: Final = pd.Timedelta(days=31)  # an interval beyond it tells no event
TOLL_DAYS: Final = 2  # a toll that rises is published over days; where no date is stated, intervals this near meet
TOLL_ACTIONS: Final = frozenset(("killed", "injured", "missing", "displaced", "evacuated", "captured", "abducted"))
CASUALTIES: Final = frozenset(("people", "civilians"))
PRONOUNS: Final = frozenset(("he", "she", "it", "they", "them", "we", "us", "who", "which", "that", "you", "i"))
MEASURES: Final = frozenset(("money", "distance", "area", "percent", "other"))  # equal ones need not be the same
VICTIMS: Final = re.compile(r"\s+of the (?:dead|killed|wounded|injured|missing|victims|casualties|fatalities)\b")
UNGROUPED: Final = frozenset(("none", "other"))
FAR: Final = pd.Timestamp.max.tz_localize("UTC")  # for what has no date


class Event(NamedTuple):
    """What of a claim decides to which story it belongs."""

    row: int
    key: tuple[str, str, str]  # item (people and civilians are one), action, basis
    side: str | None
    agent: str | None
    place: str | None
    starts_at: pd.Timestamp | None
    ends_before: pd.Timestamp | None
    stated: bool  # the date of the event is in the text
    low: float | None
    revises: bool  # the sentence speaks of a toll that is told again
    closed: bool  # planned, possible, or an action that binds nothing: a story of its own


class _Story:
    """Events so far, and what is known of them together."""

    def __init__(self, event: Event) -> None:
        self.rows = [event.row]
        self.side, self.agent, self.place = event.side, event.agent, event.place
        self.starts_at, self.ends_before = event.starts_at, event.ends_before
        self.stated, self.low = event.stated, event.low

    def takes(self, event: Event) -> bool:
        """True where nothing differs, something is shared, and the intervals meet."""
        shared = False
        for own, other in ((self.side, event.side), (self.agent, event.agent), (self.place, event.place)):
            if own and other:
                if own != other:
                    return False
                shared = True
        if not shared:
            return False
        if event.key[1] in TOLL_ACTIONS and not (self.place and self.place == event.place):
            return False  # people killed by one side on one day are many events; a place makes them one
        if event.key[2] != "event" and self.place != event.place:
            return False  # losses of a day along one front are others than those along all
        if self.starts_at is None or event.starts_at is None or not self._as_exact(event):
            return False
        ends, begins = self.ends_before or self.starts_at, event.ends_before or event.starts_at
        if event.starts_at < ends and self.starts_at < begins:
            return True
        return self._rises(event) and event.starts_at < ends + pd.Timedelta(days=TOLL_DAYS)

    def _as_exact(self, event: Event) -> bool:
        """Two events of one year are not one; what was counted over the year is, where it is the same year."""
        own, other = (self.starts_at, self.ends_before), (event.starts_at, event.ends_before)
        return (own == other and event.key[2] != "event") or not any(map(_is_long, (own, other)))

    def _rises(self, event: Event) -> bool:
        """A toll told again a day or two later, in words that say so; without them it is another event."""
        if event.key[1] not in TOLL_ACTIONS or (self.stated and event.stated) or not event.revises:
            return False
        return self.low is not None and event.low is not None and event.low >= self.low

    def add(self, event: Event) -> None:
        """Take an event in; what it knows fills what was unknown."""
        self.rows.append(event.row)
        self.side, self.agent = self.side or event.side, self.agent or event.agent
        self.place, self.stated = self.place or event.place, self.stated or event.stated
        self.low = event.low if event.low is not None else self.low
        if event.ends_before is not None and self.ends_before is not None:
            self.ends_before = max(self.ends_before, event.ends_before)


def group_claims(
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    parties: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    actors: Mapping[str, str] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(claims with `story_id`, stories); `parties` tell the relays of a figure, `attributions` who denies it,
    `actors` who an actor id is.

    Raises TableError where a column is missing.
    """
    require(claims, "claim_id", "item", "action", "low", "high", "starts_at", table="claims")
    require(articles, "article_id", "duplicate_of", "publisher", table="articles")
    rows_of = records(claims)
    groups = _group(_events(rows_of))
    copies = dict(zip(plain(articles["article_id"]), plain(articles["duplicate_of"]), strict=True))
    relays = {} if parties is None else _relays(parties)
    denied = {} if attributions is None else find_denials(claims, attributions, articles)
    about = _About(copies, relays, denied, actors or {})
    story_of: dict[int, str] = {}
    stories: list[dict[str, Any]] = []
    for rows in groups:
        story = _describe([rows_of[row] for row in rows], about)
        stories.append(story)
        story_of |= dict.fromkeys(rows, story["story_id"])
    out = claims.copy()
    out["story_id"] = pd.array([story_of[row] for row in range(len(claims))], dtype="string")
    names = list(stories[0]) if stories else []
    return out, frame("stories", {name: [story[name] for story in stories] for name in names})


class _About(NamedTuple):
    """What other tables say of claims: the article that is copied, the keys of relays, who denies."""

    copies: dict[str, Any]
    relays: dict[str, frozenset[str]]
    denied: dict[str, str]
    actors: Mapping[str, str]  # names by id


def _relays(parties: pd.DataFrame) -> dict[str, frozenset[str]]:
    """claim_id -> ids and words of those through whom it came."""
    require(parties, "claim_id", "role", "text", "actor_id", table="parties")
    found: dict[str, set[str]] = {}
    for row in records(parties[parties["role"] == "relay"]):
        keys = (row["actor_id"], _fold(row["text"]))
        found.setdefault(row["claim_id"], set()).update(key.lower() for key in keys if key)
    return {claim_id: frozenset(keys) for claim_id, keys in found.items()}


def _events(claims: Sequence[dict[str, Any]]) -> list[Event]:
    lexicon = default_lexicons().rows("claim_words")
    revisions = frozenset(row["form"] for row in lexicon if row["kind"] == "revision")
    return [_event(row, claim, revisions) for row, claim in enumerate(claims)]


def _event(row: int, claim: dict[str, Any], revisions: frozenset[str]) -> Event:
    item = "people" if claim["item"] in CASUALTIES else claim["item"]
    unbound = claim["action"] in UNGROUPED or claim["item"] in MEASURES
    starts, ends = claim["starts_at"], claim["ends_before"]
    toll = claim["action"] in TOLL_ACTIONS
    if claim["date_basis"] == "published" and not toll and starts is not None and ends is not None:
        starts, ends = starts - REPORTED_LATER, ends - REPORTED_LATER
    return Event(
        row=row,
        key=(item, claim["action"], _basis(claim)),
        side=claim["side_country"] or claim["side_id"] or _fold(claim["side"]),
        agent=claim["agent_country"] or claim["agent_id"] or _fold(claim["agent"]),
        place=claim["place_id"] or _fold(claim["place"]),
        starts_at=starts,
        ends_before=ends,
        stated=claim["date_basis"] == "stated",
        low=claim["low"],
        revises=toll and not revisions.isdisjoint(WORD.findall(str(claim["sentence"]).lower())),
        closed=unbound or claim["factuality"] in ("planned", "possible") or claim["basis"] == "stock",
    )


def _basis(claim: Mapping[str, Any]) -> str:
    """A toll whose text dates it to a day or two is that of the event: "the toll of Friday's strike rose to 31"."""
    starts, ends, basis = claim["starts_at"], claim["ends_before"], claim["basis"] or "event"
    if claim["action"] not in TOLL_ACTIONS or basis != "cumulative" or claim["date_basis"] == "published":
        return basis
    brief = starts is not None and ends is not None and ends - starts <= pd.Timedelta(days=TOLL_DAYS)
    return "event" if brief else basis


def _is_long(interval: tuple[pd.Timestamp | None, pd.Timestamp | None]) -> bool:
    starts, ends = interval
    return starts is not None and ends is not None and ends - starts > LONGEST


def _fold(name: str | None) -> str | None:
    return name.lower().removeprefix("the ").strip() if name else None


def _group(events: Iterable[Event]) -> list[list[int]]:
    """Events in order of time join the first story of their key that takes them."""
    open_stories: dict[tuple[str, str, str], list[_Story]] = {}
    closed: list[list[int]] = []
    far = pd.Timestamp.max
    for event in sorted(events, key=lambda e: (e.starts_at if e.starts_at is not None else far, e.row)):
        if event.closed:
            closed.append([event.row])
            continue
        stories = open_stories.setdefault(event.key, [])
        story = next((s for s in reversed(stories[-400:]) if s.takes(event)), None)
        if story:
            story.add(event)
        else:
            stories.append(_Story(event))
    grouped = [story.rows for stories in open_stories.values() for story in stories]
    return sorted([sorted(rows) for rows in grouped + closed])


def _describe(claims: Sequence[dict[str, Any]], about: _About) -> dict[str, Any]:
    """One row of the stories table."""
    ordered = sorted(claims, key=lambda c: (c["published"] or FAR, c["claim_id"]))
    figures = [_figure(claim, about) for claim in ordered]
    verdict = judge(figures)
    first = ordered[0]

    def one(name: str) -> Any:
        return next((c[name] for c in ordered if c[name] is not None), None)

    starts = [c["starts_at"] for c in ordered if c["starts_at"] is not None]
    ends = [c["ends_before"] for c in ordered if c["ends_before"] is not None]
    return {
        "story_id": content_id("story", first["claim_id"]),
        "item": first["item"],
        "action": first["action"],
        "side": one("side_country") or _named(one("side")),
        "agent": one("agent_country") or _named(one("agent")),
        "place": one("place"),
        "starts_at": min(starts, default=None),
        "ends_before": max(ends, default=None),
        "n_claims": len(claims),
        "n_articles": len({c["article_id"] for c in claims}),
        "n_publishers": len({c["publisher"] for c in claims if c["publisher"] is not None}),
        "n_originators": verdict.n_originators,
        "low": verdict.low,
        "best": verdict.best,
        "high": verdict.high,
        "agreement": verdict.agreement,
        "reason": verdict.reason,
        "claim_ids": [c["claim_id"] for c in ordered],
    }


def _named(words: str | None) -> str | None:
    """A party's words, but for a pronoun, which names nobody outside its sentence."""
    return None if words and words.lower() in PRONOUNS else words


def _figure(claim: dict[str, Any], about: _About) -> Figure:
    return Figure(
        low=claim["low"],
        high=claim["high"],
        approximate=claim["modifier"] == "~",
        source=_named(claim["source"]) or about.actors.get(claim["source_id"] or ""),
        source_key=claim["source_id"] or _fold(_named(claim["source"])),
        source_country=claim["source_country"],
        publisher=claim["publisher"] or "unnamed outlet",
        article=claim["article_id"],
        published=claim["published"],
        evidence=not claim["in_title"] and about.copies.get(claim["article_id"]) is None,
        part=_is_part(claim),
        relays=about.relays.get(claim["claim_id"], frozenset()),
        denies=claim["stance"] == "denied",
        denied_by=about.denied.get(claim["claim_id"]),
        superseded=bool(claim.get("superseded")),
    )


def _is_part(claim: dict[str, Any]) -> bool:
    """One implicit victim, a share of a stated total, or some "of the dead" who were counted before."""
    if claim["implicit"] or claim["action"] not in TOLL_ACTIONS:
        return bool(claim["implicit"])
    number, sentence = (str(claim.get(name) or "") for name in ("number", "sentence"))
    at = sentence.find(number) if number else -1
    return claim["whole"] is not None or (at >= 0 and VICTIMS.match(sentence, at + len(number)) is not None)
