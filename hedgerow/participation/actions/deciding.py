"""Counting a budget's votes under the rule that was announced, and writing down what came of it."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.ballots.budgets import Verdict
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.voting import actions as voting
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Money, MoneyKind, Where, Work
from hedgerow.participation import queries, rules
from hedgerow.participation.actions.budgets import ACTIVITY
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.permissions import check_team
from hedgerow.participation.types import Stage, Standing, Turn
from hedgerow.spine.errors import InputError


@transaction.atomic
def decide_budget(*, by: User, budget: Budget) -> Budget:
    """Close the vote, count it, and publish the result project by project. Counted once, however often it is pressed.

    The people who voted and each sum granted stand in the record of work. Raises InputError while people may vote.
    """
    check_team(by)
    held = Budget.objects.select_for_update().in_bulk([budget.pk])[budget.pk]
    if held.stage == Stage.DECIDED:
        return held
    if held.stage != Stage.VOTING or clock.today() <= held.voting_until:
        raise InputError(_("People may still vote. Nobody counts before."))
    poll = queries.poll_of(held)
    assert poll is not None, "a budget that is open for votes has a poll"
    voting.close_poll(by=by, poll=poll)
    turns = rules.turns(held.rule, queries.as_counted(held))
    held.stage, held.decided_at = Stage.DECIDED, clock.now()
    held.voters = queries.ballots_cast(held)
    held.counted = [asdict(turn) for turn in turns]
    held.save(update_fields=["stage", "decided_at", "voters", "counted"])
    projects = _settle(held, turns)
    record(by=by, did="budget.decided", ref=held.ref, fields=["stage", "counted"])
    _write(by, held, projects)
    for project in projects:
        _tell(held, project)
    return held


def _settle(held: Budget, turns: list[Turn]) -> list[Project]:
    """Write its votes and its end at each project."""
    by_number = {turn.number: turn for turn in turns}
    projects = list(held.projects.filter(standing=Standing.IN).select_related("organisation"))
    for project in projects:
        turn = by_number[project.number]
        project.votes, project.funded = turn.votes, turn.verdict == Verdict.CHOSEN
    Project.objects.bulk_update(projects, ["votes", "funded"])
    return projects


def _write(by: User, held: Budget, projects: list[Project]) -> None:
    today = clock.today()
    work = Work(
        activity=ACTIVITY, act="budget.decided", on=today, people=held.voters or None, ref=str(held.ref),
        audience=Audience.PUBLIC,
    )  # fmt: skip
    ledger.record(by=by, work=work)
    for project in projects:
        if project.funded:
            ledger.record(by=by, work=granted(project))


@transaction.atomic
def stop_budget(*, by: User, budget: Budget, reason: str) -> Budget:
    """Stop a budget that cannot be brought to its end, and say why on its page; no project is funded, no vote is counted.

    Raises InputError where nothing runs, or no reason is given.
    """
    check_team(by)
    held = Budget.objects.select_for_update().in_bulk([budget.pk])[budget.pk]
    if held.stage not in (Stage.PROPOSALS, Stage.VOTING):
        raise InputError(_("There is nothing here to stop."))
    if not reason.strip():
        raise InputError(_("Say why it is stopped: everybody reads it."))
    poll = queries.poll_of(held)
    if poll is not None:
        voting.close_poll(by=by, poll=poll)
    held.stage, held.stopped_why = Stage.STOPPED, reason.strip()[:1500]
    held.save(update_fields=["stage", "stopped_why"])
    record(by=by, did="budget.stopped", ref=held.ref, fields=["stage", "stopped_why"])
    work = Work(
        activity=ACTIVITY,
        act="budget.stopped",
        on=clock.today(),
        unmet=True,
        ref=str(held.ref),
        audience=Audience.PUBLIC,
    )
    ledger.record(by=by, work=work)
    return held


def granted(project: Project) -> Work:
    """A project that was funded, as the record of work holds it: money granted to the group that does it."""
    where = Where(project.ward, AreaBasis.BENEFITS) if project.ward else Where()
    return Work(
        activity=ACTIVITY,
        act="project.funded",
        on=clock.today(),
        groups=[project.organisation_id] if project.organisation_id else (),
        money=Money(project.pence, MoneyKind.GRANTED),
        where=where,
        ref=str(project.ref),
        audience=Audience.PUBLIC,
    )


def _tell(held: Budget, project: Project) -> None:
    if not project.email:
        return
    said = (
        _("It is funded. We will be in touch about the money.")
        if project.funded
        else _("It is not funded this time. The page shows why, step by step.")
    )
    letter = Letter(
        subject=_("Your project for “%(budget)s”") % {"budget": held.title},
        paragraphs=(_("You proposed “%(title)s”.") % {"title": project.title}, said),
        button=Button(_("See the whole count"), absolute(reverse("participation:budget", args=[held.pk]))),
        small=(
            _("You are written to because you left your address with your project. We now forget it within 30 days."),
        ),
    )
    mail.send(key=f"project:{project.pk}:decided", letter=letter, to=project.email, about=held.ref)
