"""Penn tags: NLTK's PerceptronTagger on our weights, decoded for many sentences in lock step.

Of the perceptron's features only three depend on the tags before; the others (the word, its affixes, its
neighbours) depend on word types alone. So their scores are summed once per type, and at each position
all sentences of a batch are decided at once with numpy. Weights are whole numbers: the sums, and so the
tags, are exactly those of NLTK's own loop, which `nltk_tagger` gives for comparison.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from nltk.tag.perceptron import PerceptronTagger

from .document import TAG_ID, Bytes, Ints

Scores = npt.NDArray[np.int32]
WEIGHTS: Final = Path(__file__).parent / "tagger.json.gz"
MOST_TYPES: Final = 400_000  # rows kept before the cache of types starts anew (about 0.4 GB)
CHUNK: Final = 200_000  # tokens scored at a time


def _read_weights() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(gzip.decompress(WEIGHTS.read_bytes()))
    return data


def nltk_tagger() -> PerceptronTagger:
    """NLTK's own tagger on the same weights."""
    data = _read_weights()
    classes: list[str] = data["classes"]
    weights = {
        feature: {classes[int(i)]: float(w) for i, w in by_class.items()}
        for feature, by_class in data["weights"].items()
    }
    tagger = PerceptronTagger(load=False)
    tagger.decode_json_params((weights, data["tagdict"], classes))
    return tagger


