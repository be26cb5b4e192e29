"""What networks add to the menus."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_team
from hedgerow.convening.queries.networks import asking
from hedgerow.shell.types import NavItem


def waiting(user: Any) -> int:
    """How many groups wait for an answer."""
    return asking().count()


NAVIGATION = (
    NavItem(_("Networks"), reverse_lazy("convening:networks"), icon="voice", section=_("What we do"), counting=waiting),
    NavItem(
        _("Networks"),
        reverse_lazy("convening:public"),
        icon="voice",
        section=_("More"),
        only=lambda user: not is_team(user),
    ),
)
