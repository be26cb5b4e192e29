"""Reading cases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Case as Case_
from django.db.models import Count, F, Q, QuerySet, When

from hedgerow.accounts.models import User
from hedgerow.development.models import Case
from hedgerow.development.models.cases import CLOSED
from hedgerow.development.types import Whose
from hedgerow.engines.privacy.types import Person
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import shown as entries_shown
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged


def shown() -> QuerySet[Case]:
    """Cases with all that a list or a board shows of them, in one query."""
    return Case.objects.select_related("organisation__merged_into", "worker", "next_task", "topic")


def open_cases() -> QuerySet[Case]:
    """What is not closed, the first to be answered first."""
    return shown().exclude(state__in=CLOSED).order_by("answer_by", "id")


def cases_of(organisation: Organisation) -> QuerySet[Case]:
    """What a group has asked, newest first, with who is on it."""
    rows = shown().select_related("by").filter(organisation__in=ids_with_merged(organisation))
    return rows.order_by("-asked_at", "-id")


def late(today: date) -> Q:
    """A condition for open cases that are late, as `rules.cases.late_since` says it."""
    owed = Q(answered_at__isnull=True, answer_by__lt=today)
    behind = Q(next_task__done_at__isnull=True, next_task__due__lt=today)
    return ~Q(state__in=CLOSED) & (owed | behind)


def chosen(
    *,
    whose: str,
    user: User,
    today: date,
    words: str = "",
    topic: str = "",
    area: str = "",
    worker: int | None = None,
    state: str = "",
) -> QuerySet[Case]:
    """Cases as a list is narrowed."""
    found = shown()
    if whose == Whose.MINE:
        found = found.filter(worker=user)
    elif whose == Whose.LATE:
        found = found.filter(late(today))
    elif whose == Whose.NOBODY:
        found = found.filter(worker__isnull=True).exclude(state__in=CLOSED)
    if state:
        found = found.filter(state=state)
    if topic:
        found = found.filter(topic=topic)
    if area:
        found = found.filter(Q(organisation__ward=area) | Q(organisation__isnull=True, area=area))
    if worker:
        found = found.filter(worker=worker)
    return found.filter(said(words)) if words else found


def with_due(found: QuerySet[Case]) -> QuerySet[Case]:
    """The same with `due`: the day by which something is to be done, the answer before the next step."""
    step = Case_(When(next_task__done_at__isnull=True, then=F("next_task__due")))
    return found.annotate(
        due=Case_(When(state__in=CLOSED, then=None), When(answered_at__isnull=True, then=F("answer_by")), default=step)
    )


def in_order(found: QuerySet[Case], state: str) -> QuerySet[Case]:
    """The cases of one state as the board shows them: what is due first, or what was closed last."""
    if state in CLOSED:
        return found.order_by("-closed_at", "-id")
    return with_due(found).order_by(F("due").asc(nulls_last=True), "id")


def by_state(found: QuerySet[Case]) -> dict[str, int]:
    """How many there are of each state."""
    counted = found.select_related(None).order_by().values_list("state").annotate(Count("pk"))
    return dict(counted)


def said(words: str) -> Q:
    """A condition for cases that say something, or whose group is called so."""
    return Q(words__icontains=words) | Q(summary__icontains=words) | Q(organisation__name__icontains=words)


def unanswered(today: date) -> QuerySet[Case]:
    """Cases whose first answer is owed since before today, and of which the night has not said so yet."""
    return Case.objects.filter(answered_at__isnull=True, answer_by__lt=today, written_off_on__isnull=True).exclude(
        state__in=CLOSED
    )


def work_in(case: Case) -> QuerySet[Entry]:
    """What was done in a case and counts, newest first, with its notes."""
    return entries_shown().counting().filter(ref=str(case.ref)).order_by("-on", "-recorded_at")


def closed_before(before: date) -> Collection[int]:
    """Closed cases of before a day whose words are still kept."""
    return list(_to_erase(before).values_list("pk", flat=True))


def strangers_before(before: date) -> Collection[int]:
    """The same, of people whose group we never came to know."""
    return list(_to_erase(before).filter(organisation__isnull=True).values_list("pk", flat=True))


def _to_erase(before: date) -> QuerySet[Case]:
    return Case.objects.filter(closed_at__date__lt=before, erased_on__isnull=True).order_by("pk")


def cases_at(person: Person) -> list[int]:
    """Cases in which somebody gave one of their addresses or telephones as the way to reach them."""
    known = [text for text in (*person.emails, *person.phones) if len(text) > 5]
    wanted = Q()
    for text in known:
        wanted |= Q(reach__icontains=text)
    return list(Case.objects.filter(wanted).values_list("pk", flat=True)) if known else []
