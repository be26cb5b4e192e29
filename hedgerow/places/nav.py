"""What the place adds to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Neighbourhoods"), reverse_lazy("places:neighbourhoods"), icon="place", section=_("Tools")),
    NavItem(
        _("Our name and colours"),
        reverse_lazy("places:place_settings"),
        icon="pencil",
        about=_("What we are called, how to reach us, our logo."),
    ),
)
