"""Looking at a file, importing it, undoing that; and locking what people edited."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.imports import files, queries, rules
from hedgerow.engines.imports.models import FieldLock, ImportRow, ImportRun, RememberedColumns, RememberedWord
from hedgerow.engines.imports.rules import expiry
from hedgerow.engines.imports.types import Applied, Batch, CheckedRow, Importer, Outcome, RawRow, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

BATCH = 2000
IMPORTED = gettext_lazy("This file is imported already, or has been undone.")
DOES_SOMETHING = {Outcome.NEW.value, Outcome.CHANGE.value}


def take(
    *, by: AbstractBaseUser, kind: str, file: str, data: bytes, source: str, licence: str = "unknown"
) -> ImportRun:
    """Read a file. Where it is sure what its columns and words are, it is looked at too; otherwise it waits to be
    matched (`match_columns`, `match_words`, `look`). Raises InputError, and keeps nothing, where the file as a whole
    cannot be used."""
    return _take(by, kind, file, data, source, licence, ask=True)


def check(
    *, by: AbstractBaseUser, kind: str, file: str, data: bytes, source: str, licence: str = "unknown"
) -> ImportRun:
    """Read a file, take its columns for what they are called, and keep what each row would do; nothing else changes.
    Raises InputError, and keeps nothing, where the file as a whole cannot be used or a column is missing."""
    return _take(by, kind, file, data, source, licence, ask=False)


def _take(
    by: AbstractBaseUser, kind: str, file: str, data: bytes, source: str, licence: str, *, ask: bool
) -> ImportRun:
    importer = queries.importer(kind, by)
    table = files.read(data, file=file, own=importer.read)
    guess = queries.guessed(importer, table.headers)
    if not ask:
        rules.check_mapping(guess.mapping, importer.columns, file=file)
    run = ImportRun(
        kind=kind,
        file=file[:200],
        sha256=hashlib.sha256(data).hexdigest(),
        source=source.strip()[:200],
        licence=licence,
        by=by.pk,
        state=State.TAKEN,
        headers=list(table.headers),
        mapping=dict(guess.mapping),
        system=guess.system,
        unused=_unused(table.headers, guess.mapping),
        expires=expiry(clock.today()),
    )
    rows = [ImportRow(run=run, number=raw.number, raw=dict(raw.cells)) for raw in table.rows]
    with transaction.atomic():
        if not ask or (guess.is_sure and not _asks_for_words(importer, run, table.rows)):
            _look(importer, run, rows)
        run.save()
        ImportRow.objects.bulk_create(rows, BATCH)
        audit.record(by=by, did="import.checked", ref=run.own_ref)
    return run


def _unused(headers: Iterable[str], mapping: Mapping[str, str]) -> list[str]:
    return [header for header in headers if header not in mapping and rules.plain(header) not in rules.OURS]


def _asks_for_words(importer: Importer, run: ImportRun, rows: Sequence[RawRow]) -> bool:
    """Whether a column that takes only our words has others in it."""
    known = queries.words_known(importer, run.system)
    headers = {header: known[name] for header, name in run.mapping.items() if name in known}
    return any(rules.unknown((row.text(header) for row in rows), words) for header, words in headers.items())


def match_columns(*, by: AbstractBaseUser, run: ImportRun, mapping: Mapping[str, str]) -> ImportRun:
    """Say which of our columns each header of a file is, and remember it for the next file with these headers.

    Raises InputError where a required column is missing, two headers are one, or the file is imported already.
    """
    importer = queries.importer(run.kind, by)
    names = {column.name for column in importer.columns}
    chosen = {header: mapping[header] for header in run.headers if mapping.get(header) in names}
    rules.check_mapping(chosen, importer.columns, file=run.file)
    with transaction.atomic():
        held = _held(run, (State.TAKEN, State.CHECKED), IMPORTED)
        held.mapping, held.state, held.counts = chosen, State.TAKEN, {}
        held.unused = _unused(held.headers, chosen)
        held.save(update_fields=["mapping", "state", "counts", "unused"])
        RememberedColumns.objects.update_or_create(
            kind=run.kind,
            headers=rules.fingerprint(run.headers),
            defaults={"mapping": chosen, "by": by.pk, "at": clock.now()},
        )
    return held


@transaction.atomic
def match_words(*, by: AbstractBaseUser, run: ImportRun, words: Mapping[str, Mapping[str, str]]) -> None:
    """Say what their words mean in ours, by column, and remember it. What is matched to no word of ours is left out."""
    importer = queries.importer(run.kind, by)
    ours = {column.name: set(column.words()) for column in importer.columns if column.words}
    for column, told in words.items():
        for theirs, word in told.items():
            if word in ours.get(column, ()):
                RememberedWord.objects.update_or_create(
                    kind=run.kind,
                    column=column,
                    theirs=rules.plain(theirs)[:120],
                    defaults={"ours": word, "by": by.pk, "at": clock.now()},
                )


@transaction.atomic
def look(*, by: AbstractBaseUser, run: ImportRun) -> ImportRun:
    """Look at a file whose columns are matched: keep what each row would do; nothing else changes."""
    importer = queries.importer(run.kind, by)
    held = _held(run, (State.TAKEN, State.CHECKED), IMPORTED)
    rules.check_mapping(held.mapping, importer.columns, file=held.file)
    rows = list(held.rows.all())
    _look(importer, held, rows)
    _rewrite(held, rows)
    held.save(update_fields=["state", "counts"])
    return held


def _look(importer: Importer, run: ImportRun, rows: Sequence[ImportRow]) -> None:
    """Write on each row what it would do, and count."""
    results = _checked(importer, _raws(importer, run, rows))
    for row, result in zip(rows, results, strict=True):
        _tell(row, result)
    run.state, run.counts = State.CHECKED, _counts(results)


def _raws(importer: Importer, run: ImportRun, rows: Iterable[ImportRow]) -> list[RawRow]:
    """Rows by our names and in our words, column by column as the file has them: PostgreSQL's JSON forgets the order."""
    mapping = {header: run.mapping[header] for header in run.headers if header in run.mapping}
    rename = rules.renamer(mapping, importer.columns, queries.words_known(importer, run.system))
    return [RawRow(row.number, rename(row.raw)) for row in rows]


