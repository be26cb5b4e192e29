"""What the apps offer to bookings."""

from __future__ import annotations

from hedgerow.engines import registry
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.types import GroupOffer, GuestOffer, SittingOffer


def kinds() -> tuple[SittingOffer, ...]:
    """Every kind of sitting."""
    return registry.all_of(SittingOffer)


def offer_of(sitting: Sitting) -> SittingOffer | None:
    """What the app of a sitting says about its kind; None for one whose app is gone."""
    return next((offer for offer in kinds() if offer.kind == sitting.kind), None)


def price_of(sitting: Sitting, group: str = "") -> int:
    """What somebody of a group (its ref, or "") pays, in pence."""
    offer = offer_of(sitting)
    return offer.price(sitting, group) if offer else sitting.price_pence


def groups() -> GroupOffer | None:
    """Who knows the groups."""
    return next(iter(registry.all_of(GroupOffer)), None)


def guests() -> GuestOffer | None:
    """Who knows the people."""
    return next(iter(registry.all_of(GuestOffer)), None)
