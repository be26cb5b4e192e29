"""Stating a problem, checking it, and closing it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.offers.actions import letters
from hedgerow.offers.actions.recording import ALLIANCE, STATED, of_problem
from hedgerow.offers.models import Problem, ShownTo
from hedgerow.offers.types import LIVE, Shown, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.spine.errors import InputError

FACTS = frozenset({
    "title", "matter", "for_whom", "people", "areas", "by_when", "pence", "money_words", "themes", "beneficiaries",
    "priorities", "body_priorities", "shown", "owner",
})  # fmt: skip


@transaction.atomic
def state_problem(
    *,
    by: User | None,
    body: Organisation,
    title: str,
    made_by_body: bool = False,
    groups: Iterable[int] = (),
    **facts: Any,
) -> Problem:
    """Write a problem down, as a draft. `groups`: ids of those that see it, where not everybody does.

    Raises InputError without a title, or where the body is no public body.
    """
    _known(facts)
    if body.kind != Kind.PUBLIC_BODY:
        raise InputError(_("Only a public body states a problem to the sector."))
    if not title.strip():
        raise InputError(_("Say the problem in a line."))
    made = Problem.objects.create(
        body=body, title=" ".join(title.split()), made_by_body=made_by_body, made_by=by.pk if by else None, **facts
    )
    _show_to(made, groups)
    audit.record(by=by, did="problem.added", ref=made.ref)
    return made


@transaction.atomic
def change_problem(*, by: User | None, problem: Problem, groups: Iterable[int] | None = None, **facts: Any) -> Problem:
    """Put what a problem says right. Raises InputError once it is closed, or its title is gone."""
    _known(facts)
    held = _held(problem)
    if held.state == State.CLOSED:
        raise InputError(_("It is closed. What it said stays."))
    if not str(facts.get("title", held.title)).strip():
        raise InputError(_("Say the problem in a line."))
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
    if groups is not None and _show_to(held, groups):
        changed.append("shown_to")
    if changed:
        audit.record(by=by, did="problem.changed", ref=held.ref, fields=changed)
    return held


@transaction.atomic
def send_problem(*, by: User | None, problem: Problem) -> Problem:
    """Hand a draft to our team, which looks at it first. Raises InputError where it has gone, or says too little."""
    held = _held(problem)
    if held.state != State.DRAFT:
        raise InputError(_("It has been sent already."))
    _check_says_enough(held)
    held.state, held.sent_at, held.returned = State.CHECKING, clock.now(), ""
    held.save(update_fields=["state", "sent_at", "returned"])
    audit.record(by=by, did="problem.sent", ref=held.ref, fields=["state"])
    return held


def _check_says_enough(problem: Problem) -> None:
    if not problem.matter.strip():
        raise InputError(_("Say in a few lines what is the matter."))
    if problem.shown == Shown.CHOSEN and not problem.shown_to.exists():
        raise InputError(_("Choose the groups that see it, or let everybody see it."))


@transaction.atomic
def send_back(*, by: User, problem: Problem, why: str) -> Problem:
    """Our team asks the body to say something better. Raises InputError without a reason, or where nothing waits."""
    held = _held(problem)
    if held.state != State.CHECKING:
        raise InputError(_("Nothing waits to be checked here."))
    if not why.strip():
        raise InputError(_("Say what is missing."))
    held.state, held.returned = State.DRAFT, " ".join(why.split())
    held.save(update_fields=["state", "returned"])
    audit.record(by=by, did="problem.returned", ref=held.ref, fields=["state"])
    letters.problem_returned(held)
    return held


@transaction.atomic
def open_problem(*, by: User | None, problem: Problem) -> Problem:
    """Our team has looked: those who may see it do from now on. Written into the record of work once.

    Raises InputError where it is open already, or says too little.
    """
    held = _held(problem)
    if held.state not in (State.DRAFT, State.CHECKING):
        raise InputError(_("It is open already."))
    _check_says_enough(held)
    held.state, held.opened_at, held.returned = State.OPEN, clock.now(), ""
    held.owner = held.owner or by
    held.save(update_fields=["state", "opened_at", "returned", "owner"])
    audit.record(by=by, did="problem.opened", ref=held.ref, fields=["state"])
    ledger.record(by=by, work=of_problem(held, STATED, activity=ALLIANCE))
    letters.problem_opened(held)
    return held


@transaction.atomic
def close_problem(*, by: User | None, problem: Problem, why: str) -> Problem:
    """No offer is wanted any more. Raises InputError without a reason, or while an offer to it is in hand."""
    held = _held(problem)
    if held.state == State.CLOSED:
        raise InputError(_("It is closed already."))
    if not why.strip():
        raise InputError(_("Say why."))
    if held.offers.filter(stage__in=LIVE).exists():
        raise InputError(_("An offer to it is in hand. Take that back first."))
    held.state, held.closed_why = State.CLOSED, " ".join(why.split())
    held.save(update_fields=["state", "closed_why"])
    audit.record(by=by, did="problem.closed", ref=held.ref, fields=["state"])
    return held


def _known(facts: dict[str, Any]) -> None:
    unknown = set(facts) - FACTS
    assert not unknown, f"a problem has no {', '.join(sorted(unknown))}"
    if (facts.get("pence") or 0) < 0:
        raise InputError(_("Money cannot be below nothing."))


def _held(problem: Problem) -> Problem:
    return Problem.objects.select_for_update(of=("self",)).select_related("body").in_bulk([problem.pk])[problem.pk]


def _show_to(problem: Problem, groups: Iterable[int]) -> bool:
    """Show it to exactly these groups; whether that is a change."""
    wanted = set(groups)
    rows = ShownTo.objects.filter(problem=problem)
    held = set(rows.values_list("organisation", flat=True))
    rows.exclude(organisation__in=wanted).delete()
    ShownTo.objects.bulk_create([ShownTo(problem=problem, organisation_id=pk) for pk in sorted(wanted - held)])
    return wanted != held
