"""What funders add to the menus: one item for our team, one for everybody else."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside, is_team
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Funders"), reverse_lazy("funders:funders"), icon="coins", section=_("What we do"), only=is_team),
    NavItem(_("Funders"), reverse_lazy("funders:funders"), icon="coins", section=_("More"), only=is_outside),
)
