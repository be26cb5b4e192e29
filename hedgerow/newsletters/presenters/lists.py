"""The lists of letters and of subscribers, the tabs above them, and whom a letter reaches in words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.accounts.permissions import Somebody
from hedgerow.kernel import clock
from hedgerow.newsletters.models import Issue, Subscriber
from hedgerow.newsletters.permissions import can_set_subjects
from hedgerow.newsletters.types import Confirmed, Reach, State
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Tab

TONES = {State.DRAFT: "accent", State.SENDING: "warn", State.SENT: "leaf"}


def tabs(here: str, somebody: Somebody) -> list[Tab]:
    """The parts of newsletters in the workspace."""
    held = [
        Tab(_("Letters"), reverse("newsletters:issues"), here == "issues"),
        Tab(_("Who gets them"), reverse("newsletters:subscribers"), here == "subscribers"),
    ]
    if can_set_subjects(somebody):
        held.append(Tab(_("Subjects"), reverse("newsletters:subjects"), here == "subjects"))
    return held


def page_of(row: Issue) -> str:
    """Where a letter is written, or what came of it."""
    return reverse("newsletters:write" if row.state == State.DRAFT else "newsletters:sent", args=[row.pk])


ISSUES: Table[Issue] = Table(
    "newsletters",
    gettext_lazy("Newsletters"),
    (
        Column("title", gettext_lazy("Subject line"), lambda row: row.title, heading=True, url=page_of),
        Column(
            "state",
            gettext_lazy("How far"),
            lambda row: row.get_state_display(),
            tone=lambda row: TONES[State(row.state)],
        ),
        Column(
            "sent",
            gettext_lazy("Sent"),
            lambda row: clock.day_of(row.sent_at) if row.sent_at else None,
            kind=Kind.DATE,
        ),
        Column(
            "letters",
            gettext_lazy("Letters"),
            lambda row: row.letters if row.state == State.SENT else None,
            kind=Kind.NUMBER,
        ),
    ),
)


def subjects_of(row: Subscriber) -> str:
    """What somebody gets letters about."""
    return ", ".join(subject.name for subject in row.subjects.all())


EMAIL: Column[Subscriber] = Column(
    "email",
    gettext_lazy("E-mail address"),
    lambda row: row.email,
    sort="email",
    heading=True,
    url=lambda row: reverse("people:contact", args=[row.contact_id]) if row.contact_id else "",
    note=lambda row: row.name,
)
STATE: Column[Subscriber] = Column(
    "state",
    gettext_lazy("State"),
    lambda row: row.get_state_display(),
    tone=lambda row: "leaf" if row.state == Confirmed.LIVE else "",
)
SINCE: Column[Subscriber] = Column(
    "since",
    gettext_lazy("Since"),
    lambda row: clock.day_of(row.confirmed_at or row.asked_at),
    kind=Kind.DATE,
    sort="confirmed_at",
)
SUBSCRIBERS: Table[Subscriber] = Table(
    "subscribers",
    gettext_lazy("Who gets letters"),
    (
        EMAIL,
        Column("subjects", gettext_lazy("About"), subjects_of),
        STATE,
        SINCE,
        Column("consent", gettext_lazy("How they agreed"), lambda row: row.consent),
    ),
    first="email",
)
FILE: Table[Subscriber] = Table(
    "subscribers",
    gettext_lazy("Who gets letters"),
    (
        EMAIL,
        Column("name", gettext_lazy("Name"), lambda row: row.name),
        Column("subjects", gettext_lazy("Subjects"), lambda row: subjects_of(row).replace(", ", "; ")),
        STATE,
        SINCE,
        Column("consent", gettext_lazy("How and when they agreed"), lambda row: row.consent),
        Column("source", gettext_lazy("Source"), lambda row: row.source),
    ),
    first="email",
)


def left_out(reach: Reach) -> list[str]:
    """Who does not get a letter though it was meant for them, as sentences."""
    told = []
    if reach.refused:
        told.append(
            ngettext(
                "One address is left out: they told us to stop.",
                "%(n)d addresses are left out: they told us to stop.",
                reach.refused,
            )
            % {"n": reach.refused}
        )
    if reach.unasked:
        told.append(
            ngettext(
                "One person is left out: they have not agreed to news yet.",
                "%(n)d people are left out: they have not agreed to news yet.",
                reach.unasked,
            )
            % {"n": reach.unasked}
        )
    return told
