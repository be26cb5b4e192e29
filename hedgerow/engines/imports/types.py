"""What an app says about a kind of table that it can take in, and what the engine tells about each row.

An app offers `IMPORTS = (Importer(...),)` in its `provides.py`. The engine reads the file, shows the dry run, keeps the
raw rows, and calls the three functions: `check` reads only; `apply` and `undo` run inside the engine's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """How far an import has come."""

    TAKEN = "taken", _("read, its columns to be matched")
    CHECKED = "checked", _("looked at, nothing changed yet")
    APPLIED = "applied", _("imported")
    UNDONE = "undone", _("undone")


class Outcome(TextChoices):
    """What a row does."""

    NEW = "new", _("new")
    CHANGE = "change", _("changes")
    SAME = "same", _("no change")
    ERROR = "error", _("left out")


@dataclass(frozen=True)
class ImportColumn:
    """A column of the template. `name` is the key in code, `header` what the file's first row says.

    A file's columns are matched to `header`, `name` or one of `synonyms`, whatever their case, blanks and punctuation.
    instead: columns that may stand for a required one. joined: what stands between the texts where several columns of a
    file go into this one. words: our own words for it, code to label, where it takes no others; people say what theirs
    mean.
    """

    name: str
    header: Words
    hint: Words = ""
    required: bool = False
    example: str = ""
    synonyms: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    joined: str = ""
    words: Callable[[], Mapping[str, str]] | None = None


@dataclass(frozen=True)
class Guess:
    """Which of our columns each header of a file is taken to be; a header left out is passed over.

    `system` is whose export it looks like. `is_sure`: every header is known, or somebody matched these very headers.
    """

    mapping: Mapping[str, str]
    system: str = ""
    is_sure: bool = False


@dataclass(frozen=True)
class RawRow:
    """One row as the file gave it: its number in the file (the header is row 1) and its text by column name.

    A column that the file does not have is missing from `cells`, which differs from an empty cell.
    """

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell's text, empty where there is none."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Problem:
    """A sentence about a row, and the name of the column it is about, if one."""

    message: Words
    column: str = ""


@dataclass(frozen=True)
class Change:
    """A field that a row would set or change, in words for people."""

    label: Words
    before: str
    after: str


@dataclass(frozen=True)
class CheckedRow:
    """What a row would do. With `errors` it is left out, whatever `outcome` says.

    `title` names what the row is about. `changes` are shown; `warnings` are shown and do not stop the row.
    """

    outcome: Outcome
    title: str = ""
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.errors and self.outcome != Outcome.ERROR


@dataclass(frozen=True)
class Batch:
    """Where the rows come from: the import's id, the file's name, and the source and licence that the person gave."""

    run: int
    file: str
    source: str
    licence: str


@dataclass(frozen=True)
class Applied:
    """What was done for a row: the ref of the record made or changed, and JSON that `undo` can put back."""

    ref: str
    undo: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Importer:
    """A kind of table that an app takes in.

    check(rows) -> one CheckedRow for each row, in order; reads only; is given the whole file, so that it can tell of
        rows that repeat one another.
    apply(by, rows, batch) -> one Applied for each row, in order; is given only the rows that `check` found sound and
        that do something. It audits and obeys `queries.locked`.
    undo(by, applied) -> one sentence for each, in the order given: "" where it was undone, else why it stays. It is
        given the last row first.
    allowed(user) -> whether the user may import this kind at all.
    done_url() -> where to look at what was imported.
    read(data, file) -> the rows of a file that is no table (a feed in JSON), or None where it may be one. accepts: the
        endings of file names that are offered.
    """

    kind: str
    title: Words
    intro: Words
    columns: tuple[ImportColumn, ...]
    check: Callable[[Sequence[RawRow]], Sequence[CheckedRow]]
    apply: Callable[[Any, Sequence[RawRow], Batch], Sequence[Applied]]
    undo: Callable[[Any, Sequence[Applied]], Sequence[str]]
    allowed: Callable[[Any], bool]
    done_url: Callable[[], str] | None = None
    read: Callable[[bytes, str], Sequence[RawRow] | None] = lambda _data, _file: None
    accepts: str = ".csv,.xlsx,.tsv,.txt"


class Licence(TextChoices):
    """On what terms a table may be used. The codes are SPDX's where it has one."""

    OWN = "own", _("our own records")
    OGL = "OGL-UK-3.0", _("Open Government Licence 3.0")
    CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC0 = "CC0-1.0", _("Creative Commons Zero")
    PERMISSION = "permission", _("given to us with permission")
    UNKNOWN = "unknown", _("not known")
