"""What our team does with a case: take it, hand it on, log what was done, say where it stands, know whose it is."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.charter.models import Activity
from hedgerow.development.actions.holding import held, keep, move, still_open
from hedgerow.development.actions.telling import USUAL, tell, write
from hedgerow.development.models import Case
from hedgerow.development.queries.cases import work_in
from hedgerow.development.rules.cases import tidy
from hedgerow.development.types import CaseState, Step
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import AreaBasis, Money, MoneyKind, Where, Work
from hedgerow.ledger.types import Audience as Reader
from hedgerow.organisations.models import Organisation
from hedgerow.soundings import actions as soundings
from hedgerow.spine.errors import InputError


@transaction.atomic
def take(*, by: User, case: Case, seen: int | None = None) -> Case:
    """It is mine from now on: a case of nobody's, or, where the page was looked at (`seen`), a colleague's.

    Raises InputError where a colleague has taken it a moment ago.
    """
    row = still_open(held(by, case, seen=seen))
    if row.worker_id == by.pk:
        return row
    if row.worker_id is not None and seen is None:
        raise InputError(_("A colleague is on it already."))
    return _give(by, row, by)


@transaction.atomic
def hand_on(*, by: User, case: Case, to: User, seen: int | None = None) -> Case:
    """A colleague goes on with it. Raises InputError where that is nobody of our team."""
    row = still_open(held(by, case, seen=seen))
    if not can_open(to, Audience.WORKER):
        raise InputError(_("Choose somebody of our team."))
    return row if row.worker_id == to.pk else _give(by, row, to)


def _give(by: User, row: Case, to: User) -> Case:
    """Set the worker, with the to-do that goes along."""
    if row.state == CaseState.NEW:
        move(row, CaseState.OPEN)
    task = row.next_task
    if task and task.done_at is None:
        Task.objects.filter(pk=task.pk).update(owner=to)
    elif row.answered_at is None:
        row.next_task = todo.add(by=by, owner=to, what=_("Answer them"), due=row.answer_by, ref=row.ref)
    did = "case.taken" if by.pk == to.pk else "case.handed_on"
    return keep(by, row, did, worker=to, taken_at=clock.now())


@transaction.atomic
def step(*, by: User, case: Case, done: Step, seen: int | None = None) -> Case:
    """Log what was done, in one entry of the record of work, with the next step as a to-do.

    A case of nobody's becomes that of whoever logs. Their first answer stops the clock. Raises InputError where nothing
    is said, the case is closed, or a colleague did something since it was looked at (`seen`).
    """
    if done.key and Entry.objects.filter(pk=done.key, ref=str(case.ref)).exists():
        return case  # the same form, sent twice
    row = still_open(held(by, case, seen=seen))
    said, letter = tidy(done.what), tidy(done.letter)
    if not said and not letter:
        raise InputError(_("Say in a few words what you did."))
    if letter:
        paragraphs = tuple(part.strip() for part in letter.split("\n\n") if part.strip())
        write(row, f"answer:{row.version}", _("About your question"), paragraphs)
    note = "\n\n".join(filter(None, [said, letter and _("We wrote: %(words)s") % {"words": letter}]))
    topic = row.topic_id or ""
    tell(by, row, "case.helped", done.activity or topic, topic, USUAL, minutes=done.minutes, note=note, id=done.key)
    if row.worker_id is None:
        row.worker, row.taken_at = by, clock.now()
    row.answered_at, row.answered_by = row.answered_at or clock.now(), row.answered_by or by.pk
    move(row, CaseState.WAITING if done.waits else CaseState.OPEN)
    return keep(by, row, "case.helped", next_task=_next(by, row, done))


def _next(by: User, row: Case, done: Step) -> Task | None:
    """The to-do of the next step: the one there is where it is the same, a new one where it is another."""
    words, task = " ".join(done.next_step.split())[:200], row.next_task
    still = task if task and task.done_at is None else None
    if still and still.what == words:
        if still.due != done.next_on:
            still.due = done.next_on
            still.save(update_fields=["due"])
        return still
    if still:
        todo.finish(by=by, task=still)
    return todo.add(by=by, owner=row.worker, what=words, due=done.next_on, ref=row.ref) if words else None


@transaction.atomic
def describe(*, by: User, case: Case, summary: str, topic: Activity | None, seen: int | None = None) -> Case:
    """Say where it stands, for whoever takes over, and what it is about."""
    row = held(by, case, seen=seen)
    return keep(by, row, "case.described", summary=tidy(summary), topic=topic)


@transaction.atomic
def link(*, by: User, case: Case, organisation: Organisation, seen: int | None = None) -> Case:
    """Whose case it is. What was recorded of it without a group is said anew with the group, so that it counts there."""
    row = held(by, case, seen=seen)
    before = row.organisation_id
    row.organisation = organisation
    for entry in work_in(row):
        now = {each.organisation_id for each in entry.group_links.all()}
        if now <= {before} and now != {organisation.pk}:
            ledger.correct(by=by, entry=entry, work=replace(_again(entry), groups=(organisation.pk,), where=Where()))
    soundings.assign(by=by, ref=row.ref, organisation=organisation)
    return keep(by, row, "case.linked", organisation=organisation)


def _again(entry: Entry) -> Work:
    """An entry as an act that can be recorded once more."""
    note = getattr(entry, "note", None)
    return Work(
        activity=entry.activity_id or "",
        on=entry.on,
        minutes=entry.minutes,
        people=entry.people,
        money=Money(entry.pence, MoneyKind(entry.pence_kind)) if entry.pence else None,
        where=Where(entry.area, AreaBasis(entry.area_basis)),
        payer=entry.payer_id,
        public_body=entry.public_body_id,
        audience=Reader(entry.audience),
        note=note.text if note else "",
        names=note.names if note else "",
    )
