"""Who may see and change what is known of people: our team, and everybody what is known of themselves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import TEAM_HATS, Audience
from hedgerow.kernel.deeds import May
from hedgerow.people.models import Contact


def can_see(somebody: Somebody, contact: Contact) -> bool:
    """Our team sees every contact; others themselves alone."""
    return can_open(somebody, Audience.WORKER) or (isinstance(somebody, User) and contact.user_id == somebody.pk)


def can_change(somebody: Somebody, contact: Contact) -> bool:
    """Whoever may see a contact may change it, but for one that has been merged into another."""
    return can_see(somebody, contact) and contact.merged_into_id is None


def check_change(somebody: Somebody, contact: Contact) -> None:
    """Raise PermissionDenied unless `can_change`."""
    if not can_change(somebody, contact):
        raise PermissionDenied


CONTACT = "people.contact"
PERMISSIONS = (
    May(
        _("See what we know of a person"), TEAM_HATS, can_see, CONTACT, _("Everybody sees what we know of themselves.")
    ),
    May(_("Change what we know of a person"), TEAM_HATS, can_change, CONTACT, _("Everybody changes their own.")),
)
