"""Who stands behind the case, and what people say, as it is on the day."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from hedgerow.engines.privacy.types import Person
from hedgerow.evidence.models import Backing, Quote
from hedgerow.evidence.types.case import QuoteState

MOST = 60


def backings() -> QuerySet[Backing]:
    """Signatures that stand, by the name of the group; of groups that may be named."""
    rows = Backing.objects.filter(withdrawn_on__isnull=True, organisation__closed_on__isnull=True)
    return rows.select_related("organisation__merged_into").order_by("organisation__name", "pk")


def backing_of(organisation_id: int) -> Backing | None:
    """A group's signature, if it stands."""
    return Backing.objects.filter(organisation=organisation_id, withdrawn_on__isnull=True).first()


def quotes_shown() -> QuerySet[Quote]:
    """What may be shown, the newest first."""
    rows = Quote.objects.filter(state=QuoteState.SHOWN).select_related("organisation__merged_into")
    return rows.order_by("-made_at", "-pk")


def quotes_of(organisation_id: int) -> QuerySet[Quote]:
    """What people of a group said, the newest first."""
    return every_quote().filter(organisation=organisation_id)


def every_quote() -> QuerySet[Quote]:
    """Every quote, the newest first, for our team."""
    return Quote.objects.select_related("organisation__merged_into").order_by("-made_at", "-pk")


def quotes_by(person: Person) -> Sequence[int]:
    """Quotes that name somebody, or that they wrote."""
    rows = Quote.objects.filter(by__in=person.rows.get("accounts.User", ()))
    named = [Quote.objects.filter(name__iexact=name) for name in person.names if name]
    return sorted({pk for some in (rows, *named) for pk in some.values_list("pk", flat=True)})
