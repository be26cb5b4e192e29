"""What people offer to bookings: who books, where we know them, and what they need to take part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hedgerow.engines.bookings.types import Group, Guest, GuestOffer
from hedgerow.kernel.refs import parse
from hedgerow.organisations.queries import access_of
from hedgerow.organisations.types import Level
from hedgerow.people import actions, queries
from hedgerow.people.models import AccessNeeds
from hedgerow.people.queries.consent import agreed
from hedgerow.people.queries.wording import question
from hedgerow.people.types import How, Need, Purpose


def signed_in(user: Any) -> Guest:
    """What the form begins with for somebody who is signed in. Our team books for others, and begins with nothing."""
    if getattr(user, "is_worker", False):
        return Guest()
    contact = queries.contact_of(user)
    rows = access_of(user).exclude(level=Level.OFFICER)
    return Guest(
        name=contact.name if contact else user.name,
        email=(contact.email if contact else "") or user.email,
        phone=contact.phone if contact else "",
        contact=str(contact.ref) if contact else "",
        groups=tuple(Group(str(row.organisation.ref), row.organisation.name) for row in rows),
    )


def contact(name: str, email: str) -> str:
    """The ref of the one person of this name at this address."""
    found = queries.contact_called(name, email)
    return str(found.ref) if found else ""


def needs(refs: Sequence[str]) -> Mapping[str, str]:
    """What each of some people needs, in words, where they agreed to our keeping it. One query."""
    pks = {int(parse(ref).id): ref for ref in refs}
    rows = AccessNeeds.objects.filter(agreed(Purpose.ACCESS, of="contact"), contact__in=list(pks))
    return {pks[row.contact_id]: words for row in rows if (words := _words(row))}


def remember(ref: str, needed: str, words: str) -> None:
    """Keep it in their own words, with their consent; what they chose from the list before stays."""
    found = queries.resolve(parse(ref).id)
    held = AccessNeeds.objects.filter(contact=found).first()
    actions.set_access_needs(
        by=None,
        contact=found,
        needs=held.needs if held else (),
        more=needed,
        how=How.WEB,
        agreed=True,
        words=f"{question(Purpose.ACCESS)} {words}",
    )


def _words(row: AccessNeeds) -> str:
    listed = [str(Need(code).label) for code in row.needs if code in Need.values]
    return "; ".join(filter(None, (*listed, row.more)))


GUESTS = (GuestOffer(signed_in=signed_in, contact=contact, needs=needs, remember=remember),)
