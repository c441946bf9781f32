"""Ledger -> report: the briefing in tables and words, the notebook, one self-contained HTML file."""

from __future__ import annotations

from .explanation import Explanation, explain
from .export import convert, execute, notebook_path, report
from .markup import say
from .sheets import show
from .views import Briefing

__all__ = ["Briefing", "Explanation", "convert", "execute", "explain", "notebook_path", "report", "say", "show"]
