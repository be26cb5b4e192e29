"""What funders add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Funders"), reverse_lazy("funders:funders"), icon="coins", section=_("More")),)
