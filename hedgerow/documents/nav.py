"""What documents add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.kernel.audience import Audience
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(
        _("Documents"),
        reverse_lazy("documents:all"),
        icon="copy",
        section=_("What we do"),
        only=lambda somebody: can_open(somebody, Audience.WORKER),
    ),
)
