"""What, when and how far; groups that do not answer stand below all others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.kernel.geography import Point
from hedgerow.organisations.models import Organisation
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.provides.finding import find, items, news
from hedgerow.volunteering.queries import asking
from hedgerow.volunteering.types import Search
from tests.volunteering import opened

pytestmark = pytest.mark.django_db
HERE = Point(-2.30, 53.45)


@pytest.fixture
def roles(worker: User, group: Organisation) -> dict[str, Role]:
    """Three roles: near and on Monday evenings, far and once, from home and whenever."""
    made = {
        "near": opened(worker, group, "Cook soup", rhythm="regular"),
        "far": opened(worker, group, "Plant trees", rhythm="one_off"),
        "home": opened(worker, group, "Telephone a neighbour", rhythm="flexible", from_home=True, where=""),
    }
    actions.change_role(by=worker, role=made["near"], tags={"cause": ["AntiPoverty"], "time": ["MondayEvening"]})
    actions.change_role(by=worker, role=made["far"], tags={"cause": ["Environment"], "time": ["SaturdayMorning"]})
    Role.objects.filter(pk=made["near"].pk).update(lon=-2.31, lat=53.45)
    Role.objects.filter(pk=made["far"].pk).update(lon=-2.30, lat=53.54)
    return made


def titles(wanted: Search, at: Point | None = None) -> list[str]:
    return [role.title for role, _km in queries.shown(queries.search(wanted, at))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Search(), ["Telephone a neighbour", "Plant trees", "Cook soup"]),
        (Search(words="plan"), ["Plant trees"]),
        (Search(words="environment"), ["Plant trees"]),
        (Search(words="long table"), ["Telephone a neighbour", "Plant trees", "Cook soup"]),
        (Search(words="telefone"), ["Telephone a neighbour"]),
        (Search(cause="AntiPoverty"), ["Cook soup"]),
        (Search(when="Evening"), ["Telephone a neighbour", "Cook soup"]),
        (Search(when="Weekend"), ["Telephone a neighbour", "Plant trees"]),
        (Search(rhythm="one_off"), ["Plant trees"]),
        (Search(home=True), ["Telephone a neighbour"]),
        (Search(words="nothing like it"), []),
    ],
)
def test_what_is_asked_for_is_found(roles: dict[str, Role], wanted: Search, expected: list[str]) -> None:
    assert titles(wanted) == expected


def test_near_ones_come_first_then_those_from_home(roles: dict[str, Role]) -> None:
    assert titles(Search(km=5), HERE) == ["Cook soup", "Telephone a neighbour"]
    assert titles(Search(km=25), HERE) == ["Cook soup", "Plant trees", "Telephone a neighbour"]
    near = queries.search(Search(km=25), HERE)
    assert [round(km or 0, 1) for _pk, km in near] == [0.7, 10.0, 0]
    assert near[2] == (roles["home"].pk, None)


def test_groups_that_do_not_answer_stand_below_all_others(roles: dict[str, Role]) -> None:
    Role.objects.filter(pk__in=(roles["home"].pk, roles["near"].pk)).update(quiet=True)
    assert titles(Search()) == ["Plant trees", "Telephone a neighbour", "Cook soup"]
    assert titles(Search(km=25), HERE) == ["Plant trees", "Cook soup", "Telephone a neighbour"]


def test_only_open_roles_of_groups_that_are_there_are_found(
    worker: User, roles: dict[str, Role], group: Organisation
) -> None:
    actions.pause_role(by=worker, role=roles["far"])
    actions.close_role(by=worker, role=roles["home"])
    actions.add_role(by=worker, organisation=group, title="A draft")
    assert titles(Search()) == ["Cook soup"]
    Organisation.objects.update(closed_on=clock.today())
    assert titles(Search()) == []


def test_as_many_queries_for_one_as_for_many(worker: User, roles: dict[str, Role], group: Organisation) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries_made:
            queries.shown(queries.search(Search(words="soup", when="Evening"), HERE))
        return len(queries_made)

    before = count()
    for number in range(5):
        made = opened(worker, group, f"Soup {number}", rhythm="flexible")
        Role.objects.filter(pk=made.pk).update(lon=-2.3, lat=53.45)
    assert count() == before


def test_an_address_is_read_and_said_in_words() -> None:
    params = {"q": " soup ", "near": "m320df", "km": "2", "when": "Evening", "cause": "Environment", "home": "yes"}
    assert asking.search_of(params) == Search("soup", "Environment", "Evening", "", "M32 0DF", 2, True)
    assert asking.describe(params) == (
        "Ways to volunteer: “soup”, Environment, evenings, from home, within 2 km of M32 0DF"
    )
    assert asking.describe({"cause": "made up", "km": "9999999", "rhythm": "x"}) == "Ways to volunteer: all of them"
    assert asking.path({"q": "soup", "page": "2"}) == "/volunteer/?q=soup"


def test_new_ones_are_told_of_and_listed_elsewhere(roles: dict[str, Role]) -> None:
    soon = clock.now() + timedelta(minutes=1)
    assert [item.title for item in news({"cause": "Environment"}, soon - timedelta(hours=1))] == ["Plant trees"]
    assert news({}, soon) == []
    assert [(item.title, item.line) for item in items({"cause": "AntiPoverty"}, 5)] == [
        ("Cook soup", "The Long Table · The hall")
    ]
    assert len(items({}, 2)) == 2
    assert [hit.title for hit in find(None, "trees", 5)] == ["Plant trees"]
