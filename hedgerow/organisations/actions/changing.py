"""Adding an organisation, changing what is said of it, closing it, and showing it to the public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.verification.actions import check
from hedgerow.kernel import clock
from hedgerow.organisations.actions.duplicates import look_at
from hedgerow.organisations.actions.facts import prepare
from hedgerow.organisations.actions.finding import index
from hedgerow.organisations.actions.lists import change_lists, insert_lists
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import OWN_FACTS, can_change_own, check_change
from hedgerow.organisations.types import Kind, Origin
from hedgerow.places import queries as places

#: what of an organisation decides by which words it is found, and with which others it is compared
FOUND_BY = {"name", "other_names", "identifiers", "postcode"}


@transaction.atomic
def create(
    *, by: User | None, name: str, kind: str = Kind.GROUP, origin: str = Origin.HAND, **facts: Any
) -> Organisation:
    """Add an organisation. `facts` are any of `actions.facts.COLUMNS` and `LISTS`; only the name is needed.

    What a person types (`origin` HAND) is locked: no register or import changes it later. Raises ValidationError, by
    fact, for what cannot be.
    """
    given = {"name": name, "kind": kind, **facts}
    made = insert(by=by, origin=origin, given=[given])[0]
    if origin == Origin.HAND and by is not None:
        lock(by=by, ref=made.ref, fields=[fact for fact, value in given.items() if value and fact != "kind"])
        check(by=by, ref=made.ref)
    look_at([made.pk])
    return made


def insert(
    *, by: User | None, origin: str, given: Iterable[Mapping[str, Any]], extra: Mapping[str, Any] | None = None
) -> list[Organisation]:
    """Add many, the same few statements for one as for a thousand. Call inside a transaction; compare them afterwards.

    `extra` are values of columns that all of them have.
    """
    held = list(given)
    always = {"origin": origin, "created_by": by, **(extra or {})}
    located = places.postcodes(facts.get("postcode", "") for facts in held)
    rows = [Organisation(**{**always, **prepare(facts, located)}) for facts in held]
    made = Organisation.objects.bulk_create(rows)
    insert_lists(zip(made, held, strict=True))
    index([row.pk for row in made])
    for row in made:
        record(by=by, did="organisation.added", ref=row.ref)
    return made


@transaction.atomic
def change(*, by: User | None, organisation: Organisation, typed: bool = True, **facts: Any) -> Organisation:
    """Change what is said of an organisation: any of `actions.facts.COLUMNS` and `LISTS`.

    What changes is locked, so that imports and registers leave it alone from then on, unless it was not `typed`.
    Raises ValidationError, by fact, for what cannot be; PermissionDenied unless `by` is of our team, or acts for a group
    that we trust and changes nothing but OWN_FACTS.
    """
    held = Organisation.objects.select_for_update().in_bulk([organisation.pk])[organisation.pk]
    if by is not None and not (can_change_own(by, held) and facts.keys() <= OWN_FACTS):
        check_change(by, held)
    values = prepare(facts)
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if changed:
        held.updated_at = clock.now()
        held.save(update_fields=[*changed, "updated_at"])
    changed += change_lists(held, facts)
    if changed:
        _after(by, held, changed, typed=typed)
    return held


def _after(by: User | None, held: Organisation, changed: Sequence[str], *, typed: bool) -> None:
    record(by=by, did="organisation.changed", ref=held.ref, fields=changed)
    if typed and by is not None:
        lock(by=by, ref=held.ref, fields=changed)
    if FOUND_BY & set(changed):
        index([held.pk])
        look_at([held.pk])


@transaction.atomic
def close(*, by: User, organisation: Organisation, on: date | None = None) -> Organisation:
    """Say that a group has closed: it leaves the public directory, and its history stays."""
    day = on or clock.today()
    if day > clock.today():
        raise ValidationError({"on": _("Give the day on which it closed, not one to come.")})
    return _set(by, organisation, "organisation.closed", closed_on=day)


@transaction.atomic
def reopen(*, by: User, organisation: Organisation) -> Organisation:
    """Say that a group has not closed after all, or has begun again."""
    return _set(by, organisation, "organisation.reopened", closed_on=None)


@transaction.atomic
def publish(*, by: User | None, organisation: Organisation, basis: str) -> Organisation:
    """Show a group in the public directory. Raises ValidationError unless it is said how we know that it may be shown."""
    if not basis.strip():
        raise ValidationError({"basis": _("Say how we know that it may be shown: who agreed, and when.")})
    return _set(by, organisation, "organisation.published", published=True, published_basis=basis.strip()[:200])


@transaction.atomic
def unpublish(*, by: User | None, organisation: Organisation) -> Organisation:
    """Take a group out of the public directory. A register does not bring it back."""
    return _set(by, organisation, "organisation.unpublished", published=False, published_basis="")


def _set(by: User | None, organisation: Organisation, did: str, **values: Any) -> Organisation:
    held = Organisation.objects.select_for_update().in_bulk([organisation.pk])[organisation.pk]
    if by is not None:
        check_change(by, held)
    for name, value in values.items():
        setattr(held, name, value)
    held.updated_at = clock.now()
    held.save(update_fields=[*values, "updated_at"])
    record(by=by, did=did, ref=held.ref, fields=values)
    lock(by=by, ref=held.ref, fields=values)
    return held
