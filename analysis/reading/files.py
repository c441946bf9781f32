"""Which files of a folder hold articles, and how their bytes are opened."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO, Final, NamedTuple, cast

from ..errors import ReadingError

MAX_FILE_BYTES: Final = 1 << 30
"""A file larger than this, unpacked, is refused: a guard against archives that unpack without end."""

PASSED_OVER: Final = frozenset({
    ".avif", ".bmp", ".gif", ".heic", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp",
    ".css", ".js", ".map", ".eot", ".otf", ".ttf", ".woff", ".woff2",
})  # fmt: skip
"""Extensions of pictures and of the trimmings of a saved page: no articles, skipped without a word."""

PASSED_OVER_NAMES: Final = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
LEXICON_FOLDER: Final = "lexicon"
METADATA_NAME: Final = "metadata.csv"


class Source(NamedTuple):
    """One file: where it lies, how the tables name it, and its extension without .gz."""

    path: Path
    origin: str
    extension: str

    def open(self) -> BinaryIO:
        """Its bytes as a stream, unpacked where the name ends in .gz."""
        if self.path.suffix.lower() == ".gz":
            return cast(BinaryIO, gzip.open(self.path, "rb"))
        return self.path.open("rb")

    def read_bytes(self) -> bytes:
        """All bytes; raises ReadingError where there are more than MAX_FILE_BYTES."""
        with self.open() as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            raise ReadingError(f"{self.origin}: larger than {MAX_FILE_BYTES >> 20} MiB; split it into smaller files")
        return data


def make_source(path: Path, origin: str) -> Source:
    """'wire/a.jsonl.gz' has the extension '.jsonl'."""
    name = path.name.lower().removesuffix(".gz")
    return Source(path, origin, PurePath(name).suffix)


def list_sources(root: Path) -> Iterator[Source]:
    """The files below a folder in the order of their names, without those that never hold articles.

    Skipped without a word: hidden files and folders, README files, pictures and page trimmings, and the
    folder `lexicon` of the user's own words at the top.
    """
    for folder, subfolders, names in os.walk(root):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if not _skips_folder(name, top=here == root))
        for name in sorted(names):
            if not _skips_file(name):
                path = here / name
                yield make_source(path, _printable(path.relative_to(root).as_posix()))


def _printable(name: str) -> str:
    """A name whose bytes are no UTF-8 as one that a table can hold: 'b\\udcff.txt'."""
    return name.encode("utf-8", "backslashreplace").decode()


def _skips_folder(name: str, *, top: bool) -> bool:
    return name.startswith((".", "__")) or (top and name.lower() == LEXICON_FOLDER)


def _skips_file(name: str) -> bool:
    lower = name.lower()
    stem, extension = PurePath(lower).stem, PurePath(lower).suffix
    return lower.startswith((".", "~$")) or stem == "readme" or extension in PASSED_OVER or lower in PASSED_OVER_NAMES
