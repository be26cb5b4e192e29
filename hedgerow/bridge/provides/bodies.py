"""Questions and promises on the page of a public body, and which groups they concern."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.bodies.types import BodyCount, BodyLine, BodyOffer, ConcernedOffer
from hedgerow.bridge.models import Asked, Promise, Question
from hedgerow.bridge.queries import promises as promise_queries
from hedgerow.bridge.queries import questions as question_queries
from hedgerow.bridge.queries.words import promise_line, promise_lines, question_line
from hedgerow.bridge.types import SEEN, Kept, State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids
from hedgerow.people.queries.wording import us

MOST = 10
RUNNING = (State.DRAFT, State.WITH_US, State.OPEN, State.CLOSED)


def questions(pk: int) -> Sequence[BodyLine]:
    """What a body asks now, what is owed first."""
    rows = question_queries.of_body(Organisation(pk=pk)).filter(state__in=RUNNING).order_by("answer_by", "pk")
    return [question_line(one, clock.today()) for one in rows[:MOST]]


def promises(pk: int) -> Sequence[BodyLine]:
    """What is promised and not settled, what is due first."""
    rows = promise_queries.of_body(Organisation(pk=pk)).filter(state=Kept.OPEN)
    return promise_lines(rows.order_by(F("due").asc(nulls_last=True), "pk")[:MOST], clock.today())


def question_counts(pks: Collection[int]) -> Mapping[int, BodyCount]:
    """How many questions are running, and of how many the outcome is late, by body."""
    late = question_queries.late_when(clock.today())
    rows = Question.objects.filter(state__in=RUNNING).order_by().values_list("body")
    return _counts(rows.annotate(n=Count("pk"), late=Count("pk", filter=late)), pks)


def promise_counts(pks: Collection[int]) -> Mapping[int, BodyCount]:
    """How many promises are open, and how many late, by body."""
    late = promise_queries.late_when(clock.today())
    rows = Promise.objects.filter(state=Kept.OPEN, body__isnull=False).order_by().values_list("body")
    return _counts(rows.annotate(n=Count("pk"), late=Count("pk", filter=late)), pks)


def _counts(rows: object, pks: Collection[int]) -> dict[int, BodyCount]:
    held = {pk: (many, late) for pk, many, late in rows}  # type: ignore[attr-defined]
    now, found = resolved_ids(held), dict[int, BodyCount]()
    for pk, (many, late) in held.items():
        before = found.get(now[pk], BodyCount())
        if now[pk] in pks:
            found[now[pk]] = BodyCount(before.open + many, before.late + late)
    return found


def questions_of_officers(offices: Collection[int]) -> Mapping[int, Sequence[BodyLine]]:
    """The running questions of officers."""
    rows = question_queries.questions().filter(office__in=offices, state__in=RUNNING).order_by("answer_by", "pk")
    return _theirs([(one.office_id, question_line(one, clock.today())) for one in rows])


def promises_of_officers(offices: Collection[int]) -> Mapping[int, Sequence[BodyLine]]:
    """The open promises of officers."""
    rows = promise_queries.promises().filter(office__in=offices, state=Kept.OPEN).order_by("due", "pk")
    ours = cache(us)
    return _theirs([(one.office_id, promise_line(one, clock.today(), ours)) for one in rows])


def _theirs(pairs: Sequence[tuple[int | None, BodyLine]]) -> dict[int, list[BodyLine]]:
    found: dict[int, list[BodyLine]] = {}
    for office, line in pairs:
        if office is not None:
            found.setdefault(office, []).append(line)
    return found


def asked(pk: str) -> Sequence[int]:
    """The groups that were asked a question."""
    return list(Asked.objects.filter(question=int(pk)).order_by().values_list("organisation", flat=True))


def public_questions(ids: Collection[str]) -> Collection[str]:
    """Those of some questions that everybody may read."""
    rows = Question.objects.filter(Q(public=True, state__in=SEEN), pk__in=list(ids))
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def _list(address: str, pk: int) -> str:
    return f"{reverse(address)}?body={pk}"


BODIES = (
    BodyOffer(
        "questions",
        gettext_lazy("Questions"),
        "voice",
        questions,
        question_counts,
        lambda pk: _list("bridge:questions", pk),
        questions_of_officers,
    ),
    BodyOffer(
        "promises",
        gettext_lazy("Promises"),
        "tick",
        promises,
        promise_counts,
        lambda pk: _list("bridge:promises", pk),
        promises_of_officers,
    ),
)
CONCERNED = (ConcernedOffer("bridge.question", asked, public_questions),)
