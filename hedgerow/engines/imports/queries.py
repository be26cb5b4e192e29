"""Reading imports, their rows, and which fields people have edited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from hedgerow.engines import registry
from hedgerow.engines.imports.models import FieldLock, ImportRow, ImportRun
from hedgerow.engines.imports.types import Importer, Outcome, State

BATCH = 500


def importers(user: AbstractBaseUser | AnonymousUser) -> list[Importer]:
    """The kinds of table that a user may import."""
    return [offer for offer in registry.all_of(Importer) if offer.allowed(user)]


def importer(kind: str, user: AbstractBaseUser | AnonymousUser) -> Importer:
    """One kind of table. Raises Http404 where nobody offers it, PermissionDenied where the user may not import it."""
    found = next((offer for offer in registry.all_of(Importer) if offer.kind == kind), None)
    if found is None:
        raise Http404
    if not found.allowed(user):
        raise PermissionDenied
    return found


def runs(kinds: Iterable[str]) -> QuerySet[ImportRun]:
    """Imports of some kinds, newest first."""
    return ImportRun.objects.filter(kind__in=list(kinds))


def rows(run: ImportRun, outcome: str = "") -> QuerySet[ImportRow]:
    """The rows of an import, in the order of the file; of one outcome, if asked."""
    found = ImportRow.objects.filter(run=run)
    return found.filter(outcome=outcome) if outcome in Outcome.values else found


def same_file(run: ImportRun) -> ImportRun | None:
    """The last import of the very same file that still stands, if there was one."""
    same = ImportRun.objects.filter(kind=run.kind, sha256=run.sha256, state=State.APPLIED).exclude(pk=run.pk)
    return same.first()


def can_undo(run: ImportRun, today: date) -> bool:
    """Whether an import can still be undone: it stands, and its undo copies are kept."""
    return run.state == State.APPLIED and today <= run.expires


def locked(refs: Iterable[object]) -> dict[str, frozenset[str]]:
    """Names of the fields that people edited by hand, by ref; records without any are left out."""
    wanted = [str(ref) for ref in refs]
    found: dict[str, set[str]] = {}
    for start in range(0, len(wanted), BATCH):
        part = FieldLock.objects.filter(ref__in=wanted[start : start + BATCH])
        for ref, field in part.values_list("ref", "field"):
            found.setdefault(ref, set()).add(field)
    return {ref: frozenset(fields) for ref, fields in found.items()}
