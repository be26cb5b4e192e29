"""Every form that anybody may send is counted, by a limit that its view declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from hedgerow.engines.throttle.types import Limit, limited, unlimited
from hedgerow.kernel.audience import Audience

View = Callable[..., Any]


def views(patterns: Any = None, before: str = "") -> dict[str, View]:
    """Every view by its address."""
    found: dict[str, View] = {}
    for pattern in patterns or get_resolver().url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= views(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            found[f"/{path}"] = pattern.callback
    return found


def takes_post(view: View) -> bool:
    """Whether a view answers POST: unless one of Django's `require_...` decorators, or its class, says otherwise."""
    made_from = getattr(view, "view_class", None)
    if made_from is not None:
        return hasattr(made_from, "post") and "post" in made_from.http_method_names
    inner: View | None = view
    while inner is not None:
        held = getattr(inner, "__closure__", None) or ()
        named = dict(zip(getattr(getattr(inner, "__code__", None), "co_freevars", ()), held, strict=False))
        if "request_method_list" in named:
            return "POST" in named["request_method_list"].cell_contents
        inner = getattr(inner, "__wrapped__", None)
    return True


OPEN = {path: view for path, view in views().items() if getattr(view, "audience", None) == Audience.ANYONE}


def test_every_form_open_to_anyone_declares_how_often_it_may_be_sent() -> None:
    silent = [
        f"{path} ({view.__module__}.{view.__name__})"
        for path, view in OPEN.items()
        if takes_post(view) and not isinstance(getattr(view, "limit", None), Limit)
    ]
    assert not silent, "\n".join(
        ["these take POST from anyone: declare @limited(an_hour=...) or @require_safe", *silent]
    )


def test_a_limit_is_one_that_can_be_reached() -> None:
    for path, view in OPEN.items():
        limit = getattr(view, "limit", None)
        if limit is not None:
            assert limit.because or 0 < limit.an_hour <= 600, path
            assert limit.of_one <= 20, path


def test_what_takes_post_is_known() -> None:
    from django.views.decorators.http import require_GET, require_POST, require_safe
    from django.views.generic import TemplateView
    from django.views.generic import View as ClassView

    class Posted(ClassView):
        def post(self, request: Any) -> None: ...

    def plain(request: Any) -> None: ...

    assert [takes_post(view) for view in (plain, require_POST(plain), Posted.as_view())] == [True] * 3
    assert [takes_post(view) for view in (require_GET(plain), require_safe(plain), TemplateView.as_view())] == [
        False
    ] * 3
    assert takes_post(limited(an_hour=3)(require_POST(plain)))
    assert not takes_post(unlimited(because="it is only read")(require_safe(plain)))


@pytest.mark.parametrize("given", [{"an_hour": 0}, {"an_hour": 3, "field": "email"}, {"an_hour": 3, "of_one": 3}])
def test_a_limit_that_says_half_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        limited(**given)
    with pytest.raises(AssertionError):
        unlimited(because="")
