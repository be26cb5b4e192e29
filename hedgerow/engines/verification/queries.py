"""Reading last checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.types import Checked, VerifiableOffer
from hedgerow.kernel import refs

LONDON = ZoneInfo("Europe/London")


def shown(row: Verification) -> Checked:
    """A row as pages show it."""
    day = row.checked_at.astimezone(LONDON).date() if row.checked_at else None
    return Checked(row.ref, day, row.checked_by, row.how, row.due_on, row.every_days)


def for_refs(wanted: Iterable[object]) -> dict[str, Checked]:
    """Last checks by ref, in one query; records that were never checked are left out."""
    return {row.ref: shown(row) for row in Verification.objects.filter(ref__in=[str(ref) for ref in wanted])}


def for_ref(ref: object) -> Checked | None:
    """The last check of one record, or None."""
    return for_refs([ref]).get(str(ref))


def overdue(today: date, kind: str = "") -> QuerySet[Verification]:
    """Records whose day to be checked has passed, longest first; of one kind, if asked."""
    found = Verification.objects.filter(due_on__lt=today).order_by("due_on", "id")
    return found.filter(ref__startswith=f"{kind}:") if kind else found


def offer(ref: str, user: AbstractBaseUser | AnonymousUser) -> VerifiableOffer | None:
    """The kind of a record, or None where nobody offers it or the user may not say that it is right."""
    parsed = refs.parse(ref)
    for found in registry.all_of(VerifiableOffer):
        if found.kind == parsed.kind and found.allowed(user, parsed.id):
            return found
    return None


def every_days(ref: refs.Ref) -> int:
    """How often a record is checked until somebody says otherwise: as its app offers, or a year."""
    offered = (found.every_days for found in registry.all_of(VerifiableOffer) if found.kind == ref.kind)
    return next(offered, 365)
