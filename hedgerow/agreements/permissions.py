"""Who reads what pays for our own work, and who writes it down."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.agreements.models import Agreement
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May


def can_read(somebody: Somebody, agreement: Agreement | None = None) -> bool:
    """Our team reads agreements and costs."""
    return can_open(somebody, Audience.WORKER)


def can_keep(somebody: Somebody, agreement: Agreement | None = None) -> bool:
    """A manager writes down agreements, and brings in the accounts."""
    return can_open(somebody, Audience.MANAGER)


def check_keep(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody):
        raise PermissionDenied


AGREEMENT = "agreements.agreement"
PERMISSIONS = (
    May(_("Read what pays for our own work, and what it costs"), TEAM_HATS, can_read, AGREEMENT),
    May(
        _("Write down agreements with funders, and bring in the accounts"),
        frozenset({Hat.MANAGER}),
        can_keep,
        AGREEMENT,
    ),
)
