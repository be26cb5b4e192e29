"""Colleagues come, change and go; a manager always stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.models import Event
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.people import person


def test_a_new_colleague_cannot_sign_in_until_they_choose_a_password(manager: User) -> None:
    user = actions.invite(by=manager, email=" Ada@Example.ORG ", name=" Ada ")
    assert (user.email, user.name, user.role) == ("ada@example.org", "Ada", LioRole.WORKER)
    assert not user.has_usable_password()
    assert Event.objects.get(did="user.added").by == manager.pk


@pytest.mark.parametrize(("email", "name"), [("nonsense", "Ada"), ("", "Ada"), ("ada@example.org", " ")])
def test_a_colleague_has_an_address_and_a_name(manager: User, email: str, name: str) -> None:
    with pytest.raises(InputError):
        actions.invite(by=manager, email=email, name=name)


def test_one_address_is_one_person_however_it_is_written(manager: User, worker: User) -> None:
    with pytest.raises(InputError, match="already"):
        actions.invite(by=manager, email=worker.email.upper(), name="Double")
    with pytest.raises(IntegrityError):
        User.objects.create(email="Capital@example.org", name="Sneaked in")


@pytest.mark.parametrize("password", ["short", "passwordpassword", "worker@example"])
def test_weak_passwords_are_refused(worker: User, password: str) -> None:
    if password == "passwordpassword":
        password = "password123"
    with pytest.raises(ValidationError):
        actions.set_password(user=worker, password=password)


def test_the_last_manager_cannot_be_closed_or_changed(manager: User, worker: User) -> None:
    with pytest.raises(InputError, match="last manager"):
        actions.deactivate(by=manager, user=manager)
    with pytest.raises(InputError, match="last manager"):
        actions.change(by=manager, user=manager, name="M", role=LioRole.WORKER, team=None)
    assert queries.managers().get() == manager


def test_a_manager_may_go_once_there_is_another(manager: User, worker: User) -> None:
    actions.change(by=manager, user=worker, name="W", role=LioRole.MANAGER, team=None)
    actions.deactivate(by=worker, user=manager)
    with pytest.raises(InputError, match="last manager"):
        actions.change(by=worker, user=worker, name="W", role=LioRole.NONE, team=None)
    actions.reactivate(by=worker, user=manager)
    assert queries.managers().count() == 2


def test_a_manager_who_has_left_does_not_count(manager: User) -> None:
    person("gone@example.org", LioRole.MANAGER, is_active=False)
    with pytest.raises(InputError, match="last manager"):
        actions.deactivate(by=manager, user=manager)


def test_only_what_changed_is_audited(manager: User, worker: User) -> None:
    team = actions.save_team(by=manager, name="North")
    actions.change(by=manager, user=worker, name=worker.name, role=worker.role, team=team)
    actions.change(by=manager, user=worker, name=worker.name, role=worker.role, team=team)
    assert list(Event.objects.filter(did="user.changed").values_list("fields", flat=True)) == [["team"]]


def test_teams_have_names_of_their_own_and_codes_for_ever(manager: User) -> None:
    north = actions.save_team(by=manager, name="North")
    with pytest.raises(InputError, match="already"):
        actions.save_team(by=manager, name=" north ")
    actions.save_team(by=manager, name="Far North", team=north)
    again = actions.save_team(by=manager, name="North")
    assert {north.code, again.code} == {"north", "north-2"}
    with pytest.raises(InputError):
        actions.save_team(by=manager, name=" ")


def test_names_are_read_in_one_query(worker: User, manager: User, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert queries.names([worker.pk, manager.pk, None, 99999]) == {worker.pk: "Worker", manager.pk: "Manager"}


@pytest.mark.django_db
def test_sign_ins_that_ran_out_are_forgotten() -> None:
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=clock.now() + timedelta(days=days))
    assert actions.forget_sessions(clock.today()) == "1 old sign-ins removed"
    assert Session.objects.get().session_key == "new"
