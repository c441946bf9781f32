"""Language tags, and a light check for English."""

from __future__ import annotations

import re
from typing import Any, Final

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_NAMED: Final = {
    "english": "en", "ukrainian": "uk", "russian": "ru", "arabic": "ar", "hebrew": "he", "french": "fr",
    "german": "de", "spanish": "es", "turkish": "tr", "persian": "fa", "chinese": "zh", "polish": "pl",
    "italian": "it", "portuguese": "pt", "eng": "en", "ukr": "uk", "rus": "ru", "ara": "ar", "heb": "he",
}  # fmt: skip
_FUNCTION_WORDS: Final = frozenset({
    "the", "of", "and", "to", "that", "was", "for", "on", "with", "as", "by", "from", "has", "have", "had",
    "were", "are", "be", "said", "his", "their", "an", "which", "but", "not", "after", "they", "he", "she",
    "this", "who", "will", "been", "at", "it", "is", "its", "two", "than", "when",
})  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 4000
_SHARED_WORDS: Final = frozenset({"a", "in"})  # of English and of other languages
_FEWEST_WORDS: Final = 8
_FEWEST_KINDS: Final = 2
_ENGLISH_SHARE: Final = 0.2


def language_tag(value: Any) -> str | None:
    """'en_us' -> 'en-US', 'English' -> 'en', 'unknown thing' -> None."""
    if not isinstance(value, str):
        return None
    name = value.strip()
    if name.lower() in _NAMED:
        return _NAMED[name.lower()]
    if not _TAG.fullmatch(name):
        return None
    primary, *rest = re.split("[-_]", name)
    return "-".join([primary.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def plainly_english(text: str) -> bool:
    """Whether function words of English make up what they do in English; False in doubt."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    found = [word for word in words if word in _FUNCTION_WORDS]
    shared = sum(word in _SHARED_WORDS for word in words)
    if len(words) < _FEWEST_WORDS or len(set(found)) < _FEWEST_KINDS:
        return False
    return len(found) + shared >= _ENGLISH_SHARE * len(words)
