"""What people agreed to: of every purpose the newest answer holds."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Consent, Contact
from hedgerow.people.rules import basis_of, holds
from hedgerow.people.types import Answer, Basis, Purpose


def consents_of(contact: Contact) -> QuerySet[Consent]:
    """Every answer that somebody gave, the newest first."""
    return Consent.objects.filter(contact=contact).select_related("partner")


def answers_of(contact: Contact) -> list[Answer]:
    """The same as values, in one query."""
    rows = Consent.objects.filter(contact=contact).order_by()
    return [answer(row) for row in rows]


def answer(row: Consent) -> Answer:
    """A row as a value."""
    return Answer(row.purpose, row.given, row.at, row.pk, row.partner_id)


def allows(contact: Contact, purpose: str, partner: Organisation | None = None) -> bool:
    """Whether somebody's details may be used for a purpose now; for passing them on, to which partner."""
    about = Consent.objects.filter(contact=contact, purpose=purpose).order_by()
    return holds([answer(row) for row in about], purpose, partner.pk if partner else None)


def basis_now(rows: Iterable[Consent], purpose: str) -> Basis:
    """The lawful basis that a use stands on: of the newest answer among the rows, or the usual one."""
    about = max((row for row in rows if row.purpose == purpose), key=lambda row: (row.at, row.pk), default=None)
    return Basis(about.basis) if about else basis_of(purpose)


def agreed(purpose: str, *, given: bool = True, of: str = "pk") -> Q:
    """A condition for contacts whose newest answer for a purpose is yes (or, `given` False, no): for lists.

    Whoever never answered is in neither. `of`: the field that leads to the contact, for lists of other rows.
    """
    newest = Consent.objects.filter(contact=OuterRef("contact"), purpose=purpose).order_by(*NEWEST_FIRST)
    rows = Consent.objects.filter(contact=OuterRef(of), purpose=purpose, given=given)
    return Q(Exists(rows.filter(pk=Subquery(newest.values("pk")[:1]))))


NEWEST_FIRST = (F("at").desc(), F("id").desc())


def named_in_public(contacts: Iterable[int]) -> set[int]:
    """Those of some contacts who agreed to be named where anybody can read it, in one query."""
    return set(Contact.objects.filter(agreed(Purpose.PUBLISH), pk__in=list(contacts)).values_list("pk", flat=True))
