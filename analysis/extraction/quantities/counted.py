"""The noun phrase a number counts."""

from __future__ import annotations

from typing import Final

from .classes import NOTHING, NOUNS, PEOPLE, Counted, Items, Weapon, classify, is_cased, is_demonym, item_at
from .numerals import Numeral
from .states import STATES, state
from .trimming import is_dash, is_participle, without_days
from .view import View

_INNER: Final = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS"}
_PARTITIVE: Final = frozenset(
    ("member", "members", "piece", "pieces", "unit", "units", "round", "rounds", "set", "sets", "pair", "pairs", "type",
     "types", "kind", "kinds", "body", "bodies", "corpse", "corpses", "remains", "box", "boxes", "group", "groups",
     "shipment", "shipments", "stick", "sticks", "load", "loads", "batch", "batches", "families", "family", "crates")
)  # fmt: skip
_LINKS: Final = frozenset(("were", "are", "was", "is", "being"))
_PASSED: Final = frozenset(
    ("the", "its", "their", "his", "her", "our", "my", "these", "those", "all", "such", "some", "this", "your", "a",
     "an", "every")
)  # fmt: skip
_QUOTES: Final = frozenset(('"', "“", "‘", "'", "``"))
_ANAPHORS: Final = frozenset(("them", "whom", "which", "these", "those"))


