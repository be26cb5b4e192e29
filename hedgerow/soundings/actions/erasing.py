"""Forgetting who was asked. The answers stay: without a name they are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.kernel import clock
from hedgerow.soundings.models import Sounding

NOBODY = "nobody:"


def erase(keys: Sequence[Any]) -> None:
    """Empty who was asked, and where to write. The two askings of one person still belong together, by a number."""
    named = Sounding.objects.filter(pk__in=list(keys)).exclude(who="").exclude(who__startswith=NOBODY)
    for row in named.order_by("pk"):
        Sounding.objects.filter(about=row.about, who=row.who).update(who=f"{NOBODY}{row.pk}")
    Sounding.objects.filter(pk__in=list(keys)).update(email="", name="", erased_on=clock.today())
