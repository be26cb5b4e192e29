"""People who offer to help: kept once, told to whoever answers, answered once, or written down as not answered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience
from hedgerow.organisations.models import Access
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.actions.answering import settle, settle_all
from hedgerow.volunteering.models import Application, Placement, Role
from hedgerow.volunteering.permissions import can_answer
from hedgerow.volunteering.types import Asked, Desk, Ending, Kind, Stage
from tests.people import person
from tests.volunteering import JO, LEE, acts, offered

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 5, 8, 12, tzinfo=UTC)


def letters_to(address: str) -> list[str]:
    return list(Outgoing.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))


def test_somebody_offers_and_the_group_has_five_working_days(role: Role) -> None:
    with clock.pretend(FRIDAY):
        made = offered(role)
    assert (made.desk, made.stage, made.answer_by) == (Desk.GROUP, Stage.NEW, date(2026, 5, 15))
    assert letters_to("ada@example.org") == ["Jo Okafor would like to help: Cook with us"]
    assert letters_to("jo@example.org") == ["Thank you for offering to help"]
    entry = Entry.objects.get(act="application.received")
    assert (entry.people, entry.recorded_by, entry.audience) == (1, None, Audience.GROUP)


def test_the_same_form_or_the_same_address_is_kept_once(role: Role) -> None:
    key = uuid4()
    first = actions.apply(role=role, asked=JO, key=key)
    assert actions.apply(role=role, asked=JO, key=key).pk == first.pk
    assert actions.apply(role=role, asked=Asked("Jo", "JO@example.org"), key=uuid4()).pk == first.pk
    assert Application.objects.count() == acts().count("application.received") == 1
    assert len(letters_to("ada@example.org")) == 1


def test_the_database_keeps_one_open_offer_of_an_address(role: Role) -> None:
    made = offered(role)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(role=role, name="Jo", email=made.email)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("", "jo@example.org"),
        Asked("Jo"),
        Asked("Jo", "jo at home"),
        Asked("Jo", "jo@example.org", age_ok=False),
        Asked("Jo" * 100, "jo@example.org"),
    ],
)
def test_what_cannot_be_answered_is_not_taken(role: Role, asked: Asked) -> None:
    with pytest.raises(InputError):
        offered(role, asked)
    assert not Application.objects.exists()


def test_a_role_that_has_closed_takes_nobody(worker: User, role: Role) -> None:
    actions.close_role(by=worker, role=role)
    with pytest.raises(InputError, match="closed"):
        offered(role)


def test_somebody_under_18_comes_to_us_and_the_group_sees_nothing(ada: User, worker: User, role: Role) -> None:
    made = offered(role, LEE)
    assert made.desk == Desk.OURS
    assert letters_to("ada@example.org") == []
    assert not queries.waiting_at(role.organisation)
    assert not can_answer(ada, made)
    assert can_answer(worker, made)
    assert Entry.objects.get(act="application.received").audience == Audience.STAFF
    with pytest.raises(PermissionDenied):
        actions.accept(by=ada, application=made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=made.pk).update(desk=Desk.GROUP)


def test_somebody_under_18_is_passed_on_with_a_parents_word_and_then_the_group_answers(
    ada: User, worker: User, role: Role
) -> None:
    with clock.pretend(FRIDAY):
        made = offered(role, LEE)
    with pytest.raises(InputError, match="parent"):
        actions.pass_on(by=worker, application=made)
    with pytest.raises(PermissionDenied):
        actions.pass_on(by=ada, application=made, agreed="Mother")
    with clock.pretend(datetime(2026, 5, 11, 12, tzinfo=UTC)):
        passed = actions.pass_on(by=worker, application=made, agreed="Pat, his mother, by telephone")
        assert (passed.answer_by, passed.parent, passed.answered_at) == (date(2026, 5, 18), "", None)
        assert can_answer(ada, passed)
        actions.accept(by=ada, application=passed)
    assert acts().count("application.answered") == 1
    with pytest.raises(InputError):
        actions.pass_on(by=worker, application=made, agreed="Again")


def test_what_nobody_of_the_group_can_read_comes_to_us(role: Role) -> None:
    Access.objects.all().delete()
    assert offered(role).desk == Desk.OURS


def test_a_decision_is_made_once_and_told(ada: User, worker: User, role: Role) -> None:
    made = offered(role)
    actions.accept(by=ada, application=made)
    for again in (actions.accept, actions.be_in_touch):
        with pytest.raises(InputError, match="already"):
            again(by=worker, application=made)
    with pytest.raises(InputError, match="already"):
        actions.decline(by=worker, application=made, reason="Full.")
    assert acts().count("application.answered") == 1
    assert letters_to("jo@example.org")[-1] == "The Long Table would love your help"


def test_not_this_time_says_why(ada: User, role: Role) -> None:
    made = offered(role)
    with pytest.raises(InputError, match="why"):
        actions.decline(by=ada, application=made, reason="  ")
    actions.decline(by=ada, application=made, reason="Both places were taken.")
    assert "Both places were taken." in str(Outgoing.objects.filter(to="jo@example.org").order_by("pk").last().letter)
    assert acts()[-2:] == ["application.answered", "volunteer.not_placed"]
    assert offered(role).pk != made.pk  # they may ask again


def test_people_of_another_group_decide_nothing(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        actions.accept(by=person("sol@example.org", LioRole.NONE), application=offered(role))


def test_being_in_touch_stops_the_clock_and_counts_once(ada: User, role: Role) -> None:
    made = offered(role)
    actions.be_in_touch(by=ada, application=made, note="Comes on Friday.")
    held = actions.be_in_touch(by=ada, application=made)
    assert (held.stage, held.note, held.answered_by) == (Stage.TALKING, "Comes on Friday.", ada.pk)
    assert acts().count("application.answered") == 1


def test_who_is_not_answered_is_written_down_once_and_the_groups_roles_go_down(ada: User, role: Role) -> None:
    with clock.pretend(FRIDAY):
        made = offered(role)
    with clock.pretend(datetime(2026, 5, 15, 12, tzinfo=UTC)):
        actions.write_off(clock.today())
        assert "application.unanswered" not in acts()
    with clock.pretend(datetime(2026, 5, 16, 2, tzinfo=UTC)):
        actions.write_off(clock.today())
        actions.write_off(clock.today())
        role.refresh_from_db()
        assert acts().count("application.unanswered") == 1
        assert role.quiet
        assert letters_to("ada@example.org")[-1] == "Jo Okafor is still waiting to hear from you"
        actions.be_in_touch(by=ada, application=made)
        role.refresh_from_db()
        assert not role.quiet  # late once, and forgiven


def test_a_group_that_missed_half_is_forgiven_in_a_year(ada: User, worker: User, role: Role) -> None:
    with clock.pretend(FRIDAY):
        made = [offered(role, Asked(name, f"{name}@example.org")) for name in ("ann", "bo")]
    with clock.pretend(datetime(2026, 5, 20, 12, tzinfo=UTC)):
        for one in made:
            actions.decline(by=ada, application=one, reason="Sorry.")
        assert settle(role.organisation_id, clock.today())
    with clock.pretend(datetime(2027, 6, 1, 12, tzinfo=UTC)):
        settle_all(clock.today())
    role.refresh_from_db()
    assert not role.quiet


def test_a_name_is_left_called_back_and_introduced(worker: User, role: Role) -> None:
    call = actions.leave_name(asked=Asked("Kim", "", "01632 960 003", free="Mondays"))
    assert (call.kind, call.desk, call.role) == (Kind.CALL, Desk.OURS, None)
    made = actions.introduce(by=worker, application=call, role=role)
    call.refresh_from_db()
    assert (made.role_id, made.desk, made.phone) == (role.pk, Desk.GROUP, "01632 960 003")
    assert (call.stage, call.answered_by) == (Stage.ACCEPTED, worker.pk)
    with pytest.raises(InputError, match="role"):
        actions.accept(by=worker, application=actions.leave_name(asked=Asked("Lou", "lou@example.org")))


def test_they_begin_and_end_and_both_sides_say_why(ada: User, worker: User, role: Role) -> None:
    made = offered(role)
    with pytest.raises(InputError, match="welcome"):
        actions.start(by=ada, application=made)
    actions.accept(by=ada, application=made)
    with pytest.raises(InputError, match="future"):
        actions.start(by=ada, application=made, on=date(2999, 1, 1))
    placement = actions.start(by=ada, application=made)
    with pytest.raises(InputError, match="already"):
        actions.start(by=worker, application=made)
    actions.end_own(placement=placement, why=Ending.NOT_RIGHT)
    held = actions.end_placement(by=ada, placement=placement, why=Ending.LIFE, words="Try shorter shifts.")
    assert (held.why, held.own_why) == (Ending.LIFE, Ending.NOT_RIGHT)
    with pytest.raises(InputError):
        actions.end_placement(by=worker, placement=placement, why=Ending.OTHER)
    assert acts()[-2:] == ["placement.started", "placement.ended"]


def test_they_take_it_back_themselves_until_they_have_begun(ada: User, role: Role) -> None:
    assert actions.withdraw(application=offered(role)).stage == Stage.WITHDRAWN
    made = offered(role)
    actions.start(by=ada, application=actions.accept(by=ada, application=made))
    assert actions.withdraw(application=made).stage == Stage.ACCEPTED
    assert Placement.objects.get().application_id == made.pk


def test_every_word_retired_no_count_is_kept_and_nobody_is_turned_away(worker: User, role: Role) -> None:
    from hedgerow.charter.models import Activity

    Activity.objects.filter(function="volunteering").update(retired_on=date(2020, 1, 1))
    assert offered(role).pk
    assert "application.received" not in acts()
