"""Reading elections and nominations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from hedgerow.organisations.models import Organisation
from hedgerow.representation.models import Election, Nomination
from hedgerow.representation.types import Stage, Standing


def elections() -> QuerySet[Any]:
    """Every election, newest first, with how many stand as `standing_count` and how many wait as `waiting_count`."""
    return (
        Election.objects.select_related("seat__body", "poll")
        .annotate(
            standing_count=Count("nominations", filter=Q(nominations__standing=Standing.ACCEPTED)),
            waiting_count=Count("nominations", filter=Q(nominations__standing=Standing.WAITING)),
        )
        .order_by("-nominations_until", "-pk")
    )


def in_hand() -> QuerySet[Any]:
    """Elections that run."""
    return elections().filter(stage__in=(Stage.NOMINATIONS, Stage.VOTING))


def election_of(pk: int) -> Any:
    """One election with its seat and its vote, or None."""
    return elections().filter(pk=pk).first()


def nominations_of(election: Election) -> QuerySet[Nomination]:
    """All of them, by name."""
    return election.nominations.select_related("organisation", "contact").order_by("name", "pk")


def hopefuls(election: Election) -> QuerySet[Nomination]:
    """Those who stand, by name: the order of the ballot paper."""
    return nominations_of(election).filter(standing=Standing.ACCEPTED)


def open_for_nominations(now: datetime) -> QuerySet[Any]:
    """Public elections for which groups can name somebody now, soonest to close first."""
    rows = in_hand().filter(stage=Stage.NOMINATIONS, nominations_until__gt=now, seat__public=True)
    return rows.order_by("nominations_until", "pk")


def to_move_on(now: datetime) -> QuerySet[Any]:
    """Elections that wait for our team: nominations are over, or the vote is."""
    return (
        in_hand()
        .filter(Q(stage=Stage.NOMINATIONS, nominations_until__lte=now) | Q(stage=Stage.VOTING, closes_at__lte=now))
        .order_by("nominations_until", "pk")
    )


def nominated_by(organisation: Organisation) -> dict[int, Nomination]:
    """What a group sent in, newest last, by election."""
    rows = Nomination.objects.filter(Q(organisation=organisation) | Q(organisation__merged_into=organisation))
    return {row.election_id: row for row in rows.order_by("pk")}
