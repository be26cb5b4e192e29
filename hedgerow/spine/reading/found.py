"""What lies in a folder: files, and members of zips, with a look at the beginning of each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import encoding, zips
from hedgerow.spine.reading.values import date_in_name

HEAD_BYTES = 16_384
DATA_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".json", ".geojson", ".xlsx"})
SAMPLE_ENDING = "_sample"


@dataclass(frozen=True)
class Found:
    """One file, or one member of a zip. `sample` marks faked names on real numbers. Reads nothing until asked."""

    path: Path
    member: str = ""
    size: int = 0
    sample: bool = False

    @property
    def name(self) -> str:
        """File name in lower case, without its folders: `publicextract.charity.txt`."""
        return Path(self.member or self.path.name).name.lower()

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix

    @property
    def label(self) -> str:
        """The name for people and for faults: `codepo_gb.zip/Data/CSV/m.csv`."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def date(self) -> date | None:
        """The day named in the file's name or, failing that, in its zip's (`trafford_postcodes_2025-02.csv`)."""
        return date_in_name(self.name) or date_in_name(self.path.name)

    @cached_property
    def head(self) -> str:
        """The beginning as text, whatever its encoding; empty for a workbook and where nothing can be read."""
        if self.suffix == ".xlsx":
            return ""
        return encoding.decode_beginning(self.beginning())

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names in the first line of a delimited file, as published; empty for other kinds."""
        if self.suffix not in {".csv", ".tsv", ".txt"} or not self.head:
            return ()
        line = self.head.splitlines()[0]
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter_of(line)), []))

    def has(self, *names: str) -> bool:
        """True if the first line holds all these columns, in any order and case."""
        held = {column.casefold() for column in self.columns}
        return bool(held) and all(name.casefold() in held for name in names)

    def column(self, pattern: str) -> str:
        """The first column whose whole name fits a regular expression, whatever its case; empty where none does."""
        return next((name for name in self.columns if re.fullmatch(pattern, name, re.IGNORECASE)), "")

    def beginning(self) -> bytes:
        if self.member:
            return zips.beginning(self.path, self.member, HEAD_BYTES)
        with self.path.open("rb") as file:
            return file.read(HEAD_BYTES)

    def content(self, *, limit: int = 512 * 1024 * 1024) -> bytes:
        """All bytes of a file that fits in memory. Raises InputError when it is larger than `limit` bytes."""
        if self.member:
            return zips.content(self.path, self.member, limit=limit)
        return file_content(self.path, limit)


def file_content(path: Path, limit: int) -> bytes:
    try:
        if path.stat().st_size > limit:
            raise InputError(f"the file is larger than {limit // 1024**2} MB", file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=path.name) from error


def delimiter_of(line: str) -> str:
    """Tab, semicolon or comma: whichever the first line has most of."""
    return max((",", "\t", ";"), key=line.count)


def look(folder: Path, *, include_samples: bool = False) -> Iterator[Found]:
    """Everything in `folder` that could be data, in the order of names. Raises InputError when it is no folder.

    Folders whose name ends in `_sample` hold faked names on real numbers: they are passed by unless asked for.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", file=str(folder))
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        sample = any(part.endswith(SAMPLE_ENDING) for part in path.relative_to(folder).parts[:-1])
        sample = sample or folder.name.endswith(SAMPLE_ENDING)
        if include_samples or not sample:
            yield from found_in(path, sample=sample)


def found_in(path: Path, *, sample: bool = False) -> Iterator[Found]:
    """The file itself, or the members of a zip."""
    if path.suffix.lower() == ".zip":
        for member, size in zips.members(path):
            if Path(member).suffix.lower() in DATA_SUFFIXES:
                yield Found(path, member, size, sample)
    elif path.suffix.lower() in DATA_SUFFIXES:
        yield Found(path, "", path.stat().st_size, sample)
