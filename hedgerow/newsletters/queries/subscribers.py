"""Reading subjects and subscribers, and whose page stands behind a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hedgerow.engines.mail.queries import OwnPage
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel.ids import key, keys
from hedgerow.newsletters.models import Chosen, Copy, Stopped, Subject, Subscriber
from hedgerow.newsletters.rules import fingerprint, plain
from hedgerow.newsletters.types import Confirmed, Filters

OWN = OwnPage("newsletters.own", "newsletters:mine", "newsletters:stop")
ASKED, SENT = "s", "c"  # the id in such an address is a subscriber's, or a copy's


@dataclass(frozen=True)
class Owner:
    """Whose page it is: the address, and the subscriber, where the address has asked for letters itself."""

    email: str
    subscriber: Subscriber | None = None


def subjects(*, only_open: bool = False) -> QuerySet[Subject]:
    """Subjects in the place's own order; only those that can be asked for, if asked."""
    return Subject.objects.filter(open=True) if only_open else Subject.objects.all()


def own_page(token: str) -> Owner | None:
    """Whose page stands behind a letter; None for an address that is made up, or whose copy is forgotten."""
    told = OWN.key(token) or ""
    kind, pk = told[:1], keys([told[1:]])
    if kind == ASKED:
        found = Subscriber.objects.filter(pk__in=pk).first()
        return Owner(found.email, found) if found else None
    copy = Copy.objects.filter(pk__in=pk).exclude(email="").first() if kind == SENT else None
    return Owner(copy.email, Subscriber.objects.filter(email=copy.email).first()) if copy else None


def has_stopped(email: str) -> bool:
    """Whether an address stopped our letters and has not asked for them again."""
    return Stopped.objects.filter(fingerprint=fingerprint(email)).exists()


def listed(filters: Filters) -> QuerySet[Subscriber]:
    """The subscribers that were asked for, with their subjects read beforehand: the same few queries at any length."""
    rows = Subscriber.objects.prefetch_related(Prefetch("subjects", Subject.objects.order_by("place", "pk")))
    if words := filters.words.strip():
        rows = rows.filter(Q(email__icontains=words) | Q(name__icontains=words))
    if (subject := key(filters.subject)) is not None:
        rows = rows.filter(Exists(Chosen.objects.filter(subscriber=OuterRef("pk"), subject=subject)))
    return rows.filter(state=filters.state) if filters.state in Confirmed.values else rows


def unconfirmed(before: datetime) -> QuerySet[Subscriber]:
    """Addresses that nobody confirmed."""
    return Subscriber.objects.filter(state=Confirmed.ASKED, asked_at__lt=before)


def subscribers_of_person(person: Person) -> Sequence[int]:
    """Somebody's subscriptions, by their e-mail addresses."""
    emails = [plain(email) for email in person.emails]
    return list(Subscriber.objects.filter(email__in=emails).values_list("pk", flat=True)) if emails else []


def copies_of_person(person: Person) -> Sequence[int]:
    """The copies that went to somebody's addresses."""
    emails = [plain(email) for email in person.emails]
    found = Q(email__in=emails) | Q(person__in=person.refs)
    return list(Copy.objects.filter(found).values_list("pk", flat=True)) if emails or person.refs else []


def old_copies(before: date) -> list[int]:
    """Copies written before a day that still have their address."""
    rows = Copy.objects.filter(written_at__date__lt=before).exclude(email="")
    return list(rows.order_by("pk").values_list("pk", flat=True))