class LockStepTagger:
    """The perceptron as arrays. Classes stand in falling order, so the first best is NLTK's choice in a tie."""

    def __init__(self, data: dict[str, Any]) -> None:
        names: list[str] = data["classes"]
        order = sorted(range(len(names)), key=lambda i: names[i], reverse=True)
        self.classes = [names[i] for i in order]
        self._place = {str(old): new for new, old in enumerate(order)}
        self._start = len(names)  # index of -START-, and of -START2- as a tag before
        self._tag_ids = np.array([TAG_ID[name] for name in self.classes], dtype=np.uint8)
        self._tagdict = {w: self.classes.index(t) for w, t in data["tagdict"].items()}
        self._weights: dict[str, dict[str, dict[str, int]]] = {}
        for feature, by_class in data["weights"].items():
            name, _, value = _split_feature(feature)
            self._weights.setdefault(name, {})[value] = by_class
        self._before = self._scores_before()
        self._pairs = self._weights.get("i-1 tag+i word", {})
        self._pair_words = self._group_pairs()
        self._forget()

    def _forget(self) -> None:
        k = len(self.classes)
        self._index: dict[str, int] = {}
        self._rows = np.zeros((5, 1024, k), dtype=np.int32)  # own, left 1, left 2, right 1, right 2
        self._fixed = np.full(1024, -1, dtype=np.int16)
        self._pair_row = np.zeros((1024, k + 2), dtype=np.int32)
        self._pair_scores = [np.zeros(k, dtype=np.int32)]
        self._pair_table = np.zeros((1, k), dtype=np.int32)
        for marker in (*PerceptronTagger.START, *PerceptronTagger.END):
            self._add(marker, marker)

    def _vector(self, name: str, value: str, into: Scores) -> None:
        for i, weight in self._weights.get(name, {}).get(value, {}).items():
            into[self._place[i]] += weight

    def _scores_before(self) -> Scores:
        """(tag before, tag before that) -> scores, bias included; two more indices for the start markers."""
        k = len(self.classes)
        names = [*self.classes, *PerceptronTagger.START]
        table = np.zeros((k + 2, k + 2, k), dtype=np.int32)
        one, two = np.zeros((k + 2, k), dtype=np.int32), np.zeros((k + 2, k), dtype=np.int32)
        bias = np.zeros(k, dtype=np.int32)
        self._vector("bias", "", bias)
        for i, name in enumerate(names):
            self._vector("i-1 tag", name, one[i])
            self._vector("i-2 tag", name, two[i])
        table += one[:, None, :] + two[None, :, :] + bias
        for i, first in enumerate(names):
            for j, second in enumerate(names):
                self._vector("i tag+i-2 tag", f"{first} {second}", table[i, j])
        return table

    def _group_pairs(self) -> dict[str, list[tuple[int, str]]]:
        """word -> the tags before it that have a weight with it."""
        names = {name: i for i, name in enumerate([*self.classes, *PerceptronTagger.START])}
        grouped: dict[str, list[tuple[int, str]]] = {}
        for value in self._pairs:
            tag, _, word = value.partition(" ")
            if tag in names:
                grouped.setdefault(word, []).append((names[tag], value))
        return grouped

    def _add(self, word: str, normal: str) -> int:
        """Sum the scores of one word type in each place it can have around a token."""
        at = self._index[word] = len(self._index)
        if at >= len(self._fixed):
            self._grow()
        rows = self._rows[:, at]
        self._vector("i suffix", word[-3:], rows[0])
        self._vector("i pref1", word[:1], rows[0])
        self._vector("i word", normal, rows[0])
        for place, name in enumerate(("i-1", "i-2", "i+1", "i+2"), 1):
            self._vector(f"{name} word", normal, rows[place])
            self._vector(f"{name} suffix", normal[-3:], rows[place])
        self._fixed[at] = self._tagdict.get(word, -1)
        for tag, value in self._pair_words.get(normal, ()):
            scores = np.zeros(len(self.classes), dtype=np.int32)
            self._vector("i-1 tag+i word", value, scores)
            self._pair_row[at, tag] = len(self._pair_scores)
            self._pair_scores.append(scores)
        return at

    def _grow(self) -> None:
        n = len(self._fixed)
        self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)), axis=1)
        self._fixed = np.concatenate((self._fixed, np.full(n, -1, dtype=np.int16)))
        self._pair_row = np.concatenate((self._pair_row, np.zeros_like(self._pair_row)))

    def _type_rows(self, types: Sequence[str]) -> Ints:
        if len(self._index) > MOST_TYPES:
            self._forget()
        normalize = PerceptronTagger.normalize
        index = self._index
        for word in types:
            if word not in index:
                self._add(word, normalize(self, word))
        if len(self._pair_table) != len(self._pair_scores):
            self._pair_table = np.array(self._pair_scores)
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
        scores = own[row]
        start, start2, end, end2 = range(4)
        before = np.concatenate(([start, start2], row, [end, end2])).astype(np.int32)
        one, two, next1, next2 = (before[d : d + n].copy() for d in (1, 0, 3, 4))
        one[first], two[first] = start2, start
        longer = last - first > 1
        two[first[longer] + 1] = start2
        next1[last - 1], next2[last - 1] = end, end2
        next2[last[longer] - 2] = end
        for table, at in ((left1, one), (left2, two), (right1, next1), (right2, next2)):
            scores += table[at]
        return np.asarray(scores)

    def _decode(self, row: Ints, first: Ints, last: Ints) -> npt.NDArray[np.int64]:
        scores = self._static_scores(row, first, last)
        fixed, out = self._fixed[row], np.zeros(len(row), dtype=np.int64)
        order = np.argsort(first - last, kind="stable")  # longest first
        first, size = first[order], (last - first)[order]
        prev = np.full(len(first), self._start)
        prev2 = np.full(len(first), self._start + 1)
        for position in range(int(size[0]) if len(size) else 0):
            active = int(np.searchsorted(-size, -position, side="left"))
            at = first[:active] + position
            before, before2 = prev[:active], prev2[:active]
            total = scores[at] + self._before[before, before2]
            total += self._pair_table[self._pair_row[row[at], before]]
            best = total.argmax(axis=1)
            known = fixed[at]
            best = np.where(known >= 0, known, best)
            out[at] = best
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
        from .document import TAGS

        names = [TAGS[i] for i in tags.tolist()]
        return [names[a - n : a] for a, n in zip(last.tolist(), size.tolist(), strict=True)]


def _split_feature(feature: str) -> tuple[str, str, str]:
    """'i-1 tag+i word DT army' -> ('i-1 tag+i word', ' ', 'DT army')."""
    for name in _FEATURES:
        if feature == name or feature.startswith(name + " "):
            return name, " ", feature[len(name) + 1 :]
    raise ValueError(f"{WEIGHTS.name}: unknown feature {feature!r}; train the weights again")


_FEATURES: Final = (
    "i-1 tag+i word", "i tag+i-2 tag", "bias", "i suffix", "i pref1", "i-1 tag", "i-2 tag", "i word", "i-1 word",
    "i-1 suffix", "i-2 word", "i+1 word", "i+1 suffix", "i+2 word",
)  # fmt: skip


@functools.cache
def load_tagger() -> LockStepTagger:
    """The tagger of this process, loaded at first use."""
    return LockStepTagger(_read_weights())
