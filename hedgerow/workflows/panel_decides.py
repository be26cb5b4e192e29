"""Residents decide a round of our own grants: what was sent in becomes projects of a budget, and its result the decisions."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.types import Answer
from hedgerow.kernel.money import pounds
from hedgerow.participation import actions as participation
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Proposal, Stage, Standing
from hedgerow.programmes.actions import deciding
from hedgerow.programmes.models import Application, Decision, Round
from hedgerow.programmes.permissions import check_team, withheld
from hedgerow.programmes.queries.rounds import verdict_of
from hedgerow.programmes.rules.deciding import seen
from hedgerow.programmes.types import ApplicationState, Deciders, RoundState, Ruling
from hedgerow.spine.errors import InputError


@transaction.atomic
def choose(*, by: User, held: Round, budget: Budget | None) -> Round:
    """Say by which budget residents decide a round; None: a panel does. Raises InputError once something is decided."""
    check_team(by)
    row = deciding.hold(held)
    if Decision.objects.filter(application__round=row).exists():
        raise InputError(_("Something has been decided already: it stays as it is."))
    row.deciders = Deciders.RESIDENTS if budget else Deciders.PANEL
    row.budget = budget.pk if budget else None
    row.save(update_fields=["deciders", "budget"])
    record(by=by, did="round.changed", ref=row.ref, fields=["deciders", "budget"])
    return row


@transaction.atomic
def put_on_ballot(*, by: User, held: Round) -> int:
    """Every application that was sent in and can be funded becomes a project of the round’s budget, once. Answers with how many
    are new. Raises InputError where residents do not decide it, or the budget takes no projects."""
    check_team(by)
    row, budget = _held(held)
    there = set(budget.projects.exclude(organisation=None).values_list("organisation", flat=True))
    count = 0
    for one in _sent(row):
        if one.organisation_id in there or verdict_of(row, one.organisation).answer == Answer.NO:
            continue
        about = _("%(group)s asks for %(sum)s: %(title)s.") % {
            "group": one.organisation.name, "sum": pounds(one.pence or 0), "title": one.title,
        }  # fmt: skip
        proposal = Proposal(one.title, about, one.pence or 0, one.areas[0] if one.areas else "")
        made = participation.propose(budget=budget, proposal=proposal, by=by, organisation=one.organisation)
        participation.check_project(by=by, project=made, accept=True)
        count += 1
    return count


@transaction.atomic
def confirm(*, by: User, held: Round) -> int:
    """The budget’s result becomes the decisions of the round, however often it is pressed; nobody is told before everybody is.
    Answers with how many are awarded. Raises InputError where the vote is not counted, or somebody with an interest presses."""
    check_team(by)
    row, budget = _held(held)
    if budget.stage != Stage.DECIDED:
        raise InputError(_("Residents have not decided yet: the votes are counted on the page of the budget."))
    sent = _sent(row)
    if Application.objects.filter(withheld(by), pk__in=[one.pk for one in sent]).exists():
        raise InputError(_("You have an interest in one of them. Ask a colleague to confirm."))
    projects = {one.organisation_id: one for one in Project.objects.filter(budget=budget)}
    before = {one.application_id: one for one in Decision.objects.filter(application__in=sent)}
    awarded = 0
    for one in sent:
        ruling = _ruling(projects.get(one.organisation_id))
        old = before.get(one.pk)
        deciding.decide(by=by, application=one, ruling=ruling, seen=seen(old.outcome, old.pence) if old else "")
        awarded += ruling.pence is not None
    return awarded


def _ruling(project: Project | None) -> Ruling:
    if project is None or project.standing != Standing.IN:
        why = project.reason if project else ""
        said = why or _("It was not on the ballot.")
        return Ruling(None, said, said)
    told = {"votes": project.votes or 0}
    if project.funded:
        said = _("Residents decided by their votes: %(votes)d chose it.") % told
        return Ruling(project.pence, said, said)
    said = _("Residents decided by their votes: %(votes)d chose it, and the money did not reach so far.") % told
    return Ruling(None, said, said)


def _sent(held: Round) -> list[Application]:
    rows = Application.objects.filter(round=held, state=ApplicationState.SENT).select_related("organisation")
    return list(rows.order_by("sent_at", "pk"))


def _held(held: Round) -> tuple[Round, Budget]:
    row = deciding.hold(held)
    budget = Budget.objects.filter(pk=row.budget).first() if row.budget else None
    if row.deciders != Deciders.RESIDENTS or budget is None:
        raise InputError(_("Say first, on the round, that residents decide it, and by which budget."))
    if row.state != RoundState.ASSESSING:
        raise InputError(_("Residents decide after the last day, and before everybody is told."))
    if budget.pence > row.pot:
        raise InputError(_("The budget holds more than the round: make them the same."))
    return row, budget
