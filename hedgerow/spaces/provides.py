"""What spaces offer: the page behind an invitation, and forgetting."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import can_open
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.privacy.types import Eraser, Finder
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.refs import parse
from hedgerow.places.queries import place
from hedgerow.spaces import actions, queries
from hedgerow.spaces.models import Invitation
from hedgerow.spaces.rules import INVITATION


def _invitation(link: Link) -> Invitation | None:
    return queries.open_invitations().filter(pk=int(parse(link.ref).id)).first()


def invitation_page(link: Link) -> LinkPage | None:
    """What accepting means; nothing once it is accepted or withdrawn."""
    held = _invitation(link)
    if held is None:
        return None
    here = place()
    us = here.lio_name if here else "Hedgerow"
    if held.organisation is None:
        text = _("You get a page of your own with %(us)s, and sign in with %(email)s.") % {
            "us": us,
            "email": held.email,
        }
        return LinkPage(_("Welcome, %(name)s") % {"name": held.name}, text, _("Accept and sign in"))
    text = _(
        "%(by)s invites you to act for %(group)s as %(level)s. You see what %(us)s holds about it, and sign in with "
        "%(email)s."
    ) % {
        "by": held.made_by.name,
        "group": held.organisation.name,
        "level": held.get_level_display(),
        "us": us,
        "email": held.email,
    }
    return LinkPage(_("Act for %(group)s") % {"group": held.organisation.name}, text, _("Accept and sign in"))


def accept(link: Link) -> str:
    """Make the account where there is none, let them in, and go to the space."""
    held = _invitation(link)
    assert held is not None, "its page would have said that it is over"
    link.user = actions.accept(invitation=held)
    link.save(update_fields=["user"])
    there = [space for space in queries.spaces_of(link.user) if space.pk == held.organisation_id]
    return there[0].url if held.organisation_id and there else reverse("spaces:home")


LINKS = (
    LinkOffer(
        actions.invitations.PURPOSE,
        page=invitation_page,
        act=accept,
        lasts=INVITATION,
        signs_in=True,
        over=lambda _link: gettext_lazy("Ask whoever invited you to send it again, or talk to us."),
    ),
)
ERASERS = (Eraser("spaces.Invitation", actions.invitations.erase),)
FINDERS = (Finder("spaces.Invitation", queries.invitations_of),)
NIGHTLY = (NightlyJob("spaces.invitations", actions.forget),)
BOX = (
    Deed(
        gettext_lazy("Invite somebody to have an account"),
        lambda: reverse("spaces:invite_person"),
        lambda user: can_open(user, Audience.WORKER),
        gettext_lazy("invite volunteer partner account sign in representative"),
    ),
)
