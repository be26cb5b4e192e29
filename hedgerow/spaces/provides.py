"""What spaces offer: the page behind an invitation, asks for help to answer, and forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob, RefOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.refs import parse
from hedgerow.places.queries import place
from hedgerow.spaces import actions, queries
from hedgerow.spaces.models import Ask, Invitation
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


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """Asks for help that nobody has taken yet, for everybody of our team."""
    if not can_open(somebody, Audience.WORKER):
        return
    for ask in queries.open_asks().filter(taken_at__isnull=True):
        group = ask.organisation.merged_into or ask.organisation
        yield Due(
            _("They ask for help"),
            ask.due_on,
            ref=str(ask.ref),
            url=reverse("spaces:ask", args=[ask.pk]),
            about=group.name,
        )


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Who asked, by the id of the ask."""
    rows = Ask.objects.filter(pk__in=list(ids)).select_related("organisation__merged_into")
    return {str(ask.pk): (ask.organisation.merged_into or ask.organisation).name for ask in rows}


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
TODO = (TodoOffer("spaces", due),)
REFS = (RefOffer("spaces.ask", titles, lambda pk: reverse("spaces:ask", args=[pk])),)
ERASERS = (
    Eraser("spaces.Ask", actions.asking.erase, goes=False),
    Eraser("spaces.Invitation", actions.invitations.erase),
)
FINDERS = (Finder("spaces.Invitation", queries.invitations_of),)
RETENTION = (
    RetentionRule(
        kind="spaces.asks",
        title=gettext_lazy("What groups asked for help with"),
        does=gettext_lazy("What was asked and answered is removed, two years after it was done."),
        after=2 * 365,
        ground=gettext_lazy("Long enough to see what a group needs again and again; the work itself stays recorded."),
        find=queries.old_asks,
        act=actions.asking.remove,
    ),
)
NIGHTLY = (NightlyJob("spaces.invitations", actions.forget),)
BOX = (
    Deed(
        gettext_lazy("Invite somebody to have an account"),
        lambda: reverse("spaces:invite_person"),
        lambda user: can_open(user, Audience.WORKER),
        gettext_lazy("invite volunteer partner account sign in representative"),
    ),
)
