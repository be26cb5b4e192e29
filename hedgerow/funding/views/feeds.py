"""Our open funds as open data, a page at a time, with an ETag, so that whoever takes them asks often and fetches seldom."""

from __future__ import annotations

import hashlib
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag, urlencode
from django.views.decorators.http import require_safe

from hedgerow.engines.mail.rules import absolute
from hedgerow.funding.models import Fund
from hedgerow.funding.queries import feeds as queries
from hedgerow.funding.queries.telling import NAMES
from hedgerow.funding.rules.feed_out import document
from hedgerow.kernel import spreadsheets
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.queries.wording import us

MEDIA = "application/ld+json"
ON_A_PAGE, IN_A_TABLE = 100, 1000
KEPT_FOR = 15 * 60  # seconds


@open_to(Audience.ANYONE)
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """A page of open funds as JSON-LD; the filters of the list narrow it. A page past the end is not found."""
    page, held, onward = _page(request, "funding:feed", ON_A_PAGE)
    told = _told(request)
    own = absolute(reverse("funding:feed"))
    with translation.override("en-gb"):
        said = document(
            queries.nodes(held), url=_address(own, told, page), onward=onward, publisher=us(),
            licence=queries.OUR_LICENCE, modified=queries.changed_at(told), total=queries.published(told).count(),
        )  # fmt: skip
    return _answer(request, json.dumps(said, ensure_ascii=False, indent=1).encode(), MEDIA, onward)


@open_to(Audience.ANYONE)
@require_safe
def feed_table(request: HttpRequest) -> HttpResponse:
    """The same as CSV, with the headers of our own import."""
    _number, held, onward = _page(request, "funding:feed_table", IN_A_TABLE)
    with translation.override("en-gb"):
        body = spreadsheets.csv_bytes(*queries.table(held))
    answer = _answer(request, body, spreadsheets.CSV_TYPE, onward)
    answer["Content-Disposition"] = 'inline; filename="funds.csv"'
    return answer


def _told(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.GET.items() if value and (name in NAMES or name == "amount")}


def _address(own: str, told: dict[str, str], page: int) -> str:
    return f"{own}?{urlencode({**told, 'page': str(page)})}"


def _page(request: HttpRequest, name: str, size: int) -> tuple[int, list[Fund], str]:
    """The number of the page that was asked for, its funds, and the address of the next."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 1 <= len(asked) <= 4 and int(asked)):
        raise Http404
    page, told = int(asked), _told(request)
    start = (page - 1) * size
    held = list(queries.published(told)[start : start + size + 1])
    if page > 1 and not held:
        raise Http404
    onward = _address(absolute(reverse(name)), told, page + 1) if len(held) > size else ""
    return page, held[:size], onward


def _answer(request: HttpRequest, body: bytes, media: str, onward: str) -> HttpResponse:
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    unchanged = get_conditional_response(request, etag=etag)
    answer: HttpResponse = unchanged or HttpResponse(body, content_type=media, headers={"ETag": etag})
    if onward:
        answer["Link"] = f'<{onward}>; rel="next"'
    answer["Access-Control-Allow-Origin"] = "*"  # public, and the same for everybody
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer
