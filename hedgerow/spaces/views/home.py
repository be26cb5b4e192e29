"""The way in: straight to the one space that somebody has, or a choice among several; and one's own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_of, roles_of
from hedgerow.shell.types import Fact
from hedgerow.spaces import queries
from hedgerow.spaces.types import SpaceKind


@open_to(Audience.SIGNED_IN)
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Whoever wears one hat goes where it leads; whoever wears several chooses."""
    spaces = queries.spaces_of(user_of(request))
    worn = [space for space in spaces if space.kind != SpaceKind.OWN]
    if len(worn) < 2:
        return redirect((worn or spaces)[0].url)
    return render(request, "spaces/home.html", {"spaces": spaces})


@open_to(Audience.SIGNED_IN)
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """One's own page: one's details, where one is at home, how one signs in."""
    user = user_of(request)
    contact = contact_of(user)
    context = {
        "somebody": user,
        "contact": contact,
        "facts": _facts(contact) if contact else [],
        "roles": [role for role in roles_of(contact) if role.until is None] if contact else [],
        "spaces": [space for space in queries.spaces_of(user) if space.kind != SpaceKind.OWN],
    }
    return render(request, "spaces/own.html", context)


def _facts(contact: Contact) -> list[Fact]:
    told = (
        Fact(_("Name"), contact.name),
        Fact(_("E-mail"), contact.email),
        Fact(_("Telephone"), contact.phone),
        Fact(_("Address"), ", ".join(filter(None, (contact.address, contact.postcode)))),
    )
    return [fact for fact in told if fact.value]
