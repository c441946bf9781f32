"""Penn tags: NLTK's PerceptronTagger on our weights, decoded for many sentences in lock step.

Of the perceptron's features only four depend on the tags before; the others (see `features`) depend on word
types alone. So their scores are summed once per type, and at each position all sentences of a batch are
decided at once with numpy. Weights are whole numbers: the sums, and so the tags, are exactly those of
NLTK's own loop, which `nltk_tagger` gives for comparison.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from .document import TAG_ID, TAGS, Bytes, Ints
from .features import PLACES, ClassTagger, neighbour_features, normal, own_features, pair_feature, tag_features

Scores = npt.NDArray[np.int32]
WEIGHTS: Final = Path(__file__).parent / "tagger.json.gz"
MOST_TYPES: Final = 400_000  # rows kept before the cache of types starts anew (about 0.4 GB)
CHUNK: Final = 200_000  # tokens decided at a time
BLOCK: Final = 2_048  # tokens scored at a time: few enough for the processor's cache
PAIR: Final = pair_feature("", "")[:-1]  # how the features of a tag and a word begin
ADDED: Final = 2_000  # new word types summed at a time


class Weights(NamedTuple):
    """Weights of the perceptron as a matrix: a row a feature, a column a class; the last row is of zeros."""

    classes: list[str]
    row: dict[str, int]  # of each feature
    matrix: Scores


def read_weights() -> Weights:
    """The weights in tagger.json.gz, in thousandths. Classes stand in falling order: see LockStepTagger."""
    data: dict[str, Any] = json.loads(gzip.decompress(WEIGHTS.read_bytes()))
    classes = sorted(data["classes"], reverse=True)
    column = np.array([classes.index(name) for name in data["classes"]])
    features: list[str] = data["features"]
    matrix = np.zeros((len(features) + 1, len(classes)), dtype=np.int32)
    matrix[np.repeat(np.arange(len(features)), data["counts"]), column[data["labels"]]] = data["weights"]
    return Weights(classes, {feature: i for i, feature in enumerate(features)}, matrix)


def nltk_tagger() -> ClassTagger:
    """NLTK's own tagger on the same weights."""
    classes, row, matrix = read_weights()
    weights = {
        feature: {classes[c]: float(matrix[i, c]) for c in np.flatnonzero(matrix[i]).tolist()}
        for feature, i in row.items()
    }
    tagger = ClassTagger(load=False)
    tagger.decode_json_params((weights, {}, classes))
    return tagger


