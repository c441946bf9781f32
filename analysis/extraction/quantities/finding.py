"""Document -> quantities: every number with its bounds, unit, counted phrase, item and whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...language import Document
from ...records import Quantity, TimeExpression
from .ages import is_age
from .classes import NOTHING, Counted, Items, build_items
from .counted import find_counted
from .dating import is_vague
from .ellipsis import carry, share
from .exclusions import exclusion
from .modifiers import Modifiers, bound, build_modifiers, find_after, find_before
from .naming import is_calibre
from .nouns import after_of
from .numerals import Numeral, read_numeral
from .pairs import PAIR, figure, read_pair
from .pounds import weigh
from .ranges import convert, is_score, is_signed, merge_bounds, read_range
from .surroundings import Names, build_names, counts
from .units import ITEM_OF, Measure, Unit, Units, build_units, read_currency_before, read_unit, si_value
from .view import View
from .wholes import link_wholes

DAYS_OF_A_MONTH: Final = 31


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
    covered = {
        i: time.last - time.first for time in times if time.type != "DURATION" for i in range(time.first, time.last)
    }
    found: list[Quantity] = []
    free = 0
    for at in view.candidates:
        if at < free:
            continue
        bounds = view.bounds(at)
        numeral = read_numeral(view, at, bounds[1])
        if numeral is None:
            found += read_pair(view, at, bounds, rules.names)
            continue
        if numeral.first < free:
            continue
        numeral = _extend(view, rules, numeral, bounds, covered)
        free = numeral.last
        quantity = _quantity(view, rules, numeral, bounds, covered)
        if quantity is not None:
            found.append(quantity)
    found = share(view, convert(view, merge_bounds(view, found)))
    return carry(view, rules.items, link_wholes(view, found))


def _extend(view: View, rules: Rules, numeral: Numeral, bounds: tuple[int, int], covered: dict[int, int]) -> Numeral:
    """The range the number opens, or the number; none begins in a date: 'in the year to Oct. 31 | to $52 million'."""
    units = rules.units

    def skip(at: int) -> int:
        for size in (2, 1):
            if at + size <= bounds[1] and tuple(view.lower[at : at + size]) in units.before:
                return at + size
        return at

    def carry(at: int) -> tuple[int, str]:
        if at >= bounds[1] or view.lower[at] not in units.firsts:
            return at, ""
        match = units.after.longest(view.lower, at, bounds[1]) or units.units.longest(view.lower, at, bounds[1])
        return (match[0], match[1].unit) if match else (at, "")

    longer = read_range(view, numeral, bounds, skip=skip, carry=carry)
    if longer is not None:
        dated = numeral.first in covered and longer.last - 1 not in covered
        numeral = numeral if dated and longer.rule != "between_and" else longer
    return _bracketed(view, _repeated(view, numeral, bounds[1]))


def _repeated(view: View, numeral: Numeral, end: int) -> Numeral:
    """'40 (forty) drones', 'forty (40)': the same number again in brackets."""
    at = numeral.last
    if at + 2 >= end or view.lower[at] != "(" or numeral.rest:
        return numeral
    again = read_numeral(view, at + 1, end)
    if again is None or again.low != numeral.low or view.lower[again.last : again.last + 1] != [")"]:
        return numeral
    return numeral._replace(last=again.last + 1, end=view.end[again.last])


def _bracketed(view: View, numeral: Numeral) -> Numeral:
    """'"[Ten] years ago"': a word that an editor put in brackets; digits in them are a reference."""
    if view.lower[numeral.last : numeral.last + 1] != ["]"] or view.before(numeral.first) != "[":
        return numeral
    return numeral._replace(last=numeral.last + 1) if view.lower[numeral.first].isalpha() else numeral


def _quantity(
    view: View, rules: Rules, numeral: Numeral, bounds: tuple[int, int], covered: dict[int, int]
) -> Quantity | None:
    """The quantity of a number, None where it counts nothing."""
    currency = read_currency_before(view, rules.units, numeral, bounds[0])
    numeral = _scale_money(view, rules.units, numeral, currency is not None, bounds)
    measure = read_unit(view, rules.units, numeral, bounds[1])
    measure = measure and weigh(view, rules.units, numeral, measure, bounds)
    if measure and _is_noun(view, rules.items, numeral, measure, bounds[1]):
        measure = None
    unit = currency[0] if currency else measure.unit if measure else None
    if currency and measure and measure.unit.dimension in ("time", "age"):
        measure = None
    named = numeral.rest[:1].isalpha() and not _is_million(numeral) and numeral.rest not in _SUFFIXES
    named = named or numeral.rest.endswith(("-based", "-style", "-type", "-like"))
    if unit is None and (named or numeral.comma):
        return None  # 39A, 2S19, 5G; 22,24
    timed = unit is not None and unit.dimension in ("time", "age")
    if timed and is_vague(numeral):
        return None  # 'a few weeks', 'several years': the times stage reads them
    if not timed and _is_dated(view, numeral, covered, bounds[1]):
        return None
    if unit is None and exclusion(view, numeral, bounds, rules.names) is not None:
        return None
    if unit is None and is_score(view, numeral, bounds[1]):
        return figure(view, numeral.first, (numeral.begin, numeral.end), numeral.low, PAIR)
    if unit is not None and unit.dimension == "length" and is_calibre(view, numeral, *bounds, rules.names):
        return None
    return _assemble(view, rules, numeral, bounds, currency, measure)


def _is_noun(view: View, items: Items, numeral: Numeral, measure: Measure, end: int) -> bool:
    """'30 barrel bombs', '12 day labourers': a noun of the lexicons that only begins with a unit's name."""
    if numeral.rest or measure.last <= numeral.last:
        return False
    for matcher in (items.nouns, items.weapons):
        match = matcher.longest(view.lower, numeral.last, end)
        if match and match[0] > measure.last:
            return True
    return False