def _rewrite(run: ImportRun, rows: Iterable[ImportRow]) -> None:
    """Put rows in place of those that are kept: for thousands that is many times as quick as changing each."""
    run.rows.all().delete()
    for row in rows:
        row.pk = None
    ImportRow.objects.bulk_create(rows, BATCH)


def apply(*, by: AbstractBaseUser, run: ImportRun) -> ImportRun:
    """Import the sound rows of a file that was looked at: all of them or, where anything fails, none.

    The rows are looked at again first. Where one would now do something else than was shown, what is shown is renewed,
    nothing is imported, and InputError says so. Of two who press at one moment, one imports and the other is told.
    """
    importer = queries.importer(run.kind, by)
    with transaction.atomic():
        run = _held(run, (State.CHECKED,), IMPORTED)
        rows = list(run.rows.all())
        raws = _raws(importer, run, rows)
        results = _checked(importer, raws)
        moved = _differs(rows, results)
        if moved:
            run.counts = _counts(results)
            run.save(update_fields=["counts"])
        else:
            _import(by, importer, run, [(row, raw) for row, raw in zip(rows, raws, strict=True) if _does(row)])
        _rewrite(run, rows)
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
        run = _held(run, (State.APPLIED,), _("There is nothing to undo: this file is not imported."))
        if not queries.can_undo(run, clock.today()):
            raise InputError(_("The copies needed to undo this were removed after 30 days."), run.file)
        rows = list(run.rows.exclude(ref="").order_by("-number"))
        kept = importer.undo(by, [Applied(row.ref, row.undo) for row in rows])
        stayed = [(row, reason) for row, reason in zip(rows, kept, strict=True) if reason]
        for row, reason in stayed:
            row.kept = reason[:300]
        ImportRow.objects.bulk_update([row for row, _reason in stayed], ["kept"], BATCH)
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


def _does(row: ImportRow) -> bool:
    return row.outcome in DOES_SOMETHING


def _import(
    by: AbstractBaseUser, importer: Importer, run: ImportRun, sound: Sequence[tuple[ImportRow, RawRow]]
) -> None:
    if not sound:
        raise InputError(_("No row of this file would change anything."), run.file)
    batch = Batch(run.pk, run.file, run.source, run.licence)
    done = list(importer.apply(by, [raw for _row, raw in sound], batch))
    assert len(done) == len(sound), f"{importer.kind}: apply answers for each row"
    for (row, _raw), applied in zip(sound, done, strict=True):
        row.ref, row.undo = applied.ref, dict(applied.undo)
    run.state, run.applied_at = State.APPLIED, clock.now()
    run.expires = expiry(clock.today())
    run.save(update_fields=["state", "applied_at", "expires"])
    audit.record(by=by, did="import.applied", ref=run.own_ref)


def _held(run: ImportRun, states: Collection[State], otherwise: object) -> ImportRun:
    """The import, held until the transaction ends. Raises InputError where it is in another state by now."""
    held = ImportRun.objects.select_for_update().in_bulk([run.pk])[run.pk]
    if held.state not in states:
        raise InputError(str(otherwise), held.file)
    return held
