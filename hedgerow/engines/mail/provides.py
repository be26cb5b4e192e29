"""What letters offer: delivery of what waits, what is stuck as to-dos, forgetting, and names of letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines.doctor.types import Check, Finding, fault, note
from hedgerow.engines.mail import actions, queries
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.registry import Deed, NightlyJob, RefOffer
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock


def due(user: Any, today: date) -> Iterable[Due]:
    """For managers: letters that are stuck, and that wait for a worker or a mail server. For all: what is to be posted."""
    if getattr(user, "is_manager", False):
        yield from _stuck()
    if getattr(user, "is_worker", False):
        count = queries.to_print().count()
        if count:
            words = ngettext("Print and post a letter", "Print and post %(n)d letters", count) % {"n": count}
            yield Due(words, None, url=reverse("mail:letters") + "?show=print")


def _stuck() -> Iterable[Due]:
    now = clock.now()
    count = queries.stuck(now).count()
    if count:
        words = ngettext("A letter could not be sent", "%(n)d letters could not be sent", count) % {"n": count}
        yield Due(words, None, url=reverse("mail:letters") + "?show=stuck")
    if queries.unattended(now).exists():
        server = settings.HEDGEROW_DEMO or queries.has_server()
        why = _("start “hedgerow worker”") if server else _("set up the mail server")
        words = _("Letters wait to be sent: whoever runs the server should %(do)s") % {"do": why}
        yield Due(words, None, url=reverse("mail:letters") + "?show=waiting")


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Subjects of letters; what they were for, once their words are erased."""
    rows = Outgoing.objects.filter(pk__in=list(ids)).values_list("pk", "subject", "key")
    return {str(pk): subject or key for pk, subject, key in rows}


REFS = (RefOffer("mail.outgoing", titles, lambda pk: reverse("mail:letter", args=[pk])),)
TODO = (TodoOffer("mail", due),)
NIGHTLY = (NightlyJob("mail.forget", actions.forget),)


def look() -> Iterator[Finding]:
    """Whether letters can leave, the mail server answers, and none is stuck or left waiting."""
    now = clock.now()
    if not queries.has_server():
        yield note(
            "no mail server is set: letters only wait to be printed", "set EMAIL_URL: docs/reference/settings.md"
        )
    elif settings.EMAIL_BACKEND == queries.SMTP and not _answers():
        yield fault(f"the mail server {settings.EMAIL_HOST} does not answer", "see EMAIL_URL, and that it lets us in")
    for count, words in (
        (queries.stuck(now).count(), "letters could not be sent, or were left in the middle"),
        (queries.unattended(now).count(), "letters wait though they should have gone"),
    ):
        if count:
            yield fault(f"{count} {words}", "look at Letters in the workspace, and see that `hedgerow worker` runs")


def _answers() -> bool:
    """Whether the mail server lets us in. Nothing is sent."""
    try:
        connection = get_connection(timeout=10)
        connection.open()
        connection.close()
    except (OSError, SMTPException):
        return False
    return True


DOCTOR = (Check("mail", look),)
ERASERS = (Eraser("mail.Outgoing", actions.erase, goes=False),)
REGULAR = (RegularJob("mail.waiting", 60, actions.deliver_waiting),)
BOX = (
    Deed(
        gettext_lazy("Letters"),
        lambda: reverse("mail:letters"),
        lambda user: getattr(user, "is_worker", False),
        gettext_lazy("e-mail sent outbox print post letters mail"),
    ),
)
