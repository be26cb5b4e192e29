"""What development adds to the menu."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import is_outside
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(gettext_lazy("Get help"), reverse_lazy("development:get_help"), icon="hands", only=is_outside),
    NavItem(
        gettext_lazy("Development"),
        reverse_lazy("development:board"),
        icon="sprout",
        section=gettext_lazy("What we do"),
    ),
)
