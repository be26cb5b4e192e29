"""What our own grants add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Our grants"), reverse_lazy("programmes:running"), icon="coins", section=_("What we do")),
    NavItem(
        _("Grants that we give"), reverse_lazy("programmes:rounds"), icon="coins", section=_("More"), only=is_outside
    ),
)
