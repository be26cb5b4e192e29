"""What the whole adds to the menu of managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Who may do what"),
        reverse_lazy("permissions"),
        icon="shield",
        about=_("Every role, what it may do, and every page."),
    ),
)
