"""Cases as the board, the table, the case's own page and the group itself read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import names
from hedgerow.development.models import Case
from hedgerow.development.models.cases import CLOSED
from hedgerow.development.queries import cases as read
from hedgerow.development.queries.telling import TONES, late_on, next_of, title_of
from hedgerow.development.types import CaseState, Whose
from hedgerow.engines.audit.queries import happened, of
from hedgerow.kernel import clock
from hedgerow.ledger.permissions import can_see_minutes
from hedgerow.shell.boards import CARDS, Card, Column, is_table
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column as Cell
from hedgerow.shell.tables import Kind, Table
from hedgerow.shell.templatetags.shell import short_date
from hedgerow.shell.types import Tab

LONG = 80
LAST = 5  # of what is over, the board shows the latest few
#: what the record of work does not say of a case
TURNS = ("case.taken", "case.handed_on", "case.linked", "case.reopened")


def board(found: QuerySet[Case], query: QueryDict, today: date) -> tuple[Column, ...]:
    """The cases by their state: one query that counts, and one for each state."""
    counts = read.by_state(found)
    return tuple(
        Column(
            state.label,
            counts.get(state, 0),
            tuple(
                _card(case, today)
                for case in read.in_order(found.filter(state=state), state)[: LAST if state in CLOSED else CARDS]
            ),
            address(query, view="table", state=state, page=None),
        )
        for state in CaseState
    )


def _card(case: Case, today: date) -> Card:
    what, day = next_of(case)
    since = late_on(case, today)
    words = Truncator(" ".join(case.words.split())).chars(LONG) if case.group else ""
    next_words = f"{what}, {short_date(day)}" if what and day else what
    badge = _("late since %(day)s") % {"day": short_date(since)} if since else ""
    if case.is_closed and case.closed_at:
        next_words = short_date(clock.day_of(case.closed_at))
    elif case.worker is None:
        badge = badge or _("nobody’s yet")
    tone = "warn" if case.worker is None and not case.is_closed else ""
    who = case.worker.name if case.worker else ""
    url = reverse("development:case", args=[case.pk])
    return Card(title_of(case), url, (words, next_words, who), badge, bool(since), tone)


def whose_tabs(query: QueryDict) -> tuple[Tab, ...]:
    """Mine, all, late, nobody's."""
    asked = query.get("whose", "")
    now = asked if asked in Whose.values else Whose.ALL
    return tuple(
        Tab(str(whose.label).capitalize(), address(query, whose=whose, page=None), now == whose) for whose in Whose
    )


TABLE: Table[Case] = Table(
    name="cases",
    caption=gettext_lazy("Cases"),
    columns=(
        Cell("who", gettext_lazy("Who asks"), title_of, heading=True,
             url=lambda case: reverse("development:case", args=[case.pk]),
             note=lambda case: Truncator(" ".join(case.words.split())).chars(LONG) if case.group else ""),
        Cell("state", gettext_lazy("How far"), lambda case: case.get_state_display(), sort="state",
             tone=lambda case: TONES[CaseState(case.state)]),
        Cell("worker", gettext_lazy("Worker"), lambda case: case.worker.name if case.worker else "", sort="worker__name"),
        Cell("next", gettext_lazy("Next step"), lambda case: next_of(case)[0]),
        Cell("due", gettext_lazy("By"), lambda case: next_of(case)[1], kind=Kind.DATE, sort="due"),
        Cell("topic", gettext_lazy("Topic"), lambda case: case.topic.name if case.topic else ""),
        Cell("asked", gettext_lazy("Asked"), lambda case: clock.day_of(case.asked_at), kind=Kind.DATE, sort="asked_at"),
    ),
    first="-asked",
)  # fmt: skip


def _day(moment: datetime | None) -> date | None:
    return clock.day_of(moment) if moment else None


#: to take away: what the table shows, and how long it took. What people wrote stays here.
FILE: Table[Case] = Table(
    name="cases",
    caption=gettext_lazy("Cases"),
    columns=(
        *TABLE.columns,
        Cell("how", gettext_lazy("How"), lambda case: case.get_how_display()),
        Cell("answered", gettext_lazy("Answered"), lambda case: _day(case.answered_at), kind=Kind.DATE),
        Cell("closed", gettext_lazy("Closed"), lambda case: _day(case.closed_at), kind=Kind.DATE),
        Cell("reason", gettext_lazy("Why we could not help"), lambda case: case.get_reason_display()),
    ),
    first="-asked",
)


@dataclass(frozen=True)
class Event:
    """Something that happened in a case, as its timeline shows it."""

    at: datetime
    title: str
    who: str
    words: str = ""
    minutes: int | None = None
    main: bool = False


def timeline(case: Case, viewer: User) -> list[Event]:
    """What was done and what became of it, newest first, so that a colleague can go on from here."""
    work = list(read.work_in(case).visible(viewer))  # type: ignore[attr-defined]
    who = names(entry.recorded_by for entry in work)
    done = [
        Event(
            at=entry.recorded_at,
            title=_what(entry.act, entry.activity.name if entry.activity else ""),
            who=who.get(entry.recorded_by or 0, ""),
            words=entry.note.text if getattr(entry, "note", None) else "",
            minutes=entry.minutes if can_see_minutes(viewer, entry.recorded_by) else None,
            main=entry.act in ("case.opened", "case.closed", "case.turned_away"),
        )
        for entry in work
    ]
    turns = [event for event in of(str(case.ref)) if event.did in TURNS]
    told = [Event(turn.at, turn.what, turn.who) for turn in happened(turns, titled=False)]
    return sorted([*done, *told], key=lambda event: event.at, reverse=True)


def _what(act: str, activity: str) -> str:
    """What an entry of a case is called in it."""
    return {
        "case.opened": _("They asked"),
        "case.closed": _("Done"),
        "case.turned_away": _("We could not help"),
        "case.unanswered": _("Not answered by the day"),
    }.get(act, activity)


def table_asked(query: QueryDict) -> bool:
    """Whether the table is asked for: also where one is taken away as a file."""
    return is_table(query) or query.get("format") in {"csv", "xlsx"}
