"""Askings: of a record, behind a link, waiting for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import LASTS, REMIND_AFTER, Stage

SALT = "soundings.answer"


def about(ref: Ref | str) -> list[Sounding]:
    """What was asked about one record, before first."""
    order = {Stage.BEFORE: 0, Stage.AFTER: 1}
    rows = Sounding.objects.filter(about=str(ref)).select_related("organisation__merged_into")
    return sorted(rows, key=lambda row: (order[Stage(row.stage)], row.pk))


def before_of(ref: Ref | str, who: str = "") -> Sounding | None:
    """The asking before support, of one record and person."""
    return Sounding.objects.filter(about=str(ref), who=who, stage=Stage.BEFORE).first()


def path(sounding: Sounding) -> str:
    """Where it is answered by whoever has had the letter: its id, signed by our key."""
    return reverse("soundings:answer", args=[signing.Signer(salt=SALT).sign(str(sounding.pk))])


def url(sounding: Sounding) -> str:
    """The whole address of the same."""
    return absolute(path(sounding))


def at(token: str) -> Sounding | None:
    """The asking of an address that we made; None for one that is made up or whose asking is gone."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Sounding.objects.filter(pk=int(key)).select_related("organisation__merged_into").first()


def unanswered(today: date) -> QuerySet[Sounding]:
    """Askings that may still be answered, the oldest first."""
    rows = Sounding.objects.filter(answered_on=None, ended_on=None, asked_on__gte=today - LASTS)
    return rows.select_related("organisation__merged_into").order_by("asked_on", "pk")


def of_group(organisation: int) -> QuerySet[Sounding]:
    """Askings of a group that may still be answered, those of groups that were merged into it too."""
    either = Q(organisation=organisation) | Q(organisation__merged_into=organisation)
    return unanswered(clock.today()).filter(either, who="")


def to_remind(today: date) -> QuerySet[Sounding]:
    """Askings that get their one reminder today."""
    since = today - REMIND_AFTER
    return unanswered(today).filter(asked_on__lte=since, reminded_on=None).exclude(email="")


def with_names_before(day: date) -> list[int]:
    """Askings from before a day that still hold a name or an address."""
    rows = Sounding.objects.filter(asked_on__lt=day, erased_on=None)
    return list(rows.filter(~Q(email="") | ~Q(name="") | ~Q(who="")).values_list("pk", flat=True))


def askings_of(person: Person) -> Sequence[int]:
    """Somebody's askings, by their refs and their e-mail addresses."""
    wanted = Q(who__in=list(person.refs))
    for email in person.emails:
        wanted |= Q(email__iexact=email)
    return list(Sounding.objects.filter(wanted).values_list("pk", flat=True))


def newest(stage: str = "", state: str = "") -> QuerySet[Sounding]:
    """Askings as our team's list shows them, the newest first: those that wait, or were answered, if asked."""
    rows = Sounding.objects.select_related("organisation__merged_into").order_by("-asked_on", F("pk").asc())
    if stage in Stage.values:
        rows = rows.filter(stage=stage)
    if state == "answered":
        return rows.filter(answered_on__isnull=False)
    if state == "waiting":
        return rows.filter(answered_on=None, ended_on=None, asked_on__gte=clock.today() - LASTS)
    return rows
