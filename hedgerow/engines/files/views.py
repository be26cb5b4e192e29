"""A file, for whoever may read the record it belongs to: always to be saved, never shown or run by the browser."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from hedgerow.engines.files import queries
from hedgerow.engines.files.models import Upload
from hedgerow.kernel.audience import Audience, open_to


@open_to(Audience.SIGNED_IN)
@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file to save. What somebody may not have is not there for them."""
    upload = get_object_or_404(Upload, pk=pk)
    if not queries.may_read(request.user, upload):
        raise Http404
    try:
        file = queries.opened(upload)
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, as_attachment=True, filename=upload.name, content_type=upload.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
