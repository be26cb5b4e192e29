"""What a worker does next, and did today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.models import User
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.queries import sittings
from hedgerow.engines.todo import queries as todo
from hedgerow.engines.todo.types import Due
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import EntryKind
from hedgerow.shell.durations import duration

MOST = 100
ANYBODY_SHOWN = 10
UPKEEP_SHOWN = 5


@dataclass(frozen=True)
class Done:
    """Something logged today: what, for whom, and how long."""

    entry: Entry
    what: str
    groups: str
    time: str


@dataclass(frozen=True)
class Part:
    """Some of what is to be done under one heading; `tone` is late, today or later."""

    heading: str
    tone: str
    rows: Sequence[Due]


@dataclass(frozen=True)
class MyWork:
    """The page. `mine` is late first, then today, then later; `anybody` is for whoever is free; `upkeep` is what the
    apps ask to be looked at again."""

    mine: Sequence[Part]
    upkeep: Sequence[Due]
    team: Sequence[Due]
    team_name: str
    anybody: Sequence[Due]
    sittings: Sequence[Sitting]
    today: date
    done: Sequence[Done]
    minutes: str
    summary: str

    @property
    def anybody_more(self) -> int:
        """How many stand behind the first of them."""
        return max(0, len(self.anybody) - ANYBODY_SHOWN)

    @property
    def upkeep_more(self) -> int:
        return max(0, len(self.upkeep) - UPKEEP_SHOWN)


def build(user: User, today: date) -> MyWork:
    """What is due for a user and the user's team, late first, and what the user logged today."""
    due = todo.computed(user, today, upkeep=False)
    mine = sorted([*todo.shown(todo.open_for(user)[:MOST]), *(one for one in due if one.owner == user.pk)], key=_by_day)
    team = todo.shown(todo.open_for_team(user.team.code)[:MOST]) if user.team else []
    free = [*todo.shown(todo.open_for_anybody()[:MOST]), *(one for one in due if one.owner is None)]
    done = _today(user, today)
    minutes = sum(one.entry.minutes or 0 for one in done)
    return MyWork(
        mine=parts(mine, today),
        upkeep=todo.computed(user, today, upkeep=True),
        team=team,
        team_name=user.team.name if user.team else "",
        anybody=sorted(free, key=_by_day),
        sittings=list(sittings.on_day(today)[:MOST]),
        today=today,
        done=done,
        minutes=duration(minutes) if minutes else "",
        summary=_summary(sum(due.is_late(today) for due in (*mine, *team)), len(mine) + len(team)),
    )


def _by_day(due: Due) -> tuple[bool, date]:
    """What has a day comes first, the earliest of it at the top."""
    return due.due is None, due.due or date.max


def parts(mine: Sequence[Due], today: date) -> list[Part]:
    """What is late, what is for today, and the rest; an empty part is left out."""
    later = [due for due in mine if due.due is None or due.due > today]
    found = (
        Part(_("Late"), "late", [due for due in mine if due.is_late(today)]),
        Part(_("Today"), "today", [due for due in mine if due.due == today]),
        Part(_("Later"), "later", later),
    )
    return [part for part in found if part.rows]


def _summary(late: int, due: int) -> str:
    if late:
        return ngettext("One thing is late.", "%(count)s things are late.", late) % {"count": f"{late:,}"}
    if due:
        return ngettext("One thing to do, and nothing late.", "%(count)s things to do, and nothing late.", due) % {
            "count": f"{due:,}"
        }
    return ""


def _today(user: User, today: date) -> list[Done]:
    entries = ledger.shown().counting().filter(recorded_by=user.pk, on=today, kind=EntryKind.WORK)
    return [_done(entry) for entry in entries.order_by("-recorded_at")[:MOST]]


def _done(entry: Entry) -> Done:
    links = entry.group_links.all()
    names = dict.fromkeys(link.organisation.now.name for link in links)
    time = duration(entry.minutes) if entry.minutes else ""
    return Done(entry, entry.activity.name if entry.activity else "", ", ".join(names), time)
