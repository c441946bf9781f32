"""Ledger -> report: the briefing in tables and words, the notebook, one self-contained HTML file.

What draws charts, runs notebooks and converts them takes seconds to import, so each verb is loaded when it is first
used: who only asks how a sentence was read waits for none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agenda import events, export_timeline, timeline_format
    from .explanation import Explanation, explain
    from .export import convert, execute, notebook_path, report
    from .markup import say
    from .sheets import show
    from .views import Briefing

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

_ROOMS = {
    ".agenda": ("events", "export_timeline", "timeline_format"),
    ".explanation": ("Explanation", "explain"),
    ".export": ("convert", "execute", "notebook_path", "report"),
    ".markup": ("say",),
    ".sheets": ("show",),
    ".views": ("Briefing",),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name], __name__), name)
