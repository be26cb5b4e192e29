"""What the record of work adds to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Record of work"), reverse_lazy("ledger:entries"), icon="pencil"),
    NavItem(
        _("Who funds our time"),
        reverse_lazy("ledger:payers"),
        icon="coins",
        about=_("Grants and contracts that pay for our work."),
    ),
)
