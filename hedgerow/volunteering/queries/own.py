"""Somebody's own page, which they open by a link in a letter, without an account."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from hedgerow.kernel.ids import keys
from hedgerow.volunteering.models import Application

SALT = "volunteering.own"
OPEN_FOR = 2 * 60 * 60  # seconds


def page_path(application: Application) -> str:
    """Where whoever pressed the button behind a link goes on to: open for two hours."""
    return reverse("volunteering:mine", args=[signing.dumps(application.pk, salt=SALT)])


def application_at(token: str) -> Application | None:
    """Whose page it is; None where the address is made up or has been open for too long, or they are forgotten."""
    try:
        return application_of(str(signing.loads(token, salt=SALT, max_age=OPEN_FOR)))
    except signing.BadSignature:
        return None


def application_of(pk: str) -> Application | None:
    """An application that still says who it is from."""
    rows = Application.objects.select_related("role__organisation", "placement").filter(erased_at__isnull=True)
    return rows.filter(pk__in=keys([pk])).first()
