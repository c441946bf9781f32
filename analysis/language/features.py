"""What the tagger looks at in a word and its neighbours, and NLTK's perceptron over these features.

All but four features depend on word types alone, which is what lets `tagger` sum them once per type. To NLTK's own
features (the word, its affixes, the tags and words around it) these add longer affixes, the shape of the
word, and its class: the Penn tags that a lexicon of English allows it, which tells something also of the many words
that the training text does not have.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from nltk.tag.perceptron import PerceptronTagger

CLASSES: Final = Path(__file__).parent / "word_classes.json.gz"
PLACES: Final = ("i-1", "i-2", "i+1", "i+2")
LONGEST_SHAPE: Final = 6


class ClassTagger(PerceptronTagger):  # type: ignore[misc]  # nltk has no types
    """NLTK's averaged perceptron with the features of this module."""

    def normalize(self, word: str) -> str:
        """The word as it stands: the features normalise it where they want to."""
        return word

    def _make_tagdict(self, sentences: Iterable[list[tuple[str, str]]]) -> None:
        """No word has its tag fixed: in lock step a decision costs no more than a look-up, and errs less."""
        self._sentences = list(sentences)
        self.classes = {tag for sentence in self._sentences for _, tag in sentence}

    def _get_features(self, i: int, word: str, context: list[str], prev: str, prev2: str) -> dict[str, int]:
        i += len(self.START)
        features = [*own_features(word), *tag_features(prev, prev2), pair_feature(prev, word), "bias"]
        for place in PLACES:
            features += neighbour_features(place, context[i + int(place[1:])])
        return dict.fromkeys(features, 1)


def normal(word: str) -> str:
    """NLTK's normal form: 'Kyiv' -> 'kyiv', '2025' -> '!YEAR', '79' -> '!DIGITS', 'Su-34' -> '!HYPHEN'."""
    return str(PerceptronTagger.normalize(None, word))


def shape(word: str) -> str:
    """'Kyiv' -> 'Xx', 'Su-34' -> 'Xx-d', '10,000' -> 'd,d'."""
    kinds: list[str] = []
    for c in word[:40]:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c if c in "-.,/'" else "?"
        if kinds[-1:] != [kind]:
            kinds.append(kind)
    return "".join(kinds)[:LONGEST_SHAPE]


@functools.cache
def load_classes() -> dict[str, str]:
    """'strikes' -> 'NNS VBZ': the Penn tags that the lexicon allows each word, read at first use."""
    data: dict[str, str] = json.loads(gzip.decompress(CLASSES.read_bytes()))
    return {word: tags for tags, words in data.items() for word in words.split()}


def word_class(word: str) -> str:
    """'strikes' -> 'NNS VBZ'; of words that the lexicon lacks only the last letter: 'Kharkiv' -> '?v'."""
    lower = word.lower()
    return load_classes().get(lower) or f"?{lower[-1:]}"


def own_features(word: str) -> list[str]:
    """Features of the word to tag."""
    lower, pattern, kind = word.lower(), shape(word), word_class(word)
    suffixes = [f"i suf{n} {word[-n:]}" for n in (1, 2, 3, 4)]
    prefixes = [f"i pref1 {word[:1]}", f"i pref2 {lower[:2]}", f"i pref3 {lower[:3]}"]
    return [f"i word {normal(word)}", *suffixes, *prefixes, f"i shape {pattern}", f"i class {kind}",
            f"i class+shape {kind} {pattern[:2]}"]  # fmt: skip


def neighbour_features(place: str, word: str) -> list[str]:
    """Features of a word one or two places off (`place` one of PLACES)."""
    features = [f"{place} word {normal(word)}"]
    if place != "i-2":
        features.append(f"{place} class {word_class(word)}")
    if place in ("i-1", "i+1"):
        features += [f"{place} suf3 {normal(word)[-3:]}", f"{place} shape {shape(word)}"]
    return features


def tag_features(prev: str, prev2: str) -> list[str]:
    """Features of the two tags before."""
    return [f"i-1 tag {prev}", f"i-2 tag {prev2}", f"i-1 tag+i-2 tag {prev} {prev2}"]


def pair_feature(prev: str, word: str) -> str:
    """The tag before together with the word."""
    return f"i-1 tag+i word {prev} {normal(word)}"
