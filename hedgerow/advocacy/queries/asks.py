"""Reading what was asked, what was answered, and consultations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Answer, Ask, Change, Consultation, Issue, Position
from hedgerow.advocacy.queries.issues import waiting
from hedgerow.advocacy.types import Standing
from hedgerow.organisations.models import Organisation

SALT = "advocacy.stand"


def asks(*, body: int | None = None, kind: str = "", show: str = "", words: str = "", today: date) -> QuerySet[Any]:
    """What was put to public bodies, newest first, with `outcome`: the latest answer, "" for none."""
    latest = Answer.objects.filter(ask=OuterRef("pk")).order_by("-on", "-pk").values("outcome")[:1]
    found = Ask.objects.filter(put_on__isnull=False, dropped_on__isnull=True).annotate(outcome=Subquery(latest))
    found = found.select_related("body__merged_into", "issue", "consultation")
    if body:
        found = found.filter(body=body)
    if kind:
        found = found.filter(kind=kind)
    if show == "late":
        found = found.filter(answered_at__isnull=True, answer_by__lt=today)
    elif show == Standing.WAITING:
        found = found.filter(answered_at__isnull=True)
    elif show in (Standing.YES, Standing.PARTLY, Standing.NO):
        found = found.filter(outcome=show)
    if words:
        found = found.filter(Q(text__icontains=words) | Q(issue__sentence__icontains=words))
    rows: QuerySet[Any] = found.order_by("-put_on", "-pk")
    return rows


def asks_of(issue: Issue) -> list[Any]:
    """All that was or is to be asked in a chain, in order, with their answers."""
    rows = issue.asks.select_related("body__merged_into", "consultation", "issue").prefetch_related("answers")
    return sorted(rows, key=lambda row: (row.put_on or date.max, row.pk))


def unanswered(today: date) -> QuerySet[Ask]:
    """Asks whose day has passed, of which the night has not said so yet."""
    return waiting().filter(answer_by__lt=today, written_off_on__isnull=True)


def bodies_asked(*, public: bool) -> list[tuple[str, str]]:
    """The public bodies that something was asked of, by name."""
    found = Ask.objects.filter(put_on__isnull=False)
    if public:
        found = found.filter(issue__seen="public")
    rows = Organisation.objects.filter(pk__in=found.values("body")).order_by("name").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def years_asked() -> list[int]:
    """The years in which something public was asked, newest first."""
    found = Ask.objects.filter(put_on__isnull=False, issue__seen="public").dates("put_on", "year", order="DESC")
    return [day.year for day in found]


def to_look_at_again(today: date) -> QuerySet[Change]:
    """Changes of a year ago and more that nobody looked at again."""
    rows = Change.objects.filter(looked_on__isnull=True, look_again__lte=today).select_related("issue")
    return rows.order_by("look_again", "pk")


def consultations(*, show: str = "", body: int | None = None, words: str = "", today: date) -> QuerySet[Any]:
    """Consultations with `answered`: how many answers of ours they have. Live ones as they close; past ones the last first."""
    sent = Count("asks", filter=Q(asks__put_on__isnull=False, asks__dropped_on__isnull=True))
    found = Consultation.objects.select_related("body", "owner").annotate(answered=sent)
    if body:
        found = found.filter(body=body)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(body__name__icontains=words))
    if show == "past":
        return found.filter(closes__lt=today).order_by("-closes", "-pk")
    if show == "all":
        return found.order_by("-closes", "-pk")
    return found.filter(closes__gte=today).order_by("closes", "pk")


def to_answer(today: date) -> QuerySet[Any]:
    """Live consultations that we have not answered, and did not leave, by our own day."""
    return consultations(today=today).filter(answered=0, left_on__isnull=True).order_by("ours", "pk")


def last_time(consultation: Consultation, limit: int = 3) -> Sequence[Ask]:
    """What we said when this body last asked: our answers to its consultations, then what else we put to it."""
    rows = Ask.objects.filter(body=consultation.body_id, put_on__isnull=False, dropped_on__isnull=True)
    rows = rows.exclude(consultation=consultation).select_related("consultation", "issue").prefetch_related("answers")
    answers = list(rows.filter(consultation__isnull=False).order_by("-put_on", "-pk")[:limit])
    return answers or list(rows.order_by("-put_on", "-pk")[:limit])


def stand_path(position: Position, organisation: Organisation) -> str:
    """The path of the page on which a group takes its stand. Whoever has it may speak for the group there."""
    return reverse("advocacy:stand", args=[signing.dumps([position.pk, organisation.pk], salt=SALT)])


def standing_for(token: str) -> tuple[Position, Organisation] | None:
    """The position and the group of such a path; None where it is made up, too old, or one of the two is gone."""
    try:
        position, group = signing.loads(token, salt=SALT, max_age=rules.LINK_FOR)
    except (signing.BadSignature, ValueError):
        return None
    held = Position.objects.filter(pk=position, issue__merged_into__isnull=True).select_related("issue").first()
    found = Organisation.objects.filter(pk=group).select_related("merged_into").first()
    return (held, found.now) if held and found else None


def open_with(bodies: Collection[int], today: date) -> dict[int, tuple[int, int]]:
    """How many asks each body owes an answer to, and how many of them are late."""
    rows = waiting().filter(body__in=list(bodies)).order_by().values_list("body")
    late = Count("pk", filter=Q(answer_by__lt=today))
    return {body: (many, behind) for body, many, behind in rows.annotate(many=Count("pk"), behind=late)}
