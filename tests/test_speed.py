"""The table of speeds has a line for each stage."""

from __future__ import annotations

from analysis.pipeline import make_batches
from analysis.reading import normalise_articles
from benchmarks.gold import frame, read_gold
from benchmarks.speed import stage_seconds


def test_every_stage_is_measured() -> None:
    articles = normalise_articles(frame(read_gold("dev")[:2])).articles
    seconds = stage_seconds(list(make_batches(articles, "UTC")))
    assert [stage.partition(":")[0] for stage in seconds] == [
        "read", "times", "quantities", "actors", "attribution", "linking", "claims", "tables",
    ]  # fmt: skip
    assert min(seconds.values()) > 0
