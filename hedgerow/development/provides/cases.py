"""What cases offer: their acts, what nobody has taken yet, what nobody answered, forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.development.actions import closing, from_message
from hedgerow.development.models import Case
from hedgerow.development.queries import cases as read
from hedgerow.development.queries.telling import title_of
from hedgerow.development.rules.cases import KEPT_DAYS, KEPT_STRANGERS_DAYS
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.mail.types import OnwardOffer
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, Hit, NightlyJob, RefOffer, SearchOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.audience import Audience
from hedgerow.ledger.types import Act

ACTS = (
    Act("case.opened", gettext_lazy("People and groups who asked for help")),
    Act("case.helped", gettext_lazy("Calls, visits and letters in cases")),
    Act("case.closed", gettext_lazy("Cases brought to an end")),
    Act("case.turned_away", gettext_lazy("People and groups we could not help"), unmet=True),
    Act("case.unanswered", gettext_lazy("Not answered within five working days"), unmet=True),
)
LONG = 60  # letters of what they wrote beside the name
MOST = 50  # of them that My work lists


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """Cases that nobody has taken yet, for everybody of our team."""
    if not can_open(somebody, Audience.WORKER):
        return
    for case in read.open_cases().filter(worker__isnull=True)[:MOST]:
        url = reverse("development:case", args=[case.pk])
        yield Due(_("They ask for help"), case.answer_by, ref=str(case.ref), url=url, about=title_of(case))


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Who asked, by the id of the case."""
    rows = Case.objects.filter(pk__in=list(ids)).select_related("organisation__merged_into")
    return {str(case.pk): title_of(case) for case in rows}


def find(somebody: Somebody, words: str, limit: int) -> Sequence[Hit]:
    """Cases by their words, the newest first, for our team."""
    if not can_open(somebody, Audience.WORKER):
        return ()
    found = read.shown().filter(read.said(words)).order_by("-asked_at", "-id")[:limit]
    return [
        Hit(title_of(case), reverse("development:case", args=[case.pk]), Truncator(case.words).chars(LONG))
        for case in found
    ]


def make_case(by: Any, message: Any) -> str:
    """A message at the front door as a case."""
    return str(from_message(by=by, message=message).ref)


ONWARD = (OnwardOffer("case", gettext_lazy("Make it a case"), make_case),)
TODO = (TodoOffer("development", due),)
REFS = (RefOffer("development.case", titles, lambda pk: reverse("development:case", args=[pk])),)
SEARCHES = (SearchOffer(gettext_lazy("Cases"), find),)
NIGHTLY = (NightlyJob("development.unanswered", closing.write_off),)
ERASERS = (Eraser("development.Case", closing.erase, goes=False),)
FINDERS = (Finder("development.Case", read.cases_at),)
RETENTION = (
    RetentionRule(
        kind="development.cases",
        title=gettext_lazy("What people asked us for"),
        does=gettext_lazy("What was asked and answered, and how to reach them, is removed. That they asked stays."),
        after=KEPT_DAYS,
        ground=gettext_lazy("Long enough to see what a group needs again and again; the work itself stays recorded."),
        find=read.closed_before,
        act=closing.erase,
        always=True,
        names="development.case",
    ),
    RetentionRule(
        kind="development.strangers",
        title=gettext_lazy("Questions of people whose group we never came to know"),
        does=gettext_lazy("What was asked and answered, and how to reach them, is removed. That they asked stays."),
        after=KEPT_STRANGERS_DAYS,
        ground=gettext_lazy("Long enough for them to come back; we promise it where they ask."),
        find=read.strangers_before,
        act=closing.erase,
        always=True,
        names="development.case",
    ),
)
AUDIT = (
    AuditWords(
        "development.case",
        {
            "case.opened": gettext_lazy("Asked for help"),
            "case.taken": gettext_lazy("Taken"),
            "case.handed_on": gettext_lazy("Handed on to a colleague"),
            "case.helped": gettext_lazy("Something was done"),
            "case.described": gettext_lazy("Said where it stands"),
            "case.linked": gettext_lazy("Said whose it is"),
            "case.closed": gettext_lazy("Done"),
            "case.turned_away": gettext_lazy("We could not help"),
            "case.reopened": gettext_lazy("Opened again"),
            "case.dropped": gettext_lazy("Dropped: it was no ask for help"),
        },
        {},
        lambda user, _pk: can_open(user, Audience.WORKER),
    ),
)
BOX = (
    Deed(
        gettext_lazy("Write down that somebody asks for help"),
        lambda: reverse("development:add"),
        lambda user: can_open(user, Audience.WORKER),
        gettext_lazy("enquiry case ask help call telephone rang"),
    ),
    Deed(
        gettext_lazy("Cases: who asks for help, and who is on it"),
        lambda: reverse("development:board"),
        lambda user: can_open(user, Audience.WORKER),
        gettext_lazy("caseload board enquiries development"),
    ),
)
