"""What accounts add to the menu of managers."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Our team"), reverse_lazy("accounts:team"), icon="groups", about=_("Who signs in, and what they may do.")
    ),
)
