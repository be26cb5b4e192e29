"""Somebody with an app as their second factor, and the ways in that the tests walk."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.http import HttpResponse
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from tests.people import PASSWORD

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_app(user: User) -> User:
    TOTP.activate(user, KEY)
    return user


def code(later: int = 0) -> str:
    return format_hotp_value(hotp_value(KEY, list(yield_hotp_counters_from_time())[1] + later))


def by_password(client: Client, user: User, **more: str) -> HttpResponse:
    with zeal_ignore():
        return client.post("/sign-in/", {"username": user.email, "password": PASSWORD, **more})


def give(client: Client, typed: str) -> HttpResponse:
    with zeal_ignore():
        return client.post("/sign-in/second-factor/", {"code": typed})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def signed_in_and_remembered(user: User) -> Client:
    client = Client()
    by_password(client, user)
    give(client, code())
    client.post("/sign-in/remember/", {"action": "trust"})
    client.post("/sign-out/")
    return client
