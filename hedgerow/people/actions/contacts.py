"""Adding people, and changing what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record, record_each
from hedgerow.engines.imports.actions import lock
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.people.actions.facts import prepare
from hedgerow.people.actions.finding import FOUND_BY, index
from hedgerow.people.models import Contact
from hedgerow.people.permissions import check_change
from hedgerow.people.rules.telling import told
from hedgerow.people.types import How

#: ways of telling us that are themselves being in touch
IN_TOUCH = frozenset({How.WEB, How.EMAIL, How.PHONE, How.PAPER, How.PERSON})


@transaction.atomic
def add_contact(
    *, by: User | None, name: str, email: str = "", phone: str = "", how: str = How.PERSON, **facts: Any
) -> Contact:
    """Add a person; only the name is needed. `facts` are any of `actions.facts.COLUMNS`.

    `how` is how their details came to us. Two people may share an address or a telephone, so nobody is refused for that:
    screens offer those who are alike beforehand. Raises ValidationError, by fact, for what cannot be.
    """
    given = {"name": name, "email": email, "phone": phone, **facts}
    made = insert(by=by, how=how, given=[given])[0]
    if by is not None and how != How.IMPORT:
        lock(by=by, ref=made.ref, fields=[fact for fact, value in given.items() if value])
    return made


def insert(*, by: User | None, how: str, given: Iterable[Mapping[str, Any]]) -> list[Contact]:
    """Add many, the same few statements for one as for a thousand. Call inside a transaction."""
    held = [prepare(facts) for facts in given]
    always: dict[str, Any] = {"created_by": by.pk if by else None}
    if how in IN_TOUCH:
        always["seen_on"] = clock.today()
    made = Contact.objects.bulk_create([Contact(**{**always, **facts}) for facts in held], batch_size=500)
    index([row.pk for row in made])
    told_of = [(row.ref, [name for name in facts if facts[name]]) for row, facts in zip(made, held, strict=True)]
    record_each(by=by, did=told("contact.added", how), each=told_of)
    return made


@transaction.atomic
def change_contact(
    *, by: User | None, contact: Contact, how: str = How.PERSON, typed: bool = True, **facts: Any
) -> Contact:
    """Change what is said of a person: any of `actions.facts.COLUMNS`.

    What changes is locked, so that imports leave it alone from then on, unless it was not `typed`. Raises
    ValidationError, by fact, for what cannot be.
    """
    held = Contact.objects.select_for_update().in_bulk([contact.pk])[contact.pk]
    if by is not None:
        check_change(by, held)
    values = prepare(facts)
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if changed:
        held.updated_at = clock.now()
        held.save(update_fields=[*changed, "updated_at"])
        record(by=by, did=told("contact.changed", how), ref=held.ref, fields=changed)
        if typed and by is not None:
            lock(by=by, ref=held.ref, fields=changed)
    if FOUND_BY & set(changed):
        index([held.pk])
    return held


@transaction.atomic
def link_user(*, by: User | None, contact: Contact, user: User | None) -> Contact:
    """Say that somebody who signs in is this contact (None: nobody is). Raises ValidationError where the user is another
    contact already, or the contact another user."""
    held = Contact.objects.select_for_update().in_bulk([contact.pk])[contact.pk]
    if user is not None and held.user_id not in (None, user.pk):
        raise ValidationError(_("Somebody else signs in as this person."))
    if user is not None and Contact.objects.filter(user=user).exclude(pk=held.pk).exists():
        raise ValidationError(_("This sign-in belongs to another contact."))
    if held.user_id != (user.pk if user else None):
        held.user = user
        held.save(update_fields=["user"])
        record(by=by, did="contact.user_linked" if user else "contact.user_unlinked", ref=held.ref, fields=["user"])
    return held


def touch(*, contact: Contact, on: date | None = None) -> None:
    """Note that we were in touch on a day (today); an earlier day than the one that stands there changes nothing."""
    day = on or clock.today()
    later = Contact.objects.filter(pk=contact.pk).exclude(seen_on__gte=day)
    later.update(seen_on=day)


@transaction.atomic
def note_touch(*, by: User, contact: Contact) -> None:
    """Somebody of our team was in touch with a person today."""
    touch(contact=contact)
    record(by=by, did="contact.touched", ref=contact.ref, fields=["seen_on"])


def note_download(*, by: User, filters: Iterable[str]) -> None:
    """Somebody took a list of contacts away: who, when, and by which filters it was narrowed."""
    record(by=by, did="contact.list_downloaded", ref=Ref("people", "contact", "list"), fields=filters)
