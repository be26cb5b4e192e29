"""What notices add to the menu: one item for our team, one for everybody else."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Contracts"), reverse_lazy("notices:contracts"), icon="coins", section=_("More"), only=is_outside),
    NavItem(_("Contracts"), reverse_lazy("notices:manage"), icon="coins", section=_("Council and NHS")),
)
