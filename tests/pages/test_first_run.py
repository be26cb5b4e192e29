"""A new installation: nothing but the first run, one code, one first manager, and every step after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.pages import actions
from hedgerow.pages.queries import first_run as queries
from hedgerow.places.models import Place
from hedgerow.spine.errors import InputError
from tests.people import PASSWORD, person
from tests.places.conftest import built_once

__all__ = ["built_once"]
pytestmark = pytest.mark.django_db
ME = {"name": "Mo Sale", "email": "Mo@example.org", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR, settings.FIRST_RUN, settings.SECOND_FACTOR_DEMANDED = tmp_path, True, False


def began(client: Client) -> Client:
    """Somebody who has typed the code."""
    client.post("/begin/", {"code": actions.new_code()})
    return client


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(person(role=LioRole.MANAGER))
    return client


@pytest.mark.parametrize(
    "path", ["/", "/groups/", "/sign-in/", "/my-work/", "/search/?q=x", "/settings/up/", "/no-such-page/"]
)
def test_everything_leads_to_the_beginning_while_nobody_manages_it(client: Client, path: str) -> None:
    answer = client.get(path)
    if path == "/no-such-page/":
        assert answer.status_code == 404
    else:
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/begin/")
        assert client.post(path).headers["Location"] == "/begin/"


def test_from_the_code_to_the_first_manager(client: Client) -> None:
    code = actions.new_code()
    assert client.get("/begin/you/").headers["Location"] == "/begin/"
    before = client.session.session_key
    assert client.post("/begin/", {"code": f" {code.upper().replace('-', ' ')} "}).headers["Location"] == "/begin/you/"
    assert client.session.session_key != before
    assert client.post("/begin/you/", ME).headers["Location"] == "/settings/up/"
    user = User.objects.get()
    assert (user.email, user.name, user.is_manager, user.check_password(PASSWORD)) == (
        "mo@example.org",
        "Mo Sale",
        True,
        True,
    )
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not queries.code_path().exists()


def test_the_code_is_kept_as_a_hash_that_nobody_else_reads() -> None:
    code = actions.new_code()
    path = queries.code_path()
    assert code not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert queries.is_code(code)
    assert not queries.is_code("")
    assert not queries.is_code(path.read_text())


@pytest.mark.parametrize("typed", ["", "2345-6789-abcd-efgh", "0", "é"])
def test_another_code_opens_nothing(client: Client, typed: str) -> None:
    actions.new_code()
    assert client.post("/begin/", {"code": typed}).status_code == 422
    assert client.post("/begin/you/", ME).headers["Location"] == "/begin/"
    assert not User.objects.exists()


def test_no_code_is_good_before_one_was_made(client: Client) -> None:
    assert client.post("/begin/", {"code": "x"}).status_code == 422
    session = client.session
    session["setup_code"] = ""
    session.save()
    assert client.post("/begin/you/", ME).headers["Location"] == "/begin/"


def test_a_newer_code_ends_what_the_older_one_began(client: Client) -> None:
    began(client)
    actions.new_code()
    assert client.post("/begin/you/", ME).headers["Location"] == "/begin/"


def test_guessing_is_stopped(client: Client) -> None:
    code = actions.new_code()
    assert {client.post("/begin/", {"code": "guess"}).status_code for _ in range(31)} == {422, 429}
    assert client.post("/begin/", {"code": code}).status_code == 429


@pytest.mark.parametrize(
    "wrong", [{"password": "password12"}, {"email": "mo"}, {"name": ""}, {"password": "mo@example.org"}]
)
def test_what_cannot_be_used_leaves_the_code_as_good_as_it_was(client: Client, wrong: dict[str, str]) -> None:
    began(client)
    assert client.post("/begin/you/", ME | wrong).status_code == 422
    assert not User.objects.exists()
    assert client.post("/begin/you/", ME).status_code == 302


def test_of_two_who_come_at_once_one_is_first() -> None:
    actions.new_code()
    actions.become_first_manager(**ME)
    with pytest.raises(InputError, match="used already"):
        actions.become_first_manager(**ME | {"email": "other@example.org"})
    actions.new_code()
    with pytest.raises(InputError, match="a manager already"):
        actions.become_first_manager(**ME | {"email": "other@example.org"})
    assert User.objects.count() == 1


def test_once_somebody_manages_it_the_beginning_is_closed(client: Client) -> None:
    began(client)
    person(role=LioRole.MANAGER)
    for path in ("/begin/", "/begin/you/"):
        assert client.get(path).headers["Location"] == "/"
        assert client.post(path, {**ME, "code": "x"}).headers["Location"] == "/"
    assert User.objects.count() == 1
    assert client.get("/").status_code == 200


def test_the_steps_say_what_is_done(manager: Client) -> None:
    steps = queries.steps()
    assert (steps.area, steps.name, steps.mail, steps.colleagues) == (False, False, True, False)
    page = manager.get("/settings/up/").content.decode()
    assert (page.count("badge--leaf"), page.count(">to do<")) == (1, 3)


def test_without_open_data_the_area_says_how_to_get_it(manager: Client) -> None:
    assert "hedgerow open" in manager.get("/settings/up/area/").content.decode()
    assert manager.post("/settings/up/area/", {"area": "E08000009"}).status_code == 200
    assert manager.get("/settings/up/name/").headers["Location"] == "/settings/up/area/"


def test_an_area_is_found_by_its_name_and_opened(manager: Client, built_once: Path, settings: Any) -> None:
    settings.DATA_DIR = built_once
    found = queries.areas_like("thornmer")
    assert found
    page = manager.get("/settings/up/area/", {"area": found[0].name[:5].lower()}).content.decode()
    assert found[0].name in page
    assert manager.post("/settings/up/area/", {"area": "nowhere"}).status_code == 200
    assert not Place.objects.exists()
    assert manager.post("/settings/up/area/", {"area": found[0].code}).headers["Location"] == "/settings/up/"
    assert Place.objects.get().area_code == found[0].code
    assert "for good" in manager.get("/settings/up/area/").content.decode()


def test_the_name_is_kept(manager: Client) -> None:
    Place.objects.create(id=1, area_code="E08000099", area_name="Mallowdale", lio_name="Mallowdale")
    sent = {"lio_name": "Mallowdale Together", "strapline": "", "email": "hello@mallow.example", "phone": ""}
    assert manager.post("/settings/up/name/", sent).headers["Location"] == "/settings/up/"
    assert Place.objects.get().lio_name == "Mallowdale Together"
    assert queries.steps().name


def test_a_test_message_is_sent_and_no_password_is_shown(manager: Client, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_HOST_PASSWORD = "mail.example", "teapot-secret"
    page = manager.get("/settings/up/mail/").content.decode()
    assert "mail.example" in page
    assert "teapot-secret" not in page
    assert manager.post("/settings/up/mail/", {"to": "me@example.org"}).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["me@example.org"]]
    assert manager.post("/settings/up/mail/", {"to": "nobody"}).status_code == 422


def test_colleagues_are_invited(manager: Client) -> None:
    sent = {"name": "Ash Irlam", "email": "ash@example.org"}
    assert manager.post("/settings/up/colleagues/", sent).status_code == 302
    assert User.objects.get(email="ash@example.org").role == LioRole.WORKER
    assert manager.post("/settings/up/colleagues/", sent).status_code == 422
    manager.post("/settings/up/colleagues/", {"name": "Bo", "email": "bo@example.org", "manager": "on"})
    assert User.objects.get(email="bo@example.org").is_manager
    assert queries.steps().colleagues
