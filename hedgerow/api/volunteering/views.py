"""The feed of open roles: a page at a time, with an ETag, so that whoever takes it asks often and fetches seldom."""

from __future__ import annotations

import hashlib
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from hedgerow.api.volunteering.feed import document
from hedgerow.engines.mail.rules import absolute
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.queries.wording import us
from hedgerow.volunteering.queries import live

MEDIA = "application/ld+json"
ON_A_PAGE = 100
KEPT_FOR = 15 * 60  # seconds


@open_to(Audience.ANYONE)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """A page of open roles, the oldest first, so that a page that was read does not move. `?page=` from 1; a page past the
    end is not found."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 1 <= len(asked) <= 4 and int(asked)):
        raise Http404
    page = int(asked)
    rows = live().order_by("opened_at", "pk").prefetch_related("tags", "organisation__identifiers")
    start = (page - 1) * ON_A_PAGE
    held = list(rows[start : start + ON_A_PAGE + 1])
    if page > 1 and not held:
        raise Http404
    own = absolute(reverse("api_volunteering:roles"))
    onward = f"{own}?page={page + 1}" if len(held) > ON_A_PAGE else ""
    said = document(held[:ON_A_PAGE], url=f"{own}?page={page}", onward=onward, publisher=us())
    return _answer(request, json.dumps(said, ensure_ascii=False, indent=1), onward)


def _answer(request: HttpRequest, text: str, onward: str) -> HttpResponse:
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    unchanged = get_conditional_response(request, etag=etag)
    answer: HttpResponse = unchanged or HttpResponse(text, content_type=MEDIA, headers={"ETag": etag})
    if onward:
        answer["Link"] = f'<{onward}>; rel="next"'
    answer["Access-Control-Allow-Origin"] = "*"  # public, and the same for everybody
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer
