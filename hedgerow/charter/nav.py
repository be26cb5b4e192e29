"""What the charter adds to the menu of managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Our words"),
        reverse_lazy("charter:words"),
        icon="charter",
        about=_("The functions and activities that work is told by."),
    ),
    NavItem(
        _("Our priorities"),
        reverse_lazy("charter:priorities"),
        icon="sprout",
        about=_("What this place has agreed to work towards."),
    ),
)