def _is_dated(view: View, numeral: Numeral, covered: dict[int, int], end: int) -> bool:
    """Inside a time expression; a lone figure that a plural noun follows is no year: '1709 pupils'."""
    size = covered.get(numeral.first, 0) or covered.get(numeral.last - 1, 0)
    no_year = numeral.low > DAYS_OF_A_MONTH and not 1900 <= numeral.low <= 2100
    lone = size <= numeral.last - numeral.first + 1 and no_year and counts(view, numeral, end)
    return size > 0 and not lone


_MILLIONS: Final = {"m": 1e6, "mm": 1e6, "t": 1e12}


def _is_million(numeral: Numeral) -> bool:
    return numeral.rest in ("m", "mm")


def _scale_money(view: View, units: Units, numeral: Numeral, money: bool, bounds: tuple[int, int]) -> Numeral:
    """'$5m' is five million dollars, '5m people' five million, '5m' five metres; '$2t' is money, '100t' tons."""
    by = _MILLIONS.get(numeral.rest)
    if by is not None and numeral.last < bounds[1]:
        money = money or units.after.longest(view.lower, numeral.last, bounds[1]) is not None
    counted = numeral.rest == "m" and (_counts_after(view, numeral) or _counts_before(view, numeral, bounds[0]))
    if by is None or not (money or counted):
        return numeral
    high = numeral.high * by if numeral.high is not None else None
    return numeral._replace(low=numeral.low * by, high=high, end=numeral.end + len(numeral.rest), rest="", factor=by)


_NUMBER_NOUNS: Final = frozenset(("number", "numbers", "population", "total", "toll", "audience", "membership"))
_REACH: Final = 10
"""Tokens from such a noun to the number that it gives."""


def _counts_before(view: View, numeral: Numeral, start: int) -> bool:
    """'The population rose | to 4.5m', 'the number of refugees passed 2m': a number has no length."""
    return not _NUMBER_NOUNS.isdisjoint(view.lower[max(start, numeral.first - _REACH) : numeral.first])


_LENGTHS = frozenset(("high", "tall", "wide", "deep", "long", "above", "below", "away", "apart", "thick", "underwater"))


def _counts_after(view: View, numeral: Numeral) -> bool:
    """A length is followed by no counted noun: '5m people', '2.7m combined sales', '35m of its devices'."""
    at, end = numeral.last, view.bounds(numeral.first)[1]
    if at >= end or view.lower[at] in _LENGTHS:
        return False
    return view.lower[at] == "of" or view.tags[at] in ("NNS", "NN", "NNP", "NNPS", "JJ", "VBN")


def _assemble(
    view: View,
    rules: Rules,
    numeral: Numeral,
    bounds: tuple[int, int],
    currency: tuple[Unit, int] | None,
    measure: Measure | None,
) -> Quantity:
    """The record of a number whose unit is known: bounds, counted phrase, item."""
    first = currency[1] if currency else numeral.first
    unit = currency[0] if currency else measure.unit if measure else None
    last = measure.last if measure else numeral.last
    phrase_first, last, modifier = _modify(view, rules, numeral, unit, (first, last, *bounds))
    if numeral.rest in _SUFFIXES:
        numeral = numeral._replace(rest="")
    numeral = _negative(view, numeral, unit, first, bounds[0])
    aged = is_age(view, rules.items, numeral, unit, bounds)
    counted = NOTHING if aged else _count(view, rules, numeral, unit, last, bounds[1])
    numeral = _whole_things(view, numeral, counted)
    low, high, modifier = bound(numeral.low, numeral.high, modifier, vague=numeral.vague)
    value, si_unit = si_value(unit, low if low is not None else high)
    return Quantity(
        sentence=view.sentence[numeral.first],
        begin=numeral.begin,
        end=numeral.end,
        first=numeral.first,
        last=numeral.last,
        phrase_begin=min(view.begin[phrase_first], numeral.begin),
        phrase_end=max(view.end[max(last, counted.last) - 1], numeral.end),
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
        item="age" if aged else ITEM_OF.get(unit.dimension, "other") if unit is not None else counted.item,
        model=counted.model,
        whole=None,
        whole_index=-1,
        rule="_".join(filter(None, (numeral.rule, counted.rule or (unit.dimension if unit else "")))),
    )


