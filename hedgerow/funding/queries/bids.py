"""Bids: a group's own, and all of them for our team."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines import registry
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.rules.bids import NEAR, STUCK_AFTER
from hedgerow.funding.types import OPEN_STAGES, BidFilters, Clock, Stage
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation

BEFORE_SENDING = (Stage.CONSIDERED, Stage.PREPARING)


def bids() -> QuerySet[Bid]:
    """All bids. What a list shows beside them is read for the rows that it shows, and not joined to all."""
    return Bid.objects.prefetch_related("organisation", "organisation__merged_into", "fund", "adviser")


def seen_by(somebody: Somebody, found: QuerySet[Bid]) -> QuerySet[Bid]:
    """Of some bids those that are not kept from somebody, because they have an interest in them."""
    for ids in registry.kept_ids("funding.bid", somebody):
        found = found.exclude(pk__in=ids)
    return found


def bids_of(organisation: Organisation) -> QuerySet[Bid]:
    """A group's bids, those of records merged into it among them, latest first."""
    return bids().filter(organisation__in=names_of([organisation.pk])).order_by("-moved_on", "-id")


def wants_looking_at(clock: Clock, today: date) -> Q:
    """The condition of `rules.bids.clock`, for the database."""
    return {
        Clock.MISSED: Q(stage__in=BEFORE_SENDING, submit_by__lt=today),
        Clock.DEADLINE: Q(stage__in=BEFORE_SENDING, submit_by__gte=today, submit_by__lte=today + NEAR),
        Clock.NO_OUTCOME: Q(stage=Stage.SUBMITTED, decision_by__lt=today),
        Clock.STUCK: Q(stage__in=OPEN_STAGES, moved_on__lt=today - STUCK_AFTER)
        & ~Q(stage=Stage.SUBMITTED, decision_by__isnull=False)
        & ~Q(stage__in=BEFORE_SENDING, submit_by__isnull=False, submit_by__lte=today + NEAR),
    }[clock]


def chosen(filters: BidFilters, today: date) -> QuerySet[Bid]:
    """Bids that our team asked for."""
    wanted = Q()
    if filters.stage == "open":
        wanted &= Q(stage__in=OPEN_STAGES)
    elif filters.stage:
        wanted &= Q(stage=filters.stage)
    if filters.adviser:
        wanted &= Q(adviser=filters.adviser) if filters.adviser != "none" else Q(adviser__isnull=True)
    if filters.clock in Clock.values:
        wanted &= wants_looking_at(Clock(filters.clock), today)
    if filters.fund:
        wanted &= Q(fund=filters.fund)
    if filters.words.strip():
        wanted &= _words(filters.words)
    return bids().filter(wanted)


def _words(words: str) -> Q:
    """The group is found by them, or the fund or what it is for has them all."""
    groups = organisations.live().filter(organisations.matching(words)).values("pk")
    funds, own = Q(), Q()
    for word in words.split()[:8]:
        funds &= Q(title__icontains=word) | Q(payer__icontains=word)
        own &= Q(purpose__icontains=word) | Q(to__icontains=word)
    return own | Q(organisation__in=groups) | Q(fund__in=Fund.objects.filter(funds).values("pk"))


def counts(today: date) -> dict[Clock, int]:
    """How many bids want looking at, and why: one query."""
    waiting = Bid.objects.filter(stage__in=OPEN_STAGES)
    found = waiting.aggregate(**{clock: Count("pk", filter=wants_looking_at(clock, today)) for clock in Clock})
    return {clock: found[clock] for clock in Clock}


def by_stage(rows: QuerySet[Bid]) -> dict[str, int]:
    """How many bids are of each stage."""
    return {row["stage"]: row["n"] for row in rows.order_by().values("stage").annotate(n=Count("pk"))}


def deadline_order(rows: QuerySet[Bid]) -> QuerySet[Bid]:
    """What is due first at the top."""
    return rows.order_by(F("submit_by").asc(nulls_last=True), "-moved_on", "-id")
