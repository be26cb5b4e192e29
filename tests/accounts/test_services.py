"""Another organisation's sign-in, tried with a small one of our own: it lets in whoever is known here, and makes nobody."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.environment import Service, sign_in_services
from hedgerow.engines.mail.models import Outgoing
from tests.people import person

CLIENT, SECRET = "hedgerow-at-mallowdale", "quite secret"
START, BACK = "/sign-in/with/council/", "/sign-in/with/council/back/"


class Council(ThreadingHTTPServer):
    """A sign-in of a council that never was: it says of whoever comes what `says` says."""

    says: dict[str, Any]
    challenge: str

    def token(self) -> str:
        now = int(time.time())
        told = {"iss": self.address, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 300, **self.says}
        return jwt.encode(told, "nobody checks this where the token comes straight from the server", algorithm="HS256")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    """What OpenID Connect asks of such a server."""

    server: Council

    def do_GET(self) -> None:
        at = self.server.address
        self.tell(
            {
                "issuer": at,
                "authorization_endpoint": f"{at}/authorize",
                "token_endpoint": f"{at}/token",
                "jwks_uri": f"{at}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def do_POST(self) -> None:
        sent = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        verifier = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if (sent.get("client_secret"), sent.get("code"), challenge) != (SECRET, "one-time", self.server.challenge):
            return self.tell({"error": "invalid_grant"}, 400)
        return self.tell({"access_token": "a", "token_type": "bearer", "id_token": self.server.token()})

    def tell(self, what: dict[str, Any], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *_args: Any) -> None:
        """Nothing."""


@pytest.fixture
def council(settings: Any, db: None) -> Iterator[Council]:
    cache.clear()
    server = Council(("127.0.0.1", 0), Answers)
    server.says = {"email": "Ada@Council.example.org", "email_verified": True, "name": "Ada L.", "picture": "x"}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SIGN_IN_SERVICES = (Service("council", "the council", server.address, CLIENT, SECRET),)
    app = {
        "provider_id": "council",
        "name": "the council",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": server.address, "fetch_userinfo": False, "verified_email": False},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()


def go(client: Client, council: Council, code: str = "one-time", **more: str) -> HttpResponse:
    """There and back, as a browser would."""
    with zeal_ignore():
        there = client.post(START, more)
        asked = parse_qs(urlsplit(there.headers["Location"]).query)
        assert there.headers["Location"].startswith(f"{council.address}/authorize?")
        assert asked["client_id"] == [CLIENT]
        council.challenge = asked["code_challenge"][0]
        return client.get(BACK, {"code": code, "state": asked["state"][0]})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_whoever_is_known_here_is_let_in_and_told(client: Client, council: Council, settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    ada = person("ada@council.example.org", name="Ada")
    assert go(client, council, next="/account/").headers["Location"] == "/account/"
    with zeal_ignore():
        page = client.get("/account/")
    assert page.status_code == 200, "the other sign-in counts as a second factor"
    assert "You can also sign in with the council." in page.content.decode()
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.uid, kept.extra_data) == (ada, "7", {})
    assert not SocialToken.objects.exists()
    assert "You can now sign in with the council as well." in Outgoing.objects.get().letter["paragraphs"][0]


def test_from_then_on_it_is_the_number_that_counts(client: Client, council: Council) -> None:
    ada = person("ada@council.example.org", name="Ada")
    go(client, council)
    client.post("/sign-out/")
    person("bea@council.example.org", name="Bea")
    council.says = {"email": "bea@council.example.org", "email_verified": True}
    go(client, council)
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize(
    "says",
    [
        {"email": "stranger@council.example.org", "email_verified": True},
        {"email": "ada@council.example.org", "email_verified": False},
        {"email": "ada@council.example.org"},
        {},
    ],
)
def test_strangers_and_unchecked_addresses_make_nobody(client: Client, council: Council, says: dict[str, Any]) -> None:
    person("ada@council.example.org", name="Ada")
    council.says = says
    answer = go(client, council)
    assert answer.headers["Location"] == "/sign-in/"
    assert "Nobody is known here by that address." in client.get("/sign-in/").content.decode()
    assert not is_in(client)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(client: Client, council: Council) -> None:
    person("ada@council.example.org", is_active=False)
    go(client, council)
    assert not is_in(client)
    User.objects.update(is_active=True)
    go(client, council)
    client.post("/sign-out/")
    User.objects.update(is_active=False)
    go(client, council)
    assert not is_in(client)


@pytest.mark.parametrize(
    "forged", [{"aud": "somebody-else"}, {"iss": "https://elsewhere.example"}, {"exp": int(time.time()) - 60}]
)
def test_a_token_for_others_of_others_or_too_old_lets_nobody_in(
    client: Client, council: Council, forged: dict[str, Any]
) -> None:
    person("ada@council.example.org")
    council.says |= forged
    answer = go(client, council)
    assert answer.status_code == 401
    assert "That did not work" in answer.content.decode()
    assert not is_in(client)


def test_a_code_or_a_state_that_is_not_ours_lets_nobody_in(client: Client, council: Council) -> None:
    person("ada@council.example.org")
    assert go(client, council, code="stolen").status_code == 401
    with zeal_ignore():
        assert client.get(BACK, {"code": "one-time", "state": "made-up"}).status_code == 401
    assert not is_in(client)


def test_whoever_turns_back_is_told_of_other_ways(client: Client, council: Council) -> None:
    with zeal_ignore():
        there = client.post(START)
        state = parse_qs(urlsplit(there.headers["Location"]).query)["state"][0]
        page = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)
    assert "You did not sign in there." in page.content.decode()


def test_a_service_that_does_not_answer_is_no_error_of_ours(client: Client, council: Council) -> None:
    council.shutdown()
    council.server_close()
    assert client.post(START).headers["Location"] == "/sign-in/"
    assert "does not answer just now" in client.get("/sign-in/").content.decode()


def test_it_connects_nothing_to_whoever_is_signed_in(client: Client, council: Council) -> None:
    worker = person(role=LioRole.WORKER)
    client.force_login(worker)
    go(client, council, process="connect")
    assert not SocialAccount.objects.exists()


def test_only_what_is_set_is_offered(client: Client, council: Council, settings: Any) -> None:
    assert "Use the council" in client.get("/sign-in/").content.decode()
    settings.SIGN_IN_SERVICES = ()
    assert "Use the council" not in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("tenant", ["common", "Organizations", "consumers"])
def test_a_tenant_of_everybody_is_refused(monkeypatch: pytest.MonkeyPatch, tenant: str) -> None:
    monkeypatch.setenv("HEDGEROW_MICROSOFT_TENANT", tenant)
    with pytest.raises(ValueError, match="your own tenant"):
        sign_in_services()


def test_services_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sign_in_services() == ()
    for name, value in {
        "MICROSOFT_TENANT": "mallowdale.example",
        "MICROSOFT_CLIENT_ID": "m",
        "MICROSOFT_SECRET": "s",
        "GOOGLE_CLIENT_ID": "g",
        "OIDC_ADDRESS": "https://id.mallowdale.example",
        "OIDC_CLIENT_ID": "o",
    }.items():
        monkeypatch.setenv(f"HEDGEROW_{name}", value)
    microsoft, google, other = sign_in_services()
    assert microsoft.address == "https://login.microsoftonline.com/mallowdale.example/v2.0"
    assert (microsoft.vouches, google.vouches, other.vouches) == (True, False, False)
    assert (google.name, other.name) == ("Google", "id.mallowdale.example")
