"""Accuracy on our own gold may rise, never fall."""

from __future__ import annotations

import pytest

from benchmarks.gold import score

# F scores on data/gold/test, two points under what was measured when they were set.
FLOORS = {
    "mentions, overlap": 0.91,
    "mentions, overlap and kind": 0.80,
    "quantities, bounds": 0.96,
    "quantities, bounds and item": 0.83,
    "times, overlap": 0.96,
    "times, TIMEX3 value": 0.90,
    "attributions, source": 0.90,
    "attributions, cue": 0.90,
    "attributions, content words": 0.90,
    "claims, number": 0.94,
    "claims, bounds, item, action": 0.70,
    "claims, and source": 0.65,
    "claims, every field": 0.24,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return score("test")


def test_every_measure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(figures) == set(FLOORS)


@pytest.mark.parametrize("measure", FLOORS)
def test_accuracy_does_not_fall(figures: dict[str, float], measure: str) -> None:
    assert figures[measure] >= FLOORS[measure]
