"""Groups from somebody's table, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel.refs import parse
from hedgerow.organisations.actions.changing import change, insert
from hedgerow.organisations.actions.duplicates import FEW_AT_ONCE, look_at, look_for_duplicates
from hedgerow.organisations.models import Merge, Organisation
from hedgerow.organisations.queries.importing import LISTS, Reading, facts_of, read_rows
from hedgerow.organisations.types import Origin


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add or change the groups of the rows; runs inside the import's transaction."""
    readings = read_rows(rows)
    new = [reading for reading in readings if reading.here is None]
    made = insert(by=by, origin=Origin.IMPORT, given=[{**r.news, "source": batch.source} for r in new])
    applied = {id(reading): Applied(str(row.ref), {"new": True}) for reading, row in zip(new, made, strict=True)}
    _publish(new, made, batch)
    for reading in readings:
        if reading.here is not None:
            applied[id(reading)] = _change(by, reading, reading.here)
    if len(made) > FEW_AT_ONCE:
        look_for_duplicates()
    else:
        look_at([row.pk for row in made])
    return [applied[id(reading)] for reading in readings]


def _publish(readings: Sequence[Reading], made: Sequence[Organisation], batch: Batch) -> None:
    """Show those whose row says that they agreed."""
    agreed = [row for reading, row in zip(readings, made, strict=True) if reading.facts.get("published")]
    for row in agreed:
        row.published, row.published_basis = True, _("agreed, says %(source)s") % {"source": batch.source}
    Organisation.objects.bulk_update(agreed, ["published", "published_basis"])


def _change(by: User, reading: Reading, here: Organisation) -> Applied:
    before = {name: value for name, value in facts_of(here).items() if name in reading.news}
    change(by=by, organisation=here, typed=False, **reading.news)
    return Applied(str(here.ref), {"before": _as_json(before), "after": _as_json(reading.news)})


def _as_json(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    return [_undo(by, each) for each in applied]


def _undo(by: User, applied: Applied) -> str:
    related = ("identifiers", "other_names", "tags", "benefits")
    pk = int(parse(applied.ref).id)
    row = Organisation.objects.filter(pk=pk).prefetch_related(*related).first()
    if row is None:
        return _("It is not here any more.")
    return _remove(by, row) if applied.undo.get("new") else _give_back(by, row, applied.undo)


def _remove(by: User, row: Organisation) -> str:
    """Delete a group that an import added, unless somebody has worked with it since."""
    if row.merged_into_id or Merge.objects.filter(kept=row).exists():
        return _("It has been merged since.")
    if locked([row.ref]):
        return _("Somebody has edited it since.")
    ref = row.ref
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return _("Work has been recorded for it since.")
    record(by=by, did="organisation.import_undone", ref=ref)
    return ""


def _give_back(by: User, row: Organisation, undo: Any) -> str:
    """Put back the facts that still stand as the import left them."""
    now = _as_json(facts_of(row))
    back = {name: value for name, value in undo["before"].items() if _same(name, now[name], undo["after"][name])}
    if back.get("founded_on"):
        back["founded_on"] = date.fromisoformat(back["founded_on"])
    change(by=by, organisation=row, typed=False, **back)
    return "" if len(back) == len(undo["before"]) else _("Some of it has been changed since, and stays.")


def _same(name: str, one: Any, other: Any) -> bool:
    return set(one) == set(other) if name in LISTS else bool(one == other)
