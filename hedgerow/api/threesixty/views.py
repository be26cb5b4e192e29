"""Our awards in the 360Giving Data Standard, as JSON and as a table; with an ETag, so that whoever takes it fetches seldom."""

from __future__ import annotations

import hashlib
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from hedgerow.api.threesixty import package
from hedgerow.engines.mail.rules import absolute
from hedgerow.kernel import spreadsheets
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.programmes.queries.publishing import awards, publishing
from hedgerow.programmes.types.publishing import Award, Publishing
from hedgerow.standards.threesixty import LICENCE

KEPT_FOR = 15 * 60  # seconds


def _published() -> tuple[list[Award], Publishing]:
    """What is published, and under whose name. Nothing before somebody has published: the standard knows no empty file."""
    own = publishing(absolute(reverse("api_threesixty:awards")), absolute("/"))
    found = awards() if own else []
    if own is None or not found:
        raise Http404
    return found, own


@open_to(Audience.ANYONE)
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Every award of ours that a group has accepted, as a 360Giving package."""
    text = json.dumps(package.package(*_published()), ensure_ascii=False, indent=1)
    return _answer(request, text.encode(), "application/json")


@open_to(Audience.ANYONE)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table with the official titles."""
    answer = _answer(
        request, spreadsheets.csv_bytes(package.titles(), package.rows(*_published())), spreadsheets.CSV_TYPE
    )
    answer["Content-Disposition"] = 'attachment; filename="awards.csv"'
    return answer


def _answer(request: HttpRequest, said: bytes, media: str) -> HttpResponse:
    etag = quote_etag(hashlib.sha256(said).hexdigest()[:32])
    unchanged = get_conditional_response(request, etag=etag)
    answer: HttpResponse = unchanged or HttpResponse(said, content_type=media, headers={"ETag": etag})
    answer["Link"] = f'<{LICENCE}>; rel="license"'
    answer["Access-Control-Allow-Origin"] = "*"  # public, and the same for everybody
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer
