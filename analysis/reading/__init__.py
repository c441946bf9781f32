"""A file or folder becomes a corpus of articles; one module a format."""

from __future__ import annotations

from .corpus import Corpus, Progress, read
from .formats import FORMATS
from .frames import normalise_articles

__all__ = ["FORMATS", "Corpus", "Progress", "normalise_articles", "read"]
