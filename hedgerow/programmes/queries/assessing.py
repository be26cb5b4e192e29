"""Scores, as a comparison of what somebody may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody
from hedgerow.programmes.models import Application, Assessor, Conflict, Round, Score
from hedgerow.programmes.permissions import tied_to
from hedgerow.programmes.queries.applications import sent_to
from hedgerow.programmes.rules import assessing as rules
from hedgerow.programmes.types import Comparison, Criterion, Marked, Standing


def guide_of(held: Round) -> tuple[Criterion, ...]:
    """What is scored in a round."""
    return rules.load(held.guide)


def assessing_of(user: User) -> QuerySet[Assessor]:
    """The rounds that somebody was asked to assess and that are not decided yet."""
    found = Assessor.objects.filter(user=user, round__state__in=("open", "assessing"))
    return found.select_related("round__programme").order_by("round__decision_by")


def found_interests(assessor: Assessor) -> dict[int, str]:
    """Applications, by id, whose group the record ties an assessor to, with the group's name."""
    theirs = tied_to(assessor.user)
    sent = Application.objects.filter(round=assessor.round_id, state="sent").select_related("organisation")
    direct = {one.pk: one.organisation.name for one in sent.filter(organisation__in=theirs)}
    joint = {one.pk: one.organisation.name for one in sent.filter(others__organisation__in=theirs)}
    return {**joint, **direct}


@dataclass(frozen=True)
class ToScore:
    """An application on an assessor's list; one that is kept from them stands there by nothing but its number."""

    application: Application | None
    standing: Standing
    number: int


def to_score(assessor: Assessor) -> list[ToScore]:
    """What an assessor scores, in the order in which it was sent."""
    keys = {one.key for one in guide_of(assessor.round)}
    held: dict[int, set[str]] = defaultdict(set)
    for application, key in Score.objects.filter(assessor=assessor).values_list("application", "criterion"):
        held[application].add(key)
    seen = {one.pk: one for one in sent_to(assessor.round, assessor.user)}
    order = Application.objects.filter(round=assessor.round_id, state="sent").order_by("sent_at", "pk")
    rows = []
    for number, pk in enumerate(order.values_list("pk", flat=True), start=1):
        one = seen.get(pk)
        done = Standing.SCORED if keys and keys <= held[pk] else Standing.TO_READ
        rows.append(ToScore(one, done if one else Standing.WITHHELD, number))
    return rows


@dataclass(frozen=True)
class Compared:
    """An application with how it compares. `away`: the assessors from whom it is kept."""

    application: Application
    comparison: Comparison
    means: dict[str, int | None]
    away: frozenset[int]

    @property
    def hidden_from(self) -> int:
        """From how many assessors it is kept."""
        return len(self.away)


def comparison(held: Round, somebody: Somebody) -> list[Compared]:
    """Applications of a round side by side, best first, without what is kept from somebody."""
    guide, found = guide_of(held), {one.pk: one for one in sent_to(held, somebody)}
    away = kept_from(held, list(found))
    marks: dict[int, list[Marked]] = defaultdict(list)
    for row in Score.objects.filter(application__in=found).values_list("application", "assessor", "criterion", "value"):
        if row[1] not in away[row[0]]:
            marks[row[0]].append(Marked(*row[1:]))
    people = Assessor.objects.filter(round=held).count()
    sheets = [rules.sheet(pk, guide, marks[pk], assessors=people - len(away[pk])) for pk in found]
    asked = {pk: one.pence or 0 for pk, one in found.items()}
    return [
        Compared(found[pk], row, _means(guide, marks[pk]), frozenset(away[pk]))
        for row in rules.compared(sheets, asked, pot=held.pot)
        for pk in (row.sheet.application,)
    ]


def _means(guide: tuple[Criterion, ...], marks: list[Marked]) -> dict[str, int | None]:
    """The mean of each criterion, in hundredths of its scale."""
    found: dict[str, int | None] = {}
    for one in guide:
        values = [mark.value for mark in marks if mark.criterion == one.key]
        found[one.key] = round(100 * sum(values) / len(values)) if values else None
    return found


def kept_from(held: Round, pks: list[int]) -> dict[int, set[int]]:
    """The assessors, by id, from whom each application is kept: what they scored before it was known does not count."""
    found: dict[int, set[int]] = defaultdict(set)
    people = {one.user_id: one for one in Assessor.objects.filter(round=held).select_related("user")}
    for application, user in Conflict.objects.filter(application__in=pks).values_list("application", "user"):
        if user in people:
            found[application].add(people[user].pk)
    for one in people.values():
        for pk in found_interests(one):
            found[pk].add(one.pk)
    return found


def scores_of(application: Application, away: Collection[int]) -> QuerySet[Score]:
    """Every score of one application that counts: none of assessors from whom it is kept."""
    found = Score.objects.filter(application=application).exclude(assessor__in=away)
    return found.select_related("assessor__user").order_by("assessor", "pk")
