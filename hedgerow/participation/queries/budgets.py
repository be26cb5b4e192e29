"""Reading budgets, their projects, and what the votes come to."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.ballots import budgets as counted
from hedgerow.engines.voting import queries as voting
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import State
from hedgerow.organisations.models import Organisation
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.permissions import budgets_seen_by, projects_seen_by
from hedgerow.participation.types import Stage, Standing
from hedgerow.places.queries import place


def budgets(reader: Somebody) -> QuerySet[Budget]:
    """The budgets that somebody may read, the latest first, with how many projects stand on the ballot (`on_ballot`) and
    how many wait to be checked (`waiting`)."""
    rows = Budget.objects.filter(budgets_seen_by(reader))
    on_ballot = Count("projects", filter=Q(projects__standing=Standing.IN))
    waiting = Count("projects", filter=Q(projects__standing=Standing.WAITING))
    return rows.annotate(on_ballot=on_ballot, waiting=waiting).order_by("-voting_until", "-pk")


def budget(pk: int) -> Budget:
    """One budget. Raises KeyError where it is gone."""
    return Budget.objects.in_bulk([pk])[pk]


def projects(held: Budget, reader: Somebody) -> QuerySet[Project]:
    """The projects of a budget that somebody may read, by number, with the groups that would do them."""
    return held.projects.filter(projects_seen_by(reader)).select_related("organisation").order_by("number")


def projects_of_group(group: Organisation) -> QuerySet[Project]:
    """Everything that a group has proposed, the latest first; of records that were merged into it too."""
    own = Q(organisation=group) | Q(organisation__merged_into=group)
    return Project.objects.filter(own).select_related("budget").order_by("-made_at", "-pk")


def to_check() -> QuerySet[Project]:
    """Projects that wait to be checked while it still matters, the oldest first."""
    rows = Project.objects.filter(standing=Standing.WAITING, budget__stage=Stage.PROPOSALS)
    return rows.select_related("budget").order_by("made_at", "pk")


def overdue_budgets(today: date) -> QuerySet[Budget]:
    """Budgets whose promised day of results has passed, and of which that has not been written down yet."""
    return Budget.objects.filter(
        stage__in=(Stage.PROPOSALS, Stage.VOTING), results_by__lt=today, overdue_on__isnull=True
    )


def poll_of(held: Budget) -> Poll | None:
    """The vote on a budget."""
    return Poll.objects.filter(ref=str(held.ref)).order_by("-pk").first()


def ballots_cast(held: Budget) -> int:
    """How many people have voted on a budget."""
    poll = poll_of(held)
    return poll.ballots.count() if poll else 0


def public_votes(poll: Poll) -> list[counted.Vote]:
    """The ballots of a vote that has closed, by their receipts, which lead back to nobody. None before."""
    if poll.state != State.CLOSED:
        return []
    rows = voting.ballots(poll)
    return [counted.Vote(ballot.receipt, tuple(ballot.content)) for ballot in rows]


def as_counted(held: Budget) -> counted.Budget:
    """A budget as it is counted, and as its file is written: projects by number, and its ballots."""
    poll, here = poll_of(held), place()
    on_ballot = held.projects.filter(standing=Standing.IN).order_by("number")
    return counted.Budget(
        money=held.pence,
        projects=tuple(counted.Project(str(one.number), one.pence, one.title) for one in on_ballot),
        votes=tuple(public_votes(poll)) if poll else (),
        vote_type=counted.VoteType.APPROVAL,
        rule=held.rule,
        meta={
            "description": held.title,
            "country": "United Kingdom",
            "unit": here.area_name if here else "",
            "instance": str(held.voting_from.year),
            "date_begin": f"{held.voting_from:%d.%m.%Y}",
            "date_end": f"{held.voting_until:%d.%m.%Y}",
            "language": "en",
            "currency": "GBP",
        },
    )
