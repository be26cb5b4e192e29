"""Who offered to help is forgotten when they say so, and in time; what they gave stays as a number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.volunteering import actions
from hedgerow.volunteering.actions.forgetting import old
from hedgerow.volunteering.models import Application, Hours, Placement, Role
from hedgerow.volunteering.provides.privacy import FINDERS
from hedgerow.volunteering.types import Asked, Ending, Logged, Stage
from tests.volunteering import offered

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 5, 12, tzinfo=UTC)


def helping(ada: User, role: Role) -> Application:
    made = offered(role)
    placement = actions.start(by=ada, application=actions.accept(by=ada, application=made))
    row = actions.log(placement=placement, logged=Logged(clock.today(), 90, "Made soup for Mabel"))
    actions.confirm(by=ada, hours=row)
    return made


def test_everything_personal_goes_and_the_numbers_stay(ada: User, role: Role) -> None:
    made = helping(ada, role)
    entries = Entry.objects.count()
    actions.forget([made.pk])
    made.refresh_from_db()
    personal = {name for name, kind in Application.PRIVACY.classes.items() if kind == "personal"} - {"adult"}
    assert {getattr(made, name) for name in personal} == {""}
    assert made.erased_at
    assert list(Hours.objects.values_list("words", "minutes")) == [("", 90)]
    assert list(Placement.objects.values_list("ended_on", "own_why")) == [(clock.today(), Ending.OTHER)]
    assert Entry.objects.count() == entries


def test_what_is_open_is_taken_back_and_they_may_offer_again(role: Role) -> None:
    made = offered(role)
    actions.forget([made.pk])
    made.refresh_from_db()
    assert made.stage == Stage.WITHDRAWN
    assert offered(role).pk != made.pk


def test_somebody_is_found_by_address_or_by_name_and_telephone(role: Role) -> None:
    by_email = offered(role)
    by_phone = offered(role, Asked("Kim Reed", "", "01632 960 003"))
    finder = FINDERS[0].find
    assert finder(Person({}, (), ("Somebody",), emails=("JO@example.org",))) == [by_email.pk]
    assert finder(Person({}, (), ("Kim Reed",), phones=("01632 960 003",))) == [by_phone.pk]
    assert finder(Person({}, (), ("Kim Reed",))) == []


def test_six_months_after_it_is_over_and_not_while_they_help(ada: User, role: Role) -> None:
    with clock.pretend(LONG_AGO):
        gone = offered(role, Asked("Ann", "ann@example.org"))
        actions.decline(by=ada, application=gone, reason="Full.")
        never = offered(role, Asked("Bo", "bo@example.org"))
        stays = helping(ada, role)
    after = LONG_AGO.date() + timedelta(days=1)
    assert set(old(LONG_AGO.date())) == set()
    assert set(old(after)) == {gone.pk, never.pk}
    with clock.pretend(LONG_AGO + timedelta(days=30)):
        actions.end_placement(by=ada, placement=stays.placement, why=Ending.PLANNED)
    assert stays.pk not in old(after)
    assert stays.pk in old(after + timedelta(days=30))
