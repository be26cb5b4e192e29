"""What privacy adds to the menu of managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("What we hold about people"),
        reverse_lazy("privacy:people"),
        icon="person",
        about=_("Show it to them, hand it over, or erase it."),
    ),
    NavItem(
        _("How long we keep things"),
        reverse_lazy("privacy:retention"),
        icon="calendar",
        about=_("What goes by itself, and when."),
    ),
)
