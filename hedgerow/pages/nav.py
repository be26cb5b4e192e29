"""What the menu says of these pages."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("My work"), reverse_lazy("pages:my_work"), icon="home"),
    NavItem(_("Places"), reverse_lazy("pages:places"), icon="place"),
    NavItem(
        _("Setting up"),
        reverse_lazy("pages:setup"),
        icon="tick",
        about=_("The first steps of a new place, one after another."),
    ),
)
