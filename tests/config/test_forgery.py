"""No other site can send a form in somebody's name; a session begun by somebody else is not one that is signed in."""

from __future__ import annotations

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from tests.config.test_limits import views
from tests.examples import Records, path_of
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
#: a mail program presses the button of one kind of link (RFC 8058), and has no token; the view looks itself at all others
WITHOUT_TOKEN = {"accounts:follow", "alerts:stop", "newsletters:stop", "notices:wish_stop"}
#: whoever has this address may do what it does, signed in or not: it stands in their own letter alone
ADDRESS_IS_THE_KEY = {"alerts:stop", "newsletters:stop", "notices:wish_stop"}
# Whoever comes back from another organisation's sign-in is told from a forger by the state in the address.
BACK_FROM_ELSEWHERE = {"openid_connect_callback"}


def test_only_what_a_mail_program_presses_takes_anything_without_a_token() -> None:
    free = {path for path, view in views().items() if getattr(view, "csrf_exempt", False)}
    named = {one.path for one in addresses() if one.name in WITHOUT_TOKEN | BACK_FROM_ELSEWHERE}
    assert free <= named


@pytest.mark.parametrize("role", [None, LioRole.MANAGER], ids=["nobody", "manager"])
def test_nothing_is_taken_from_another_site(role: LioRole | None) -> None:
    records = Records({one: person(role=one) for one in LioRole})
    client, wrong = Client(enforce_csrf_checks=True), []
    if role:
        client.force_login(records.users[role])
    for one in addresses():
        path = path_of(one, records)
        with zeal_ignore():
            answer = client.post(path, {"name": "x", "next": "/"}, headers={"origin": "https://evil.example"})
        if answer.status_code not in {403, 405} and one.name not in BACK_FROM_ELSEWHERE | ADDRESS_IS_THE_KEY:
            wrong.append(f"{one.name} answered {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def test_a_session_planted_before_signing_in_is_not_the_one_that_is_signed_in(client: Client) -> None:
    user = person(role=LioRole.NONE)
    client.get("/to-do/add/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    answer = client.post("/sign-in/", {"username": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session.session_key != planted
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get("/account/").status_code == 302
