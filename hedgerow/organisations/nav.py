"""What organisations add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Groups"), reverse_lazy("organisations:directory"), icon="groups"),)
