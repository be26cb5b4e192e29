"""Nothing is open by accident: a view without a declared audience is refused, and so is a worker with a password alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from hedgerow.accounts.permissions import SecondFactorNeeded, can_open, check_open, owes_second_factor
from hedgerow.shell.kept import keep
from hedgerow.shell.returning import is_here


class DeclaredPermissionMiddleware(MiddlewareMixin):
    """Compare the view's declared audience with the person asking; send strangers to sign in, and others away."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        audience = getattr(view, "audience", None)
        if audience is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} does not say whom it is open to")
        if not can_open(request.user, audience) and not request.user.is_authenticated:
            return sent_to_sign_in(request, view)
        check_open(request.user, audience)
        return None


class SecondFactorMiddleware(MiddlewareMixin):
    """Workers and managers see nothing here, the public pages neither (which show them more), until they have given a
    second factor: they are led to where it is given or, the first time, set up."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if getattr(view, "before_second_factor", False) or not owes_second_factor(request):
            return None
        return sent_to(reverse("mfa_index"), request, view)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page that needs a second factor whatever the role (`permissions.second_factor`)."""
        if not isinstance(exception, SecondFactorNeeded):
            return None
        match = request.resolver_match
        return sent_to(reverse("mfa_index"), request, match.func) if match else None


DIALOG = "shell-dialog-body"  # its script follows a plain redirect by itself, and keeps what was typed


def sent_to_sign_in(request: HttpRequest, view: Callable[..., Any]) -> HttpResponse:
    """To the sign-in page, and from there by GET to where the person was.

    Somebody whose sign-in ran out while typing comes back to the form with what was typed: the browser still holds it,
    and where there is no JavaScript the session does (see `shell.kept`). A part of a page that htmx updates in place
    cannot show a sign-in: there the whole page goes.
    """
    return sent_to(settings.LOGIN_URL, request, view)


def sent_to(where: str, request: HttpRequest, view: Callable[..., Any]) -> HttpResponse:
    """To a page where somebody shows who they are, and from there back."""
    page = return_path(request, view)
    if request.method == "POST" and not request.user.is_authenticated:
        keep(request, page)
    response = redirect_to_login(page, where)
    if getattr(request, "htmx", False) and request.headers.get("HX-Target") != DIALOG:
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response


def return_path(request: HttpRequest, view: Callable[..., Any]) -> str:
    """The request's own path where that is a page, and else the page that it was sent from."""
    fragment = getattr(request, "htmx", False) and request.headers.get("HX-Target") != DIALOG
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if (takes_get(view) and not fragment) or not page or not is_here(request, page):
        return request.get_full_path()
    parts = urlsplit(page)
    return f"{parts.path}{'?' + parts.query if parts.query else ''}"


def takes_get(view: Callable[..., Any]) -> bool:
    """Whether a view answers GET: unless one of Django's `require_...` decorators around it says otherwise."""
    inner: Callable[..., Any] | None = view
    while inner is not None:
        held = getattr(inner, "__closure__", None) or ()
        named = dict(zip(getattr(inner, "__code__", takes_get.__code__).co_freevars, held, strict=False))
        if "request_method_list" in named:
            return "GET" in named["request_method_list"].cell_contents
        inner = getattr(inner, "__wrapped__", None)
    return True
