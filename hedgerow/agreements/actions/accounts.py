"""Our accounts from a table, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.models import CostLine
from hedgerow.agreements.queries.accounts import Reading, read_rows
from hedgerow.engines.audit.actions import record_each
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel.refs import parse

BATCH = 2000


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add the lines of the rows, or change their function; runs inside the import's transaction."""
    readings = read_rows(rows)
    new = [reading for reading in readings if reading.here is None]
    made = CostLine.objects.bulk_create([_line(reading, batch) for reading in new], BATCH)
    lines = {reading.row.number: line for reading, line in zip(new, made, strict=True)}
    done = [_new(lines[r.row.number]) if r.here is None else _change(r, r.here) for r in readings]
    record_each(by=by, did="costs.imported", each=[(one.ref, ["function"]) for one in done])
    return done


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


def _change(reading: Reading, line: CostLine) -> Applied:
    before, line.function = line.function, reading.function
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
