"""What bookings add to the menu: what is on for everybody else, and who is coming for our team."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem


def _outsider(somebody: Any) -> bool:
    return not getattr(somebody, "is_worker", False)


NAVIGATION = (
    NavItem(_("What’s on"), reverse_lazy("bookings:whats_on"), icon="calendar", only=_outsider),
    NavItem(_("Dates and bookings"), reverse_lazy("bookings:index"), icon="calendar", section=_("What we do")),
)
