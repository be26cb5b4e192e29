"""Nothing is open by accident: a view without a declared audience is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from hedgerow.accounts.permissions import can_open, check_open


class DeclaredPermissionMiddleware(MiddlewareMixin):
    """Compare the view's declared audience with the person asking; send strangers to sign in, and others away."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        audience = getattr(view, "audience", None)
        if audience is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} does not say whom it is open to")
        if not can_open(request.user, audience) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        check_open(request.user, audience)
        return None
