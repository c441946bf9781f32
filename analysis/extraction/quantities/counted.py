"""The noun phrase a number counts."""

from __future__ import annotations

from typing import Final

from .classes import NOTHING, NOUNS, Counted, Items, is_cased, is_demonym, item_at
from .nouns import INNER, after_of, cut_at_verb, joined_adjectives, make, scan
from .numerals import Numeral
from .states import STATES, state
from .trimming import is_dash, is_participle, without_days
from .view import View

_LINKS: Final = frozenset(("were", "are", "was", "is", "being"))
_QUOTES: Final = frozenset(('"', "“", "‘", "'", "``"))
_ANAPHORS: Final = frozenset(("them", "whom", "which", "these", "those"))


def find_counted(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted:
    """What the number that ends before token `at` counts."""
    if numeral.rest:
        return _inside(view, items, numeral, at, end)
    if at >= end:
        return NOTHING
    if view.lower[at : at + 2] == ["more", "of"]:
        at += 1  # 'four more of its peacekeepers'
    if view.lower[at] in ("of", "out"):
        return _anaphoric(view, items, at, end) or after_of(view, items, at, end)
    if view.lower[at] in _QUOTES and at + 1 < end:
        at += 1
        quoted = _quoted(view, items, at, end)
        if quoted is not None:
            return quoted
    for rule in _RULES:
        found = rule(view, items, numeral, at, end)
        if found is not None:
            fell = view.lower[found.head : found.head + 2] == ["shot", "down"]  # '28 shot down' counts no shots
            return NOTHING if fell else _adjusted(view, items, numeral, found, end)
    return NOTHING


def _adjusted(view: View, items: Items, numeral: Numeral, found: Counted, end: int) -> Counted:
    """'500 wealthy "founding families"' goes on within the quotation; of 'one poll | shows' the verb is cut."""
    plural = view.tags[found.head] in ("NNS", "NNPS")
    if numeral.low == 1 and numeral.high == 1:
        verb = (plural or view.tags[found.head] == "VBZ") and found.head > found.first
        if verb and view.tags[found.head - 1] == "NN" and found.head + 1 == found.last:
            return make(view, items, found.first, found.head, found.head - 1, found.rule)
        return found
    if plural or found.last >= end or view.lower[found.last] not in _QUOTES | {"''"}:
        return found
    return _plural_at(view, items, found.first, found.last + 1, end) or found


def _quoted(view: View, items: Items, at: int, end: int) -> Counted | None:
    """'nine "| remote" islands': the noun behind a quotation that ends in none."""
    for closing in range(at + 1, min(at + 6, end)):
        if view.lower[closing] in _CLOSING:
            inner = view.tags[closing - 1] in ("NNS", "NNPS")
            return None if inner else _plural_at(view, items, at, closing + 1, end)
    return None


def _plural_at(view: View, items: Items, first: int, at: int, end: int) -> Counted | None:
    """From `first` to the end of a phrase that begins at token `at` and has a plural head."""
    if at >= end or view.phrase_at[at] < 0 or view.form(at) is not None:
        return None
    begins, last, head = view.phrase(view.phrase_at[at])
    if begins < at or view.tags[head] not in ("NNS", "NNPS"):
        return None
    return make(view, items, first, last, head, "quoted")


_CLOSING: Final = frozenset(('"', "”", "''", "’", "'"))


def _inside(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted:
    """'15-nation coalition' counts nations, in its own token; '10-strong' what follows."""
    token = numeral.last - 1
    noun = numeral.rest.strip("-–‑")
    match = items.nouns.longest([noun], 0, 1) if noun != "figure" else None  # a six-figure sum
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
    if first >= end or view.phrase_at[first] < 0:
        return None
    single = view.lower[first] in ("a", "an") and view.lower[at - 3 : at - 1] == [
        "one",
        "of",
    ]  # 'one of them | a child'
    if view.tags[first] in ("DT", "PRP", "PRP$", "CD", "WDT") and not single:
        return None
    _, last, head = view.phrase(view.phrase_at[first])
    if head < first or view.tags[head] not in (("NN",) if single else ("NNS", "NNPS")):
        return None
    if first == at and last < end and view.tags[last] in ("VBD", "VBP", "MD", "VBZ"):
        return None
    return make(view, items, first + single, last, head, "predicate")


_STAYING: Final = frozenset(("remain", "stay", "survive", "die", "live"))


def predicate(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'(two | were children)'."""
    if view.lower[at] not in _LINKS:
        return None
    return _predicate(view, items, at, end)


def phrase(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """The rest of the noun phrase that the number stands in: '40 | Russian soldiers'."""
    if view.tags[at] in ("RB", "RBR", "RBS") and at + 1 < end:
        at += 1  # 'eight | straight World Cups'
    index = view.phrase_at[at]
    if view.lower[at] in _STAYING and numeral.low != 1:
        return None  # 'four | remain trapped'
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
    cut = cut_at_verb(view, items, at, head) if numeral.low != 1 else None
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
    if view.lower[last] == "," and view.tags[last + 1] == "JJ":  # 'hypersonic |, ballistic, and cruise missiles'
        while last + 1 < end and (view.tags[last] in ("JJ", ",", "CC") or view.lower[last] in ("and", "or")):
            last += 1
        last -= 1
    parted = view.phrase_at[last] >= 0 and view.tags[last] in ("NNS", "NNPS")
    if not (parted or view.tags[last] in ("VBG", "VBN") or view.lower[last] in ("/", "and", "or", ",")):
        return None
    at_next = last if parted else last + 1
    index = view.phrase_at[at_next]
    if index < 0 or view.tags[at_next] in ("DT", "PRP", "PRP$", "CD"):
        return None
    first, stop, head = view.phrase(index)
    if view.tags[head] not in ("NNS", "NNPS") or any(view.form(i) is not None for i in range(first, stop)):
        return None
    return make(view, items, at, stop, head, "run_on")


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
    if "(" not in view.lower[at + 1 : min(at + 8, end)]:
        return None
    opening = at
    while opening < min(at + 8, end) and (view.tags[opening] in _NAMES or view.lower[opening] == "of"):
        opening += 1
    if opening + 3 >= end or view.lower[opening] != "(" or not view.words[opening + 1][:1].isupper():
        return None
    after = next((i + 1 for i in range(opening + 2, min(opening + 6, end - 1)) if view.lower[i] == ")"), opening)
    index = view.phrase_at[after]
    if after == opening or index < 0:
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
    last = at + 1 + (view.lower[at + 1 : at + 2] != [] and view.lower[at + 1] in STATES)  # '21 | other captured men'
    if last < end and view.tags[last] in (*INNER, "RB"):
        return None
    return make(view, items, at, at + 1, at, "nominal")


def unphrased(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """What the noun phrases miss, found by `scan`."""
    return scan(view, items, at, end)


def joined(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'12 | combined digital and physical sales': adjectives joined before a plural noun that no lexicon has."""
    return joined_adjectives(view, items, at, end) or _modified(view, items, at, end)


def _modified(view: View, items: Items, at: int, end: int) -> Counted | None:
    """'30 | newly painted boats': adverb, participle and a plural noun."""
    tags = view.tags[at : min(at + 3, end)]
    if tags[:2] not in (["RB", "VBN"], ["RB", "JJ"]) or tags[2:] not in (["NNS"], ["NNPS"]):
        return None
    return make(view, items, at, at + 3, at + 2, "modified")


_RULES: Final = (abbreviated, state, named, nominal, misread, phrase, predicate, unphrased, joined)
