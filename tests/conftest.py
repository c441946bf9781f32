"""What tests share: the sample analysed once, its report written once, a headless Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import analysis

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
# The same examples in every run; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("repeat", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def corpus() -> analysis.Corpus:
    return analysis.read(SAMPLE)


@pytest.fixture(scope="session")
def ledger(corpus: analysis.Corpus) -> analysis.Ledger:
    return analysis.analyse(corpus)


@pytest.fixture(scope="session")
def report_path(ledger: analysis.Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return analysis.report(ledger, tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the machine; tests that need it are skipped where there is none."""
    path = os.environ.get("CLAIMBOOK_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not path:
        pytest.skip("no Chromium on the path; install the package chromium or set CLAIMBOOK_CHROMIUM")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        launched.close()
