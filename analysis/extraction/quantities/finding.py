"""Document -> quantities: every number with its bounds, unit, counted phrase, item and whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...language import Document
from ...records import Quantity, TimeExpression
from .classes import Items, build_items
from .counted import NOTHING, Counted, after_of, find_counted
from .ellipsis import carry
from .exclusions import Names, build_names, exclusion
from .modifiers import Modifiers, bound, build_modifiers, find_after, find_before
from .numerals import Numeral, read_numeral
from .ranges import merge_bounds, read_range
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
    return carry(view, rules.items, link_wholes(view, merge_bounds(view, found)))


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
    numeral = _scale_money(numeral, currency is not None, view)
    measure = read_unit(view, rules.units, numeral, bounds[1])
    unit = currency[0] if currency else measure.unit if measure else None
    if currency and measure and measure.unit.dimension in ("time", "age"):
        measure = None
    if numeral.rest[:1].isalpha() and unit is None and not _is_million(numeral):
        return None  # 39A, 2S19, 5G
    timed = unit is not None and unit.dimension in ("time", "age")
    if not timed and any(i in covered for i in range(numeral.first, numeral.last)):
        return None
    if (unit is None or unit.dimension == "length") and exclusion(view, numeral, bounds, rules.names) is not None:
        return None
    return _assemble(view, rules, numeral, bounds, currency, measure)


def _is_million(numeral: Numeral) -> bool:
    return numeral.rest in ("m", "mm")


def _scale_money(numeral: Numeral, money: bool, view: View) -> Numeral:
    """'$5m' is five million dollars, '5m people' five million, '5m' five metres."""
    if not (_is_million(numeral) and (money or (numeral.rest == "m" and _counts_after(view, numeral)))):
        return numeral
    high = numeral.high * 1e6 if numeral.high is not None else None
    size = len(numeral.rest)
    return numeral._replace(low=numeral.low * 1e6, high=high, end=numeral.end + size, rest="", factor=1e6)


def _counts_after(view: View, numeral: Numeral) -> bool:
    """A length is followed by no counted noun: '5m people', '2.7m combined sales', '35m of its devices'."""
    at, end = numeral.last, view.bounds(numeral.first)[1]
    if at >= end:
        return False
    if view.lower[at] == "of":
        return True
    index = view.phrase_at[at]
    return index >= 0 and view.tags[view.phrases[index][2]] in ("NNS", "NNPS") and view.phrases[index][2] >= at


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
    unit = _age(view, numeral, unit, start, end)
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


_YEARS_OF_AGE = Unit("year", "age", "second", 31556952.0)


def _age(view: View, numeral: Numeral, unit: Unit | None, start: int, end: int) -> Unit | None:
    """'aged 12', 'at the age of four months', 'Anna Koval, 45,': ages in years where no unit stands."""
    at = numeral.first
    before = view.lower[max(start, at - 2) : at]
    aged = before[-1:] in (["aged"], ["ages"]) or before == ["age", "of"] or before == ["aged", "about"]
    if unit is not None:
        return unit._replace(dimension="age") if aged and unit.dimension == "time" else unit
    if aged and numeral.low < 120:
        return _YEARS_OF_AGE
    apposition = (
        numeral.plain
        and 1 <= numeral.low <= 110
        and before[-1:] == [","]
        and at - 2 >= start
        and view.tags[at - 2] == "NNP"
        and (numeral.last >= end or view.lower[numeral.last] in (",", ".", ")", ";"))
    )
    return _YEARS_OF_AGE if apposition else None


def numeral_is_count(measure: Measure) -> bool:
    """Units that are things counted, not measures."""
    return measure.unit.dimension == "count"


def _count(view: View, rules: Rules, numeral: Numeral, unit: Unit | None, last: int, end: int) -> Counted:
    """The counted phrase of a count; a measure has none. 'Half the houses' is read as 'half of the houses'."""
    if unit is not None:
        return NOTHING
    if numeral.rule == "fraction" and last < end and view.tags[last] in ("DT", "PRP$"):
        return after_of(view, rules.items, last - 1, end)
    return find_counted(view, rules.items, numeral, last, end)
