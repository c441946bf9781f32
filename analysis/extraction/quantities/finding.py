"""Document -> quantities: every number with its bounds, unit, counted phrase, item and whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...language import Document
from ...records import Quantity, TimeExpression
from .counted import NOTHING, Counted, Items, build_items, find_counted
from .exclusions import Names, build_names, exclusion
from .modifiers import Modifiers, bound, build_modifiers, find_after, find_before
from .numerals import Numeral, read_numeral
from .others import carry_items
from .ranges import read_range
from .units import ITEM_OF, Measure, Unit, Units, build_units, read_currency_before, read_unit, si_value
from .view import View
from .wholes import link_wholes


class Rules(NamedTuple):
    """Everything built from the lexicons."""

    units: Units
    modifiers: Modifiers
    items: Items
    names: Names


def find_quantities(document: Document, times: Sequence[TimeExpression]) -> list[Quantity]:
    """Every quantity of a document, sorted by `begin`.

    Numbers inside `times` (dates, clock times, sets) are none, unless they measure time ("two weeks ago").
    """
    view = View.of(document)
    lexicons = document.lexicons
    rules = Rules(
        lexicons.get(build_units), lexicons.get(build_modifiers), lexicons.get(build_items), lexicons.get(build_names)
    )
    covered = {i for time in times if time.type != "DURATION" for i in range(time.first, time.last)}
    found: list[Quantity] = []
    free = 0
    for at in view.candidates:
        if at < free:
            continue
        bounds = view.bounds(at)
        numeral = read_numeral(view, at, bounds[1])
        if numeral is None or numeral.first < free:
            continue
        numeral = _extend(view, rules, numeral, bounds)
        free = numeral.last
        quantity = _quantity(view, rules, numeral, bounds, covered)
        if quantity is not None:
            found.append(quantity)
    return link_wholes(view, carry_items(view, found))


def _extend(view: View, rules: Rules, numeral: Numeral, bounds: tuple[int, int]) -> Numeral:
    """The range the number opens, or the number."""
    units = rules.units

    def skip(at: int) -> int:
        for size in (2, 1):
            if at + size <= bounds[1] and tuple(view.lower[at : at + size]) in units.before:
                return at + size
        return at

    def carry(at: int) -> int:
        for matcher in (units.after, units.units):
            match = matcher.longest(view.lower, at, bounds[1]) if at < bounds[1] else None
            if match:
                return match[0]
        return at

    return read_range(view, numeral, bounds, skip=skip, carry=carry) or numeral


def _quantity(
    view: View, rules: Rules, numeral: Numeral, bounds: tuple[int, int], covered: set[int]
) -> Quantity | None:
    """The quantity of a number, None where it counts nothing."""
    currency = read_currency_before(view, rules.units, numeral)
    measure = read_unit(view, rules.units, numeral, bounds[1])
    unit = currency[0] if currency else measure.unit if measure else None
    if currency and measure and measure.unit.dimension in ("time", "age"):
        measure = None
    timed = unit is not None and unit.dimension in ("time", "age")
    if not timed and any(i in covered for i in range(numeral.first, numeral.last)):
        return None
    if (unit is None or unit.dimension == "length") and exclusion(view, numeral, bounds, rules.names) is not None:
        return None
    numeral = _scale_money(numeral, currency is not None, view)
    return _assemble(view, rules, numeral, bounds, currency, measure)


def _scale_money(numeral: Numeral, money: bool, view: View) -> Numeral:
    """'$5m' is five million dollars, '5m' five metres."""
    if not ((money and numeral.rest in ("m", "mm")) or (numeral.rest == "m" and _followed_by_noun(view, numeral))):
        return numeral
    high = numeral.high * 1e6 if numeral.high is not None else None
    size = len(numeral.rest)
    return numeral._replace(low=numeral.low * 1e6, high=high, end=numeral.end + size, rest="", factor=1e6)


def _followed_by_noun(view: View, numeral: Numeral) -> bool:
    """'5m people': letters of a length are followed by no plural noun."""
    at = numeral.last
    return at < len(view.tags) and view.tags[at] == "NNS" and view.sentence[at] == view.sentence[numeral.first]


def _assemble(
    view: View,
    rules: Rules,
    numeral: Numeral,
    bounds: tuple[int, int],
    currency: tuple[Unit, int] | None,
    measure: Measure | None,
) -> Quantity:
    start, end = bounds
    first = currency[1] if currency else numeral.first
    unit = currency[0] if currency else measure.unit if measure and not numeral_is_count(measure) else None
    last = measure.last if measure and unit is not None else numeral.last
    before = find_before(view, rules.modifiers, first, start)
    modifier = before[1] if before else "="
    if numeral.rest in ("-plus", "-strong", "-odd", "-something"):
        modifier = {"-plus": ">=", "-odd": "~", "-something": "~"}.get(numeral.rest, modifier)
        numeral = numeral._replace(rest="")
    after = None if before else find_after(view, rules.modifiers, last, end)
    if after:
        last, modifier = after
    low, high, modifier = bound(numeral.low, numeral.high, modifier, vague=numeral.vague)
    counted = _count(view, rules, numeral, unit, last, end)
    phrase_first = before[0] if before else first
    phrase_last = max(last, counted.last)
    item = ITEM_OF.get(unit.dimension, "other") if unit is not None else counted.item
    value, si_unit = si_value(unit, low if low is not None else high)
    return Quantity(
        sentence=view.sentence[numeral.first],
        begin=numeral.begin,
        end=numeral.end,
        first=numeral.first,
        last=numeral.last,
        phrase_begin=min(view.begin[phrase_first], numeral.begin),
        phrase_end=max(view.end[phrase_last - 1], numeral.end),
        low=low,
        high=high,
        modifier=modifier,
        vague=numeral.vague,
        unit=unit.unit if unit is not None else None,
        si_value=value,
        si_unit=si_unit,
        currency=unit.currency if unit is not None else None,
        counted_first=counted.first,
        counted_last=counted.last,
        counted_head=counted.head,
        item=item,
        model=counted.model,
        whole=None,
        whole_index=-1,
        rule="_".join(filter(None, (numeral.rule, counted.rule or (unit.dimension if unit else "")))),
    )


def numeral_is_count(measure: Measure) -> bool:
    """Units that are things counted, not measures."""
    return measure.unit.dimension == "count"


def _count(view: View, rules: Rules, numeral: Numeral, unit: Unit | None, last: int, end: int) -> Counted:
    """The counted phrase of a count; a measure has none."""
    if unit is not None:
        return NOTHING
    return find_counted(view, rules.items, numeral, last, end)
