"""Proposing a project, and checking whether it can be done for its money."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.permissions import check_team
from hedgerow.participation.types import Proposal, Stage, Standing
from hedgerow.spine.errors import InputError

MOST_AN_HOUR = 10


@transaction.atomic
def propose(
    *,
    budget: Budget,
    proposal: Proposal,
    by: User | None = None,
    organisation: Organisation | None = None,
    address: str = "",
) -> Project:
    """Propose a project: a resident without an account, or somebody who acts for a group, which would then do it.

    `address` is the internet address it came from, counted and not kept. Raises InputError where the budget takes none
    today, or the project costs more than one may.
    """
    if address and throttle.count(what="participation.project", who=address) > MOST_AN_HOUR:
        raise InputError(_("That is a lot of projects in one hour. Please come back in an hour, or telephone us."))
    if organisation is not None and not (by and (is_team(by) or can_act_for(by, organisation))):
        raise InputError(_("Only somebody who acts for the group may propose a project in its name."))
    held = Budget.objects.select_for_update().in_bulk([budget.pk])[budget.pk]  # numbers are given one after another
    _check(held, proposal)
    last = held.projects.aggregate(last=Max("number"))["last"] or 0
    made = Project.objects.create(
        budget=held,
        number=last + 1,
        title=" ".join(proposal.title.split())[:120],
        about=proposal.about.strip()[:2000],
        pence=proposal.pence,
        ward=proposal.ward,
        organisation=organisation,
        email=proposal.email.strip(),
        made_by=by.pk if by else None,
    )
    record(by=by, did="project.proposed", ref=made.ref)
    return made


def _check(held: Budget, proposal: Proposal) -> None:
    if not held.takes_projects(clock.today()):
        raise InputError(_("This budget takes no projects now."))
    if not proposal.title.strip() or not proposal.about.strip():
        raise InputError(_("Say in a line what it is, and what would be done."))
    check_cost(held, proposal.pence)


def check_cost(held: Budget, pence: int) -> None:
    """Raise InputError where a project costs nothing, or more than one may."""
    most = min(held.most_pence or held.pence, held.pence)
    if pence <= 0:
        raise InputError(_("Say what it costs."))
    if pence > most:
        raise InputError(_("One project may cost %(most)s at the most.") % {"most": pounds(most)})


@transaction.atomic
def check_project(
    *,
    by: User,
    project: Project,
    accept: bool,
    reason: str = "",
    pence: int | None = None,
    organisation: Organisation | None = None,
) -> Project:
    """Put a project on the ballot, perhaps at another cost or with the group that would do it; or say why not.

    Whoever left an address is told. Raises InputError once the vote is open, or where no reason is given.
    """
    check_team(by)
    budget = Budget.objects.select_for_update().in_bulk([project.budget_id])[project.budget_id]
    held = Project.objects.select_for_update(of=("self",)).in_bulk([project.pk])[project.pk]
    if budget.stage != Stage.PROPOSALS:
        raise InputError(_("The ballot is made: it stays as people vote on it."))
    if not accept and not reason.strip():
        raise InputError(_("Say why it is not on the ballot: the people who proposed it will read it."))
    if accept:
        check_cost(budget, held.pence if pence is None else pence)
    before = held.standing
    held.standing, held.reason = (Standing.IN, "") if accept else (Standing.OUT, reason.strip()[:1500])
    held.pence = held.pence if pence is None else pence
    held.organisation_id = organisation.pk if organisation else held.organisation_id
    held.checked_at, held.checked_by = clock.now(), by.pk
    held.save(update_fields=["standing", "reason", "pence", "organisation", "checked_at", "checked_by"])
    record(by=by, did=f"project.{held.standing}", ref=held.ref, fields=["standing"])
    if held.email and held.standing != before:
        _tell(budget, held)
    return held


def _tell(budget: Budget, held: Project) -> None:
    said = (
        _("It stands on the ballot as number %(number)d, at %(cost)s.")
        % {"number": held.number, "cost": pounds(held.pence)}
        if held.standing == Standing.IN
        else _("It does not stand on the ballot, and we want you to know why:")
    )
    days = _("Everybody can vote from %(from)s to %(until)s.") % {
        "from": f"{budget.voting_from:%d/%m/%Y}", "until": f"{budget.voting_until:%d/%m/%Y}",
    }  # fmt: skip
    letter = Letter(
        subject=_("Your project for “%(budget)s”") % {"budget": budget.title},
        paragraphs=tuple(
            filter(None, (_("You proposed “%(title)s”.") % {"title": held.title}, said, held.reason, days))
        ),
        button=Button(_("See all projects"), absolute(reverse("participation:budget", args=[budget.pk]))),
        small=(_("You are written to because you left your address with your project."),),
    )
    mail.send(key=f"project:{held.pk}:{held.standing}", letter=letter, to=held.email, about=budget.ref)
