"""Roles go with their group where two records of it become one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hedgerow.volunteering.actions.indexing import index
from hedgerow.volunteering.models import Role


@transaction.atomic
def move(of: int, to: int, only: Sequence[int] | None = None) -> list[int]:
    """Give the roles of one group, or those of some ids, to another; answers which went. They are found by its name."""
    rows = Role.objects.filter(organisation_id=of).order_by("pk")
    pks = list((rows if only is None else rows.filter(pk__in=only)).values_list("pk", flat=True))
    Role.objects.filter(pk__in=pks).update(organisation_id=to)
    index(pks)
    return pks
