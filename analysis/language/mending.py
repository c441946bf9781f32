"""Tags mended by what stands around them: names with a verb or preposition, compounds, the possessive of a plural."""

from __future__ import annotations

from typing import Final

import numpy as np

from .document import TAG_ID, Bytes, Ints
from .features import word_class
from .forms import Mask
from .tokens import Tokens

VERBS: Final = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
FINITE: Final = ("VBD", "VBZ", "VBP", "MD", "VBN")  # VBN: a past form after what was taken for a verb
NOT_IN_NAMES: Final = ("DT", "PRP", "PRP$", "CC", "TO", "MD", "WRB", "WP", "EX")
FUNCTION: Final = ("RP", "IN", "DT", "CC", "PRP")
UNLIKE_NAMES: Final = ("IN", "MD", "RB", "VB", "VBP", "VBZ", "VBD", "UH", "FW", "NN")
NOUNS: Final = ("NN", "NNS", "NNP", "NNPS", "JJ")
APOSTROPHES: Final = frozenset(("'", "’"))
ARABIC: Final = frozenset(("al", "el", "ul", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az"))
FIGHTING: Final = frozenset(
    ("forces", "troops", "soldiers", "rebels", "militants", "fighters", "insurgents", "gunmen", "separatists",
     "guerrillas", "drones", "missiles", "jets", "warplanes", "helicopters", "gunboats", "warships")
)  # fmt: skip
SAYING: Final = frozenset(("say",))
KILLING: Final = frozenset(("kill", "wound", "injure", "cross", "capture", "seize"))
STATING: Final = frozenset(("states", "notes"))
OBJECT: Final = ("NN", "NNS", "NNP", "DT", "JJ", "CD", "PRP$")
MODIFYING: Final = frozenset(("arms", "weapons", "munitions", "communications", "operations", "sports", "goods"))
CIVILIANS: Final = frozenset(("civilian", "national", "native", "militant", "conscript", "criminal"))
OPENING: Final = frozenset(("‘", "`"))


def mend_tags(tag: Bytes, found: Tokens, first: Ints) -> Bytes:
    """The tags of T tokens, mended; `first` token of each sentence."""
    tag = _mend_compounds(_mend_acronyms(tag, found), found)
    tag = _mend_attacks(_mend_loads(_mend_civilians(tag, found), found), found)
    return _mend_possessives(_mend_names(tag, found, first), found, first)


def _mend_loads(tag: Bytes, found: Tokens) -> Bytes:
    """'a plane carrying 12 soldiers crashes near': the verb of what has them aboard, taken for their compound."""
    holding = _has(tag, ("VBG", "IN"))
    counted = _after(_after(holding) & _has(tag, ("CD",))) & _has(tag, ("NNS",)) & ~found.written_as(MODIFYING)
    doubtful = _after(counted) & _has(tag, ("NNS",)) & _before(_has(tag, ("IN", "TO", "RB", "DT", ".", ",")))
    mended = tag.copy()
    for at in np.flatnonzero(doubtful).tolist():
        if "VBZ" in word_class(found.types[found.type[at]]):
            mended[at] = TAG_ID["VBZ"]
    return mended


def _mend_attacks(tag: Bytes, found: Tokens) -> Bytes:
    """'the armed forces strike fuel depots', 'police say', 'the authority states that': no nouns of a compound."""
    fighting = np.fromiter((form.lower() in FIGHTING for form in found.types), np.bool_, len(found.types))[found.type]
    doubtful = _after(fighting) & _has(tag, ("NN",)) & _before(_has(tag, OBJECT))
    mended = tag.copy()
    for at in np.flatnonzero(doubtful).tolist():
        if "VB" in word_class(found.types[found.type[at]]).split():
            mended[at] = TAG_ID["VBP"]
    noun = _after(_has(tag, ("NN", "NNS", "NNP", "NNPS"))) & _has(tag, ("NN",))
    mended[noun & found.written_as(SAYING)] = TAG_ID["VBP"]  # 'police say'
    mended[noun & found.written_as(KILLING) & _before(_has(tag, ("CD", "DT")))] = TAG_ID["VBP"]
    told = found.written_as(("report",)) & _has(tag, ("NN", "VB"))
    placed = _after(_after(_has(tag, ("NNS",))) & _has(tag, ("IN",))) & _has(tag, ("NNP",))
    mended[told & _after(placed) & _before(found.written_as(("that",)))] = TAG_ID[
        "VBP"
    ]  # 'officials in Kyiv report that'
    media = found.written_as(("media",)) & _after(_after(_has(tag, (",",))))
    mended[told & _after(media) & _before(_has(tag, (".",)))] = TAG_ID["VBP"]  # ', local media report.'
    stating = found.written_as(STATING) & _has(tag, ("NNS",)) & _after(_has(tag, ("NN", "NNP")))
    stating &= _before(found.written_as(("that",)))
    mended[stating] = TAG_ID["VBZ"]
    mended[_after(stating)] = TAG_ID["IN"]
    further = found.written_as(("other",)) & _after(_has(tag, ("CD",)))
    mended[_after(further) & _has(tag, ("VBD",)) & _before(_has(tag, NOUNS))] = TAG_ID["JJ"]  # '21 other captured men'
    return mended


def _mend_civilians(tag: Bytes, found: Tokens) -> Bytes:
    """'the death of a civilian and a guard': an article's adjective of people with no noun after it is one."""
    modified = _has(tag, (*NOUNS, "VBG", "VBN", "CD"))
    modified |= _has(tag, ("CC",)) & _before(modified)  # 'a civilian and military airport'
    wrong = found.written_as(CIVILIANS) & _has(tag, ("JJ",)) & ~_before(modified)
    return np.where(wrong & _after(_has(tag, ("DT", "CD", "JJ"))), np.uint8(TAG_ID["NN"]), tag)


def _mend_acronyms(tag: Bytes, found: Tokens) -> Bytes:
    """'UNICEF data', 'the ACLED figures', 'Jisr ash-Shughur': a word in capitals among others is a name."""
    loud = np.fromiter(map(_is_acronym, found.types), np.bool_, len(found.types))[found.type]
    arabic = np.fromiter(map(_has_article, found.types), np.bool_, len(found.types))[found.type]
    wrong = (loud & _has(tag, UNLIKE_NAMES) & ~_after(loud) & ~_before(loud)) | arabic
    mended = np.where(wrong, np.uint8(TAG_ID["NNP"]), tag)
    mended[_after(wrong) & _has(tag, ("VBN",))] = TAG_ID["VBD"]
    return mended


def _mend_names(tag: Bytes, found: Tokens, first: Ints) -> Bytes:
    """'Human Rights Watch said', 'Reporters Without Borders said': NNP for what was taken for a verb or preposition.

    A capitalised word after another, then a lower-case finite verb; a preposition has one more between. In a
    headline all words are capitalised: nothing follows in lower case.
    """
    upper = np.fromiter(map(_is_capital, found.types), np.bool_, len(found.types))[found.type]
    capital = upper & ~_has(tag, NOT_IN_NAMES)
    within = np.ones(len(tag), dtype=np.bool_)
    within[first] = False
    goes_on = _after(capital) & capital & within
    told = _before(_has(tag, FINITE) & ~upper & within)
    wrong = goes_on & ((_has(tag, VERBS) & told) | (_has(tag, ("IN",)) & _before(goes_on & told)))
    mended = np.where(wrong, np.uint8(TAG_ID["NNP"]), tag)
    mended[_after(wrong) & _has(tag, ("VBN",))] = TAG_ID["VBD"]
    return mended


def _mend_compounds(tag: Bytes, found: Tokens) -> Bytes:
    """'anti-ship missiles', 'a front-runner': a hyphenated word is no function word; an adjective before a noun."""
    compound = np.fromiter(map(_is_compound, found.types), np.bool_, len(found.types))[found.type]
    wrong = compound & _has(tag, FUNCTION)
    if not wrong.any():
        return tag
    return np.where(wrong, np.where(_before(_has(tag, NOUNS)), TAG_ID["JJ"], TAG_ID["NN"]).astype(np.uint8), tag)


def _mend_possessives(tag: Bytes, found: Tokens, first: Ints) -> Bytes:
    """'a doctors' union': the mark right after a plural, before a noun, where no quotation was opened."""
    marks = found.written_as(APOSTROPHES)
    touching = np.zeros(len(tag), dtype=np.bool_)
    touching[1:] = found.begin[1:] == found.end[:-1]
    plural = _after(_has(tag, ("NNS", "NNPS", "NNP")))
    wrong = marks & touching & plural & _before(_has(tag, NOUNS) & ~touching) & _has(tag, ("''",))
    opening = np.flatnonzero((marks & ~touching) | found.written_as(OPENING))
    for at in np.flatnonzero(wrong).tolist():
        start = int(first[np.searchsorted(first, at, side="right") - 1])
        wrong[at] = not len(opening[(opening >= start) & (opening < at)])
    return np.where(wrong, np.uint8(TAG_ID["POS"]), tag)


def _is_acronym(form: str) -> bool:
    return len(form) > 3 and form.isalpha() and form.isupper()


def _has_article(form: str) -> bool:
    """'ash-Shughur', 'al-Tanf': a name with the Arabic article."""
    article, hyphen, name = form.partition("-")
    return bool(hyphen) and article in ARABIC and name[:1].isupper()


def _is_capital(form: str) -> bool:
    return form[:1].isupper() and form[1:].islower()


def _is_compound(form: str) -> bool:
    """Two words of three letters and more around one hyphen."""
    left, hyphen, right = form.partition("-")
    return bool(hyphen) and len(left) > 2 and len(right) > 2 and left.isalpha() and right.isalpha()


def _after(mask: Mask) -> Mask:
    """True where the token before is."""
    shifted = np.zeros(len(mask), dtype=np.bool_)
    shifted[1:] = mask[:-1]
    return shifted


def _before(mask: Mask) -> Mask:
    """True where the next token is."""
    shifted = np.zeros(len(mask), dtype=np.bool_)
    shifted[:-1] = mask[1:]
    return shifted


def _has(tag: Bytes, tags: tuple[str, ...]) -> Mask:
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[[TAG_ID[name] for name in tags]] = True
    return np.asarray(wanted[tag])
