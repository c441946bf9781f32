"""When it happened: a date the clause states, the date of the event told before, or the publication's."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from ...records import TimeExpression
from .cases import Bound, Case
from .scene import Scene

DATED: Final = re.compile(r"\d{4}(-(\d\d|W\d\d|Q\d|H\d|S[PU]|FA|WI))?(-(\d\d|WE))?(T.*)?$")
NOT_OF_THE_ACTION: Final = frozenset(
    ["since", "until", "till", "by", "before", "following", "from", "of", "after", "ahead"]
)
LATER: Final = frozenset(("after", "following", "before", "since", "amid"))
VERB_CODES: Final = frozenset("FQVWGYvZ")


class When(NamedTuple):
    """`value` only where the text states it of the action."""

    value: str | None
    starts_at: datetime | None
    ends_before: datetime | None
    basis: str | None


def find_when(scene: Scene, sentence: int, case: Case, bound: Bound) -> TimeExpression | None:
    """'was killed [on Monday]', '[yesterday's] strike killed'; not 'since 2022', not the date of another verb."""
    anchor = bound.token if bound.token >= 0 else case.first
    best: tuple[int, TimeExpression] | None = None
    for time in scene.times.get(sentence, ()):
        if time.type not in ("DATE", "TIME") or not DATED.match(time.value):
            continue
        distance = _distance(scene, case, anchor, time, bound.role == "toll")
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, time)
    return best[1] if best else None


def _distance(scene: Scene, case: Case, anchor: int, time: TimeExpression, bound_is_toll: bool) -> int | None:
    lower, code = scene.syntax.lower, scene.syntax.code
    at = time.first - 1
    while at >= case.begin and code[at] in "DdBJ":
        at -= 1
    if at >= case.begin and lower[at] in NOT_OF_THE_ACTION and not (bound_is_toll and lower[at] == "from"):
        return None
    if code[time.last : time.last + 1] in "JNSP" and len(time.value) == 4 and time.last < case.end:
        return None  # 'the 2024 general election'
    low, high = (anchor, time.first) if anchor < time.first else (time.last, anchor)
    if not LATER.isdisjoint(lower[low + 1 : high - 1]):
        return None
    between = sum(code[i] in VERB_CODES and not case.first <= i < case.last for i in range(low + 1, high))
    return None if between > 1 or (between and "," not in code[low:high]) else high - low + 20 * between


def date_of(time: TimeExpression | None, carried: TimeExpression | None, published: datetime | None) -> When:
    """The stated date, else the carried one, else the day of publication."""
    if time:
        return When(time.value, time.starts_at, time.ends_before, "stated")
    if carried and carried.starts_at:
        return When(None, carried.starts_at, carried.ends_before, "carried")
    if published:
        day = published.replace(hour=0, minute=0, second=0, microsecond=0)
        return (
            When(None, day, day + timedelta(days=1), "published")
            if day.year < 9999
            else When(None, day, None, "published")
        )
    return When(None, None, None, None)