_SUFFIXES: Final = {
    "-plus": ">=", "-odd": "~", "-something": "~", "-some": "~", "-ish": "~", "ish": "~", "odd": "~", "-strong": "=",
}  # fmt: skip


def _modify(
    view: View, rules: Rules, numeral: Numeral, unit: Unit | None, tokens: tuple[int, int, int, int]
) -> tuple[int, int, str]:
    """(first token of the phrase, its end so far, modifier) with the words of bounds around the number."""
    first, last, start, end = tokens
    before = find_before(view, rules.modifiers, first, start)
    if before is not None and _is_during(view, unit, before[0], start):
        before = None
    if before is None and _is_reach(view, unit, first, start):
        before = first - 1, "<="
    after = None
    if before is None or before[1] == "~":  # 'nearly 40 or more': the bound counts
        after = find_after(view, rules.modifiers, last, end)
        if after is None and last > numeral.last:  # two or more years
            after = find_after(view, rules.modifiers, numeral.last, last)
    if after is not None:
        return (first if before is None else before[0]), max(after[0], last), after[1]
    if before is not None:
        return before[0], last, before[1]
    return first, last, _SUFFIXES.get(numeral.rest, "=")


def _is_during(view: View, unit: Unit | None, at: int, start: int) -> bool:
    """'it will be built over six years': during; 'for over six years', 'lasted over an hour' are bounds."""
    if unit is None or unit.dimension != "time" or view.lower[at] != "over" or at == start:
        return False
    return view.lower[at - 1] not in _MEASURED


_MEASURED: Final = frozenset(
    ("for", "in", "of", "after", "'s", "’s", "a", "at", "than", "last", "lasts", "lasted", "lasting", "take", "takes",
     "took", "taken", "taking", "spend", "spent", "spending", "wait", "waited", "is", "was", "are", "were", "been")
)  # fmt: skip


def _is_reach(view: View, unit: Unit | None, first: int, start: int) -> bool:
    """'within nine miles of the town': at most."""
    return unit is not None and unit.dimension == "length" and first > start and view.lower[first - 1] == "within"


def _is_below_zero(view: View, numeral: Numeral) -> bool:
    """'ten degrees | below zero'."""
    after = view.lower[numeral.last : numeral.last + 5]
    return any(after[i : i + 2] == ["below", "zero"] for i in (1, 2, 3))


_COLD: Final = frozenset(("temperature", "angle", "percent", "money", "voltage"))


def _negative(view: View, numeral: Numeral, unit: Unit | None, first: int, start: int) -> Numeral:
    """'minus 20 degrees', '-5 °C', '−3 percent', '-$15': below zero; '-5 tents' in a list is not."""
    if unit is not None and unit.dimension in ("temperature", "angle") and _is_below_zero(view, numeral):
        return numeral._replace(low=-numeral.low, high=-numeral.low)
    if numeral.signed or not is_signed(view, first, start):
        return numeral
    if view.lower[first - 1] in ("-", "–") and (unit is None or unit.dimension not in _COLD):
        return numeral
    high = numeral.low if numeral.high is None else numeral.high
    return numeral._replace(low=-max(numeral.low, high), high=-min(numeral.low, high))


def _whole_things(view: View, numeral: Numeral, counted: Counted) -> Numeral:
    """'12.500 soldiers': nobody counts half a soldier, so the point parts thousands."""
    if not numeral.low % 1 or counted.item in _DIVISIBLE or not _POINTED.match(view.lower[numeral.first]):
        return numeral
    high = numeral.high * 1000 if numeral.high is not None else None
    return numeral._replace(low=numeral.low * 1000, high=high)


_POINTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_DIVISIBLE: Final = frozenset((None, "other", "money", "percent", "distance", "area", "duration", "age", "attacks"))


_SPANS: Final = (["year"], ["month"], ["week"], ["quarter"], ["season"], ["decade"], ["century"])


_VERSIONS: Final = frozenset(("release", "releases", "version", "versions", "edition", "editions", "update", "updates"))


def _count(view: View, rules: Rules, numeral: Numeral, unit: Unit | None, last: int, end: int) -> Counted:
    """The counted phrase of a count; a measure has none. 'Half the houses' is read as 'half of the houses'."""
    if unit is not None:
        return NOTHING
    if numeral.rule == "fraction" and last < end and view.tags[last] in ("DT", "PRP$"):
        if view.lower[last] == "this" and view.lower[last + 1 : last + 2] in _SPANS:
            return NOTHING  # by a third this year
        return after_of(view, rules.items, last - 1, end)
    if last < end and view.lower[last] in _VERSIONS and "." in view.lower[numeral.first]:
        return NOTHING  # the 2.0 release is not two of them
    return find_counted(view, rules.items, numeral, last, end)
