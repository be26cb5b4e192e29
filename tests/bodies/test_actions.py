"""Officers come, move and leave; interests are declared once, told once and ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hedgerow.bodies import actions, queries
from hedgerow.bodies.models import Interest, Office
from hedgerow.bodies.types import ConcernedOffer, InterestKind
from hedgerow.engines import registry
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.people import actions as people
from hedgerow.spine.errors import InputError
from tests.bodies.given import a_body, a_department, a_group, an_officer, lets_in
from tests.people import person

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def test_an_officer_who_moves_stays_known_where_they_were() -> None:
    body = a_body()
    housing, health = a_department(body), a_department(body, "Public health")
    held = an_officer(body, department=housing, since=TODAY - timedelta(days=90))
    made = actions.move_officer(by=None, office=held, department=health, title="Lead")
    old = Office.objects.get(pk=held.pk)
    assert (old.until, old.moved_to) == (TODAY, made)
    assert [one.pk for one in queries.offices(body)] == [made.pk]
    assert [one.pk for one in queries.offices(body, current=False)] == [old.pk]


def test_whoever_has_left_cannot_leave_again() -> None:
    held = an_officer(a_body())
    actions.end_office(by=None, office=held)
    with pytest.raises(InputError, match="left already"):
        actions.end_office(by=None, office=held)


def test_nobody_leaves_before_they_came() -> None:
    with pytest.raises(InputError, match="later day"):
        actions.end_office(by=None, office=an_officer(a_body()), on=TODAY - timedelta(days=1))


def test_nobody_is_twice_in_one_department() -> None:
    held = an_officer(a_body())
    assert held.contact
    with pytest.raises(InputError, match="there already"):
        actions.add_officer(by=None, body=held.body, contact=held.contact)


def test_a_group_has_no_departments_and_no_officers() -> None:
    contact = people.add_contact(by=None, name="Jo")
    with pytest.raises(InputError, match="no public body"):
        actions.add_department(by=None, body=a_group(), name="Housing")
    with pytest.raises(InputError, match="no public body"):
        actions.add_officer(by=None, body=a_group(), contact=contact)


def test_a_department_of_another_body_is_refused() -> None:
    contact = people.add_contact(by=None, name="Jo")
    elsewhere = a_department(a_body("Other Council"))
    with pytest.raises(InputError, match="another body"):
        actions.add_officer(by=None, body=a_body(), contact=contact, department=elsewhere)


def test_a_department_with_officers_is_not_closed_and_its_name_is_its_own() -> None:
    body = a_body()
    housing = a_department(body)
    an_officer(body, department=housing)
    with pytest.raises(InputError, match="works there still"):
        actions.change_department(by=None, department=housing, name="Housing", retired_on=TODAY)
    with pytest.raises(InputError, match="already"):
        actions.add_department(by=None, body=body, name=" Housing ")


def test_an_officer_who_is_erased_leaves_their_place_without_a_name() -> None:
    held = an_officer(a_body())
    assert held.contact
    held.contact.delete()
    assert Office.objects.get(pk=held.pk).who == ""


@pytest.fixture
def offered() -> Iterator[list[int]]:
    """Notices of which one group is concerned, and of which number 2 is not public."""
    before, groups = registry.all_of(object), list[int]()
    offer = ConcernedOffer("tests.notice", lambda pk: groups, lambda ids: [pk for pk in ids if pk != "2"])
    registry.fill([*before, offer])
    yield groups
    registry.fill(before)


def test_groups_concerned_are_told_once_however_often_it_is_declared(offered: list[int]) -> None:
    group = a_group()
    lets_in(group, Level.ADMINISTRATOR, "admin@example.org")
    offered.append(group.pk)
    told = {"by": person(), "ref": "tests.notice:1", "kind": InterestKind.BIDS, "words": "We bid."}
    made = [actions.declare(**told) for _ in range(2)]
    assert made[0] == made[1]
    actions.tell_groups(made[0])
    assert list(Outgoing.objects.filter(about=str(made[0].own_ref)).values_list("to", flat=True)) == [
        "admin@example.org"
    ]


def test_a_group_that_comes_to_be_concerned_later_is_told_then(offered: list[int]) -> None:
    first, second = a_group(), a_group()
    offered.append(first.pk)
    made = actions.declare(by=None, ref="tests.notice:1", kind=InterestKind.ON_PANEL)
    offered.append(second.pk)
    actions.tell_groups(made)
    told = set(Outgoing.objects.filter(about=str(made.own_ref)).values_list("to", flat=True))
    assert told == {first.email, second.email}


def test_nobody_is_told_of_a_record_that_is_not_public(offered: list[int]) -> None:
    offered.append(a_group().pk)
    actions.declare(by=None, ref="tests.notice:2", kind=InterestKind.BIDS)
    assert not Outgoing.objects.exists()


def test_an_interest_that_ended_stays_in_the_register_and_may_be_declared_anew() -> None:
    first = actions.declare(by=None, ref="tests.notice:1", kind=InterestKind.PAID)
    actions.end_interest(by=None, interest=first)
    assert queries.interests_in(["tests.notice:1"]) == {}
    again = actions.declare(by=None, ref="tests.notice:1", kind=InterestKind.PAID)
    assert again != first
    assert set(queries.register(show="all")) == {first, again}
    with pytest.raises(InputError, match="already"):
        actions.end_interest(by=None, interest=first)


def test_what_is_said_of_an_interest_is_short_and_not_of_tomorrow() -> None:
    with pytest.raises(InputError, match="future"):
        actions.declare(by=None, ref="tests.notice:1", kind="bids", on=TODAY + timedelta(days=1))
    with pytest.raises(InputError, match="400"):
        actions.declare(by=None, ref="tests.notice:1", kind="bids", words="x" * 401)
    assert not Interest.objects.exists()


def test_letters_go_to_whoever_acts_for_a_group_else_to_its_chair_else_to_itself() -> None:
    acted, chaired, alone, paper = a_group(), a_group(), a_group(), a_group(email="", address="1 Ash Lane")
    lets_in(acted, Level.ADMINISTRATOR, "ada@example.org")
    chair = people.add_contact(by=None, name="Chair", email="chair@example.org")
    people.give_role(by=None, contact=chair, organisation=chaired, kind="chair")
    found = queries.addressees([one.pk for one in Organisation.objects.all()])
    told = {pk: [one.email or one.address for one in rows] for pk, rows in found.items()}
    wanted = {acted: "ada@example.org", chaired: "chair@example.org", alone: alone.email, paper: "1 Ash Lane"}
    assert {pk: told[pk] for pk in told} == {group.pk: [address] for group, address in wanted.items()}
