"""What participation adds to the menus."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.participation.permissions import is_team
from hedgerow.shell.types import NavItem


def is_stranger(user: Any) -> bool:
    """Whether somebody is not of our team."""
    return not is_team(user)


NAVIGATION = (
    NavItem(_("Have your say"), reverse_lazy("participation:home"), icon="voice", only=is_stranger),
    NavItem(_("Asking residents"), reverse_lazy("participation:running"), icon="voice", section=_("What we do")),
)
