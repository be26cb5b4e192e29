"""Applications, as each may see them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.questions.rules import load
from hedgerow.engines.questions.types import Question
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.models import Application, CoApplicant, Round
from hedgerow.programmes.permissions import withheld
from hedgerow.programmes.types import ApplicationState, Filters, Sent


def form_of(held: Round) -> tuple[Question, ...]:
    """The questions of a round."""
    return load(held.form)


def begun(held: Round) -> int:
    """How many groups have begun to answer the form of a round."""
    return Application.objects.filter(round=held).exclude(state=ApplicationState.WITHDRAWN).count()


def begun_by(held: Round, groups: Iterable[Organisation]) -> dict[int, Application]:
    """What some groups began to ask of a round, by group; not what they took back."""
    rows = Application.objects.filter(round=held, organisation__in=list(groups))
    return {one.organisation_id: one for one in rows.exclude(state=ApplicationState.WITHDRAWN)}


def of_group(organisation: Organisation) -> QuerySet[Application]:
    """What a group asked of us, latest first."""
    found = Application.objects.filter(organisation__in=names_of([organisation.pk]))
    return found.select_related("round__programme", "organisation", "decision").order_by("-made_at", "-pk")


def joint_of(organisation: Organisation) -> QuerySet[CoApplicant]:
    """Applications of others in which a group takes part, or is asked to."""
    found = CoApplicant.objects.filter(organisation__in=names_of([organisation.pk]))
    found = found.exclude(application__state=ApplicationState.WITHDRAWN)
    return found.select_related("application__organisation", "application__round")


def sent_to(held: Round, somebody: Somebody) -> QuerySet[Application]:
    """What was sent in to a round, without what is kept from somebody."""
    found = Application.objects.filter(round=held, state=ApplicationState.SENT).exclude(withheld(somebody))
    return found.select_related("organisation", "round__programme", "decision").order_by("sent_at", "pk")


def filtered(held: Round, somebody: Somebody, filters: Filters) -> QuerySet[Application]:
    """Applications of a round for our team: drafts by name alone."""
    found = Application.objects.filter(round=held).exclude(withheld(somebody))
    found = found.select_related("organisation", "decision")
    for word in filters.words.split()[:8]:
        said = Q(title__icontains=word) & ~Q(state=ApplicationState.DRAFT)
        found = found.filter(Q(organisation__name__icontains=word) | said)
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.outcome == "none":
        found = found.filter(decision__isnull=True)
    elif filters.outcome:
        found = found.filter(decision__outcome=filters.outcome)
    return found


def sent_of(application: Application) -> Sent:
    """What an application says, as a value."""
    return Sent(
        application.title,
        application.pence,
        tuple(application.areas),
        application.starts_on,
        application.ends_on,
        dict(application.answers),
    )
