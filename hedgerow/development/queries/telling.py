"""How a case is named and how far it is, in words, for pages, to-dos and the pages of groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hedgerow.development.models import Case
from hedgerow.development.rules.cases import late_since
from hedgerow.development.types import CaseState
from hedgerow.kernel import clock
from hedgerow.shell.templatetags.shell import plain_date

LONG = 80  # letters of what they wrote, where a case is named by them
TONES = {
    CaseState.NEW: "warn",
    CaseState.OPEN: "calm",
    CaseState.WAITING: "accent",
    CaseState.DONE: "leaf",
    CaseState.TURNED_AWAY: "",
}


def title_of(case: Case) -> str:
    """A case as a list names it: its group, or how its words begin."""
    return case.group.name if case.group else Truncator(" ".join(case.words.split())).chars(LONG)


def next_of(case: Case) -> tuple[str, date | None]:
    """What is next and when: the answer that is owed, or the step that is planned; "" where nothing is."""
    task = case.next_task if case.next_task and case.next_task.done_at is None else None
    if case.is_closed:
        return "", None
    if task:
        return task.what, task.due
    return (_("Answer them"), case.answer_by) if case.answered_at is None else ("", None)


def late_on(case: Case, today: date) -> date | None:
    """Since when a case is late."""
    if case.is_closed:
        return None
    owed = case.answer_by if case.answered_at is None else None
    return late_since(owed=owed, next_due=next_of(case)[1], today=today)


@dataclass(frozen=True)
class Asked:
    """An ask as the group that made it reads it: how far it has come in words, and the tone of its badge."""

    case: Case
    words: str
    tone: str


def asked(cases: Iterable[Case]) -> Sequence[Asked]:
    """Asks with what has become of them."""
    return [Asked(case, _how_far(case), TONES[CaseState(case.state)]) for case in cases]


def _how_far(case: Case) -> str:
    if case.is_closed and case.closed_at:
        day = {"day": plain_date(clock.day_of(case.closed_at))}
        if case.state == CaseState.TURNED_AWAY:
            return _("we could not help, %(day)s") % day
        return _("done on %(day)s") % day
    if case.state == CaseState.WAITING:
        return _("waiting for you")
    if case.worker:
        return _("%(name)s is on it") % {"name": case.worker.name}
    return _("we answer by %(day)s") % {"day": plain_date(case.answer_by)}
