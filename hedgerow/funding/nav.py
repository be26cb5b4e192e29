"""What funding adds to the menu: one item for our team, one for everybody else."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.kernel.audience import Audience
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Funds"),
        reverse_lazy("funding:funds"),
        icon="coins",
        only=lambda somebody: not can_open(somebody, Audience.WORKER),
    ),
    NavItem(_("Funding"), reverse_lazy("funding:board"), icon="coins", section=_("What we do")),
)
