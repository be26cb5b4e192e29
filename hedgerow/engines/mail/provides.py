"""What letters offer: delivery of what waits, reading what arrives, what is stuck as to-dos, forgetting, and names of letters."""

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
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
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


def at_the_door(user: Any, today: date) -> Iterable[Due]:
    """For our team: messages at the front door, due when the oldest should be answered."""
    if not getattr(user, "is_worker", False):
        return
    by = list(queries.at_the_door().values_list("answer_by", flat=True))
    if by:
        words = ngettext("Answer a message at the front door", "Answer %(n)d messages at the front door", len(by))
        yield Due(words % {"n": len(by)}, min(filter(None, by), default=None), url=reverse("mail:front_door"))
    aside = queries.set_aside().count()
    if aside:
        words = ngettext("A message could not be read", "%(n)d messages could not be read", aside) % {"n": aside}
        yield Due(words, None, url=reverse("mail:front_door"))


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


def messages(ids: Sequence[str]) -> Mapping[str, str]:
    """Subjects of messages; their day, once their words are erased or an app took them."""
    rows = Incoming.objects.filter(pk__in=list(ids)).values_list("pk", "subject", "arrived_at")
    return {str(pk): subject or _("An e-mail of %(day)s") % {"day": f"{at:%d.%m.%Y}"} for pk, subject, at in rows}


REFS = (
    RefOffer("mail.incoming", messages, lambda pk: reverse("mail:message", args=[pk])),
    RefOffer("mail.outgoing", titles, lambda pk: reverse("mail:letter", args=[pk])),
)
TODO = (TodoOffer("mail", due), TodoOffer("mail.front_door", at_the_door))
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


def old(before: date) -> list[int]:
    """Letters of before a day whose words are still kept."""
    return list(Outgoing.objects.filter(made_at__date__lt=before, erased_at__isnull=True).values_list("pk", flat=True))


RETENTION = (
    RetentionRule(
        kind="mail.words",
        title=gettext_lazy("What letters said"),
        does=gettext_lazy("The words and the address are removed. That a letter was sent stays."),
        after=90,
        ground=gettext_lazy("Long enough to see what somebody was told."),
        find=old,
        act=actions.erase,
        always=True,
    ),
)
ERASERS = (
    Eraser("mail.Outgoing", actions.erase, goes=False),
    Eraser("mail.Incoming", actions.erase_incoming, goes=False),
)
FINDERS = (Finder("mail.Incoming", queries.messages_of),)
REGULAR = (
    RegularJob("mail.waiting", 60, actions.deliver_waiting),
    RegularJob("mail.inbox", 60, actions.read_mailbox),
)
BOX = (
    Deed(
        gettext_lazy("The front door: messages from strangers"),
        lambda: reverse("mail:front_door"),
        lambda user: getattr(user, "is_worker", False),
        gettext_lazy("e-mail inbox messages answer strangers"),
    ),
    Deed(
        gettext_lazy("Letters"),
        lambda: reverse("mail:letters"),
        lambda user: getattr(user, "is_worker", False),
        gettext_lazy("e-mail sent outbox print post letters mail"),
    ),
)
