"""What participation adds to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Have your say"), reverse_lazy("participation:home"), icon="voice", only=is_outside),
    NavItem(_("Asking residents"), reverse_lazy("participation:running"), icon="voice", section=_("What we do")),
)
