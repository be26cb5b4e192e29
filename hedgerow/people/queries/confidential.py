"""Reads of concerns and confidential notes: only ever for a reader of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody
from hedgerow.accounts.types import LioRole
from hedgerow.people.models import Confidential, Reader, SafeguardingLead, Trace
from hedgerow.people.rules.sealing import CannotOpen, unseal
from hedgerow.people.types import Confidence, Standing


@dataclass(frozen=True)
class Line:
    """One line of the trail, opened. `by` and `whom` are names."""

    trace: Trace
    by: str
    whom: str
    text: str


def secrets() -> list[str]:
    """The installation's secret key, and the former ones that still open what they sealed."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def readable(somebody: Somebody) -> QuerySet[Confidential]:
    """What somebody may read: what they are a named reader of, and nothing by being a manager."""
    if not isinstance(somebody, User) or not somebody.is_worker:
        return Confidential.objects.none()
    mine = Reader.objects.filter(confidential=OuterRef("pk"), user=somebody, until__isnull=True)
    return Confidential.objects.filter(Exists(mine))


def for_reader(somebody: Somebody, pk: UUID) -> Confidential:
    """One of them. Raises Confidential.DoesNotExist alike where there is none and where somebody may not read it."""
    found = readable(somebody).in_bulk([pk])
    if pk not in found:
        raise Confidential.DoesNotExist
    return found[pk]


def words_of(row: Confidential) -> dict[str, str]:
    """The title and text; a text that cannot be opened with the keys at hand has neither."""
    return _opened(row.sealed)


def can_be_opened(row: Confidential) -> bool:
    """Whether a key at hand opens its words."""
    return not row.sealed or bool(_opened(row.sealed))


def _opened(sealed: str) -> dict[str, str]:
    try:
        return unseal(sealed, secrets())
    except CannotOpen:
        return {}


def readers_of(row: Confidential) -> list[Reader]:
    """Who may read it now."""
    return list(
        Reader.objects.filter(confidential=row, until__isnull=True).select_related("user").order_by("user__name", "id")
    )


def trail_of(row: Confidential) -> list[Line]:
    """Everything that was done with it, every reading too, latest first."""
    lines = list(Trace.objects.filter(confidential=row).order_by("-at", "-id"))
    names = user_names({pk for line in lines for pk in (line.by, line.whom) if pk})
    return [
        Line(line, names.get(line.by or 0, ""), names.get(line.whom or 0, ""), _opened(line.sealed).get("text", ""))
        for line in lines
    ]


def user_names(pks: Iterable[int]) -> dict[int, str]:
    """Names of users by id."""
    return dict(User.objects.filter(pk__in=set(pks)).values_list("pk", "name"))


def team() -> QuerySet[User]:
    """Everybody who works here and may sign in."""
    return User.objects.filter(is_active=True, role__in=(LioRole.WORKER, LioRole.MANAGER)).order_by("name", "pk")


def leads() -> QuerySet[SafeguardingLead]:
    """To whom concerns go now."""
    here = SafeguardingLead.objects.filter(until__isnull=True, user__is_active=True)
    return here.filter(user__role__in=(LioRole.WORKER, LioRole.MANAGER)).select_related("user").order_by("user__name")


def waiting_without_reader() -> QuerySet[Confidential]:
    """Concerns, not closed, that nobody who works here can read: they wait for a lead."""
    somebody = Reader.objects.filter(confidential=OuterRef("pk"), until__isnull=True, user__in=team().values("pk"))
    open_ones = Confidential.objects.filter(kind=Confidence.CONCERN, erased_at__isnull=True)
    return open_ones.exclude(standing=Standing.CLOSED).filter(~Exists(somebody))


def reads_something(somebody: Somebody) -> bool:
    """Whether somebody is a reader of anything."""
    return readable(somebody).exists()


def notes_over(today: date) -> list[Confidential]:
    """Notes that were kept until a day before this one."""
    notes = Confidential.objects.filter(kind=Confidence.NOTE, keep_until__lt=today, erased_at__isnull=True)
    return list(notes)


def about(refs: Collection[str]) -> list[Confidential]:
    """What is about a person, by the refs of their records."""
    return list(Confidential.objects.filter(person__in=list(refs), erased_at__isnull=True)) if refs else []


def to_look_at(somebody: Somebody, today: date) -> QuerySet[Confidential]:
    """What a reader has still to look at, or to look at again."""
    return readable(somebody).exclude(standing=Standing.CLOSED).filter(look_on__isnull=False, erased_at__isnull=True)


def to_decide(somebody: Somebody, today: date) -> QuerySet[Confidential]:
    """Concerns whose time is over: a reader erases them, or says how much longer they are needed."""
    over = readable(somebody).filter(kind=Confidence.CONCERN, keep_until__lt=today)
    return over.filter(erased_at__isnull=True)
