"""What the money map adds to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside, is_team
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Where money goes"), reverse_lazy("flows:money"), icon="chart", section=_("What we do"), only=is_team),
    NavItem(_("Where money goes"), reverse_lazy("flows:money"), icon="chart", section=_("More"), only=is_outside),
)
