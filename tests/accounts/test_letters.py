"""A letter lets in whoever it was sent to, once, for a while; and nobody learns from asking who is known here."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts import actions
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.rules import LETTER_SECONDS
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
ASK = "/sign-in/letter/"
TYPE = "/sign-in/code/"
FORGOTTEN = "/sign-in/forgotten/"
CHOOSE = "/account/password/new/"


@pytest.fixture(autouse=True)
def _afresh() -> None:
    cache.clear()


@pytest.fixture
def volunteer(db: None) -> User:
    return person("vol@example.org", LioRole.NONE, name="Vol")


def ask(client: Client, email: str, at: str = ASK, **more: str) -> HttpResponse:
    with zeal_ignore():
        return client.post(at, {"email": email, **more})


def type_code(client: Client, code: str, **more: str) -> HttpResponse:
    with zeal_ignore():
        return client.post(TYPE, {"code": code, "action": "verify", **more})


def letter() -> dict[str, Any]:
    with zeal_ignore():
        found: dict[str, Any] = Outgoing.objects.latest("id").letter
    return found


def path() -> str:
    return "/link/" + letter()["button"]["url"].split("/link/")[1]


def bare(answer: HttpResponse) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return re.sub(r"\w+@example\.org", "somebody", text)


def test_a_letter_holds_a_link_and_a_code(client: Client, volunteer: User) -> None:
    answer = ask(client, " VOL@example.org ", next="/account/")
    assert answer.headers["Location"].startswith(TYPE)
    assert Outgoing.objects.get().to == "vol@example.org"
    assert re.fullmatch(r"\d{6}", letter()["code"])
    telephone = Client()
    assert telephone.get(path()).status_code == 200
    assert telephone.post(path()).headers["Location"] == "/account/"
    assert telephone.get("/account/").status_code == 200


def test_the_code_works_only_where_the_letter_was_asked_for(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email)
    assert type_code(Client(), letter()["code"]).headers["Location"].startswith("/sign-in/letter/")
    assert type_code(client, letter()["code"], next="/account/").headers["Location"] == "/account/"
    assert client.get("/account/").status_code == 200


def test_a_code_works_once(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email)
    code = letter()["code"]
    type_code(client, code)
    client.post("/sign-out/")
    type_code(client, code)
    assert "_auth_user_id" not in client.session


def test_a_code_works_for_a_quarter_of_an_hour(
    client: Client, volunteer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client, volunteer.email)
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: later)
    type_code(client, letter()["code"])
    assert "_auth_user_id" not in client.session


def test_three_wrong_codes_are_enough(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email)
    wrong = f"{(int(letter()['code']) + 1) % 1_000_000:06}"
    for _ in range(3):
        answer = type_code(client, wrong)
    assert answer.headers["Location"] == ASK
    type_code(client, letter()["code"])
    assert "_auth_user_id" not in client.session


def test_a_letter_that_did_not_come_is_sent_again(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email)
    with zeal_ignore():
        client.post(TYPE, {"action": "resend"})
    first, second = (row.letter["code"] for row in Outgoing.objects.order_by("id"))
    assert type_code(client, second).status_code == 302
    assert "_auth_user_id" in client.session
    assert first != second or first


@pytest.mark.parametrize("at", [ASK, FORGOTTEN])
def test_nobody_learns_who_is_known(volunteer: User, at: str) -> None:
    person("gone@example.org", is_active=False)
    answers, took = [], []
    for email in ("vol@example.org", "nobody@example.org", "gone@example.org"):
        began = time.monotonic()
        client = Client()
        answer = ask(client, email, at)
        took.append(time.monotonic() - began)
        page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
        answers.append((answer.status_code, answer.headers.get("Location"), bare(page)))
    assert answers[0] == answers[1] == answers[2]
    assert min(took) >= LETTER_SECONDS
    assert [row.to for row in Outgoing.objects.all()] == ["vol@example.org"]


def test_a_code_for_nobody_is_as_wrong_as_any(volunteer: User) -> None:
    known, unknown = Client(), Client()
    ask(known, volunteer.email)
    ask(unknown, "nobody@example.org")
    wrong = f"{(int(letter()['code']) + 1) % 1_000_000:06}"
    assert bare(type_code(known, wrong)) == bare(type_code(unknown, wrong))
    assert "_auth_user_id" not in unknown.session
    for empty in ("", " ", "None"):
        type_code(unknown, empty)
        assert "_auth_user_id" not in unknown.session


@pytest.mark.parametrize("email", ["vol@example.org", "nobody@example.org"])
def test_one_address_gets_five_letters_an_hour(volunteer: User, email: str) -> None:
    answers = [ask(Client(), email, FORGOTTEN).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_forgotten_password_is_chosen_anew_without_the_old(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email, FORGOTTEN)
    assert client.post(path()).headers["Location"] == CHOOSE
    new = "five small speckled eggs"
    assert client.post(CHOOSE, {"new_password1": new, "new_password2": "other"}).status_code == 422
    other = Client()
    other.force_login(volunteer)
    with zeal_ignore():
        assert client.post(CHOOSE, {"new_password1": new, "new_password2": new}).status_code == 302
        assert client.get("/account/").status_code == 200
        assert other.get("/account/").status_code == 302
    volunteer.refresh_from_db()
    assert volunteer.check_password(new)
    assert "A new password was chosen." in letter()["paragraphs"][0]


def test_only_a_letter_of_a_moment_ago_spares_the_old_password(client: Client, volunteer: User) -> None:
    client.force_login(volunteer)
    assert client.get(CHOOSE).headers["Location"] == "/account/"
    client.post("/sign-out/")
    client.post("/sign-in/", {"username": volunteer.email, "password": PASSWORD})
    assert client.get(CHOOSE).headers["Location"] == "/account/"
    new = "five small speckled eggs"
    client.post(CHOOSE, {"new_password1": new, "new_password2": new})
    volunteer.refresh_from_db()
    assert volunteer.check_password(PASSWORD)


def test_letters_that_were_not_asked_for_lead_nowhere_else(client: Client, volunteer: User) -> None:
    ask(client, volunteer.email, next="https://elsewhere.example/")
    assert Link.objects.get().data == {"next": ""}


def test_another_address_counts_once_its_letter_was_answered(client: Client, volunteer: User) -> None:
    client.force_login(volunteer)
    told = {"email": "New@example.org", "password": "wrong"}
    assert client.post("/account/email/", told).status_code == 422
    assert not Outgoing.objects.exists()
    client.post("/account/email/", {**told, "password": PASSWORD})
    assert Outgoing.objects.get().to == "new@example.org"
    volunteer.refresh_from_db()
    assert volunteer.email == "vol@example.org"
    client.post(path())
    volunteer.refresh_from_db()
    assert volunteer.email == "new@example.org"
    assert Outgoing.objects.latest("id").to == "vol@example.org"
    assert "another e-mail address" in letter()["paragraphs"][0]


def test_the_address_of_somebody_else_is_neither_taken_nor_told_of(client: Client, volunteer: User) -> None:
    person("taken@example.org", LioRole.NONE)
    client.force_login(volunteer)
    with zeal_ignore():
        pages = [
            client.post("/account/email/", {"email": email, "password": PASSWORD}, follow=True)
            for email in ("free@example.org", "taken@example.org")
        ]
    assert bare(pages[0]) == bare(pages[1])
    assert [row.to for row in Outgoing.objects.all()] == ["free@example.org"]


def test_an_address_that_was_taken_meanwhile_is_refused(client: Client, volunteer: User) -> None:
    actions.ask_new_email(user=volunteer, email="new@example.org")
    person("new@example.org", LioRole.NONE)
    answer = client.post(path())
    assert answer.status_code == 422
    assert "cannot be used here" in answer.content.decode()


def test_an_invitation_goes_out_again_and_is_taken_back(client: Client) -> None:
    boss = person(role=LioRole.MANAGER, name="Bea")
    client.force_login(boss)
    told = {"name": "Ada", "email": "ada@example.org", "role": "worker"}
    assert client.post("/settings/team/add/", told).headers["Location"] == "/settings/team/"
    ada, first = User.objects.get(email="ada@example.org"), path()
    with zeal_ignore():
        client.post(f"/settings/team/{ada.pk}/invite/")
        assert Client().get(first).status_code == 410
        assert Client().get(path()).status_code == 200
        client.post(f"/settings/team/{ada.pk}/withdraw/")
        assert Client().post(path()).status_code == 410
    ada.refresh_from_db()
    assert not ada.is_active


def test_an_invitation_that_ran_out_says_whom_to_ask(client: Client) -> None:
    boss = person(role=LioRole.MANAGER, name="Bea")
    ada = actions.invite(by=boss, email="ada@example.org", name="Ada")
    actions.send_invitation(by=boss, user=ada)
    with clock.pretend(clock.now() + timedelta(days=7, minutes=1)):
        page = client.get(path()).content.decode()
    assert "too old" in page
    assert "Ask Bea (manager@example.org) for a new invitation." in page


def test_whoever_has_been_here_is_not_invited_again(client: Client, volunteer: User) -> None:
    client.force_login(person(role=LioRole.MANAGER))
    for what in ("invite", "withdraw"):
        with zeal_ignore():
            page = client.post(f"/settings/team/{volunteer.pk}/{what}/", follow=True)
        assert "has been here already" in page.content.decode()
    volunteer.refresh_from_db()
    assert volunteer.is_active
    assert not Outgoing.objects.exists()
