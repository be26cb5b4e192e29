"""What public bodies add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Public bodies"), reverse_lazy("bodies:bodies"), icon="door", section=_("Council and NHS")),
    NavItem(
        _("Our own interests"),
        reverse_lazy("bodies:interests"),
        icon="shield",
        section=_("More"),
        only=is_outside,
    ),
)
