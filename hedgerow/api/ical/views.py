"""The feed itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from hedgerow.api.ical.queries import as_text, feed
from hedgerow.engines.bookings import queries as bookings
from hedgerow.engines.bookings.rules.calendar import MEDIA
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.refs import PATTERN

KEPT_FOR = 15 * 60  # seconds


@open_to(Audience.ANYONE)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is on, as a calendar to follow: everything, `?kind=` of one kind, `?ref=` of one network or course."""
    kind, ref = request.GET.get("kind", ""), request.GET.get("ref", "")
    if (ref and not PATTERN.fullmatch(ref)) or (kind and kind not in {offer.kind for offer in bookings.kinds()}):
        raise Http404
    held = feed(kind=kind, ref=ref)
    etag = quote_etag(held.print)
    unchanged = get_conditional_response(request, etag=etag)
    answer = unchanged or HttpResponse(as_text(held), content_type=MEDIA, headers={"ETag": etag})
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer
