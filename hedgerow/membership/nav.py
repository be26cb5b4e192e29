"""What membership adds to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.membership.permissions import can_keep
from hedgerow.membership.queries import waiting_count
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Members"),
        reverse_lazy("membership:members"),
        icon="person",
        section=_("What we do"),
        counting=waiting_count,
    ),
    NavItem(
        _("Become a member"),
        reverse_lazy("membership:join"),
        icon="door",
        section=_("More"),
        only=lambda user: not can_keep(user),
    ),
    NavItem(
        _("Kinds of membership"),
        reverse_lazy("membership:kinds"),
        icon="coins",
        about=_("Who can be a member, for how long, and what it costs."),
    ),
)
