"""Signing in and out, one's own account, and the team page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts import queries
from hedgerow.accounts.models import User
from hedgerow.accounts.rules import MOST_TRIES
from hedgerow.accounts.types import LioRole
from tests.people import PASSWORD, person

SIGN_IN = "/sign-in/"
CHOOSE = "/account/password/new/"


def try_to_sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(SIGN_IN, {"username": email, "password": password, **more})


def test_signing_in_leads_to_where_one_was_going(client: Client, worker: User) -> None:
    answer = client.get("/account/")
    assert answer.headers["Location"] == "/sign-in/?next=/account/"
    answer = try_to_sign_in(client, " Worker@Example.org ", next="/account/")
    assert answer.headers["Location"] == "/account/"  # type: ignore[attr-defined]
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_next_never_leads_to_another_site(client: Client, worker: User, next: str) -> None:
    answer = try_to_sign_in(client, worker.email, next=next)
    assert answer.headers["Location"] == "/"  # type: ignore[attr-defined]


def test_wrong_passwords_and_unknown_people_are_told_the_same(client: Client, worker: User) -> None:
    person("gone@example.org", is_active=False)
    tries = [("worker@example.org", "wrong"), ("nobody@example.org", "wrong"), ("gone@example.org", PASSWORD)]
    with zeal_ignore():
        answers = [try_to_sign_in(client, email, password) for email, password in tries]
    texts = {re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers}  # type: ignore[attr-defined]
    assert len(texts) == 1
    assert "capital and small letters" in texts.pop()
    assert {answer.status_code for answer in answers} == {422}  # type: ignore[attr-defined]


@pytest.mark.parametrize("email", ["worker@example.org", "nobody@example.org"])
def test_after_ten_wrong_tries_the_right_password_waits_too(client: Client, worker: User, email: str) -> None:
    with zeal_ignore():
        for _ in range(MOST_TRIES):
            try_to_sign_in(client, email, "wrong")
        answer = try_to_sign_in(client, email)
    assert "too many tries" in answer.content.decode()  # type: ignore[attr-defined]
    assert "_auth_user_id" not in client.session


def test_the_right_password_forgives_the_wrong_ones(client: Client, worker: User) -> None:
    with zeal_ignore():
        for _ in range(2):
            for _ in range(MOST_TRIES - 1):
                try_to_sign_in(client, worker.email, "wrong")
            try_to_sign_in(client, worker.email)
            client.logout()
    assert not queries.has_tried_too_often(email=worker.email, address="127.0.0.1")


def test_signing_out_is_a_post(client: Client, worker: User) -> None:
    client.force_login(worker)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/account/").status_code == 302


def test_a_password_changed_here_ends_other_sessions(client: Client, worker: User) -> None:
    other = Client()
    client.force_login(worker)
    other.force_login(worker)
    new = "five small speckled eggs"
    answer = client.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert answer.status_code == 302
    with zeal_ignore():
        assert client.get("/account/").status_code == 200
        assert other.get("/account/").status_code == 302


def test_a_wrong_old_password_changes_nothing(client: Client, worker: User) -> None:
    client.force_login(worker)
    told = {"old_password": "wrong", "new_password1": "five small eggs", "new_password2": "five small eggs"}
    assert client.post("/account/password/", told).status_code == 422
    worker.refresh_from_db()
    assert worker.check_password(PASSWORD)


def test_one_may_be_called_something_else(client: Client, visitor: User) -> None:
    client.force_login(visitor)
    client.post("/account/name/", {"name": "Somebody Else"})
    visitor.refresh_from_db()
    assert visitor.name == "Somebody Else"
    assert client.post("/account/name/", {"name": ""}).status_code == 422


def test_a_manager_hands_over_a_link_that_lets_a_colleague_in(client: Client, manager: User) -> None:
    client.force_login(manager)
    told = {"name": "Ada", "email": "ada@example.org", "role": "worker", "by_hand": "on"}
    page = client.post("/settings/team/add/", told)
    assert page.headers["Cache-Control"] == "no-store"
    found = re.search(r'value="http://testserver(/link/[^"]+)"', page.content.decode())
    assert found
    ada = Client()
    assert "Welcome, Ada" in ada.get(found[1]).content.decode()
    assert ada.post(found[1]).headers["Location"] == CHOOSE
    assert "Choose a password" in ada.get(CHOOSE).content.decode()
    answer = ada.post(CHOOSE, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert answer.status_code == 302
    assert ada.get("/account/").status_code == 200
    assert ada.get(found[1]).status_code == 410


def test_managers_change_people_and_teams(client: Client, manager: User, worker: User) -> None:
    client.force_login(manager)
    assert client.post("/settings/teams/add/", {"name": "North"}).status_code == 302
    assert client.post("/settings/teams/add/", {"name": "North"}).status_code == 422
    team = queries.teams().get()
    client.post(f"/settings/team/{worker.pk}/", {"name": "Wendy", "role": "worker", "team": team.pk})
    worker.refresh_from_db()
    assert (worker.name, worker.team) == ("Wendy", team)
    client.post(f"/settings/team/{worker.pk}/active/")
    worker.refresh_from_db()
    assert not worker.is_active
    assert "has left" in client.get("/settings/team/").content.decode()
    client.post(f"/settings/team/{worker.pk}/active/", {"back": "yes"})
    worker.refresh_from_db()
    assert worker.is_active


def test_somebody_without_a_part_keeps_none_unless_it_is_given(client: Client, manager: User, visitor: User) -> None:
    client.force_login(manager)
    page = client.get(f"/settings/team/{visitor.pk}/").content.decode()
    assert re.search(r'value="none"[^>]* checked', page)
    client.post(f"/settings/team/{visitor.pk}/", {"name": "Vi", "role": "none", "team": ""})
    visitor.refresh_from_db()
    assert (visitor.name, visitor.role) == ("Vi", LioRole.NONE)
    told = {"name": "Ada", "email": "ada@example.org", "role": "none"}
    assert client.post("/settings/team/add/", told).status_code == 422


def test_the_last_manager_is_told_why_they_stay(client: Client, manager: User) -> None:
    client.force_login(manager)
    answer = client.post(f"/settings/team/{manager.pk}/active/", follow=True)
    assert "is the last manager" in answer.content.decode()
    told = {"name": "M", "role": "worker", "team": ""}
    assert "is the last manager" in client.post(f"/settings/team/{manager.pk}/", told).content.decode()


def test_whoever_is_closed_is_out_at_the_next_click(client: Client, manager: User, worker: User) -> None:
    client.force_login(worker)
    boss = Client()
    boss.force_login(manager)
    boss.post(f"/settings/team/{worker.pk}/active/")
    assert client.get("/account/").status_code == 302


def test_the_team_page_takes_as_many_queries_for_many(
    client: Client, manager: User, django_assert_max_num_queries: object
) -> None:
    client.force_login(manager)
    for number in range(20):
        person(f"w{number}@example.org", LioRole.WORKER)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        client.get("/settings/team/")
