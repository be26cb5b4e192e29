"""What may stand elsewhere, and where."""

from __future__ import annotations

from hedgerow.engines import registry
from hedgerow.engines.sharing.models import Site
from hedgerow.engines.sharing.types import ListOffer


def offers() -> tuple[ListOffer, ...]:
    """Every list that may stand elsewhere, by title."""
    return tuple(sorted(registry.all_of(ListOffer), key=lambda offer: str(offer.title)))


def offer(kind: str) -> ListOffer | None:
    """The list of a name."""
    return next((one for one in registry.all_of(ListOffer) if one.kind == kind), None)


def origins() -> list[str]:
    """The sites that may show our lists in a frame, by address."""
    return list(Site.objects.values_list("origin", flat=True))
