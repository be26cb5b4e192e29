"""What sharing adds to the settings."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Our lists on other sites"),
        reverse_lazy("sharing:sharing"),
        icon="share",
        about=_("A line to paste into your own or the council’s website."),
    ),
)
