"""What offers add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Offers"), reverse_lazy("offers:board"), icon="hands", section=_("Council and NHS")),
    NavItem(
        _("What groups delivered"), reverse_lazy("offers:public"), icon="hands", section=_("More"), only=is_outside
    ),
)
