"""Words of names tagged for what they mean elsewhere: 'Human Rights Watch said', 'Reporters Without Borders said'."""

from __future__ import annotations

from typing import Final

import numpy as np

from .document import TAG_ID, Bytes, Ints, Mask

VERBS: Final = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
FINITE: Final = ("VBD", "VBZ", "VBP", "MD", "VBN")  # VBN: a past form after what was taken for a verb
NOT_IN_NAMES: Final = ("DT", "PRP", "PRP$", "CC", "TO", "MD", "WRB", "WP", "EX")


def mend_names(tag: Bytes, types: tuple[str, ...], token_type: Ints, first: Ints) -> Bytes:
    """The tags, with NNP for what ends a name before its verb and was taken for a verb or preposition.

    A capitalised word after another, then a lower-case finite verb; a preposition has one more between. In a
    headline all words are capitalised: nothing follows in lower case. T tokens; `first` token of each sentence.
    """
    upper = np.fromiter(map(_is_capital, types), np.bool_, len(types))[token_type]
    capital = upper & ~_has(tag, NOT_IN_NAMES)
    within = np.ones(len(tag), dtype=np.bool_)
    within[first] = False
    goes_on = capital.copy()
    goes_on[1:] &= capital[:-1]
    goes_on[:1] = False
    goes_on &= within
    told = np.zeros(len(tag), dtype=np.bool_)
    told[:-1] = (_has(tag, FINITE) & ~upper)[1:] & within[1:]
    joined = np.zeros(len(tag), dtype=np.bool_)
    joined[:-1] = (goes_on & told)[1:]
    wrong = goes_on & ((_has(tag, VERBS) & told) | (_has(tag, ("IN",)) & joined))
    mended = np.where(wrong, np.uint8(TAG_ID["NNP"]), tag)
    after = np.zeros(len(tag), dtype=np.bool_)
    after[1:] = wrong[:-1]
    mended[after & _has(tag, ("VBN",))] = TAG_ID["VBD"]
    return mended


def _is_capital(form: str) -> bool:
    return form[:1].isupper() and form[1:].islower()


def _has(tag: Bytes, tags: tuple[str, ...]) -> Mask:
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[[TAG_ID[name] for name in tags]] = True
    return np.asarray(wanted[tag])
