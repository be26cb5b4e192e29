"""A zero byte is refused before anything looks at it, on a page of our own that says nothing of the inside."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/search/?q=a%00b", "/search/?a%00b=q", "/your-suggestion/a%00b/"])
def test_in_an_address(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "could not be understood" in answer.content.decode()


def test_in_a_field(client: Client) -> None:
    assert client.post("/sign-in/", {"username": "a\0b", "password": "x"}).status_code == 400


def test_other_odd_letters_are_read(client: Client) -> None:
    assert client.get("/search/", {"q": "\u202e\ufffd\t☃"}).status_code == 200


def test_a_form_that_is_far_too_large(client: Client) -> None:
    answer = client.post("/sign-in/", "username=" + "a" * 6_000_000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("length", ["31457281", "9" * 40, "-1", "many"])
def test_what_is_larger_than_anything_we_take_is_not_read(client: Client, length: str) -> None:
    answer = client.generic("POST", "/sign-in/", b"x", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()
