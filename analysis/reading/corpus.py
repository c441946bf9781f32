"""A file or folder becomes a corpus; nothing on the way disappears: records read = articles + rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pandas as pd

from ..errors import ReadingError
from ..lexicon import default_lexicons
from ..tables import frame
from .articles import Article, Setting, make_article, unique_ids
from .dates import zone
from .fields import Problem, Record, recognise
from .files import METADATA_NAME, Source, list_sources, make_source
from .formats import FORMATS
from .formats.delimited import read_rows

Progress = Callable[[int, int], None]
"""Called with the number of files read and of all files."""

_METADATA_FIELDS: Final[tuple[str, ...]] = (
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "language",
    "retrieved_at",
    "archive_url",
)


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """What was read: tables `articles`, `rejected` and `cut` of the codebook, and the zone of civil times."""

    articles: pd.DataFrame
    rejected: pd.DataFrame
    cut: pd.DataFrame
    timezone: str = "UTC"

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        parts = (f"{len(self.articles):,} articles", f"{len(self.rejected):,} rejected", f"{len(self.cut):,} cut")
        return f"Corpus({', '.join(parts)}, {self.timezone})"


class _Tally:
    """Rows on their way into the three tables."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.rejected: list[Problem] = []
        self.cut: list[tuple[str, str, str]] = []

    def corpus(self, timezone: str) -> Corpus:
        names = list(self.articles[0]) if self.articles else []
        return Corpus(
            frame("articles", {name: [row[name] for row in self.articles] for name in names}),
            frame("rejected", _by_column(("origin", "reason", "error"), self.rejected)),
            frame("cut", _by_column(("article_id", "text", "reason"), self.cut)),
            timezone,
        )


def _by_column(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    columns = list(zip(*rows, strict=True))
    return {name: list(columns[at]) if columns else [] for at, name in enumerate(names)}


def read(path: str | Path, *, timezone: str = "UTC", progress: Progress | None = None) -> Corpus:
    """Read a file, or all files of a folder in the order of their names, as articles.

    Civil times without a zone are those of `timezone` (an IANA name). Raises ReadingError where `path`
    does not exist or holds nothing that can be read; a bad record goes to `rejected` and stops nothing.
    """
    setting = Setting(zone(timezone), default_lexicons())
    sources = _sources(Path(path))
    tally = _Tally()
    described: dict[str, dict[str, Any]] = {}
    if len(sources) > 1:  # alone, a file of that name is a table of articles
        described = _read_metadata([source for source in sources if _is_metadata(source)], tally)
        sources = [source for source in sources if not _is_metadata(source)]
    for found in unique_ids(_make(_records(sources, described, tally, progress), tally, setting)):
        if isinstance(found, Problem):
            tally.rejected.append(found)
        else:
            tally.articles.append(found.row)
            tally.cut += [(found.row["article_id"], cut.text, cut.reason) for cut in found.cut]
    return tally.corpus(timezone)


def _sources(path: Path) -> list[Source]:
    """The files to read; raises ReadingError where there is none."""
    known = ", ".join(sorted(FORMATS))
    if not path.exists():
        raise ReadingError(f"{path}: no such file or folder; check the path")
    if not path.is_dir():
        source = make_source(path, _printable(path.name))
        if source.extension not in FORMATS:
            raise ReadingError(f"{path}: {source.extension or 'no extension'!r} is no known format; known: {known}")
        return [source]
    sources = list(list_sources(path))
    if not any(source.extension in FORMATS and not _is_metadata(source) for source in sources):
        held = ", ".join(source.origin for source in sources[:5]) or "no files"
        raise ReadingError(f"{path}: nothing that can be read in this folder (it holds {held}); known: {known}")
    return sources


def _is_metadata(source: Source) -> bool:
    return PurePosixPath(source.origin).name.lower() == METADATA_NAME


def _records(
    sources: list[Source], described: dict[str, dict[str, Any]], tally: _Tally, progress: Progress | None
) -> Iterator[tuple[str, Record]]:
    """(origin, record) of all files; problems go to the tally."""
    for done, source in enumerate(sources):
        if progress:
            progress(done, len(sources))
        for item in _read_source(source):
            origin = f"{source.origin}:{item.position}" if item.position else source.origin
            if isinstance(item, Problem):
                tally.rejected.append(Problem(origin, _printable(item.reason), item.error))
            else:
                known = described.get(source.origin, {})
                yield origin, item._replace(metadata={**item.metadata, **known}) if known else item
    if progress:
        progress(len(sources), len(sources))


def _read_source(source: Source) -> Iterator[Record | Problem]:
    """The records of one file; whatever goes wrong in it is a problem of this file alone."""
    reader = FORMATS.get(source.extension)
    if reader is None:
        known = ", ".join(sorted(FORMATS))
        yield Problem("", f"{source.extension or 'no extension'!r} is no known format; save as one of {known}")
        return
    if not source.path.is_file():
        yield Problem("", "no regular file; put a copy of the file in its place")
        return
    try:
        yield from reader(source)
    except Exception as error:  # parsers raise what they like on hostile bytes
        yield _problem("", error)


def _problem(position: str, error: Exception) -> Problem:
    reason = str(error) if isinstance(error, ReadingError) else f"cannot be read: {error}; mend or remove it"
    return Problem(position, _printable(reason), type(error).__name__)


def _printable(reason: str) -> str:
    return reason.encode("utf-8", "replace").decode()[:1000]


def _make(records: Iterator[tuple[str, Record]], tally: _Tally, setting: Setting) -> Iterator[Article]:
    for origin, record in records:
        try:
            yield make_article(record, origin, setting)
        except ReadingError as error:
            tally.rejected.append(_problem(origin, error))


def _read_metadata(sources: list[Source], tally: _Tally) -> dict[str, dict[str, Any]]:
    """What each metadata.csv says of the files beside it: origin -> fields."""
    described: dict[str, dict[str, Any]] = {}
    for source in sources:
        folder = PurePosixPath(source.origin).parent
        try:
            for number, row, _, _ in read_rows(source, needed="file"):
                if isinstance(row, str):
                    tally.rejected.append(Problem(f"{source.origin}:{number}", row))
                    continue
                fields = recognise(row)
                name = str(fields.get("file", "")).strip().replace("\\", "/")
                if name and (source.path.parent / name).is_file():
                    given = {field: fields[field] for field in _METADATA_FIELDS if field in fields}
                    described[(folder / name).as_posix()] = given
                else:
                    reason = f"describes {name!r}, and there is no such file beside it; correct the name"
                    tally.rejected.append(Problem(f"{source.origin}:{number}", _printable(reason)))
        except (ReadingError, OSError, EOFError) as error:
            tally.rejected.append(_problem(source.origin, error))
    return described
