"""Which rows are a person's."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from hedgerow.engines.privacy.types import Person
from hedgerow.spaces.models import Invitation


def invitations_of(person: Person) -> list[int]:
    """The invitations to somebody's addresses, and those that they accepted."""
    users = list(person.rows.get(settings.AUTH_USER_MODEL, ()))
    emails = [email.lower() for email in person.emails]
    rows = Invitation.objects.filter(Q(email__in=emails) | Q(user__in=users))
    return list(rows.values_list("pk", flat=True)) if emails or users else []
