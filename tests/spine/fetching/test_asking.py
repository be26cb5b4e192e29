"""Asking for pages whose addresses somebody typed."""

from __future__ import annotations

import pytest

from hedgerow.spine.fetching.asking import NotAsked, ask, is_public, there
from hedgerow.spine.fetching.web import FetchError
from tests.funding.pages import served

HERE = ("127.0.0.1",)


def test_what_is_there_and_what_is_not() -> None:
    with served() as pages:
        pages.says = {
            "/here": (200, "here"), "/robots": (403, ""), "/broken": (500, ""), "/moved": (301, "/here"),
            "/no-head": (200, "x"), "/round": (302, "/round"),
        }  # fmt: skip
        pages.head = {"/no-head": 405}
        told = {path: there(pages.address + path, within=HERE) for path in (*pages.says, "/gone")}
        assert {path for path, found in told.items() if found.there} == {"/here", "/robots", "/moved", "/no-head"}
        assert "404" in told["/gone"].said
        assert "500" in told["/broken"].said
        assert "sends on" in told["/round"].said
        assert pages.asked.count("GET /here") == 0, "where HEAD is answered, no body is asked for"
        assert ask(f"{pages.address}/moved", limit=100, within=HERE).body == b"here"
        with pytest.raises(FetchError, match="larger"):
            ask(f"{pages.address}/here", limit=3, within=HERE)
        assert ask(f"{pages.address}/here?q=é ü", within=HERE).status == 404, "letters that need it are written as such"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "ftp://example.org/", "file:///etc/passwd",
     "https://user@127.0.0.1/", "http://", "http://\x00/", "nonsense", "http://[bad/"],
)  # fmt: skip
def test_nothing_within_is_asked(address: str) -> None:
    with pytest.raises(NotAsked):
        ask(address)
    assert not there(address).there


def test_a_redirect_leads_nowhere_within() -> None:
    with served() as pages:
        for inside in ("http://169.254.169.254/latest/", "http://localhost/secret", "file:///etc/passwd"):
            pages.says = {"/out": (302, inside)}
            with pytest.raises(NotAsked):
                ask(f"{pages.address}/out", within=HERE)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("10.1.2.3", False), ("192.168.0.1", False), ("169.254.1.1", False),
     ("100.64.0.1", False), ("0.0.0.0", False), ("::ffff:10.0.0.1", False), ("fe80::1%eth0", False),  # noqa: S104
     ("224.0.0.1", False), ("2002:7f00:1::", False)],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public


def test_nobody_there_is_a_sentence() -> None:
    with served() as pages:
        address = pages.address
    found = there(address, within=HERE)
    assert (found.there, found.answered) == (False, False)
    assert "cannot be reached" in found.said
