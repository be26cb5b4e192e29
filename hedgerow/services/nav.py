"""What services add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Find services"), reverse_lazy("services:search"), icon="search", only=is_outside),
    NavItem(_("Services"), reverse_lazy("services:manage"), icon="hands", section=_("What we do")),
)
