"""Back to where one came from, and never to another site."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from django.http import HttpResponseRedirect
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell.returning import back_to


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ("/groups/7/?tab=work", "/groups/7/?tab=work"),
        ("http://testserver/groups/7/", "/groups/7/"),
        ("https://elsewhere.example/groups/7/", "/home/"),
        ("//elsewhere.example/", "/home/"),
        ("//testserver//", "/home/"),
        ("//[", "/home/"),
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


PIECES = st.sampled_from(
    ["/", "//", "\\", "/\\", ":", "@", "?", "#", ".", "..", "%2f", "%5c", "%09", "\t", "\n", "\r", " ", "\u3000", "\uff0f", "a",
     "http:", "https:", "javascript:", "data:", "testserver", "evil.example", "testserver@evil.example", "next=", "[", "]"]
)  # fmt: skip
ADDRESSES = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)


def as_a_browser_reads(location: str) -> str:
    """What a browser makes of an address before it goes there (WHATWG URL): it drops some letters and turns slashes."""
    kept = location.strip("".join(map(chr, range(33))))
    return "".join(letter for letter in kept if letter not in "\t\n\r").replace("\\", "/")


@given(asked=ADDRESSES, how=st.sampled_from(["next", "query", "referer"]))
def test_whatever_is_asked_for_the_answer_stays_here(asked: str, how: str) -> None:
    factory = RequestFactory()
    if how == "next":
        request = factory.post("/to-do/add/", {"next": asked})
    elif how == "query":
        request = factory.get("/to-do/add/", {"next": asked})
    else:
        request = factory.get("/to-do/add/", headers={"Referer": asked.encode("ascii", "replace").decode()})
    read = as_a_browser_reads(HttpResponseRedirect(back_to(request, "/home/")).headers["Location"])
    assert read.startswith("/")
    assert not read.startswith("//")
    assert urljoin("http://testserver/to-do/add/", read).startswith("http://testserver/")
