"""Units and currencies beside a number, and their SI values."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...language import split, split_all
from ...lexicon import Lexicons, Matcher, plural
from .numerals import Numeral
from .view import View


class Unit(NamedTuple):
    """A row of units.csv or currencies.csv."""

    unit: str
    dimension: str
    si_unit: str | None = None
    factor: float | None = None
    currency: str | None = None


class Units(NamedTuple):
    """Matchers of a set of lexicons."""

    units: Matcher[Unit]
    before: dict[tuple[str, ...], Unit]  # currency forms before the number, as token tuples
    after: Matcher[Unit]
    glued: dict[str, Unit]  # by form: what may follow digits without a space
    firsts: frozenset[str]  # first words of `units` and `after`
    words: int  # of the longest form of `glued` and `after`


ITEM_OF: Final = {
    "length": "distance", "area": "area", "percent": "percent", "time": "duration", "age": "age", "money": "money",
}  # fmt: skip
_SPACED_NEVER: Final = frozenset("abcdefghjlptv") | {"sec", "ms", "pc", "ha", "pt", "nm", "in"}
_ZERO_OF: Final = {"degree celsius": (1.0, 273.15), "degree fahrenheit": (5 / 9, 255.3722222222)}


def build_units(lexicons: Lexicons) -> Units:
    """The units and currencies of a set of lexicons; forms are expanded to plurals."""
    units: dict[str, Unit] = {}
    for row in lexicons.rows("units"):
        factor = float(row["factor"]) if row["factor"] else None
        unit = Unit(row["unit"], row["dimension"], row["si_unit"] or None, factor)
        for form in _forms(row["form"]):
            units.setdefault(form, unit)
    before: dict[tuple[str, ...], Unit] = {}
    after: dict[str, Unit] = {}
    for row in lexicons.rows("currencies"):
        unit = Unit(row["unit"], "money", currency=row["currency"])
        if row["position"] != "after":
            for form in (row["form"], row["form"].upper()):  # US$ is one token, us$ two
                before.setdefault(tuple(word.lower() for word in split(form)), unit)
        if row["position"] != "before" or not any(c.isalnum() for c in row["form"]):  # 10 $, 50€
            for form in _forms(row["form"]) if row["position"] == "after" else {row["form"]}:
                after.setdefault(form, unit)
    words = split_all([*units, *after]).__getitem__
    spaced = Matcher(((form, unit) for form, unit in units.items() if form not in _SPACED_NEVER), split=words)
    money = Matcher(after.items(), split=words)
    longest = max(len(form.replace("-", " ").split(" ")) for form in (*units, *after))
    return Units(spaced, before, money, units | {"p": units["penny"]}, spaced.firsts | money.firsts, longest)


def _forms(form: str) -> set[str]:
    """'square kilometer' -> with plural; 'kilometer per hour' -> 'kilometers per hour' too."""
    if not form[-1:].isalpha() or (len(form) < 3 and form not in ("lb", "yr", "hr")) or not set(form) & set("aeioulyh"):
        return {form}
    if form.startswith("degree "):
        return {form, "degrees" + form[6:]}
    head, by, tail = form.partition(" per ")
    if not by:
        head, by, tail = form.partition(" an ") if " an " in form else form.partition(" a ")
    first, _, rest = head.partition(" of ")
    if rest:
        return {form, f"{plural(first)} of {rest}"}
    if form.endswith((" old", "-old")):
        return {form}
    return {form, plural(head) + by + tail}


class Measure(NamedTuple):
    """What was found beside a number."""

    unit: Unit
    first: int  # tokens first..last of the phrase that number and unit cover
    last: int


def read_currency_before(view: View, units: Units, numeral: Numeral, start: int) -> tuple[Unit, int] | None:
    """'$5', 'US$5', 'HK $5', 'USD 5', 'RM79' -> the currency and its first token."""
    if numeral.prefix:
        symbol = tuple(view.lower[max(start, numeral.first - 1) : numeral.first])
        if symbol and (*symbol, numeral.prefix) in units.before:
            return units.before[*symbol, numeral.prefix], numeral.first - 1
        unit = units.before.get((numeral.prefix,))
        return (unit, numeral.first) if unit else None
    for size in (3, 2, 1):
        first = numeral.first - size
        if first >= start:
            unit = units.before.get(tuple(view.lower[first : numeral.first]))
            if unit and (_is_sign(view, first) if size > 1 else _stands_before(view, first, unit)):
                return unit, first
    return None


def _is_sign(view: View, first: int) -> bool:
    """'A$5', 'US $5', 'Rs. 5'; 'a $5 note', 'cost us $5' are words before a bare dollar."""
    word = view.words[first]
    return not word.isalpha() or (word[0].isupper() and (word != "A" or view.touching(first + 1)))


def _stands_before(view: View, at: int, unit: Unit) -> bool:
    """Letters are a currency only in capitals or before a point: 'Rs 500', not 'le 5', and no code 'Bob 5'."""
    word = view.words[at]
    return not word.isalpha() or word.isupper() or (word[0].isupper() and word.upper() != unit.currency)


def read_unit(view: View, units: Units, numeral: Numeral, end: int) -> Measure | None:
    """'km', 'per cent', 'dollars', '-day', 'square kilometers' after a number."""
    if numeral.rest:
        return _read_rest(view, units, numeral, end)
    found = _read_after(view, units, numeral, end)
    return found if found is not None or not numeral.unit_at else _read_inside(view, units, numeral)


def _read_inside(view: View, units: Units, numeral: Numeral) -> Measure | None:
    """'from 60 tons to 48': the unit stands behind the first number of the range only."""
    for matcher in (units.after, units.units):
        match = matcher.longest(view.lower, numeral.unit_at, numeral.last)
        if match:
            return Measure(match[1], numeral.first, numeral.last)
    return None


def _read_after(view: View, units: Units, numeral: Numeral, end: int) -> Measure | None:
    """The unit that follows the number, 'or more' passed over."""
    at = numeral.last
    if view.lower[at : at + 1] == ["or"] and view.lower[at + 1 : at + 2] in _OR:
        at += 2
    if at < end and view.lower[at] == "-" and view.touching(at):
        at += 1
    if at < end and view.lower[at] == "of" and (numeral.vague or numeral.rule == "vague_couple"):
        at += 1
    if numeral.rule == "fraction":
        at += _articles(view, at)
    if at >= end:
        return None
    word = view.lower[at]
    if word in units.firsts:
        for matcher in (units.after, units.units):
            match = matcher.longest(view.lower, at, end)
            if match and _is_unit(view, numeral, at, match[0], match[1], end):
                return Measure(match[1], numeral.first, match[0])
    if word in units.glued and view.touching(at):
        return Measure(units.glued[word], numeral.first, at + 1)
    thick = word == "in" and at + 1 < end and view.lower[at + 1] in _SIZES  # 2 1/2 in thick
    if thick or (view.words[at] == "t" and numeral.plain) or view.words[at] == "p":
        return Measure(units.glued[word], numeral.first, at + 1)
    if word == "on":
        return _read_scale(view, numeral, at, end)
    if word in _PRIMES and view.touching(at):
        unit = _read_prime(view, numeral, at, end)
        return Measure(units.glued[unit], numeral.first, at + 1) if unit else None
    return _read_modified(view, units, numeral, at, end)


def _read_scale(view: View, numeral: Numeral, at: int, end: int) -> Measure | None:
    """'5.1 on the Richter scale': the name of the scale is the unit."""
    if view.lower[at + 1 : at + 2] != ["the"] or not view.words[min(at + 2, end - 1)][:1].isupper():
        return None
    for last in range(at + 3, min(at + 6, end)):
        if view.lower[last] == "scale":
            return Measure(Unit(" ".join(view.lower[at + 2 : last + 1]), "scale"), numeral.first, last + 1)
        if view.tags[last] not in ("NN", "NNP", "JJ", "POS"):
            return None
    return None


_OR: Final = (["more"], ["so"], ["fewer"], ["less"])
_PRIMES: Final = {"'": "foot", "’": "foot", "′": "foot", '"': "inch", "”": "inch", "''": "inch", "″": "inch"}
_OPENING: Final = frozenset(("‘", "“", "``", '"', "''", "'"))


def _read_prime(view: View, numeral: Numeral, at: int, end: int) -> str:
    """'30\' high', '6\'2" tall', 'a 15" pipe'; no mark that may close a quotation."""
    start = view.bounds(at)[0]
    unit = _PRIMES[view.lower[at]]
    marks = [i for i in range(start, numeral.first) if view.lower[i] in _OPENING and not _is_prime(view, i)]
    if marks or view.before(numeral.first) == "(":
        return ""
    if unit == "foot" or _is_prime(view, numeral.first - 1):
        return unit
    return unit if at + 1 < end and view.tags[at + 1] in ("NN", "NNS", "JJ") else ""


def _is_prime(view: View, at: int) -> bool:
    """A mark that touches the digits before it."""
    return at > 0 and view.lower[at] in _PRIMES and view.touching(at) and view.lower[at - 1][-1].isdigit()


def _articles(view: View, at: int) -> int:
    """Words between a fraction and its unit: 'half | an hour', 'a quarter | of a mile'."""
    of = view.lower[at : at + 1] == ["of"]
    return of + 1 if view.lower[at + of : at + of + 1] in (["a"], ["an"]) else 0


def _read_modified(view: View, units: Units, numeral: Numeral, at: int, end: int) -> Measure | None:
    """'two full weeks', 'three more years', 'four bitter days', 'six billion U.S. dollars': a word before a unit."""
    extra = view.lower[at] in _EXTRA
    if at + 1 >= end or not (extra or (view.tags[at] in ("VBG", "JJ") and view.lower[at + 1].endswith("s"))):
        return None
    match = units.units.longest(view.lower, at + 1, end)
    if match and match[1].dimension in ("time", "length", "percent", "mass"):
        return Measure(match[1], numeral.first, match[0])
    match = units.after.longest(view.lower, at + 1, end)
    if match and view.lower[at + 1][0].isalpha():
        return Measure(match[1], numeral.first, match[0])
    return None


_SIZES: Final = frozenset(("thick", "wide", "long", "tall", "high", "deep", "broad"))
_EXTRA: Final = frozenset(
    ("more", "full", "whole", "long", "straight", "extra", "further", "other", "or", "few", "of", "odd", "calendar",
     "business", "working", "trading", "school", "light", "american", "additional", "consecutive", "different")
)  # fmt: skip


def _is_unit(view: View, numeral: Numeral, at: int, last: int, unit: Unit, end: int) -> bool:
    """Words that are units only sometimes: 'second' the ordinal, 'm' for million, 'points', 'pound' a verb."""
    word = view.lower[at]
    if unit.currency and not any(c.isalnum() for c in word):
        return last >= end or view.form(last) is None  # '5 $10 bills'
    if unit.currency and len(word) == 3 and word[:3] in (unit.currency.lower(), "nis") and last == at + 1:
        return view.words[at].isupper() or word in ("rmb", "usd", "eur")
    if last == at + 1 and word in ("second", "minute", "ton", "yard", "degree", "point", "night", "foot", "pound",
                                   "mark", "won", "dram", "lev", "rand", "real") and numeral.low != 1 and not (
        numeral.low == 0 or numeral.low % 1 or view.lower[at - 1] == "-" or (last < end and view.form(last) is not None)
    ):  # fmt: skip
        return word in ("foot", "yard", "degree", "won", "pound", "dram", "point", "minute", "night", "rand", "ton")
    if word == "point" and view.before(numeral.first) == "at":
        return False  # at one point
    if last == at + 1 and len(word) == 1 and word.isalpha():
        return (word in ("k", "w", "v") and view.words[at].isupper()) or (word == "m" and view.words[at] == "m")
    if unit.currency == "DEM" and word == "marks":
        return numeral.low >= 1000 or numeral.low % 1 > 0  # 1.91 marks, not 12 marks on the wall
    if unit.dimension == "time" and numeral.plain and 1900 <= numeral.low <= 2100 and not word.endswith("s"):
        return False  # 'the 2018 season, day five'
    return word != "one"


def _read_rest(view: View, units: Units, numeral: Numeral, end: int) -> Measure | None:
    """What is glued to the number: '40km', '15-day', '12-year-old', '2-million-dollar'."""
    rest = numeral.rest.strip("-–‑").removeprefix("a-")  # half-a-mile
    if len(rest) == 1 and view.words[numeral.last - 1][-1] in "AGHJLPTC":
        return None  # 5G, 39A
    per = "".join(view.lower[numeral.last : min(numeral.last + 2, end)])
    if per.startswith("/") and rest + per in units.glued:
        return Measure(units.glued[rest + per], numeral.first, numeral.last + 2)
    parts = rest.split("-", units.words)[: units.words]
    for size in range(len(parts), 0, -1):
        head = "-".join(parts[:size])
        for form in (head, head.replace("-", " ")):
            letter = (len(form) == 1 or form == "in") and form != rest  # one-in-five
            unit = None if letter else units.glued.get(form)
            if unit is None:
                match = units.after.longest([form], 0, 1)
                unit = match[1] if match else None
            if unit is not None:
                if unit.dimension == "time" and numeral.last < end and view.lower[numeral.last] == "old":
                    return Measure(_aged(unit), numeral.first, numeral.last + 1)
                return Measure(unit, numeral.first, numeral.last)
    return None


def _aged(unit: Unit) -> Unit:
    return unit._replace(dimension="age")


def si_value(unit: Unit | None, value: float | None) -> tuple[float | None, str | None]:
    """(value in SI, SI unit): 5 kilometers -> (5000, meter); 20 °C -> (293.15, kelvin)."""
    if unit is None or value is None or unit.si_unit is None:
        return None, None
    if unit.unit in _ZERO_OF:
        slope, zero = _ZERO_OF[unit.unit]
        return value * slope + zero, unit.si_unit
    return (None, None) if unit.factor is None else (value * unit.factor, unit.si_unit)
