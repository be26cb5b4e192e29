"""Going back to where somebody came from, and never to another site."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def is_here(request: HttpRequest, address: str) -> bool:
    """Whether an address lies on this site."""
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())


def back_to(request: HttpRequest, default: str = "/") -> str:
    """The path of `next` as posted or asked for, else of the page that linked here, else `default`.

    Nobody came from this very page, nor from signing in: that stood between.
    """
    asked = request.POST.get("next") or request.GET.get("next") or request.headers.get("Referer", "")
    if not is_here(request, asked):  # so is what is no address at all
        return default
    parts = urlsplit(asked)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    # The path alone is looked at again: a name would be taken for a view's, and `http://here//elsewhere/` leads away.
    if not path.startswith("/") or path.startswith("//") or not is_here(request, path):
        return default
    return default if parts.path in (request.path, resolve_url(settings.LOGIN_URL)) else path
