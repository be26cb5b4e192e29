"""Who wants letters about contracts, and the page behind each letter."""

from __future__ import annotations

from hedgerow.engines.mail.queries import OwnPage
from hedgerow.engines.privacy.types import Person
from hedgerow.notices.models import Wish
from hedgerow.organisations.models import Organisation

OWN = OwnPage("notices.wish", "notices:wish", "notices:wish_stop")


def by_token(token: str) -> Wish | None:
    """The wish of an address; None for one that is stopped or made up."""
    pk = OWN.key(token)
    return Wish.objects.filter(pk=pk).select_related("organisation").first() if pk else None


def is_ours(token: str) -> bool:
    """Whether an address was made by us, though its wish may be gone."""
    return OWN.key(token) is not None


def wish_of(email: str, organisation: Organisation) -> Wish | None:
    """Whether somebody is told for a group."""
    return Wish.objects.filter(organisation=organisation, email=email.lower()).first()


def of_person(person: Person) -> list[int]:
    """The wishes of somebody's addresses."""
    emails = [email.lower() for email in person.emails]
    return list(Wish.objects.filter(email__in=emails).values_list("pk", flat=True)) if emails else []
