"""Looking at a file, importing it, undoing that; and locking what people edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.imports import files, queries
from hedgerow.engines.imports.models import FieldLock, ImportRow, ImportRun
from hedgerow.engines.imports.rules import expiry
from hedgerow.engines.imports.types import Applied, Batch, CheckedRow, Importer, Outcome, RawRow, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

BATCH = 500
DOES_SOMETHING = {Outcome.NEW.value, Outcome.CHANGE.value}


def check(
    *, by: AbstractBaseUser, kind: str, file: str, data: bytes, source: str, licence: str = "unknown"
) -> ImportRun:
    """Look at a file and keep what each row would do; nothing else changes. Raises InputError, and keeps nothing, where
    the file as a whole cannot be used."""
    importer = queries.importer(kind, by)
    table = files.read(data, importer.columns, file=file)
    results = _checked(importer, table.rows)
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind=kind,
            file=file[:200],
            sha256=hashlib.sha256(data).hexdigest(),
            source=source.strip()[:200],
            licence=licence,
            by=by.pk,
            counts=_counts(results),
            unused=list(table.unused),
            expires=expiry(clock.today()),
        )
        pairs = zip(table.rows, results, strict=True)
        ImportRow.objects.bulk_create([_row(run, raw, result) for raw, result in pairs], BATCH)
        audit.record(by=by, did="import.checked", ref=run.own_ref)
    return run


def apply(*, by: AbstractBaseUser, run: ImportRun) -> ImportRun:
    """Import the sound rows of a file that was looked at: all of them or, where anything fails, none.

    The rows are looked at again first. Where one would now do something else than was shown, what is shown is renewed,
    nothing is imported, and InputError says so.
    """
    importer = queries.importer(run.kind, by)
    with transaction.atomic():
        run = _locked(run, State.CHECKED, _("This file is imported already, or has been undone."))
        rows = list(run.rows.all())
        results = _checked(importer, [_raw(row) for row in rows])
        moved = _differs(rows, results)
        if moved:
            _renew(run, rows, results)
        else:
            _import(by, importer, run, [row for row in rows if row.outcome in DOES_SOMETHING])
    if moved:
        raise InputError(
            _("Something here has changed since you looked, so nothing was imported. This is what would happen now."),
            run.file,
        )
    return run


def undo(*, by: AbstractBaseUser, run: ImportRun) -> ImportRun:
    """Put back what an import did, last row first. A row that has been changed since says why it stays."""
    importer = queries.importer(run.kind, by)
    with transaction.atomic():
        run = _locked(run, State.APPLIED, _("There is nothing to undo: this file is not imported."))
        if not queries.can_undo(run, clock.today()):
            raise InputError(_("The copies needed to undo this were removed after 30 days."), run.file)
        rows = list(run.rows.exclude(ref="").order_by("-number"))
        kept = importer.undo(by, [Applied(row.ref, row.undo) for row in rows])
        for row, reason in zip(rows, kept, strict=True):
            row.kept = reason[:300]
        ImportRow.objects.bulk_update(rows, ["kept"], BATCH)
        run.state, run.undone_at = State.UNDONE, clock.now()
        run.counts = {**run.counts, "kept": sum(bool(reason) for reason in kept)}
        run.save(update_fields=["state", "undone_at", "counts"])
        audit.record(by=by, did="import.undone", ref=run.own_ref)
    return run


def lock(*, by: AbstractBaseUser | None, ref: Ref | str, fields: Iterable[str]) -> None:
    """Somebody edited these fields of a record by hand: from now on imports and registers leave them alone."""
    locks = [FieldLock(ref=str(ref), field=field, by=by.pk if by else None) for field in sorted(set(fields))]
    FieldLock.objects.bulk_create(locks, ignore_conflicts=True)


def forget(today: date) -> str:
    """Nightly: raw rows and undo copies go when their days are over; the counts stay."""
    gone, _kinds = ImportRow.objects.filter(run__expires__lt=today).delete()
    return f"{gone} rows of old imports removed"


def erase(keys: Sequence[Any]) -> None:
    """Somebody who stands in these rows is erased: the rows as they came go, and what would be put back; the record that
    each made, and the counts, stay."""
    rows = ImportRow.objects.filter(pk__in=keys)
    rows.update(raw={}, title="", errors=[], warnings=[], changes=[], undo={})


def _checked(importer: Importer, rows: Sequence[RawRow]) -> list[CheckedRow]:
    results = list(importer.check(rows))
    assert len(results) == len(rows), f"{importer.kind}: check answers for each row"
    return results


def _outcome(result: CheckedRow) -> str:
    return str(Outcome(result.outcome).value) if result.is_sound else str(Outcome.ERROR.value)


def _counts(results: Iterable[CheckedRow]) -> dict[str, int]:
    found = [_outcome(result) for result in results]
    return {outcome: found.count(outcome) for outcome in Outcome.values}


def _raw(row: ImportRow) -> RawRow:
    return RawRow(row.number, row.raw)


def _row(run: ImportRun, raw: RawRow, result: CheckedRow) -> ImportRow:
    row = ImportRow(run=run, number=raw.number, raw=dict(raw.cells))
    _tell(row, result)
    return row


def _tell(row: ImportRow, result: CheckedRow) -> None:
    """Write what a row would do on the row."""
    row.outcome, row.title = _outcome(result), str(result.title)[:250]
    row.errors = [{"message": str(p.message), "column": p.column} for p in result.errors]
    row.warnings = [{"message": str(p.message), "column": p.column} for p in result.warnings]
    row.changes = [{"label": str(c.label), "before": str(c.before), "after": str(c.after)} for c in result.changes]


def _differs(rows: Sequence[ImportRow], results: Sequence[CheckedRow]) -> bool:
    """Whether any row would now do something else than was shown."""
    shown = [(row.outcome, row.title, row.changes) for row in rows]
    for row, result in zip(rows, results, strict=True):
        _tell(row, result)
    return shown != [(row.outcome, row.title, row.changes) for row in rows]


def _renew(run: ImportRun, rows: Sequence[ImportRow], results: Sequence[CheckedRow]) -> None:
    ImportRow.objects.bulk_update(rows, ["outcome", "title", "errors", "warnings", "changes"], BATCH)
    run.counts = _counts(results)
    run.save(update_fields=["counts"])


def _import(by: AbstractBaseUser, importer: Importer, run: ImportRun, rows: Sequence[ImportRow]) -> None:
    if not rows:
        raise InputError(_("No row of this file would change anything."), run.file)
    batch = Batch(run.pk, run.file, run.source, run.licence)
    done = list(importer.apply(by, [_raw(row) for row in rows], batch))
    assert len(done) == len(rows), f"{importer.kind}: apply answers for each row"
    for row, applied in zip(rows, done, strict=True):
        row.ref, row.undo = applied.ref, dict(applied.undo)
    ImportRow.objects.bulk_update(rows, ["ref", "undo"], BATCH)
    run.state, run.applied_at = State.APPLIED, clock.now()
    run.expires = expiry(clock.today())
    run.save(update_fields=["state", "applied_at", "expires"])
    audit.record(by=by, did="import.applied", ref=run.own_ref)


def _locked(run: ImportRun, state: State, otherwise: str) -> ImportRun:
    """The import, held until the transaction ends. Raises InputError where it is in another state by now."""
    held = ImportRun.objects.select_for_update().get(pk=run.pk)
    if held.state != state:
        raise InputError(otherwise, held.file)
    return held
