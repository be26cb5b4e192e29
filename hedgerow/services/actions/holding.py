"""Holding a service until the transaction ends, so that two who act at one moment act one after the other."""

from __future__ import annotations

from hedgerow.services.models import Service
from hedgerow.spine.errors import InputError


def hold(pk: int) -> Service:
    """The service as it is now, held, with its group. Raises InputError where it is no longer here."""
    rows = Service.objects.select_for_update(of=("self",)).select_related("organisation").in_bulk([pk])
    if pk not in rows:
        raise InputError("this service is no longer here")
    return rows[pk]
