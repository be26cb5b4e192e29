"""Rounds: those that everybody sees, how each stands, and who could apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.funding.queries.applicants import applicant_of
from hedgerow.funding.queries.matching import names_in
from hedgerow.funding.queries.reasons import explain, said
from hedgerow.funding.rules.criteria import load
from hedgerow.funding.types import Verdict
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.models import Application, Assessor, Decision, Payment, Report, Round
from hedgerow.programmes.permissions import withheld
from hedgerow.programmes.types import ApplicationState, Outcome, RoundState


def rounds_seen_by(somebody: Somebody) -> QuerySet[Round]:
    """The rounds that somebody may read: our team all, everybody else those that were opened."""
    found = Round.objects.select_related("programme")
    return found if is_team(somebody) else found.exclude(state=RoundState.DRAFT)


def open_rounds(moment: datetime) -> QuerySet[Round]:
    """Rounds that take applications, what closes soonest first."""
    today = clock.day_of(moment)
    found = Round.objects.select_related("programme").filter(state=RoundState.OPEN)
    return found.filter(opens_on__lte=today, closes_on__gte=today).order_by("closes_on", "pk")


def asks(held: Round) -> list[str]:
    """What a round asks of whoever applies, in sentences."""
    criteria = load(held.criteria)
    names = names_in([criteria])
    return [str(said(one, names)) for one in criteria]


def verdict_of(held: Round, group: Organisation) -> Verdict:
    """Whether a group could get a grant of a round, with the reasons."""
    criteria = load(held.criteria)
    return explain(criteria, applicant_of(group), names_in([criteria]))


@dataclass(frozen=True)
class Figures:
    """How a round stands, without what is kept from whoever asks. Money is pence."""

    begun: int = 0
    sent: int = 0
    asked: int = 0
    decided: int = 0
    awarded: int = 0
    promised: int = 0
    untold: int = 0
    unaccepted: int = 0
    assessors: int = 0
    declared: int = 0
    paid: int = 0
    reports_due: int = 0
    hidden: int = 0


def figures(held: Round, somebody: Somebody) -> Figures:
    """How a round stands, for somebody of our team."""
    every = Application.objects.filter(round=held)
    seen = every.exclude(withheld(somebody))
    sent = seen.filter(state=ApplicationState.SENT)
    decisions = Decision.objects.filter(application__in=sent)
    awards = decisions.filter(outcome=Outcome.AWARDED, declined_at__isnull=True)
    people = Assessor.objects.filter(round=held)
    return Figures(
        begun=seen.filter(state=ApplicationState.DRAFT).count(),
        sent=sent.count(),
        asked=sent.aggregate(n=Sum("pence"))["n"] or 0,
        decided=decisions.count(),
        awarded=awards.count(),
        promised=awards.aggregate(n=Sum("pence"))["n"] or 0,
        untold=decisions.filter(told_at__isnull=True).count(),
        unaccepted=awards.filter(told_at__isnull=False, accepted_at__isnull=True).count(),
        assessors=people.count(),
        declared=people.filter(declared_at__isnull=False).count(),
        paid=Payment.objects.filter(decision__in=awards, paid_on__isnull=False).aggregate(n=Sum("pence"))["n"] or 0,
        reports_due=Report.objects.filter(decision__in=awards, sent_at__isnull=True).count(),
        hidden=every.filter(state=ApplicationState.SENT).count() - sent.count(),
    )


def with_counts(found: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with how many were sent in, and what was promised."""
    sent = Q(applications__state=ApplicationState.SENT)
    given = Q(applications__decision__outcome=Outcome.AWARDED, applications__decision__declined_at__isnull=True)
    return found.annotate(
        sent_in=Count("applications", filter=sent, distinct=True),
        promised=Sum("applications__decision__pence", filter=given, default=0),
    )
