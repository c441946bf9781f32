"""Which words each field of a claim was read from, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Binding, Party, Quantity, TimeExpression
from .memory import Told


def bind_words(
    told: Told, quantity: Quantity, side: tuple[Party, ...], time: TimeExpression | None, carried: bool
) -> tuple[Binding, ...]:
    """A binding for each field that has words, number first."""
    return tuple(_words(told, quantity, side, time, carried))


def _words(
    told: Told, quantity: Quantity, side: tuple[Party, ...], time: TimeExpression | None, carried: bool
) -> Iterator[Binding]:
    document, bound, said = told.scene.document, told.bound, told.said
    yield Binding("number", quantity.begin, quantity.end, quantity.rule)
    if quantity.counted_last > quantity.counted_first:
        begin, end = document.begins[quantity.counted_first], document.ends[quantity.counted_last - 1]
        yield Binding("counted", begin, end, quantity.rule)
    if bound.token >= 0:
        yield Binding("action", document.begins[bound.token], document.ends[bound.token], bound.rule)
    for party in (*side, *told.agent):
        yield Binding(party.role, party.begin, party.end, party.rule)
    if told.place:
        rule = "own_place" if told.place is told.here else "carried_place"
        yield Binding("place", told.place.begin, told.place.end, rule)
    if time:
        yield Binding("when", time.begin, time.end, "carried_date" if carried else "own_date")
    if said.attribution:
        for party in said.parties:
            if party.role == "source":
                yield Binding("source", party.begin, party.end, said.attribution.rule)
        if said.attribution.cue_begin >= 0:
            yield Binding("cue", said.attribution.cue_begin, said.attribution.cue_end, said.attribution.rule)
