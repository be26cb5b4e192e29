"""What volunteering adds to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Volunteer"), reverse_lazy("volunteering:search"), icon="hands", only=is_outside),
    NavItem(_("Volunteering"), reverse_lazy("volunteering:overview"), icon="hands", section=_("What we do")),
)
