"""What is kept from somebody with an interest: the application, and the bid in funding that goes with it."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.registry import KeptOffer
from hedgerow.programmes.models import Application
from hedgerow.programmes.permissions import withheld


def _rows(somebody: Somebody) -> QuerySet[Application] | None:
    """Nothing is kept from strangers here: they see none of it anyway."""
    return Application.objects.filter(withheld(somebody)).order_by() if is_team(somebody) else None


def _offer(kind: str, column: str) -> KeptOffer:
    def ids(somebody: Somebody) -> Any:
        rows = _rows(somebody)
        return None if rows is None else rows.filter(**{f"{column}__isnull": False}).values_list(column, flat=True)

    def refs(somebody: Somebody) -> Any:
        rows = _rows(somebody)
        if rows is None:
            return None
        ref = Concat(Value(f"{kind}:"), Cast(column, CharField()))
        return rows.filter(**{f"{column}__isnull": False}).annotate(kept=ref).values_list("kept", flat=True)

    return KeptOffer(kind, ids, refs)


KEPT = (_offer("programmes.application", "pk"), _offer("funding.bid", "bid"))