class LockStepTagger:
    """The perceptron as arrays. Classes stand in falling order, so the first best is NLTK's choice in a tie."""

    def __init__(self, weights: Weights) -> None:
        self.classes, self._feature_row, self._matrix = weights
        self._start = len(self.classes)  # index of -START-, and of -START2- as a tag before
        self._tag_ids = np.array([TAG_ID[name] for name in self.classes], dtype=np.uint8)
        self._before = self._scores_before()
        self._pair_features = self._group_pairs()
        self._forget()

    def _forget(self) -> None:
        k = len(self.classes)
        self._index: dict[str, int] = {}
        self._rows = np.zeros((len(PLACES) + 1, 1024, k), dtype=np.int32)  # own, and as a neighbour in each place
        self._pair_row = np.full((1024, k + 2), len(self._matrix) - 1, dtype=np.int32)
        self._add([*ClassTagger.START, *ClassTagger.END])

    def _sum(self, features: Sequence[Sequence[str]]) -> Scores:
        """Scores of each group of features."""
        row, nothing = self._feature_row, len(self._matrix) - 1
        rows = np.fromiter((row.get(f, nothing) for group in features for f in group), np.int64)
        begin = np.cumsum([0, *map(len, features[:-1])])
        return np.asarray(np.add.reduceat(self._matrix[rows], begin, axis=0))

    def _scores_before(self) -> Scores:
        """(tag before, tag before that) -> scores, bias included; two more indices for the start markers."""
        names = [*self.classes, *ClassTagger.START]
        scores = self._sum([["bias", *tag_features(one, two)] for one in names for two in names])
        return scores.reshape(len(names), len(names), -1)

    def _group_pairs(self) -> dict[str, list[tuple[int, int]]]:
        """Normal form of a word -> the tags before it that have a weight with it, and the row of the feature."""
        names = {name: i for i, name in enumerate([*self.classes, *ClassTagger.START])}
        grouped: dict[str, list[tuple[int, int]]] = {}
        for feature, row in self._feature_row.items():
            if feature.startswith(PAIR):
                tag, _, word = feature[len(PAIR) :].partition(" ")
                grouped.setdefault(word, []).append((names[tag], row))
        return grouped

    def _add(self, words: Sequence[str]) -> None:
        """Sum the scores of new word types in each place they can have around a token."""
        for i in range(0, len(words), ADDED):
            some = words[i : i + ADDED]
            at = len(self._index)
            while at + len(some) > len(self._pair_row):
                self._grow()
            here = slice(at, at + len(some))
            self._rows[0, here] = self._sum([own_features(word) for word in some])
            for p, place in enumerate(PLACES, 1):
                self._rows[p, here] = self._sum([neighbour_features(place, word) for word in some])
            for word in some:
                for tag, row in self._pair_features.get(normal(word), ()):
                    self._pair_row[len(self._index), tag] = row
                self._index[word] = len(self._index)

    def _grow(self) -> None:
        self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)), axis=1)
        self._pair_row = np.concatenate((self._pair_row, np.full_like(self._pair_row, len(self._matrix) - 1)))

    def _type_rows(self, types: Sequence[str]) -> Ints:
        if len(self._index) > MOST_TYPES:
            self._forget()
        index = self._index
        self._add([word for word in types if word not in index])
        return np.fromiter((index[word] for word in types), np.int32, len(types))

    def tag(self, types: Sequence[str], token_type: Ints, first: Ints, last: Ints) -> Bytes:
        """Indices into TAGS for all tokens; `first` and `last` bound the sentences, which tile the tokens."""
        rows = self._type_rows(types)
        out = np.zeros(len(token_type), dtype=np.uint8)
        s = 0
        while s < len(first):
            stop = max(s + 1, int(np.searchsorted(last, first[s] + CHUNK, side="right")))
            begin, end = int(first[s]), int(last[stop - 1])
            tags = self._decode(rows[token_type[begin:end]], first[s:stop] - begin, last[s:stop] - begin)
            out[begin:end] = self._tag_ids[tags]
            s = stop
        return out

    def _static_scores(self, row: Ints, first: Ints, last: Ints) -> Scores:
        """Scores that no tag before enters (T, classes)."""
        n = len(row)
        own, left1, left2, right1, right2 = self._rows
        start, start2, end, end2 = range(4)
        before = np.concatenate(([start, start2], row, [end, end2])).astype(np.int32)
        one, two, next1, next2 = (before[d : d + n].copy() for d in (1, 0, 3, 4))
        one[first], two[first] = start2, start
        longer = last - first > 1
        two[first[longer] + 1] = start2
        next1[last - 1], next2[last - 1] = end, end2
        next2[last[longer] - 2] = end
        scores = np.empty((n, own.shape[1]), dtype=np.int32)
        for begin in range(0, n, BLOCK):
            block = slice(begin, begin + BLOCK)
            some = own.take(row[block], axis=0)  # half the time of own[...]
            for table, at in ((left1, one), (left2, two), (right1, next1), (right2, next2)):
                some += table.take(at[block], axis=0)
            scores[block] = some
        return scores

    def _decode(self, row: Ints, first: Ints, last: Ints) -> npt.NDArray[np.int64]:
        scores = self._static_scores(row, first, last)
        out = np.zeros(len(row), dtype=np.int64)
        order = np.argsort(first - last, kind="stable")  # longest first
        first, size = first[order], (last - first)[order]
        nothing = len(self._matrix) - 1
        prev = np.full(len(first), self._start)
        prev2 = np.full(len(first), self._start + 1)
        for position in range(int(size[0]) if len(size) else 0):
            active = int(np.searchsorted(-size, -position, side="left"))
            at = first[:active] + position
            before, before2 = prev[:active], prev2[:active]
            total = scores.take(at, axis=0)
            total += self._before[before, before2]
            pair = self._pair_row[row[at], before]
            known = np.flatnonzero(pair != nothing)
            total[known] += self._matrix[pair[known]]
            best = out[at] = total.argmax(axis=1)
            prev2, prev = before, best
        return out

    def tag_sentences(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Penn tags of tokenized sentences, all decoded together."""
        index: dict[str, int] = {}
        flat = [index.setdefault(word, len(index)) for words in sentences for word in words]
        size = np.array([len(words) for words in sentences], dtype=np.int32)
        last = np.cumsum(size, dtype=np.int32)
        full = size > 0
        tags = self.tag(list(index), np.array(flat, dtype=np.int32), (last - size)[full], last[full])
        names = [TAGS[i] for i in tags.tolist()]
        return [names[a - n : a] for a, n in zip(last.tolist(), size.tolist(), strict=True)]


@functools.cache
def load_tagger() -> LockStepTagger:
    """The tagger of this process, loaded at first use."""
    return LockStepTagger(read_weights())
