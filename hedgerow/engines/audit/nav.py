"""What the trail adds to the menu of managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Who did what"),
        reverse_lazy("audit:trail"),
        icon="clock",
        about=_("Every change, by person, record and day."),
    ),
)
