"""Back to where one came from, and never to another site."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from hedgerow.shell.returning import back_to


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ("/groups/7/?tab=work", "/groups/7/?tab=work"),
        ("http://testserver/groups/7/", "/groups/7/"),
        ("https://elsewhere.example/groups/7/", "/home/"),
        ("//elsewhere.example/", "/home/"),
        ("http://testserver//elsewhere.example/", "/home/"),
        ("http://testserver/\\elsewhere.example/", "/home/"),
        ("home", "/home/"),
        ("a\0b", "/home/"),
        ("javascript:alert(1)", "/home/"),
        ("/sign-in/?next=/to-do/add/", "/home/"),
        ("/to-do/add/", "/home/"),
        ("", "/home/"),
    ],
)
def test_only_a_page_of_ours_is_gone_back_to(asked: str, back: str) -> None:
    by_form = RequestFactory().post("/to-do/add/", {"next": asked})
    by_address = RequestFactory().get("/to-do/add/", {"next": asked})
    by_link = RequestFactory().get("/to-do/add/", headers={"Referer": asked})
    assert [back_to(request, "/home/") for request in (by_form, by_address, by_link)] == [back] * 3
