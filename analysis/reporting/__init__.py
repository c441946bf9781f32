"""Ledger -> report: the briefing in tables and words, the notebook, one self-contained HTML file.

What runs and converts notebooks takes seconds to import, so it is loaded when it is first used: a
notebook that only shows tables does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .agenda import events, export_timeline, timeline_format
from .explanation import Explanation, explain
from .markup import say
from .sheets import show
from .views import Briefing

if TYPE_CHECKING:
    from .export import convert, execute, notebook_path, report

__all__ = [
    "Briefing",
    "Explanation",
    "convert",
    "events",
    "execute",
    "explain",
    "export_timeline",
    "notebook_path",
    "report",
    "say",
    "show",
    "timeline_format",
]

_EXPORT = ("convert", "execute", "notebook_path", "report")


def __getattr__(name: str) -> Any:
    if name not in _EXPORT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".export", __name__), name)
