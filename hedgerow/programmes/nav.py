"""What our own grants add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Our grants"), reverse_lazy("programmes:running"), icon="coins", section=_("What we do")),)
