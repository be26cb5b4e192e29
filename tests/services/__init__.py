"""Services of groups, for the tests of hedgerow/services and hedgerow/api/oruk."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.organisations.models import Organisation
from hedgerow.services import actions
from hedgerow.services.models import Service
from hedgerow.services.types import Place, Price, Said, Times

ABOUT = "A hot meal and company for whoever comes."
LUNCH = Said(
    places=(Place("Ash Hall", "4 Mill Lane", "M32 0DF"),),
    times=(Times(("MO", "WE"), time(12), time(14)), Times(("TH",), time(18), time(20), 2, "with music")),
    prices=(Price("Lunch", 350, "pay what you can"),),
    tags={
        "need": ("food", "company"),
        "who": ("202",),
        "theme": ("107",),
        "access": ("step_free",),
        "language": ("ur",),
    },
)


def shown(by: User, group: Organisation, name: str = "Monday lunch club", said: Said = LUNCH, **facts: Any) -> Service:
    """A service that everybody can find."""
    told = {"description": ABOUT, **facts}
    made = actions.add_service(by=by, organisation=group, name=name, said=said, **told)
    return actions.show_service(by=by, service=made)


def signed_in(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client
