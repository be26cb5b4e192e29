"""What moderation adds to the menu."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.moderation import queries
from hedgerow.shell.types import NavItem


def waiting(user: Any) -> int:
    """How much waits for somebody like this user."""
    return queries.waiting(user).count()


NAVIGATION = (
    NavItem(
        _("Waiting to be checked"), reverse_lazy("moderation:queue"), icon="tick", section=_("Tools"), counting=waiting
    ),
)
