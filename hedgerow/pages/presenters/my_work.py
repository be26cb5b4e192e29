"""What a worker does next, and did today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.models import User
from hedgerow.engines.todo import queries as todo
from hedgerow.engines.todo.types import Due
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import EntryKind
from hedgerow.shell.durations import duration

MOST = 100


@dataclass(frozen=True)
class Done:
    """Something logged today: what, for whom, and how long."""

    entry: Entry
    what: str
    groups: str
    time: str


@dataclass(frozen=True)
class MyWork:
    """The page. `late` counts what is past its day; `summary` says it in a sentence."""

    mine: Sequence[Due]
    team: Sequence[Due]
    team_name: str
    today: date
    done: Sequence[Done]
    minutes: str
    late: int
    summary: str


def build(user: User, today: date) -> MyWork:
    """What is due for a user and the user's team, late first, and what the user logged today."""
    stored = todo.shown(todo.open_for(user)[:MOST])
    mine = sorted([*stored, *todo.computed(user, today)], key=lambda due: (due.due is None, due.due or today))
    team = todo.shown(todo.open_for_team(user.team.code)[:MOST]) if user.team else []
    done = _today(user, today)
    late = sum(1 for due in (*mine, *team) if due.due and due.due < today)
    minutes = sum(one.entry.minutes or 0 for one in done)
    return MyWork(
        mine=mine,
        team=team,
        team_name=user.team.name if user.team else "",
        today=today,
        done=done,
        minutes=duration(minutes) if minutes else "",
        late=late,
        summary=_summary(late, len(mine) + len(team)),
    )


def _summary(late: int, due: int) -> str:
    if late:
        return ngettext("One thing is late.", "%(count)s things are late.", late) % {"count": late}
    if due:
        return ngettext("One thing to do, and nothing late.", "%(count)s things to do, and nothing late.", due) % {
            "count": due
        }
    return _("Nothing is waiting for you.")


def _today(user: User, today: date) -> list[Done]:
    entries = ledger.shown().counting().filter(recorded_by=user.pk, on=today, kind=EntryKind.WORK)
    return [_done(entry) for entry in entries.order_by("-recorded_at")[:MOST]]


def _done(entry: Entry) -> Done:
    links = entry.group_links.all()
    names = dict.fromkeys((link.organisation.merged_into or link.organisation).name for link in links)
    time = duration(entry.minutes) if entry.minutes else ""
    return Done(entry, entry.activity.name if entry.activity else "", ", ".join(names), time)
