"""What agreements add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Our agreements"), reverse_lazy("agreements:agreements"), icon="charter", section=_("Council and NHS")),
)
