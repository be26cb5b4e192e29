"""What concerns one group: its parts, and the problems that it is shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.queries.problems import with_standing
from hedgerow.offers.types import OPEN_TO_CHANGE, Shown, Stage, State
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged


def parts_of(group: Organisation) -> QuerySet[Part]:
    """A group's parts that it has been asked about, newest first, of records that were merged into it too."""
    rows = Part.objects.filter(organisation__in=ids_with_merged(group), asked_at__isnull=False)
    return (
        rows.exclude(offer__stage=Stage.WITHDRAWN)
        .select_related("offer__problem__body", "offer__lead", "organisation__merged_into")
        .order_by("-offer__made_at", "-pk")
    )


def to_agree(group: Organisation) -> QuerySet[Part]:
    """Parts that wait for a group's word."""
    return parts_of(group).filter(offer__stage__in=OPEN_TO_CHANGE, word="")


def problems_for(group: Organisation) -> QuerySet[Any]:
    """Open problems that a group is shown, newest first."""
    chosen = Q(shown=Shown.CHOSEN, shown_to__organisation__in=ids_with_merged(group))
    rows = Problem.objects.filter(Q(shown=Shown.PUBLIC) | chosen, state__in=(State.OPEN, State.ANSWERED))
    return with_standing(rows.select_related("body")).distinct().order_by("-opened_at", "-pk")


def led_by(group: Organisation) -> QuerySet[Offer]:
    """Offers that a group leads and that have not ended."""
    rows = Offer.objects.filter(lead__in=ids_with_merged(group)).exclude(stage__in=(Stage.WITHDRAWN, Stage.REFUSED))
    return rows.select_related("problem__body", "lead").order_by("-made_at", "-pk")
