"""Workers and managers give a second factor; nobody gets past it, and nobody is asked twice on a device of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver
from zeal import zeal_ignore

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import SignIn
from hedgerow.accounts.permissions import SecondFactorNeeded, second_factor
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from hedgerow.engines.audit.models import Event
from hedgerow.engines.mail.models import Outgoing
from tests.accounts.second import KEY, by_password, code, give, is_in, signed_in_and_remembered, with_app
from tests.examples import Records, path_of
from tests.people import PASSWORD, person, with_second_factor

pytestmark = pytest.mark.django_db
SETTING_UP = "/account/second-factor/"
#: what whoever owes a second factor may open: the way in and out, where one is given or set up, and what pages are made of
BEFORE = {
    "accounts:sign_in",
    "accounts:sign_out",
    "accounts:forgotten",
    "accounts:follow",
    "accounts:choose_password",
    "account_login",
    "account_logout",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_trust",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "shell:accent",
    "places:logo",
}


@pytest.fixture(autouse=True)
def _demanded(settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    cache.clear()


def views(resolver: Any, space: str = "") -> Iterator[tuple[str, Any]]:
    """Every view, by the name of its address."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern.callback


def test_what_may_be_opened_before_is_this_and_nothing_else() -> None:
    found = {name for name, view in views(get_resolver()) if getattr(view, "before_second_factor", False)}
    assert found == BEFORE


@pytest.mark.parametrize("role", [LioRole.WORKER, LioRole.MANAGER])
def test_every_other_address_leads_to_setting_one_up(role: LioRole, tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    records = Records({each: person(role=each) for each in LioRole})
    client = Client()
    client.force_login(records.users[role])
    for address in addresses():
        if address.name in BEFORE:
            continue
        path = path_of(address, records)
        for method in ("get", "post"):
            with zeal_ignore():
                answer = getattr(client, method)(path)
            if answer.status_code == 403 and role == LioRole.WORKER:
                continue  # it is not a worker's to begin with
            assert answer.status_code == 302, f"{method} {path}: {answer.status_code}"
            assert answer.headers["Location"].startswith(SETTING_UP), f"{method} {path}: {answer.headers['Location']}"


def test_somebody_of_a_group_needs_none(client: Client) -> None:
    client.force_login(person(role=LioRole.NONE))
    assert client.get("/account/").status_code == 200


def test_the_demonstration_demands_none(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = False
    by_password(client, person())
    assert client.get("/account/").status_code == 200


def test_a_password_alone_signs_nobody_in_who_has_set_one_up(client: Client) -> None:
    user = with_app(person())
    assert by_password(client, user, next="/log/").headers["Location"] == "/sign-in/second-factor/"
    assert not is_in(client)
    assert client.get("/account/").headers["Location"].startswith("/sign-in/")
    assert give(client, "000000").status_code == 200
    assert not is_in(client)
    assert give(client, code()).headers["Location"] == "/sign-in/remember/"
    assert not is_in(client)
    assert client.post("/sign-in/remember/", {"action": ""}).headers["Location"] == "/log/"
    assert is_in(client)
    with zeal_ignore():
        assert client.get("/account/").status_code == 200


def test_a_link_from_a_letter_does_not_go_round_it(client: Client) -> None:
    path = actions.links.make(purpose="accounts.password", user=with_app(person()))
    assert client.post(path).headers["Location"] == "/sign-in/second-factor/"
    assert not is_in(client)
    assert client.get("/account/password/new/").headers["Location"].startswith("/sign-in/")


def test_a_code_of_an_app_is_taken_once(client: Client) -> None:
    user, seen = with_app(person()), code()
    by_password(client, user)
    give(client, seen)
    thief = Client()
    by_password(thief, user)
    assert give(thief, seen).status_code == 200
    assert not is_in(thief)


def test_guessing_a_code_ends_soon(client: Client) -> None:
    user = with_app(person())
    by_password(client, user)
    for number in range(6):
        answer = give(client, f"{number:06}")
    assert "too many tries" in answer.content.decode()
    assert "too many tries" in give(client, code()).content.decode()
    assert not is_in(client)


def test_a_code_for_an_emergency_works_once(client: Client) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = with_app(person())
    spare = RecoveryCodes.activate(user).generate_codes()[0]
    by_password(client, user)
    assert give(client, spare).status_code == 302
    again = Client()
    by_password(again, user)
    assert give(again, spare).status_code == 200


def test_the_database_tells_nobody_the_key() -> None:
    with_app(person())
    kept = str(list(Authenticator.objects.values()))
    assert KEY not in kept


def test_whoever_came_in_before_it_was_set_up_gives_it_before_changing_it(client: Client) -> None:
    user = person()
    client.force_login(user)
    with_app(user)
    for path in ("passkey/", "codes/", "codes/new/", "app/remove/"):
        assert client.get(SETTING_UP + path).headers["Location"] == SETTING_UP
    page = client.get(SETTING_UP + "?next=/log/").content.decode()
    assert "/account/prove/code/?next=/log/" in page
    with zeal_ignore():
        answer = client.post("/account/prove/code/", {"code": code(), "next": "/log/"})
    assert answer.headers["Location"] == "/log/"
    with zeal_ignore():
        assert client.get("/account/").status_code == 200


def test_the_last_one_stays_where_it_is_needed(client: Client) -> None:
    user = with_app(person())
    with_second_factor(client, user)
    assert client.post(SETTING_UP + "app/remove/").headers["Location"] == SETTING_UP
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_change_asks_whether_it_is_still_you_after_a_while(client: Client) -> None:
    user = person()
    with_second_factor(client, user)
    answer = client.get(SETTING_UP + "app/")
    assert answer.headers["Location"].startswith("/account/prove/?next=")
    client.post("/account/prove/", {"password": "wrong", "next": SETTING_UP + "app/"})
    assert client.get(SETTING_UP + "app/").status_code == 302
    answer = client.post("/account/prove/", {"password": PASSWORD, "next": SETTING_UP + "app/"})
    assert answer.headers["Location"] == SETTING_UP + "app/"
    with zeal_ignore():
        assert client.get(SETTING_UP + "app/").status_code == 200


def test_a_manager_lets_a_colleague_begin_again(client: Client) -> None:
    user, boss = with_app(person()), person(role=LioRole.MANAGER)
    known = signed_in_and_remembered(user)
    by_password(known, user)
    with_second_factor(client, boss)
    with zeal_ignore():
        assert "let them begin again" in client.get(f"/settings/team/{user.pk}/").content.decode()
        client.post(f"/settings/team/{user.pk}/second-factor/")
        assert known.get("/account/").status_code == 302
    assert queries.second_factors_of(user) == []
    assert not SignIn.objects.filter(user=user).exists()
    assert Event.objects.get(did="user.second_factor_reset").by == boss.pk
    letter = Outgoing.objects.get(to=user.email, subject="Your sign-in was changed")
    assert "Manager, a manager, took" in letter.letter["paragraphs"][0]
    by_password(known, user)
    assert known.get("/account/").headers["Location"].startswith(SETTING_UP)


def test_a_view_may_need_one_whatever_the_role(client: Client) -> None:
    @second_factor
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("what is not public")

    user = person(role=LioRole.NONE)
    request = RequestFactory().get("/")
    request.user = user
    client.force_login(user)
    request.session = client.session
    with pytest.raises(SecondFactorNeeded):
        view(request)
    with_second_factor(client, user)
    request.session = client.session
    assert view(request).status_code == 200
