"""Words, never code: CSV files, one form a row, their schemas, and the loader that checks them.

A user's own folder of CSV files with the same names is read after ours: a row whose key (the
schema's first column, with `key` columns) already stands replaces ours, others are added.
"""

from __future__ import annotations

from .inflection import noun_forms, plural, singular, verb_forms
from .loader import Lexicons, Row, default_lexicons
from .matching import Matcher
from .schemas import SCHEMAS, Schema

__all__ = [
    "SCHEMAS", "Lexicons", "Matcher", "Row", "Schema", "default_lexicons", "noun_forms", "plural", "singular",
    "verb_forms",
]  # fmt: skip
