"""Our accounts from a table, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.models import CostLine
from hedgerow.agreements.queries.accounts import Key, Reading, lines_of, named, read_rows
from hedgerow.agreements.rules.sharing import FUNCTIONS
from hedgerow.agreements.types import SHARED
from hedgerow.engines.audit.actions import record_each
from hedgerow.engines.imports.models import ImportRow
from hedgerow.engines.imports.types import Applied, Batch, Outcome, RawRow
from hedgerow.kernel.refs import parse

BATCH = 2000


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add the lines of the rows, or change their function; runs inside the import's transaction.

    Only rows that do something are given: which of them are of lines that are here was settled by the whole file.
    """
    readings, before = read_rows(rows), _before(rows, batch)
    held = lines_of(readings)
    new = [reading for reading in readings if reading.row.number not in before]
    made = CostLine.objects.bulk_create([_line(reading, batch) for reading in new], BATCH)
    lines = {reading.row.number: line for reading, line in zip(new, made, strict=True)}
    done = [
        _new(lines[one.row.number]) if one.row.number in lines else _change(one, before[one.row.number], held)
        for one in readings
    ]
    record_each(by=by, did="costs.imported", each=[(one.ref, ["function"]) for one in done])
    return done


def _before(rows: Sequence[RawRow], batch: Batch) -> dict[int, str]:
    """Of rows that change a line, by their number: the function that it had when the file was looked at."""
    found = ImportRow.objects.filter(run=batch.run, outcome=Outcome.CHANGE)
    functions = {named(code): code for code in (SHARED, *FUNCTIONS)}
    return {row.number: functions[row.changes[0]["before"]] for row in found.only("number", "changes")}


def _line(reading: Reading, batch: Batch) -> CostLine:
    assert reading.on is not None, "only rows that were found sound are applied"
    return CostLine(
        on=reading.on,
        words=reading.words,
        pence=reading.pence,
        function=reading.function,
        run=batch.run,
        file=batch.file[:200],
        row=reading.row.number,
    )


def _new(line: CostLine) -> Applied:
    return Applied(str(line.ref), {"new": True})


def _change(reading: Reading, before: str, held: dict[Key, list[CostLine]]) -> Applied:
    """Give one of the lines that are alike the function that the row says. Lines that are alike are as good as another."""
    assert reading.key is not None, "only rows that were found sound are applied"
    line = next(line for line in held[reading.key] if line.function == before)
    held[reading.key].remove(line)
    line.function = reading.function
    line.save(update_fields=["function"])
    return Applied(str(line.ref), {"before": before, "after": line.function})


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    held = CostLine.objects.in_bulk([int(parse(one.ref).id) for one in applied])
    gone = [one for one in applied if one.undo.get("new") and int(parse(one.ref).id) in held]
    said = [_undo(one, held.get(int(parse(one.ref).id))) for one in applied]
    CostLine.objects.filter(pk__in=[int(parse(one.ref).id) for one in gone]).delete()
    record_each(by=by, did="costs.import_undone", each=[(one.ref, ["function"]) for one in applied])
    return said


def _undo(one: Applied, line: CostLine | None) -> str:
    if line is None:
        return _("It is not here any more.")
    if one.undo.get("new"):
        return ""
    if line.function != one.undo["after"]:
        return _("Its function has been changed since, and stays.")
    line.function = one.undo["before"]
    line.save(update_fields=["function"])
    return ""
