"""Which rows are a person's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from hedgerow.engines.privacy.types import Person
from hedgerow.spaces.models import Ask, Invitation


def invitations_of(person: Person) -> list[int]:
    """The invitations to somebody's addresses, and those that they accepted."""
    users = list(person.rows.get(settings.AUTH_USER_MODEL, ()))
    emails = [email.lower() for email in person.emails]
    rows = Invitation.objects.filter(Q(email__in=emails) | Q(user__in=users))
    return list(rows.values_list("pk", flat=True)) if emails or users else []


def old_asks(before: date) -> list[Any]:
    """What was done before a day."""
    return list(Ask.objects.filter(done_at__date__lt=before).values_list("pk", flat=True))
