"""How a case ends: done, or we could not help; opened again; or it was none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.development.actions.holding import held, keep, move, still_open
from hedgerow.development.actions.telling import FIRST, USUAL, ask_after, tell, write
from hedgerow.development.models import Case
from hedgerow.development.queries.cases import unanswered, work_in
from hedgerow.development.rules.cases import tidy
from hedgerow.development.types import CaseState, Reason
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail.types import Section
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo import queries as todos
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.soundings import actions as soundings
from hedgerow.spine.errors import InputError

ENDS = ("case.closed", "case.turned_away")
ERASED = "–"


@transaction.atomic
def close(*, by: User, case: Case, answer: str, letter: bool = False, seen: int | None = None) -> Case:
    """It is done, and they read what came of it. Raises InputError where nothing is said, or it is closed."""
    row = still_open(held(by, case, seen=seen))
    told = _told(answer, _("Say in a sentence what came of it: they read it."))
    _end(by, row, CaseState.DONE, told, letter, ask_after(by, row, letter=letter))
    tell(by, row, "case.closed", row.topic_id or "", USUAL)
    return keep(by, row, "case.closed", answer=told)


@transaction.atomic
def turn_away(
    *, by: User, case: Case, reason: Reason | str, answer: str, letter: bool = False, seen: int | None = None
) -> Case:
    """We cannot help, and say why: to them in words, to ourselves by a reason that is counted. Raises InputError where
    either is missing, or it is closed."""
    row = still_open(held(by, case, seen=seen))
    if reason not in Reason.values or not reason:
        raise InputError(_("Choose why we cannot help."))
    told = _told(answer, _("Say why, and who might help instead: they read it."))
    _end(by, row, CaseState.TURNED_AWAY, told, letter)
    soundings.end(by=by, ref=row.ref)
    tell(by, row, "case.turned_away", row.topic_id or "", FIRST, USUAL, unmet=True, note=str(Reason(reason).label))
    return keep(by, row, "case.turned_away", answer=told, reason=reason)


def _told(answer: str, missing: str) -> str:
    told = tidy(answer)
    if not told:
        raise InputError(missing)
    return told


def _end(by: User, row: Case, to: CaseState, told: str, letter: bool, sections: tuple[Section, ...] = ()) -> None:
    move(row, to)
    now = clock.now()
    row.closed_at, row.closed_by = now, by.pk
    row.answered_at, row.answered_by = row.answered_at or now, row.answered_by or by.pk
    if row.worker_id is None:
        row.worker, row.taken_at = by, now
    for task in todos.about(row.ref).filter(done_at__isnull=True):
        todo.finish(by=by, task=task)
    if letter:
        write(row, f"closed:{row.version}", _("About your question"), (told,), sections)


@transaction.atomic
def reopen(*, by: User, case: Case, seen: int | None = None) -> Case:
    """It was not over: the entry that ended it is cancelled. Raises InputError where it is open."""
    row = held(by, case, seen=seen)
    if not row.is_closed:
        raise InputError(_("This is open already."))
    for entry in work_in(row).filter(act__in=ENDS)[:1]:
        ledger.reverse(by=by, entry=entry)
    move(row, CaseState.OPEN)
    return keep(by, row, "case.reopened", closed_at=None, closed_by=None, reason="")


@transaction.atomic
def drop(*, by: User, case: Case, seen: int | None = None) -> None:
    """It was no ask for help: an advertisement, the same twice. It goes, and does not count.

    Raises InputError once something was done in it: then it is closed, not dropped.
    """
    row = still_open(held(by, case, seen=seen))
    entries = list(work_in(row))
    if any(entry.act != "case.opened" for entry in entries):
        raise InputError(_("Something was done in it already. Close it instead, and say what came of it."))
    for entry in entries:
        ledger.reverse(by=by, entry=entry)
    Task.objects.filter(ref=str(row.ref), done_at__isnull=True).delete()
    soundings.drop(by=by, ref=row.ref)
    record(by=by, did="case.dropped", ref=row.ref)
    row.delete()


def write_off(today: date) -> str:
    """Nightly: what nobody answered by its day is written down, once."""
    late = list(unanswered(today).values_list("pk", flat=True))
    for pk in late:
        with transaction.atomic():
            row = unanswered(today).select_for_update(of=("self",)).select_related("organisation__merged_into")
            for case in row.filter(pk=pk):
                tell(None, case, "case.unanswered", FIRST, USUAL, unmet=True)
                case.written_off_on = today
                case.save(update_fields=["written_off_on"])
    return f"{len(late)} cases had no answer by their day"


def erase(keys: Sequence[Any]) -> None:
    """Empty what cases say of somebody; that somebody asked, and when it was answered, stays."""
    Case.objects.filter(pk__in=list(keys)).update(
        words=ERASED, reach="", postcode="", summary="", answer="", by=None, erased_on=clock.today()
    )
