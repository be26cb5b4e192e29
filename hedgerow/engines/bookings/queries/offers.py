"""What the apps offer to bookings."""

from __future__ import annotations

from hedgerow.engines import registry
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.permissions import offer_of
from hedgerow.engines.bookings.types import GroupFinder, GuestOffer, SittingOffer


def kinds() -> tuple[SittingOffer, ...]:
    """Every kind of sitting."""
    return registry.all_of(SittingOffer)


def price_of(sitting: Sitting, group: str = "") -> int:
    """What somebody of a group (its ref, or "") pays, in pence."""
    offer = offer_of(sitting)
    return offer.price(sitting, group) if offer else sitting.price_pence


def groups() -> GroupFinder | None:
    """Who knows the groups."""
    return next(iter(registry.all_of(GroupFinder)), None)


def guests() -> GuestOffer | None:
    """Who knows the people."""
    return next(iter(registry.all_of(GuestOffer)), None)


__all__ = ["groups", "guests", "kinds", "offer_of", "price_of"]
