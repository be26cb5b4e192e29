"""People are found by what our team types, and leave no word behind."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions, queries
from hedgerow.people.models import Contact, FoundBy, WordPart
from hedgerow.people.types import How, RoleKind

pytestmark = pytest.mark.django_db
PEOPLE = (
    {"name": "Jo Okafor", "email": "jo.okafor@example.org", "phone": "+44 1632 960 123"},
    {"name": "Joanne Beech", "email": "info@beech.example", "phone": "01632 960 124"},
    {"name": "Siân Mac Donald", "email": "sian@example.org"},
    {"name": "Zoë O'Neil-Khan", "email": "info@khan.example"},
    {"name": "Muhammad al Hassan", "phone": "07700 900 555"},
)


@pytest.fixture
def people(worker: User) -> list[Contact]:
    return actions.insert(by=worker, how=How.IMPORT, given=PEOPLE)


def names(words: str) -> list[str]:
    return [row.name for row in queries.find(words)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jo okafor", "Jo Okafor"), ("okafor jo", "Jo Okafor"), ("okaf", "Jo Okafor"), ("okafro", "Jo Okafor"),
        ("jo okafur", "Jo Okafor"), ("joan", "Joanne Beech"), ("sian", "Siân Mac Donald"), ("Siân", "Siân Mac Donald"),
        ("macdonald", "Siân Mac Donald"), ("mac donald", "Siân Mac Donald"), ("oneil", "Zoë O'Neil-Khan"),
        ("o'neil khan", "Zoë O'Neil-Khan"), ("alhassan", "Muhammad al Hassan"), ("muhamad", "Muhammad al Hassan"),
        ("jo.okafor@example.org", "Jo Okafor"), ("JO.OKAFOR@EXAMPLE.ORG", "Jo Okafor"), ("jo.okafor@ex", "Jo Okafor"),
        ("jo.okafor", "Jo Okafor"), ("info@kh", "Zoë O'Neil-Khan"), ("@khan.example", "Zoë O'Neil-Khan"),
        ("01632 960123", "Jo Okafor"), ("+441632960123", "Jo Okafor"), ("960 123", "Jo Okafor"),
        ("07700900555", "Muhammad al Hassan"),
    ],
)  # fmt: skip
def test_found_by_half_a_name_a_misspelt_one_an_address_or_a_number(
    people: list[Contact], typed: str, found: str
) -> None:
    assert names(typed)[:1] == [found]


@pytest.mark.parametrize("typed", ["", " ", "@", "!!", "zzzzzz", "jo zzzzzz", "nobody@example.org", "01632 960 999"])
def test_nothing_like_it_is_nothing(people: list[Contact], typed: str) -> None:
    assert names(typed) == []


def test_the_shared_mailbox_finds_everybody_who_has_one(people: list[Contact]) -> None:
    assert sorted(names("info")) == ["Joanne Beech", "Zoë O'Neil-Khan"]


def test_found_by_their_group_and_by_both(worker: User, people: list[Contact], group: Organisation) -> None:
    actions.give_role(by=worker, contact=people[0], organisation=group, kind=RoleKind.CHAIR)
    actions.give_role(by=worker, contact=people[1], organisation=group, kind=RoleKind.TREASURER)
    assert sorted(names("ash food bank")) == ["Jo Okafor", "Joanne Beech"]
    assert sorted(names("foodbank")) == ["Jo Okafor", "Joanne Beech"]
    assert names("beech food") == ["Joanne Beech"]
    assert Contact.objects.filter(queries.matching("ash food bank")).count() == 2


def test_words_follow_a_new_name_and_nothing_of_the_old_one_stays(worker: User) -> None:
    made = actions.add_contact(by=worker, name="Jo Okafor", email="jo@example.org")
    actions.add_contact(by=worker, name="Jo Beech")
    actions.change_contact(by=worker, contact=made, name="Jo Ash")
    assert names("okafor") == []
    assert names("jo ash") == ["Jo Ash"]
    assert not FoundBy.objects.filter(word="okafor").exists()
    assert not WordPart.objects.filter(word="okafor").exists()
    assert WordPart.objects.filter(word="jo").exists()


def test_nothing_is_left_of_somebody_who_is_removed(worker: User, people: list[Contact]) -> None:
    people[0].delete()
    assert actions.forget_words() == 2
    assert not WordPart.objects.filter(word__in=("jo", "okafor")).exists()
    assert names("joan") == ["Joanne Beech"]
    assert names("beech") == ["Joanne Beech"]


def test_somebody_merged_away_is_not_found(people: list[Contact]) -> None:
    Contact.objects.filter(pk=people[0].pk).update(merged_into=people[1])
    actions.index([people[0].pk])
    assert names("okafor") == []
    Contact.objects.filter(pk=people[0].pk).update(merged_into=None)
    assert actions.index_all() == len(PEOPLE)
    assert names("okafor") == ["Jo Okafor"]


def test_the_same_queries_for_one_and_for_many(worker: User) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as made:
            queries.find("okafor")
        return len(made)

    actions.insert(by=worker, how=How.IMPORT, given=[{"name": "Jo Okafor"}])
    one = count()
    actions.insert(by=worker, how=How.IMPORT, given=[{"name": f"Jo Okafor {number}"} for number in range(30)])
    assert count() == one
