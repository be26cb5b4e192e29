"""Where somebody is signed in, on what device, and that a new one is told of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import Device, SignIn, User
from hedgerow.accounts.rules import device_name
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
AGENTS = {
    FIREFOX: "Firefox on Windows",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0": "Edge on Windows",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36": "Chrome on Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1": "Safari on iPhone",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) Version/19.0 Safari/605.1": "Safari on Mac",
    "curl/8.0": "",
    "": "",
}


@pytest.fixture
def user(db: None) -> User:
    return person(role=LioRole.NONE, name="Tessa")


@pytest.fixture(autouse=True)
def _quiet() -> object:
    with zeal_ignore():
        yield


def browser(user: User, agent: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/sign-in/", {"username": user.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize(("agent", "name"), AGENTS.items())
def test_a_device_is_called_what_its_owner_calls_it(agent: str, name: str) -> None:
    assert device_name(agent) == name


def test_the_first_device_is_no_news_and_the_second_is(user: User) -> None:
    known = browser(user)
    assert not Outgoing.objects.exists()
    known.post("/sign-out/")
    known.post("/sign-in/", {"username": user.email, "password": PASSWORD})
    assert not Outgoing.objects.exists()
    browser(user, "")
    letter = Outgoing.objects.get()
    assert letter.to == user.email
    assert "a browser that does not say what it is" in letter.letter["paragraphs"][0]


def test_the_secret_of_a_device_is_not_kept_and_no_script_reads_it(user: User) -> None:
    client = browser(user)
    cookie = client.cookies["device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in str(list(Device.objects.values()))


def test_a_session_is_ended_from_elsewhere(user: User) -> None:
    here, there = browser(user), browser(user, "")
    page = here.get("/account/").content.decode()
    assert page.count("Firefox on Windows") == 1
    assert page.count("Sign out there") == 1
    ended = SignIn.objects.get(session_key=there.session.session_key)
    here.post(f"/account/sign-ins/{ended.pk}/end/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_nobody_ends_the_session_or_forgets_the_device_of_another(user: User) -> None:
    theirs = browser(person("other@example.org", LioRole.NONE))
    mine = browser(user)
    sign_in = SignIn.objects.get(session_key=theirs.session.session_key)
    assert mine.post(f"/account/sign-ins/{sign_in.pk}/end/").status_code == 404
    assert mine.post(f"/account/devices/{sign_in.device_id}/forget/").status_code == 404
    assert theirs.get("/account/").status_code == 200


def test_everywhere_else_is_everywhere_but_here(user: User) -> None:
    here, there = browser(user), browser(user)
    here.post("/account/sign-out-elsewhere/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert [sign_in.session_key for sign_in in queries.sign_ins_of(user)] == [here.session.session_key]


def test_a_new_password_ends_all_others_and_this_one_is_still_listed(user: User) -> None:
    here, there = browser(user), browser(user)
    new = "five small speckled eggs"
    here.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert there.get("/account/").status_code == 302
    assert "this one" in here.get("/account/").content.decode()
    assert len(queries.sign_ins_of(user)) == 1


def test_what_is_over_is_forgotten(user: User) -> None:
    client = browser(user)
    Session.objects.update(expire_date=clock.now() - timedelta(days=1))
    actions.forget_sessions(clock.today())
    assert not SignIn.objects.exists()
    assert Device.objects.filter(user=user).exists()
    with clock.pretend(clock.now() + timedelta(days=401)):
        actions.forget_sessions(clock.today())
    assert not Device.objects.exists()
    assert client.get("/account/").status_code == 302


def test_a_sign_in_lasts_its_usual_length(user: User) -> None:
    assert browser(user).session.get_expiry_age() > 7 * 24 * 3600
