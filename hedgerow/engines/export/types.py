"""What an export says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One field as the data dictionary tells it. `leads_to` is the table whose `id` it holds, "" where it holds no link."""

    table: str
    field: str
    meaning: str
    kind: str
    privacy: str
    leads_to: str = ""
    choices: str = ""


@dataclass(frozen=True)
class TableFiles:
    """One table: its name, what it is, how many rows were written, and how its rows are named by ref."""

    name: str
    meaning: str
    rows: int
    refs: str


@dataclass(frozen=True)
class Exported:
    """An export that was written. `left_out` names each table or field that is not in it, and why."""

    folder: str
    tables: tuple[TableFiles, ...]
    files: int
    left_out: tuple[str, ...]
