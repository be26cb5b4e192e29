"""What the charter adds to the menus: our agreement for everybody, and its words for managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Our local agreement"),
        reverse_lazy("charter:charter"),
        icon="charter",
        section=_("More"),
        only=is_outside,
    ),
    NavItem(
        _("Our agreement"),
        reverse_lazy("charter:agreement"),
        icon="charter",
        about=_("What infrastructure is here, who does what, and what each side promises: written, signed, in force."),
    ),
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
