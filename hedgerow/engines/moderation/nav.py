"""What moderation adds to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Waiting to be checked"), reverse_lazy("moderation:queue"), icon="tick"),)
