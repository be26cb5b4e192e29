"""What representation adds to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.representation.permissions import can_keep
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Seats on boards"), reverse_lazy("representation:seats"), icon="charter", section=_("What we do")),
    NavItem(
        _("Who speaks for us"),
        reverse_lazy("representation:public"),
        icon="voice",
        section=_("More"),
        only=lambda user: not can_keep(user),
    ),
)
