"""Things of some width in rows, so that none covers another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[float, float]


class Place(NamedTuple):
    """Where a thing stands: its row, and which of the spans it could take."""

    row: int
    choice: int


def pack(things: Sequence[Sequence[Span | None]], *, most: int) -> list[Place | None]:
    """The first free place of each thing in at most `most` rows; None where there is no room.

    The things come in order of importance, each with the spans it could take, the best first, None for no choice:
    [[(0, 5)], [(3, 9), (3, 4)]] in one row -> [Place(0, 0), None]; in two -> [Place(0, 0), Place(1, 0)].
    """
    taken: list[list[Span]] = [[] for _ in range(most)]
    return [_place(spans, taken) for spans in things]


def _place(spans: Sequence[Span | None], taken: list[list[Span]]) -> Place | None:
    for choice, span in enumerate(spans):
        if span is None:
            continue
        for row, others in enumerate(taken):
            at = bisect_left(others, span)
            before_ends = at == 0 or others[at - 1][1] <= span[0]
            if before_ends and (at == len(others) or span[1] <= others[at][0]):
                insort(others, span)
                return Place(row, choice)
    return None
