"""Writing the audit trail."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser

from hedgerow.engines.audit.models import Event
from hedgerow.kernel.refs import Ref


def record(*, by: AbstractBaseUser | None, did: str, ref: Ref, fields: Iterable[str] = ()) -> Event:
    """Note that somebody (nobody: the system) did something, such as "organisation.renamed", to a record.

    Call it inside the transaction of the deed. `fields` are the names of the fields that changed, never their values.
    """
    return Event.objects.create(by=by.pk if by else None, did=did, ref=str(ref), fields=sorted(fields))


def record_each(
    *, by: AbstractBaseUser | None, did: str, each: Iterable[tuple[Ref | str, Iterable[str]]], batch: int = 2000
) -> None:
    """Note the same deed done to many records, each with the fields that changed: the same few statements for one as for
    a thousand."""
    who = by.pk if by else None
    rows = [Event(by=who, did=did, ref=str(ref), fields=sorted(fields)) for ref, fields in each]
    Event.objects.bulk_create(rows, batch)
