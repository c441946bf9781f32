"""Exact and near copies: syndicated stories that should count once.

Two articles are compared by their shingles (runs of five words): the share of the smaller one's that the
larger one also has (containment), so a trimmed or re-headlined copy is found too. Only pairs that share
rare shingles are looked at (Broder 1997, On the resemblance and containment of documents).
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..lexicon import Lexicons, default_lexicons
from ..tables import TEXT, require

SHINGLE_WORDS: Final = 5
CONTAINED: Final = 0.6  # share of the smaller article's shingles
SHORT: Final = 60  # shingles; two short items with other numbers are two events, and more must be shared
CONTAINED_SHORT: Final = 0.9
SHORTEST: Final = 12  # shingles; below it only equal texts are copies
COMMON: Final = 40  # articles; a shingle that more have is boilerplate and proves nothing

MIX: Final = np.uint64(0x9E3779B97F4A7C15)  # an odd number near 2**64 divided by the golden ratio

WORD: Final = re.compile(r"\w+")


def find_copies(articles: pd.DataFrame) -> pd.Series[str]:
    """For each article the `article_id` of the earliest one it copies, null for originals.

    Earliest is by `published` (unknown last), then by id. Raises TableError where a column is missing.
    """
    require(articles, "article_id", "text", "published", "body_begin", table="articles")
    words = [WORD.findall(body.lower()) for body in bodies(articles)]
    numbered = _number(words)
    shingles = [_shingles(ids) for ids in numbered]
    leader = _Groups(len(articles))
    near = _near_pairs(shingles)
    numbers = {i: _numbers(words[i]) for i in {i for pair in near for i in pair}}
    near = [pair for pair in near if not _differ(pair, numbers, shingles)]
    for a, b in _equal_pairs(numbered) + near:
        leader.join(a, b)
    order = articles["published"].to_frame().assign(id=articles["article_id"])
    ranked = order.sort_values(["published", "id"], na_position="last").index
    rank = {int(position): i for i, position in enumerate(articles.index.get_indexer(ranked))}
    ids = articles["article_id"].tolist()
    copied: list[str | None] = [None] * len(ids)
    for group in leader.groups():
        first = min(group, key=lambda i: rank[i])
        for i in group:
            copied[i] = ids[first] if i != first else None
    return pd.Series(copied, index=articles.index, dtype=TEXT)


def bodies(articles: pd.DataFrame) -> list[str]:
    """Texts without their headlines."""
    begins = articles["body_begin"].fillna(0).astype(int)
    return [text[begin:] for text, begin in zip(articles["text"], begins, strict=True)]


def _number(words: list[list[str]]) -> list[npt.NDArray[np.uint64]]:
    """The words of each text as numbers: the same word, the same number."""
    number = {word: i for i, word in enumerate(dict.fromkeys(chain.from_iterable(words)), 1)}
    return [np.fromiter(map(number.__getitem__, text), np.uint64, len(text)) for text in words]


def _shingles(ids: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Distinct shingles of a text as numbers."""
    runs = np.zeros(max(len(ids) - SHINGLE_WORDS + 1, 0), dtype=np.uint64)
    for i in range(SHINGLE_WORDS):
        runs = runs * MIX + ids[i : i + len(runs)]  # wraps around: a polynomial hash
    runs.sort()
    new: npt.NDArray[np.bool_] = np.diff(runs, prepend=~runs[:1]) != 0
    return runs[new]  # np.unique hashes first, which takes longer


def _equal_pairs(numbered: list[npt.NDArray[np.uint64]]) -> list[tuple[int, int]]:
    first: dict[bytes, int] = {}
    pairs: list[tuple[int, int]] = []
    for i, ids in enumerate(numbered):
        if len(ids) and first.setdefault(ids.tobytes(), i) != i:
            pairs.append((first[ids.tobytes()], i))
    return pairs


def _near_pairs(shingles: list[npt.NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Pairs of articles of which the smaller is contained in the larger, each in the order of the articles."""
    lengths = np.fromiter(map(len, shingles), np.int64, len(shingles))
    value, owner = np.concatenate([np.zeros(0, np.uint64), *shingles]), np.repeat(np.arange(len(shingles)), lengths)
    order = np.argsort(value, kind="stable")
    value, owner = value[order], owner[order]
    edges = np.flatnonzero(np.diff(value, prepend=~value[:1], append=~value[-1:]))
    sizes = np.diff(edges)
    telling = np.repeat((sizes > 1) & (sizes <= COMMON), sizes)
    value, owner = value[telling], owner[telling]
    pairs = [np.zeros(0, np.int64)]
    for step in range(1, COMMON):
        same = value[step:] == value[:-step]
        if not same.any():
            break
        pairs.append(owner[:-step][same] * len(shingles) + owner[step:][same])
    pair, shared = np.unique(np.concatenate(pairs), return_counts=True)
    found = zip(pair.tolist(), shared.tolist(), strict=True)
    told = ((*divmod(both, len(shingles)), n) for both, n in found)
    return [(a, b) for a, b, n in told if _copied(n, int(min(lengths[a], lengths[b])))]


def _copied(shared: int, smaller: int) -> bool:
    """True where enough of the smaller article's shingles stand in the larger."""
    return smaller >= SHORTEST and shared >= smaller * (CONTAINED_SHORT if smaller < SHORT else CONTAINED)


def _differ(pair: tuple[int, int], numbers: dict[int, set[str]], shingles: list[npt.NDArray[np.uint64]]) -> bool:
    """Two short items with the same words but other numbers: strikes on one city on two days."""
    if min(len(shingles[i]) for i in pair) >= SHORT:
        return False
    first, second = (numbers[i] for i in pair)
    return not (first <= second or second <= first)


def _numbers(words: list[str]) -> set[str]:
    numerals = default_lexicons().get(_numerals)
    return {word for word in words if word[0].isdigit() or word in numerals}


def _numerals(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(row["form"].lower() for row in lexicons.rows("number_words") if row["kind"] != "letter")


class _Groups:
    """Disjoint sets of positions."""

    def __init__(self, n: int) -> None:
        self._leader = list(range(n))

    def find(self, i: int) -> int:
        while self._leader[i] != i:
            self._leader[i] = self._leader[self._leader[i]]
            i = self._leader[i]
        return i

    def join(self, a: int, b: int) -> None:
        self._leader[self.find(a)] = self.find(b)

    def groups(self) -> list[list[int]]:
        """Sets with more than one member."""
        members: dict[int, list[int]] = {}
        for i in range(len(self._leader)):
            members.setdefault(self.find(i), []).append(i)
        return [group for group in members.values() if len(group) > 1]
