"""What imports add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (NavItem(_("Import a spreadsheet"), reverse_lazy("imports:index"), icon="table", section=_("Tools")),)
