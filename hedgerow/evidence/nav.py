"""What the menu says of evidence."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Evidence"), reverse_lazy("evidence:reading"), icon="chart"),
    NavItem(
        _("The case for infrastructure"),
        reverse_lazy("evidence:the_case"),
        icon="voice",
        section=_("More"),
        only=is_outside,
    ),
)
