"""Reading last checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import F, Q, QuerySet

from hedgerow.engines import registry
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.rules import ASKED_FOR
from hedgerow.engines.verification.types import Checked, VerifiableOffer
from hedgerow.kernel import clock, refs

LONDON = ZoneInfo("Europe/London")
SALT = "verification.asked"
LASTS = timedelta(days=90)


def shown(row: Verification) -> Checked:
    """A row as pages show it."""
    day = clock.day_of(row.checked_at) if row.checked_at else None
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


def of_kind(ref: str) -> VerifiableOffer | None:
    """The kind of a record, whoever asks; None where nobody offers it."""
    kind = refs.parse(ref).kind
    return next((found for found in registry.all_of(VerifiableOffer) if found.kind == kind), None)


def token(row: Verification) -> str:
    """What stands in the letter's address: it says which record and which day, and nobody else can make one."""
    return signing.dumps([row.ref, row.due_on.isoformat() if row.due_on else ""], salt=SALT)


def asked_by(token: str) -> tuple[Verification, bool] | None:
    """The record of a letter's address, and whether it still waits for that answer; None for what is no address of ours,
    and for one that is older than `LASTS`."""
    try:
        ref, due_on = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    row = Verification.objects.filter(ref=ref).first()
    return (row, bool(row.due_on) and str(row.due_on) == due_on) if row else None


def to_ask(today: date) -> QuerySet[Verification]:
    """Records whose day has come, and that are of a kind whose owners may be asked; longest first."""
    rows = Verification.objects.filter(due_on__lte=today, due_on__gte=today - ASKED_FOR)
    return rows.filter(Q(asked_for__isnull=True) | ~Q(asked_for=F("due_on"))).order_by("due_on", "id")


def offer(ref: str, user: AbstractBaseUser | AnonymousUser) -> VerifiableOffer | None:
    """The kind of a record, or None where nobody offers it or the user may not say that it is right."""
    parsed = refs.parse(ref)
    for found in registry.all_of(VerifiableOffer):
        if found.kind == parsed.kind and found.allowed(user, parsed.id):
            return found
    return None


def every_days(ref: refs.Ref) -> int:
    """How often a record is checked until somebody says otherwise: as its app offers, or a year."""
    found = of_kind(str(ref))
    return found.every_days if found else 365
