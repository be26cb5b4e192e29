"""Two contacts found to be one person. Nothing is lost, and undoing gives it back.

What is kept for undoing names columns and rows and never says what stood in them: the record that goes keeps its own
facts, and a fact is taken only where there was none. Access needs that both had said are the one exception; their copy
goes after 30 days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines import pairs
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.rules import expiry
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.people.actions.duplicates import look_at
from hedgerow.people.actions.finding import index
from hedgerow.people.models import AccessNeeds, Consent, Contact, ContactMerge, ContactPair, Role
from hedgerow.people.queries.duplicates import last_merge

#: facts that the kept one takes where it has none
TAKEN = ("pronouns", "email", "phone", "address", "postcode", "reach_by", "language", "about", "seen_on")
LONGEST_MORE = 1000


@transaction.atomic
def merge(*, by: User, kept: Contact, gone: Contact) -> ContactMerge:
    """Make one of two contacts. Whatever names `gone` (to-dos, the trail) goes on naming it, and reads resolve it.

    Roles, consents, letters, access needs and the sign-in follow. Raises ValidationError where they are one already.
    """
    rows = Contact.objects.select_for_update().in_bulk([kept.pk, gone.pk])
    if len(rows) < 2:
        raise ValidationError(_("These are one record already."))
    held, other = rows[kept.pk], rows[gone.pk]
    # Two may merge at one moment: whoever waited for the lock finds what the other did.
    if held.merged_into_id or other.merged_into_id:
        raise ValidationError(_("Somebody merged one of these a moment ago. Look at it again."))
    made = ContactMerge(kept=held, gone=other, merged_by=by.pk, expires=expiry(clock.today()))
    made.undo = {
        "user": _take_user(held, other),
        "facts": _take_facts(by, held, other),
        "roles": _take_roles(held, other),
        "consents": _take(Consent, held, other),
        "letters": _take_letters(held, other),
        "needs": _take_needs(made, held, other),
    }
    other.merged_into = held
    other.save(update_fields=["merged_into"])
    made.save()
    _after(by, "contact.merged", held, other)
    return made


def _take_user(held: Contact, other: Contact) -> int | None:
    """Who signs in as the other one signs in as the kept one, unless somebody does already."""
    user = other.user_id
    if user is None or held.user_id is not None:
        return None
    Contact.objects.filter(pk=other.pk).update(user=None)
    Contact.objects.filter(pk=held.pk).update(user=user)
    held.user_id, other.user_id = user, None
    return user


def _take_facts(by: User, held: Contact, other: Contact) -> list[str]:
    """Fill what is missing; returns the columns filled."""
    taken = [name for name in TAKEN if not getattr(held, name) and getattr(other, name)]
    for name in taken:
        setattr(held, name, getattr(other, name))
    if taken:
        held.save(update_fields=taken)
    typed = locked([other.ref]).get(str(other.ref), frozenset())
    lock(by=by, ref=held.ref, fields=[name for name in taken if name in typed])
    return taken


def _take_roles(held: Contact, other: Contact) -> list[int]:
    """Roles follow, but for one that the kept contact has already: there can be only one at a time."""
    now = set(Role.objects.filter(contact=held, until__isnull=True).values_list("organisation_id", "kind"))
    rows = Role.objects.filter(contact=other).values_list("pk", "organisation_id", "kind", "until")
    moving = [pk for pk, group, kind, until in rows if until is not None or (group, kind) not in now]
    Role.objects.filter(pk__in=moving).update(contact=held)
    return sorted(moving)


def _take(model: type[Consent], held: Contact, other: Contact) -> list[int]:
    moving = sorted(model.objects.filter(contact=other).values_list("pk", flat=True))
    model.objects.filter(pk__in=moving).update(contact=held)
    return moving


def _take_letters(held: Contact, other: Contact) -> list[int]:
    moving = sorted(Outgoing.objects.filter(person=str(other.ref)).values_list("pk", flat=True))
    Outgoing.objects.filter(pk__in=moving).update(person=str(held.ref))
    return moving


def _take_needs(made: ContactMerge, held: Contact, other: Contact) -> str:
    """Access needs follow; where both said some, all of them are needed. Returns what was done."""
    rows = {row.contact_id: row for row in AccessNeeds.objects.filter(contact__in=(held, other))}
    mine, theirs = rows.get(held.pk), rows.get(other.pk)
    if theirs is None:
        return ""
    if mine is None:
        AccessNeeds.objects.filter(pk=theirs.pk).update(contact=held)
        return "moved"
    made.needs_before = {"needs": mine.needs, "more": mine.more, "asked_on": mine.asked_on.isoformat()}
    mine.needs = list(dict.fromkeys([*mine.needs, *theirs.needs]))
    mine.more = "\n".join(dict.fromkeys(filter(None, (mine.more, theirs.more))))[:LONGEST_MORE]
    mine.asked_on = max(mine.asked_on, theirs.asked_on)
    mine.save(update_fields=["needs", "more", "asked_on"])
    return "joined"


def _after(by: User, did: str, held: Contact, other: Contact) -> None:
    index([held.pk, other.pk])
    pairs.forget(ContactPair, other.pk)
    look_at([held.pk, other.pk])
    record(by=by, did=did, ref=held.ref)
    record(by=by, did=did, ref=other.ref)


@transaction.atomic
def unmerge(*, by: User, merge: ContactMerge) -> Contact:
    """Make two contacts of one again, each as it was; what people changed since on the kept one stays. Returns the other.

    Only the latest merge into a contact can be undone: raises ValidationError for an earlier one, for one that is undone,
    and where the kept contact was itself merged since.
    """
    made = ContactMerge.objects.select_for_update(of=("self",)).in_bulk([merge.pk])[merge.pk]
    rows = Contact.objects.select_for_update().in_bulk([made.kept_id, made.gone_id])
    held, other = rows[made.kept_id], rows[made.gone_id]
    last = last_merge(held)
    if made.undone_at or held.merged_into_id or last is None or last.pk != made.pk:
        raise ValidationError(_("Undo the later merge first: this one can only be undone when it is the latest."))
    undo = made.undo
    _give_back_facts(held, other, undo["facts"])
    Role.objects.filter(pk__in=undo["roles"], contact=held).update(contact=other)
    Consent.objects.filter(pk__in=undo["consents"], contact=held).update(contact=other)
    Outgoing.objects.filter(pk__in=undo["letters"], person=str(held.ref)).update(person=str(other.ref))
    _give_back_needs(made, held, other)
    if undo["user"] and held.user_id == undo["user"]:
        Contact.objects.filter(pk=held.pk).update(user=None)
        Contact.objects.filter(pk=other.pk).update(user=undo["user"])
    Contact.objects.filter(pk=other.pk).update(merged_into=None)
    made.undone_at, made.needs_before = clock.now(), {}
    made.save(update_fields=["undone_at", "needs_before"])
    _after(by, "contact.unmerged", held, other)
    return Contact.objects.in_bulk([other.pk])[other.pk]


def _give_back_facts(held: Contact, other: Contact, taken: list[str]) -> None:
    """Take away again what was filled in, unless somebody has changed it since."""
    back: dict[str, Any] = {name: _nothing(name) for name in taken if getattr(held, name) == getattr(other, name)}
    if back:
        Contact.objects.filter(pk=held.pk).update(**back)


def _nothing(name: str) -> Any:
    """What stands in a column where nothing is known."""
    column: Any = Contact._meta.get_field(name)
    return column.get_default()


def _give_back_needs(made: ContactMerge, held: Contact, other: Contact) -> None:
    if made.undo["needs"] == "moved":
        AccessNeeds.objects.filter(contact=held).update(contact=other)
    elif made.undo["needs"] == "joined" and made.needs_before:
        before = made.needs_before
        asked = date.fromisoformat(before["asked_on"])
        AccessNeeds.objects.filter(contact=held).update(needs=before["needs"], more=before["more"], asked_on=asked)


def forget(today: date) -> str:
    """Nightly: copies of access needs go when their days are over."""
    over = ContactMerge.objects.filter(expires__lt=today).exclude(needs_before={})
    return f"{over.update(needs_before={})} copies of access needs removed"
