"""What advocacy adds to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Advocacy"), reverse_lazy("advocacy:home"), icon="voice", section=_("What we do")),
    NavItem(
        _("We said / they did"), reverse_lazy("advocacy:we_said"), icon="voice", section=_("More"), only=is_outside
    ),
)
