"""The day sheet keyed in: ten rows, each with a key of its own, so that sending it twice records it once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict

from hedgerow.kernel import clock, ids
from hedgerow.ledger.queries.sheet import COLUMNS, Line, Reader, for_user
from hedgerow.ledger.types import Logged

ROWS = 10


@dataclass
class SheetRow:
    """A row on the page: what was written, and what was found wrong with each of its cells."""

    number: int
    key: UUID
    line: Line
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Sheet:
    """The whole page, with the date and payer that stand for rows without their own."""

    rows: list[SheetRow]
    on: str = ""
    payer: str = ""
    logged: list[Logged] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every row that says anything can be recorded, and there is one."""
        return bool(self.logged) and not any(row.errors for row in self.rows)


def blank() -> Sheet:
    """Ten empty rows, for today."""
    return Sheet([SheetRow(n, ids.new_id(), Line()) for n in range(1, ROWS + 1)], on=clock.today().isoformat())


def read(data: QueryDict, by: int) -> Sheet:
    """What was keyed in, checked."""
    sheet = Sheet([_row(data, n) for n in range(1, ROWS + 1)], data.get("on", ""), data.get("payer", ""))
    said = [(row, for_user(row.line, on=sheet.on, payer=sheet.payer)) for row in sheet.rows if not row.line.is_empty]
    reader = Reader([line for _row_, line in said])
    for row, line in said:
        found = reader.read(line, key=row.key, by=by)
        row.errors = dict(reversed(found.errors))
        sheet.logged += [found.logged] if found.logged else []
    return sheet


def _row(data: QueryDict, number: int) -> SheetRow:
    cells: dict[str, Any] = {name: data.get(f"{name}-{number}", "")[:4000] for name in COLUMNS}
    try:
        key = UUID(data.get(f"key-{number}", ""))
    except ValueError:
        key = ids.new_id()
    return SheetRow(number, key, Line(**cells))