def find_counted(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted:
    """What the number that ends before token `at` counts."""
    if numeral.rest:
        return _inside(view, items, numeral, at, end)
    if at >= end:
        return NOTHING
    if view.lower[at] in ("of", "out"):
        return _anaphoric(view, items, at, end) or after_of(view, items, at, end)
    if view.lower[at] in _QUOTES and at + 1 < end:
        at += 1
    for rule in _RULES:
        found = rule(view, items, numeral, at, end)
        if found is not None:
            fell = view.lower[found.head : found.head + 2] == ["shot", "down"]  # '28 shot down' counts no shots
            return NOTHING if fell else _adjusted(view, items, numeral, found, end)
    return NOTHING


def _adjusted(view: View, items: Items, numeral: Numeral, found: Counted, end: int) -> Counted:
    """'nine "remote" islands' goes on behind the quotation; of 'one poll | shows' the verb is cut."""
    plural = view.tags[found.head] in ("NNS", "NNPS")
    if numeral.low == 1 and numeral.high == 1:
        verb = (plural or view.tags[found.head] == "VBZ") and found.head > found.first
        if verb and view.tags[found.head - 1] == "NN" and found.head + 1 == found.last:
            return make(view, items, found.first, found.head, found.head - 1, found.rule)
        return found
    at = found.last + 1
    if plural or at >= end or view.lower[found.last] not in _QUOTES_OF_NOUNS or view.phrase_at[at] < 0:
        return found
    first, last, head = view.phrase(view.phrase_at[at])
    if first < at or view.tags[head] not in ("NNS", "NNPS") or view.form(first) is not None:
        return found
    return make(view, items, found.first, last, head, found.rule)


_QUOTES_OF_NOUNS: Final = frozenset(('"', "“", "”", "''", "``"))


def _inside(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted:
    """'15-nation coalition' counts nations, in its own token; '10-strong' what follows."""
    token = numeral.last - 1
    noun = numeral.rest.strip("-–‑")
    match = items.nouns.longest([noun], 0, 1)
    return Counted(token, token + 1, token, match[1] if match else None, None, "compound")


def _anaphoric(view: View, items: Items, at: int, end: int) -> Counted | None:
    """'five | of them children', '40 | of which were Shaheds': the predicate is what is counted."""
    if at + 2 >= end or view.lower[at + 1] not in _ANAPHORS:
        return None
    index = view.phrase_at[at + 1]
    if view.lower[at + 1] in ("these", "those") and index >= 0 and view.phrase(index)[2] > at + 1:
        return None  # half | of those cuts
    relative = view.lower[at + 1] in ("whom", "which")
    if relative and view.lower[at + 2] not in _LINKS and view.tags[at + 2] not in ("NNS", "NNPS"):
        return NOTHING  # 'six of which | hit homes'
    return _predicate(view, items, at + 2, end) or NOTHING


def _predicate(view: View, items: Items, at: int, end: int) -> Counted | None:
    """A plural noun phrase without determiner at `at`, behind a link verb or not."""
    first = at + (view.lower[at] in _LINKS)
    if first >= end or view.phrase_at[first] < 0 or view.tags[first] in ("DT", "PRP", "PRP$", "CD", "WDT"):
        return None
    _, last, head = view.phrase(view.phrase_at[first])
    if head < first or view.tags[head] not in ("NNS", "NNPS"):
        return None
    if first == at and last < end and view.tags[last] in ("VBD", "VBP", "MD", "VBZ"):
        return None
    return make(view, items, first, last, head, "predicate")


def predicate(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'(two | were children)'."""
    if view.lower[at] not in _LINKS:
        return None
    return _predicate(view, items, at, end)


def after_of(view: View, items: Items, at: int, end: int, depth: int = 3) -> Counted:
    """'dozens | of drones', 'three | of its soldiers', 'two | of the mayor's drivers', '79 | out of'."""
    first = at + (2 if view.lower[at] == "out" else 1)
    while first < end and (view.lower[first] in _PASSED or view.form(first) is not None or _is_hedge(view, first, end)):
        first += 1
    if first >= end or view.tags[first] in ("WDT", "WP", "PRP"):
        return NOTHING
    index = view.phrase_at[first]
    if index < 0 or view.phrase(index)[2] < first:
        return scan(view, items, first, end) or _joined(view, items, first, end) or NOTHING
    head, last = _possessed(view, index, end)
    first = max((i + 1 for i in range(first, head + 1) if _is_number(view, i)), default=first)
    if first > head:
        return NOTHING  # half the state's $9 million
    if view.tags[head] not in NOUNS or view.tags[head] in ("NN", "NNP", "JJ"):
        found = scan(view, items, first, end)
        if found is not None and found.last > last:
            return found
    cut = _cut(view, items, first, head)
    return cut or make(view, items, first, last, head, "after_of", depth)


def _is_number(view: View, at: int) -> bool:
    """'of Kyiv's | 12 mayors'; not of a name: 'of the Boeing 737 jets'."""
    form = view.form(at)
    return form is not None and not form.rest and view.tags[at - 1] not in ("NNP", "NN")


def _is_hedge(view: View, at: int, end: int) -> bool:
    """'of its | more than 3,400 posts', 'of the | nearly 40 houses'."""
    if view.lower[at] not in _HEDGES:
        return False
    return any(view.form(i) is not None for i in range(at + 1, min(at + 3, end)))


_HEDGES: Final = frozenset(
    ("more", "than", "about", "nearly", "almost", "roughly", "around", "approximately", "estimated", "over", "at",
     "least", "less", "fewer", "up", "to")
)  # fmt: skip


def _cut(view: View, items: Items, first: int, head: int) -> Counted | None:
    """'eight boroughs | lost power': a verb taken into the phrase; the plural noun before it is the head."""
    if view.tags[head] in ("NNS", "NNPS"):
        return None
    for token in range(first, head):
        if view.lower[token].endswith("ans") and is_demonym(view, items, token) and not _is_noun_tag(view, token + 1):
            return make(view, items, first, token + 1, token, "cut")  # '300 Americans | caught in Kuwait'
        noun = items.nouns.longest(view.lower, token, head)
        if noun is None or not view.lower[noun[0] - 1].endswith(("s", "im", "men", "people")):
            continue
        alone = noun[0] == head and item_at(view, items, head, head) is None
        if alone or view.tags[noun[0]] not in ("NN", "NNS", "NNP", "NNPS"):
            return make(view, items, first, noun[0], noun[0] - 1, "cut")
    return None


def _is_noun_tag(view: View, token: int) -> bool:
    return view.tags[token] in ("NNS", "NNP", "NNPS", "POS", "CC", ",")


def _possessed(view: View, index: int, end: int) -> tuple[int, int]:
    """(head, end) of a phrase, or of what it possesses: 'the minister's bodyguards' -> bodyguards."""
    _, last, head = view.phrase(index)
    for _ in range(3):
        at = last + (last < end and view.lower[last] in ("'s", "’s", "'", "’"))
        if at >= end or (at == last and view.tags[last - 1] != "POS"):
            break
        at += view.tags[at] in ("RBS", "RB") and at + 1 < end  # the court's | most conservative judges
        if view.phrase_at[at] < 0:
            break
        _, last, head = view.phrase(view.phrase_at[at])
    return head, min(last, end)


def phrase(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """The rest of the noun phrase that the number stands in: '40 | Russian soldiers'."""
    if view.tags[at] in ("RB", "RBR", "RBS") and at + 1 < end:
        at += 1  # 'eight | straight World Cups'
    index = view.phrase_at[at]
    if index < 0 or view.tags[at] in ("DT", "PRP", "PRP$", "EX", "WDT", "WP", "POS"):
        return None
    first, last, head = view.phrase(index)
    if first > at or head < at or (view.form(head) is not None and view.lower[head] not in _NOUNS) or is_dash(view, at):
        return None
    trimmed = without_days(view, at, last, head)
    if trimmed is None:
        return NOTHING
    last, head = trimmed
    if numeral.low == 1 and numeral.high == 1:
        single = _single(view, items, at, last, head)
        if single is not None:
            return single
    if view.tags[head] in ("NNS", "NNPS"):
        longer_noun = items.nouns.longest(view.lower, head, end)
        if longer_noun is not None and longer_noun[0] > last:  # 'combat | aircraft', 'prisoners | of war'
            return make(view, items, at, longer_noun[0], longer_noun[0] - 1, "phrase")
        whole = make(view, items, at, last, head, "phrase")
        found = scan(view, items, at, end) if whole.item is None else None
        return found if found is not None and _is_plural(view, found) else whole
    cut = _cut(view, items, at, head) if numeral.low != 1 else None
    if cut is not None:
        return cut
    found = scan(view, items, at, end)
    if found is not None and found.last >= last:
        return found
    longer = _run_on(view, items, at, last, end) if numeral.low != 1 else None
    if longer is not None:
        return longer
    if is_participle(view, at, last):
        return None
    if view.tags[head] in NOUNS or item_at(view, items, at, head) is not None or is_demonym(view, items, head):
        if found is not None and _is_plural(view, found):
            return found  # 'two boats sank', where the verb was taken for a noun
        return make(view, items, at, last, head, "phrase")
    return None


_NOUNS: Final = frozenset(("scores", "quarters"))
"""Words of numbers that are counted themselves."""


def _single(view: View, items: Items, at: int, last: int, head: int) -> Counted | None:
    """'in one case | Internet users', 'one way | Sanders': one counts a singular, what follows begins anew."""
    if view.tags[head] not in ("NNS", "NNP", "NNPS"):
        return None
    first = at
    while (
        at < head and view.tags[at] in ("JJ", "NN") and not (view.tags[at] == "NN" and view.words[at + 1][0].isupper())
    ):
        at += 1
    if at >= head or view.tags[at] != "NN" or not view.words[at].islower():
        return None
    longer = items.nouns.longest(view.lower, at, last)
    return make(view, items, first, at + 1, at, "single") if longer is None or longer[0] == at + 1 else None


def _is_plural(view: View, counted: Counted) -> bool:
    return counted.item is not None and view.tags[counted.head] in ("NNS", "NNPS")


def _run_on(view: View, items: Items, at: int, last: int, end: int) -> Counted | None:
    """'ten large | standing stones', '19 East | / West Coast servers': a plural head beyond what cut the phrase.

    Without anything between it is a name the tagger parted: 'two U.S. | Citizens'.
    """
    if last + 1 >= end or view.lower[last] in _QUOTES:
        return None
    parted = view.phrase_at[last] >= 0 and view.tags[last] in ("NNS", "NNPS")
    if not (parted or view.tags[last] in ("VBG", "VBN") or view.lower[last] in ("/", "and", "or")):
        return None
    at_next = last if parted else last + 1
    index = view.phrase_at[at_next]
    if index < 0 or view.tags[at_next] in ("DT", "PRP", "PRP$", "CD"):
        return None
    first, stop, head = view.phrase(index)
    if view.tags[head] not in ("NNS", "NNPS") or any(view.form(i) is not None for i in range(first, stop)):
        return None
    return make(view, items, at, stop, head, "run_on")


def scan(view: View, items: Items, at: int, end: int) -> Counted | None:
    """Over adjectives, names and conjunctions to a noun of the lexicons: '36 | ballistic and cruise missiles'."""
    best: Counted | None = None
    for first in range(at, min(at + 12, end)):
        if first > at and not _goes_on(view, first - 1, first):
            break
        for matcher in (items.nouns, items.weapons):
            match = matcher.longest(view.lower, first, end)
            if match is None or not (first == at or _is_head(view, items, match[0] - 1, first)):
                continue
            if view.tags[match[0] - 1] in _NEVER or not _capital(view, first, match) or _is_inner(view, match[0], end):
                continue
            if best is None or match[0] > best.last:
                best = make(view, items, at, match[0], match[0] - 1, "scan")
        if best is not None and view.tags[best.head] in ("NNS", "NNPS"):
            break
    return best


def _is_inner(view: View, last: int, end: int) -> bool:
    """'dozens of | private and public courses': an adjective that goes on to a noun is no head."""
    if view.tags[last - 1] != "JJ" or last >= end:
        return False
    if view.lower[last] in ("and", "or", ","):
        last += 1
    return last + 1 < end and view.tags[last] == "JJ" and view.tags[last + 1] in NOUNS


_NEVER: Final = frozenset(("VBD", "VBP", "MD", "TO", "CC", "PRP", "DT", "WDT"))


def _capital(view: View, first: int, match: tuple[int, object]) -> bool:
    """A weapon's name stands in its case."""
    name = match[1]
    return not isinstance(name, Weapon) or is_cased(view, first, match[0], name.form)


def _goes_on(view: View, token: int, following: int) -> bool:
    """The phrase may run on over a token: adjectives, nouns, 'and' or a slash between two of them."""
    if view.lower[token] == ",":  # Saudi, Emirati and Yemeni troops
        return view.tags[token - 1] in ("JJ", "NNP") and view.tags[following] in ("JJ", "NNP")
    if view.lower[token] in ("and", "or", "/", "-", "+"):
        return view.form(following) is None and view.tags[following] in _INNER
    if view.tags[token] == "VBN" and view.tags[token - 1] == "NN" and view.tags[following] != "NNS":
        return False  # 'one time | managed the server'
    capital = view.words[token][:1].isupper() and view.lower[token].isalpha()  # a name, whatever its tag
    return (view.tags[token] in _INNER or capital) and view.form(token) is None


def _is_head(view: View, items: Items, head: int, first: int) -> bool:
    """A plural noun, or a name of a weapon in its case."""
    weapon = items.weapons.longest(view.lower, first, head + 1)
    if weapon is not None and weapon[0] == head + 1 and is_cased(view, first, head + 1, weapon[1].form):
        return True
    noun = items.nouns.longest(view.lower, first, head + 1)
    if noun is None:
        return False
    if noun[0] > first + 1:
        return True
    return view.tags[head] in ("NNS", "NNPS", "NN", "NNP", "FW", "VBZ", "JJ") and (
        view.lower[head].endswith("s") or view.tags[head] in ("NNS", "NN", "NNP")
    )


def make(view: View, items: Items, first: int, last: int, head: int, rule: str, depth: int = 3) -> Counted:
    """A counted phrase with its class; of 'members of the army' the class of the army's people."""
    kind = classify(view, items, first, head)
    if depth and view.lower[head] in _PARTITIVE and last < view.bounds(head)[1] and view.lower[last] == "of":
        inner = after_of(view, items, last, view.bounds(head)[1], depth - 1)
        if inner.item is not None and inner.item != "other":
            item = _part(view.lower[head], inner.item, kind.item)
            return Counted(first, last, head, item, inner.model, rule)
    return Counted(first, last, head, kind.item, kind.model, rule)


def _part(head: str, inner: str, own: str | None) -> str | None:
    """'members of the armed forces' troops; 'rounds of artillery' rockets; 'bodies of civilians' civilians."""
    if head.startswith("round"):
        return "rockets" if inner in ("artillery", "rockets") else inner if inner == "weapons" else own
    if head.startswith(("member", "bod", "corpse", "remain", "famil")):
        return inner if inner in PEOPLE else own
    return inner


def misread(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'five hard drives': no plural number is the subject of a verb in -s, so that word is a noun."""
    if numeral.low == 1:
        return None
    head = at
    while head < end and view.tags[head] in ("JJ", "NN", "NNP", "VBN"):
        head += 1
    if head < end and view.tags[head] == "VBZ" and view.lower[head].endswith("s") and view.lower[head] not in _VERBS:
        return make(view, items, at, head + 1, head, "misread")
    return None


_VERBS: Final = frozenset(("is", "has", "was", "does", "'s", "says"))


def named(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'two | Hermes 450', 'three | Storm Shadows': the name itself is counted, unless a noun goes on after it."""
    match = items.weapons.longest(view.lower, at, end)
    if match is None or not is_cased(view, at, match[0], match[1].form):
        return None
    stop = match[0]
    index = view.phrase_at[stop] if stop < end else -1
    if index >= 0 and view.phrase(index)[2] >= stop:
        first, last, head = view.phrase(index)
        if first < stop or view.tags[stop] in ("JJ", "NN", "NNS"):
            return make(view, items, at, last, head, "phrase") if view.form(head) is None else None
    if view.lower[stop : stop + 1] in (["/"], ["and"], ["or"]):
        return None
    return make(view, items, at, stop, stop - 1, "named")


def abbreviated(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'20 | Islamic State (IS) fighters': a name with its abbreviation before the noun that is counted."""
    if not view.words[at][:1].isupper():
        return None
    opening = at
    while opening < min(at + 8, end) and (view.tags[opening] in _NAMES or view.lower[opening] == "of"):
        opening += 1
    if view.lower[opening : opening + 1] != ["("] or opening + 3 >= end or view.lower[opening + 2] != ")":
        return None
    index = view.phrase_at[opening + 3]
    if not view.words[opening + 1].isupper() or index < 0:
        return None
    _, last, head = view.phrase(index)
    plural = view.tags[head] in ("NNS", "NNPS") and head > opening
    return make(view, items, at, last, head, "abbreviated") if plural else None


_NAMES: Final = frozenset(("NNP", "NNPS", "JJ", "NN", "POS"))


def nominal(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'12 | Chinese were', '30 | elderly', 'one | Iraqi dead': an adjective that stands for people."""
    if view.tags[at] not in ("JJ", "RB", "VBN", "VBD"):
        return None
    if items.nouns.longest(view.lower, at, at + 1) is None and not is_demonym(view, items, at):
        return None
    if at + 1 < end and view.tags[at + 1] in (*_INNER, "RB") and view.lower[at + 1] not in STATES:
        return None
    return make(view, items, at, at + 1, at, "nominal")


def unphrased(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """What the noun phrases miss, found by `scan`."""
    return scan(view, items, at, end)


def joined(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'12 | combined digital and physical sales': adjectives joined before a plural noun that no lexicon has."""
    return _joined(view, items, at, end) or _modified(view, items, at, end)


def _modified(view: View, items: Items, at: int, end: int) -> Counted | None:
    """'20 million | fully diluted shares': adverb, participle and a plural noun."""
    tags = view.tags[at : min(at + 3, end)]
    if tags[:2] not in (["RB", "VBN"], ["RB", "JJ"]) or tags[2:] not in (["NNS"], ["NNPS"]):
        return None
    return make(view, items, at, at + 3, at + 2, "modified")


def _joined(view: View, items: Items, at: int, end: int) -> Counted | None:
    tags, i = view.tags, at
    while i < end and tags[i] in ("RB", "VBN", "JJ"):
        i += 1
    if i == at or tags[i - 1] != "JJ" or i + 1 >= end or view.lower[i] not in ("and", "or"):
        return None
    if tags[i + 1] != "JJ" or view.lower[i + 1] in _QUANTIFIERS:
        return None
    head = i + 2
    while head < end and tags[head] in ("JJ", "VBN", "NN"):
        head += 1
    if head >= end or tags[head] not in ("NNS", "NNPS"):
        return None
    return make(view, items, at, head + 1, head, "joined")


_QUANTIFIERS: Final = frozenset(("many", "several", "other", "few", "more", "numerous", "various", "some"))
_RULES: Final = (abbreviated, state, named, nominal, misread, phrase, predicate, unphrased, joined)
