"""Preparing a budget, announcing it with its rule, and opening the vote."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.types import Method, Option
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.participation import rules
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.permissions import check_team
from hedgerow.participation.types import RULE_WORDS, Rule, Stage, Standing, Terms
from hedgerow.spine.errors import InputError

ACTIVITY = "participatory-budgeting"


@transaction.atomic
def add_budget(*, by: User, terms: Terms) -> Budget:
    """A budget as a draft; only our team sees it. Raises InputError where its days or sums cannot be."""
    check_team(by)
    _check(terms)
    made = Budget.objects.create(**asdict(terms), owner=by)
    record(by=by, did="budget.added", ref=made.ref)
    return made


@transaction.atomic
def change_budget(*, by: User, budget: Budget, terms: Terms) -> Budget:
    """Say its terms anew. Raises InputError once it has been announced: they are frozen."""
    check_team(by)
    _check(terms)
    held = _held(budget)
    if held.stage != Stage.DRAFT:
        raise InputError(_("It has been announced: its sum, its rule and its days stay as everybody read them."))
    told = asdict(terms)
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    held.save(update_fields=changed)
    record(by=by, did="budget.changed", ref=held.ref, fields=changed)
    return held


def _check(terms: Terms) -> None:
    problem = rules.wrong_terms(terms)
    if problem:
        raise InputError(str(problem.label))


@transaction.atomic
def announce(*, by: User, budget: Budget) -> Budget:
    """Tell everybody its sum, its rule and its days, which are frozen from now on, and take projects.

    Raises InputError where it was announced already, or nobody could propose anything any more.
    """
    check_team(by)
    held = _held(budget)
    if held.stage != Stage.DRAFT:
        raise InputError(_("It has been announced already."))
    if held.proposals_until < clock.today():
        raise InputError(_("The last day for projects has passed. Choose a later one first."))
    held.stage, held.announced_at = Stage.PROPOSALS, clock.now()
    held.save(update_fields=["stage", "announced_at"])
    record(by=by, did="budget.announced", ref=held.ref, fields=["stage"])
    work = Work(
        activity=ACTIVITY, act="budget.announced", on=clock.today(), ref=str(held.ref), audience=Audience.PUBLIC
    )
    ledger.record(by=by, work=work)
    return held


@transaction.atomic
def drop_budget(*, by: User, budget: Budget) -> None:
    """Remove a draft. Raises InputError once it has been announced."""
    check_team(by)
    held = _held(budget)
    if held.stage != Stage.DRAFT:
        raise InputError(_("It has been announced, and can no longer be removed."))
    record(by=by, did="budget.dropped", ref=held.ref)
    held.delete()


@transaction.atomic
def open_voting(*, by: User, budget: Budget) -> Budget:
    """Put the projects that were checked on one ballot; people vote from its first day on.

    Raises InputError while projects may come or wait to be checked, and where there are fewer than two.
    """
    check_team(by)
    held = _held(budget)
    if held.stage != Stage.PROPOSALS:
        raise InputError(_("It is not at the point where a ballot is made."))
    if held.takes_projects(clock.today()):
        raise InputError(_("People may still propose projects: wait for the day after the last."))
    if held.voting_until < clock.today():
        raise InputError(_("The last day of the vote has passed."))
    projects = list(Project.objects.filter(budget=held).exclude(standing=Standing.OUT).order_by("number"))
    _check_ballot(projects)
    _draw(held, projects)
    poll = voting.make_poll(
        by=by,
        ref=held.ref,
        title=held.title,
        question=str(RULE_WORDS[Rule(held.rule)]),
        method=Method.APPROVAL,
        options=[_option(project) for project in projects],
        opens_at=max(begin_of(held.voting_from), clock.now()),
        closes_at=begin_of(held.voting_until + timedelta(days=1)),
        open_roll=True,
        most=held.most_each,
    )
    voting.open_poll(by=by, poll=poll)
    held.stage = Stage.VOTING
    held.save(update_fields=["stage"])
    record(by=by, did="budget.voting_opened", ref=held.ref, fields=["stage"])
    return held


def _check_ballot(projects: list[Project]) -> None:
    if any(project.standing == Standing.WAITING for project in projects):
        raise InputError(_("Check every project first: no ballot is made while one waits."))
    if len(projects) < 2:
        raise InputError(_("A vote needs two projects at the least."))


def _draw(held: Budget, projects: list[Project]) -> None:
    """Draw the numbers by lot: they decide between projects with as many votes, and who stands first helps nobody."""
    secrets.SystemRandom().shuffle(projects)
    drawn = [*projects, *held.projects.filter(standing=Standing.OUT)]
    held.projects.update(number=F("number") + len(drawn) + max(project.number for project in drawn))
    for number, project in enumerate(drawn, start=1):
        project.number = number
    Project.objects.bulk_update(drawn, ["number"])


def _option(project: Project) -> Option:
    about = " ".join(project.about.split())
    short = about if len(about) <= 200 else about[:199].rsplit(" ", 1)[0] + "…"
    return Option(str(project.number), project.title, f"{pounds(project.pence)}. {short}")


def begin_of(day: date) -> datetime:
    """The first moment of a day in London."""
    return datetime.combine(day, time(), tzinfo=clock.LONDON)


def _held(budget: Budget) -> Budget:
    return Budget.objects.select_for_update().in_bulk([budget.pk])[budget.pk]
