"""Reads of the people who applied, and how they were answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import acting_for
from hedgerow.volunteering import rules
from hedgerow.volunteering.models import Application, Hours, Placement, Role
from hedgerow.volunteering.models.applications import OPEN_STAGES
from hedgerow.volunteering.types import Answering, Desk, HoursState, Kind, Stage

YEAR = timedelta(days=365)
SEEN_BY_GROUP = Q(desk=Desk.GROUP)


def whole() -> QuerySet[Application]:
    """Applications with their role and its group."""
    return Application.objects.select_related("role__organisation", "placement")


def of_group(organisation: Organisation) -> QuerySet[Application]:
    """Those whom a group sees: never somebody whom our co-ordinator has not passed on."""
    return whole().filter(SEEN_BY_GROUP, role__organisation=organisation)


def to_us() -> QuerySet[Application]:
    """Those whom our co-ordinator answers: under 18, left a name, or of a group that nobody acts for."""
    return whole().filter(desk=Desk.OURS)


def waiting_at(organisation: Organisation) -> QuerySet[Application]:
    """Those who wait for a group's first word, the longest first."""
    return of_group(organisation).filter(stage=Stage.NEW, answered_at__isnull=True).order_by("answer_by", "pk")


def late(today: date) -> QuerySet[Application]:
    """Those who wait past their day, whoever should answer."""
    open_ones = Application.objects.filter(stage=Stage.NEW, answered_at__isnull=True, answer_by__lt=today)
    return open_ones.select_related("role__organisation").order_by("answer_by", "pk")


def unanswered(today: date) -> QuerySet[Application]:
    """Those whose day passed without a word, and of whom that has not been written down yet."""
    return late(today).filter(written_off_on__isnull=True)


def open_like(role: Role, email: str) -> Application | None:
    """What somebody sent for the same role, and is not decided yet."""
    return Application.objects.filter(role=role, email=email, stage__in=OPEN_STAGES).first() if email else None


def answering(organisation: int, today: date) -> Answering:
    """How a group answered those who applied in the last year and came to it."""
    rows = Application.objects.filter(
        SEEN_BY_GROUP, role__organisation=organisation, asked_at__gte=clock.now() - YEAR
    ).exclude(stage=Stage.WITHDRAWN, answered_at__isnull=True)
    held = rows.order_by().values_list("asked_at", "passed_at", "answer_by", "answered_at")
    return rules.answering(
        [
            (clock.day_of(passed or asked), by, clock.day_of(answered) if answered else None)
            for asked, passed, by, answered in held
        ],
        today,
    )


def addresses(role: Role) -> list[tuple[str, str]]:
    """Where a group is told of those who apply: (e-mail address, name), or nobody."""
    if role.contact_email:
        return [(role.contact_email, role.contact_name)]
    return [(access.user.email, access.user.name) for access in acting_for(role.organisation)]


def calls() -> QuerySet[Application]:
    """Names that were left to be called back, those not called yet first."""
    return to_us().filter(kind=Kind.CALL)


def placements_of(organisation: Organisation) -> QuerySet[Placement]:
    """A group's volunteers, those who are still there first."""
    rows = Placement.objects.filter(role__organisation=organisation).select_related("application", "role__organisation")
    return rows.order_by("ended_on", "-started_on", "-pk")


def hours_waiting(organisation: Organisation) -> QuerySet[Hours]:
    """Hours that a group has not confirmed yet, the oldest first."""
    rows = Hours.objects.filter(state=HoursState.LOGGED, placement__role__organisation=organisation)
    return rows.select_related("placement__application", "placement__role__organisation").order_by("on", "pk")


def of_person(person: Person) -> list[int]:
    """Applications of somebody, by their address, or by name and telephone together."""
    by_email = Q(email__in=[address.lower() for address in person.emails])
    by_phone = Q(name__in=person.names, phone__in=person.phones)
    return list(Application.objects.filter(by_email | by_phone, erased_at__isnull=True).values_list("pk", flat=True))


def placements_by(applications: Collection[int]) -> list[int]:
    """The placements of some applications."""
    return list(Placement.objects.filter(application__in=applications).values_list("pk", flat=True))
