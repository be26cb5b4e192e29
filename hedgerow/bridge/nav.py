"""What questions and promises add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Questions and promises"), reverse_lazy("bridge:now"), icon="share", section=_("Council and NHS")),
    NavItem(_("Questions to groups"), reverse_lazy("bridge:public"), icon="voice", section=_("More"), only=is_outside),
    NavItem(_("Promises"), reverse_lazy("bridge:public_promises"), icon="tick", section=_("More"), only=is_outside),
)
