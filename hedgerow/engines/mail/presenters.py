"""Letters as a list shows them."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.mail import queries
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Tab

TONES = {
    State.WAITING: "calm",
    State.SENDING: "warn",
    State.FAILED: "late",
    State.PRINT: "accent",
    State.SENT: "leaf",
    State.PRINTED: "leaf",
}


def whom(row: Outgoing) -> str:
    """Whom a letter goes to, by name where we have one."""
    return row.name or row.to or (_("nobody any more: erased") if row.erased_at else _("by post"))


def tone(row: Outgoing) -> str:
    """The colour of how far it has come."""
    return TONES.get(State(row.state), "")


LETTERS: Table[Outgoing] = Table(
    "letters",
    gettext_lazy("Letters"),
    (
        Column(
            "subject",
            gettext_lazy("About"),
            lambda row: row.subject or _("its words are erased"),
            heading=True,
            url=lambda row: reverse("mail:letter", args=[row.pk]),
        ),
        Column("to", gettext_lazy("To"), whom, note=lambda row: row.to if row.name else ""),
        Column("state", gettext_lazy("How far"), lambda row: row.get_state_display(), tone=tone),
        Column("made", gettext_lazy("Written"), lambda row: clock.day_of(row.made_at), kind=Kind.DATE),
    ),
)  # fmt: skip


def tabs(show: str, query: QueryDict) -> list[Tab]:
    """The views of the list, with how many letters wait for somebody in each."""
    held = queries.counts()
    names = {
        "": _("All"),
        "stuck": _("Stuck"),
        "print": _("To print"),
        "waiting": _("Waiting"),
        "sent": _("Sent"),
    }
    return [
        Tab(name, address(query, show=key or None, page=None), current=key == show, count=held.get(key) or None)
        for key, name in names.items()
    ]
