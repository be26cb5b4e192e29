"""The place's own name, colours and contact details."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel.refs import Ref
from hedgerow.places.models import Place
from hedgerow.shell.colour import accent_for

SETTINGS = frozenset({"lio_name", "strapline", "logo", "accent", "email", "phone", "address", "website"})


@transaction.atomic
def change_place(*, by: User | None, **facts: Any) -> Place:
    """Change how the LIO presents itself: any of SETTINGS. Raises ValidationError for an accent that cannot be read."""
    unknown = facts.keys() - SETTINGS
    assert not unknown, f"not settings of the place: {unknown}"
    place = Place.objects.select_for_update().get(pk=1)
    check_accent(facts.get("accent", ""))
    changed = [name for name, value in facts.items() if getattr(place, name) != value]
    for name in changed:
        setattr(place, name, facts[name])
    if changed:
        place.save(update_fields=changed)
        record(by=by, did="place.changed", ref=Ref("places", "place", "1"), fields=changed)
    return place


def check_accent(colour: str) -> None:
    """Raise ValidationError unless text can be read in the colour on our paper, and in white on the colour."""
    reason = accent_for(colour).reason
    if reason:
        sentence = _("Choose a darker colour: text in this one could not be read on our pages.")
        raise ValidationError({"accent": sentence})
