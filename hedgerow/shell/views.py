"""The component gallery, and the style sheet that carries the place's accent colour."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hedgerow.kernel.audience import Audience, before_second_factor, open_to
from hedgerow.shell import maps
from hedgerow.shell.colour import DEFAULT_ACCENT, accent_for
from hedgerow.shell.gallery import sheets
from hedgerow.shell.gallery_data import chrome, data, features


@open_to(Audience.ANYONE)
@before_second_factor
@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """One rule: the accent. Only a colour that can be read is let through, so the address says everything."""
    chosen = accent_for(f"#{colour}").colour
    if chosen == DEFAULT_ACCENT and colour.lower() != DEFAULT_ACCENT.lstrip("#"):
        raise Http404
    return HttpResponse(f":root{{--accent:{chosen}}}", content_type="text/css; charset=utf-8")


@open_to(Audience.ANYONE)
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states; shown where settings.HEDGEROW_GALLERY is on."""
    _only_where_shown()
    frame = "workspace" if request.GET.get("frame") == "workspace" else "base"
    context = {"sheets": sheets(data()), "shell": chrome(), "frame": f"shell/{frame}.html", "narrow": frame}
    return render(request, "shell/gallery.html", context)


@open_to(Audience.ANYONE)
@require_safe
def gallery_map(request: HttpRequest) -> HttpResponse:
    """What the gallery's example map shows."""
    _only_where_shown()
    return maps.answer(request, features())


def _only_where_shown() -> None:
    if not getattr(settings, "HEDGEROW_GALLERY", False):
        raise Http404
