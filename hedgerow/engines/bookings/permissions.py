"""Who keeps a sitting: whoever its own app says. Our team looks at all of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from hedgerow.engines import registry
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.types import SittingOffer


def offer_of(sitting: Sitting) -> SittingOffer | None:
    """What the app of a sitting says about its kind; None for one whose app is gone."""
    return next((offer for offer in registry.all_of(SittingOffer) if offer.kind == sitting.kind), None)


def can_manage(somebody: Any, sitting: Sitting) -> bool:
    """Whether somebody may change a sitting, see who is coming and say who came."""
    offer = offer_of(sitting)
    return offer is not None and offer.may_manage(somebody, sitting)


def check_manage(somebody: Any, sitting: Sitting) -> None:
    """Raise PermissionDenied unless `can_manage`."""
    if not can_manage(somebody, sitting):
        raise PermissionDenied
