"""Where accounts need to know the place: what a passkey and an app call this site."""

from __future__ import annotations

from hedgerow.accounts.wiring.adapters import SecondFactorAdapter
from hedgerow.places.models import Place


class NamedSecondFactorAdapter(SecondFactorAdapter):
    """Passkeys and apps show the organisation's own name."""

    def _get_site_name(self) -> str:
        place = Place.objects.filter(pk=1).first()
        return place.lio_name if place else "Hedgerow"
