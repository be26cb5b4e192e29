"""Time given: written down without an account, confirmed once, and then it counts."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions
from hedgerow.volunteering.models import Hours, Placement, Role
from hedgerow.volunteering.types import HoursState, Logged
from tests.people import person
from tests.volunteering import acts, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement(ada: User, role: Role) -> Placement:
    return actions.start(by=ada, application=actions.accept(by=ada, application=offered(role)))


def logged(placement: Placement, minutes: int = 90) -> Hours:
    return actions.log(placement=placement, logged=Logged(clock.today(), minutes, "Soup"))


def test_hours_count_once_the_group_has_confirmed_them(ada: User, worker: User, placement: Placement) -> None:
    row = logged(placement)
    assert "hours.confirmed" not in acts()
    actions.confirm(by=ada, hours=row)
    for again in (
        lambda: actions.confirm(by=worker, hours=row),
        lambda: actions.refuse(by=worker, hours=row, why="No."),
    ):
        with pytest.raises(InputError, match="already"):
            again()
    entry = Entry.objects.get(act="hours.confirmed")
    assert (entry.given, entry.minutes, entry.people) == (90, None, None)
    with pytest.raises(InputError, match="confirmed"):
        actions.take_back(hours=row)


def test_the_same_form_is_kept_once(placement: Placement) -> None:
    key, told = uuid4(), Logged(clock.today(), 60)
    assert actions.log(placement=placement, logged=told, key=key) == actions.log(
        placement=placement, logged=told, key=key
    )
    assert Hours.objects.count() == 1


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_no_time_and_more_than_a_day_are_refused(placement: Placement, minutes: int) -> None:
    with pytest.raises(InputError):
        logged(placement, minutes)


def test_days_before_they_began_or_to_come_are_refused(placement: Placement) -> None:
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(InputError, match="since you began"):
            actions.log(placement=placement, logged=Logged(day, 60))


def test_what_is_not_so_is_said_and_can_be_taken_back(ada: User, placement: Placement) -> None:
    row = logged(placement)
    with pytest.raises(InputError):
        actions.refuse(by=ada, hours=row, why=" ")
    assert actions.refuse(by=ada, hours=row, why="It was one hour.").state == HoursState.REFUSED
    assert "It was one hour." in str(Outgoing.objects.order_by("pk").last().letter)
    actions.take_back(hours=row)
    assert not Hours.objects.exists()
    assert "hours.confirmed" not in acts()


def test_nobody_else_confirms_them(placement: Placement) -> None:
    with pytest.raises(PermissionDenied):
        actions.confirm(by=person("sol@example.org", LioRole.NONE), hours=logged(placement))


def test_volunteers_are_asked_on_the_first_of_a_month_once(placement: Placement) -> None:
    Placement.objects.update(started_on=date(2026, 4, 3))
    before = Outgoing.objects.count()
    for day in (date(2026, 5, 1), date(2026, 5, 1), date(2026, 5, 2)):
        actions.ask_for_hours(day)
    assert Outgoing.objects.count() == before + 1
