"""What volunteering adds to the menu."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem
from hedgerow.volunteering.permissions import is_team


def is_no_colleague(somebody: Any) -> bool:
    """Strangers and groups search for roles; our team has its own page."""
    return not is_team(somebody)


NAVIGATION = (
    NavItem(_("Volunteer"), reverse_lazy("volunteering:search"), icon="hands", only=is_no_colleague),
    NavItem(_("Volunteering"), reverse_lazy("volunteering:overview"), icon="hands", section=_("What we do")),
)
