"""Strangers sign in and come back to where they were, by GET; what is not declared is closed."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hedgerow.accounts.middleware import DeclaredPermissionMiddleware, takes_get
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import open_to
from hedgerow.accounts.types import Audience

FROM = "http://testserver/groups/7/?tab=work"


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a form")


@open_to(Audience.WORKER)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


@open_to(Audience.WORKER)
@require_POST
def button(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def ask(view: Any, method: str = "get", *, htmx: bool = False, user: Any = None, **headers: str) -> HttpResponse | None:
    request = getattr(RequestFactory(), method)("/log/?group=7", headers=headers)
    request.user, request.htmx = user or AnonymousUser(), htmx
    return DeclaredPermissionMiddleware(form).process_view(request, view, (), {})


def goes_back_to(answer: HttpResponse | None) -> str:
    assert answer is not None
    address = answer.headers.get("HX-Redirect") or answer.headers["Location"]
    assert urlsplit(address).path == "/sign-in/"
    return parse_qs(urlsplit(address).query)["next"][0]


def test_an_undeclared_view_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="does not say whom it is open to"):
        ask(form)


def test_who_may_goes_on_and_who_may_not_is_refused() -> None:
    assert ask(page, user=User(role="worker")) is None
    with pytest.raises(PermissionDenied):
        ask(page, user=User(role=""))


def test_a_page_is_come_back_to() -> None:
    assert goes_back_to(ask(page, referer=FROM)) == "/log/?group=7"


def test_a_form_that_was_sent_is_come_back_to_by_get() -> None:
    assert goes_back_to(ask(page, "post", referer=FROM)) == "/log/?group=7"


def test_a_button_leads_back_to_the_page_it_stood_on() -> None:
    assert goes_back_to(ask(button, "post", referer=FROM)) == "/groups/7/?tab=work"


@pytest.mark.parametrize("referer", ["https://elsewhere.example/trap", "//elsewhere.example", ""])
def test_nobody_is_led_to_another_site(referer: str) -> None:
    assert goes_back_to(ask(button, "post", referer=referer)) == "/log/?group=7"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in() -> None:
    answer = ask(button, "post", htmx=True, **{"HX-Current-URL": FROM})
    assert answer is not None
    assert answer.status_code == 204
    assert goes_back_to(answer) == "/groups/7/?tab=work"


def test_the_dialog_is_redirected_plainly_to_keep_what_was_typed() -> None:
    answer = ask(page, "post", htmx=True, referer=FROM, **{"HX-Target": "shell-dialog-body"})
    assert answer is not None
    assert answer.status_code == 302
    assert goes_back_to(answer) == "/log/?group=7"


def test_what_takes_get_is_told_from_its_decorators() -> None:
    assert takes_get(form)
    assert takes_get(require_GET(form))
    assert takes_get(open_to(Audience.WORKER)(require_http_methods(["GET", "POST"])(form)))
    assert not takes_get(require_POST(form))
    assert not takes_get(button)
