"""Asking every address as somebody, quickly: signed in once, what a request writes is taken back, and whoever is turned
away at the door is not asked again with other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User


class Browser:
    """Somebody's own browser: what one request did, to the records or to who is signed in, is not there for the next."""

    def __init__(self, user: User | None) -> None:
        self.client = Client()
        if user:
            self.client.force_login(user)
        self.cookies = self.client.cookies.output(header="", sep=";")

    def ask(
        self, method: str, path: str, sent: Any = None, then: Callable[[Any], Any] = lambda answer: None
    ) -> HttpResponse:
        """One request; `then` looks at its answer before what it wrote is taken back.

        Records that other tests count one by one are here asked for again and again.
        """
        with zeal_ignore(), transaction.atomic():
            answer = self.client.post(path, sent or {}) if method == "post" else self.client.get(path)
            then(answer)
            transaction.set_rollback(True)
        self.client.cookies = SimpleCookie(self.cookies)
        return answer  # type: ignore[return-value]

    def read(self, path: str) -> tuple[HttpResponse, bytes]:
        """An answer to GET, and all of its body."""
        parts: list[bytes] = []
        answer = self.ask("get", path, then=lambda answer: parts.append(body_of(answer)))
        return answer, parts[0]


def body_of(answer: Any) -> bytes:
    """All of a body, that is written while it is read too."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def turned_away(answer: HttpResponse) -> bool:
    """Whether a request ended at the door, before the view could do anything: other words in it change nothing."""
    return answer.status_code in {403, 405} or answer.headers.get("Location", "").startswith("/sign-in/?next=")


def walk(user: User | None, paths: Iterable[str], ways: Iterable[str]) -> Iterator[tuple[str, HttpResponse, bytes]]:
    """Every address, asked in several ways (queries), until somebody is turned away or it gives no table away."""
    browser, ways = Browser(user), tuple(ways)
    for path in paths:
        for way in ways:
            answer, body = browser.read(path + way)
            yield path + way, answer, body
            if turned_away(answer) or (way == "?format=csv" and not is_csv(answer)):
                break


def is_csv(answer: HttpResponse) -> bool:
    """Whether a table came. What gives none, asked for one, is no list: it is not asked in the other ways of a list."""
    return answer.headers.get("Content-Type", "").startswith("text/csv")
