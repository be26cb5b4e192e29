"""What the menu says of evidence."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Evidence"), reverse_lazy("evidence:reading"), icon="chart"),)
