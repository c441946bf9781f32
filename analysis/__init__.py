"""Claimbook: who claims which number, of what, done by whom, where and when, and which sentence says so.

    import analysis

    corpus = analysis.read("folder")
    ledger = analysis.analyse(corpus)
    analysis.report(ledger, "report.html")
    ledger.save("out")

Everything is loaded when it is first used; importing this package does nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import charts
    from .errors import AnalysisError
    from .ledger import Ledger, load
    from .pipeline import analyse
    from .quotebook import quotes
    from .reading import Corpus, read
    from .reporting import Briefing, events, explain, export_timeline, report
    from .suggestions import suggest

__all__ = [
    "AnalysisError",
    "Briefing",
    "Corpus",
    "Ledger",
    "analyse",
    "charts",
    "events",
    "explain",
    "export_timeline",
    "load",
    "quotes",
    "read",
    "report",
    "suggest",
]

_HOME = {
    "AnalysisError": ".errors",
    "Briefing": ".reporting",
    "Corpus": ".reading",
    "Ledger": ".ledger",
    "analyse": ".pipeline",
    "events": ".reporting",
    "explain": ".reporting",
    "export_timeline": ".reporting",
    "load": ".ledger",
    "quotes": ".quotebook",
    "read": ".reading",
    "report": ".reporting",
    "suggest": ".suggestions",
}


def __getattr__(name: str) -> Any:
    if name == "charts":
        return import_module(".charts", __name__)
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name], __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
