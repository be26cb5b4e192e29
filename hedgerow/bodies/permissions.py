"""Who keeps what we know of public bodies, and who declares our own interests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import TEAM_HATS, Audience
from hedgerow.kernel.deeds import May


def can_keep(somebody: Somebody, record: Any = None) -> bool:
    """Our team keeps departments, officers and declared interests."""
    return can_open(somebody, Audience.WORKER)


BODY = "organisations.organisation:public_body"
PERMISSIONS = (
    May(_("Keep the departments and officers of public bodies"), TEAM_HATS, can_keep, BODY),
    May(
        _("Declare an interest of our own in a record"),
        TEAM_HATS,
        can_keep,
        BODY,
        _("Everybody can read the register. What is declared is ended, and never taken away."),
    ),
)
