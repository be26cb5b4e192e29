"""A form is taken once, however often its button is pressed, with or without JavaScript."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory

from hedgerow.engines.throttle import actions, middleware, queries, rules
from hedgerow.engines.throttle.models import Sent
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from tests.people import person


def form_of(client: Client, path: str) -> dict[str, str]:
    """The token of one showing of a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(path).content.decode())
    assert found
    return {"csrfmiddlewaretoken": found[1]}


@pytest.fixture
def worker() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())
    return client


@pytest.mark.django_db
def test_two_clicks_add_one_and_both_go_on(worker: Client) -> None:
    sent = {"what": "Ring the Long Table", **form_of(worker, "/to-do/add/")}
    first, second = (worker.post("/to-do/add/", sent) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert Task.objects.count() == 1


@pytest.mark.django_db
def test_other_words_or_another_showing_are_another_form(worker: Client) -> None:
    shown = form_of(worker, "/to-do/add/")
    worker.post("/to-do/add/", {"what": "Ring back", **shown})
    worker.post("/to-do/add/", {"what": "Ring again", **shown})
    worker.post("/to-do/add/", {"what": "Ring back", **form_of(worker, "/to-do/add/")})
    assert Task.objects.count() == 3


@pytest.mark.django_db
def test_what_was_not_taken_may_be_sent_again_as_it_is(worker: Client) -> None:
    sent = {"what": "", **form_of(worker, "/to-do/add/")}
    assert [worker.post("/to-do/add/", sent).status_code for _ in range(2)] == [422, 422]
    assert not Sent.objects.exists()


@pytest.mark.django_db
def test_a_form_whose_server_was_killed_may_be_sent_again_in_a_minute() -> None:
    assert actions.take("print")
    assert not actions.take("print")
    with clock.pretend(clock.now() + timedelta(seconds=61)):
        assert actions.take("print")
        assert not actions.take("print")
    actions.taken("print", onward="/done/")
    with clock.pretend(clock.now() + timedelta(hours=2)):
        assert not actions.take("print")
    with clock.pretend(clock.now() + timedelta(days=2)):
        actions.forget(clock.today())
    assert not Sent.objects.exists()


def test_prints_differ_where_what_is_said_differs() -> None:
    said = [
        ("/a/", [("x", "1")]),
        ("/b/", [("x", "1")]),
        ("/a/", [("x", "1"), ("x", "1")]),
        ("/a/", [("x", "1 x 1 1")]),
        ("/a/", [("x", ""), ("1", "")]),
        ("/a/", [("x", "\ud800")]),
    ]
    assert len({rules.print_of(path, sent) for path, sent in said}) == len(said)
    assert rules.print_of("/a/", [("x", "1"), ("y", "2")]) == rules.print_of("/a/", [("y", "2"), ("x", "1")])


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    gate, begun = threading.Event(), threading.Event()

    def slow(request: HttpRequest) -> HttpResponse:
        begun.set()
        gate.wait(5)
        done.append("done")
        return HttpResponseRedirect("/onward/")

    first: list[HttpResponse] = []
    thread = threading.Thread(target=lambda: first.append(pressed(slow)))
    thread.start()
    monkeypatch.setattr(middleware, "WAIT", 0.05)
    monkeypatch.setattr(middleware.time, "sleep", lambda seconds: gate.set() or threading.Event().wait(seconds))
    assert begun.wait(5), "the first is under way: its press is written, and its view has not answered"
    second = pressed(slow)
    thread.join()
    assert done == ["done"]
    assert first[0].headers["Location"] == second.headers["Location"] == "/onward/"


def pressed(view: Callable[[HttpRequest], HttpResponse], **headers: Any) -> HttpResponse:
    """One press of a button, as the server sees it."""
    request = RequestFactory().post("/x/", {"csrfmiddlewaretoken": "token", "what": "x"}, headers=headers)

    def handle(request: HttpRequest) -> HttpResponse:
        return once.process_view(request, view, (), {}) or view(request)

    once = middleware.OnceMiddleware(handle)
    try:
        return once(request)
    finally:
        if threading.current_thread() is not threading.main_thread():
            connection.close()


@pytest.mark.django_db
def test_a_dialog_is_led_on_by_its_own_header() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204, headers={"HX-Redirect": "/onward/"})

    answers = [pressed(view, **{"HX-Request": "true"}) for _ in range(2)]
    assert [answer.headers["HX-Redirect"] for answer in answers] == ["/onward/"] * 2
    assert queries.onward(Sent.objects.get().print) == "/onward/"


@pytest.mark.django_db
def test_what_stays_under_way_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "WAIT", 0)
    request = RequestFactory().post("/x/", {"csrfmiddlewaretoken": "token"})
    actions.take(rules.print_of("/x/", [("csrfmiddlewaretoken", "token")]))
    answer = middleware.OnceMiddleware(lambda _request: HttpResponse()).process_view(request, lambda: None, (), {})
    assert answer is not None
    assert answer.status_code == 409
