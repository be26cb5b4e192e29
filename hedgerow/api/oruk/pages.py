"""The standard's page, and an answer that says when it last changed, so that whoever asks often fetches seldom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from hedgerow.api.oruk.asked import Asked
from hedgerow.kernel import clock
from hedgerow.services.queries import last_changed, live
from hedgerow.spine.errors import InputError

MEDIA = "application/json"
KEPT_FOR = 5 * 60  # seconds
FORMAT = 1  # grows when the shape of what is answered changes, so that no copy of the old one is taken for it
Build = Callable[..., dict[str, Any] | None]


def page(asked: Asked, total: int, contents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One page of a list, as the standard has it. A page past the end is empty."""
    pages = -(-total // asked.per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": list(contents),
    }


def bounds(asked: Asked) -> slice:
    """Which of all rows stand on the page."""
    return slice((asked.page - 1) * asked.per_page, asked.page * asked.per_page)


def answers(build: Build) -> Callable[..., HttpResponse]:
    """A view from a function that builds what is said; None where there is no such record. Whoever has it already is
    told so before anything is built."""

    @wraps(build)
    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        changed = last_changed()
        etag = _etag(request, changed)
        at = int(changed.timestamp()) if changed else None
        unchanged = get_conditional_response(request, etag=etag, last_modified=at)
        if unchanged is not None:
            return _open(unchanged)
        try:
            said = build(request, **parts)
        except InputError as error:
            return _open(_json({"error": str(error)}, 400))
        if said is None:
            return _open(_json({"error": "there is no such record here"}, 404))
        answer = _json(said, 200)
        answer["ETag"] = etag
        if at is not None:
            answer["Last-Modified"] = http_date(at)
        patch_cache_control(answer, public=True, max_age=KEPT_FOR)
        return _open(answer)

    return view


def _etag(request: HttpRequest, changed: datetime | None) -> str:
    """Another where anything of the feed changed, or the day: what is open ends by the day."""
    seen = (FORMAT, request.get_host(), request.get_full_path(), changed, live().count(), clock.today())
    return quote_etag(hashlib.sha256(repr(seen).encode()).hexdigest()[:32])


def _json(said: dict[str, Any], status: int) -> HttpResponse:
    return HttpResponse(json.dumps(said, ensure_ascii=False), content_type=MEDIA, status=status)


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"  # public, and the same for everybody
    return answer
