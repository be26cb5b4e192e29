"""The trail of one record, and of everything."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from hedgerow.engines import registry
from hedgerow.engines.audit import queries
from hedgerow.engines.audit.forms import TrailFilter
from hedgerow.engines.audit.models import Event
from hedgerow.engines.audit.types import Happened
from hedgerow.kernel import refs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.shell import tables
from hedgerow.shell.pagination import Page, onward
from hedgerow.shell.tables import Column, Table
from hedgerow.shell.types import Crumb

MOST = 10_000  # rows of a download
TRAIL: Table[Happened] = Table(
    "history",
    gettext_lazy("Who did what"),
    (
        Column("title", gettext_lazy("Record"), lambda row: row.title, heading=True, url=lambda row: row.url),
        Column("what", gettext_lazy("What"), lambda row: row.what, note=lambda row: row.fields),
        Column("who", gettext_lazy("Who"), lambda row: row.who),
        Column("at", gettext_lazy("When"), lambda row: row.at.strftime("%d %b %Y, %H:%M")),
    ),
)


@open_to(Audience.MANAGER)
@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """Everything that anybody did to any record: by whom, to which, on which days; never what stood there."""
    form, ref = TrailFilter(request.GET), request.GET.get("ref", "")
    asked = form.chosen()
    by = int(asked["by"]) if "by" in asked else None
    ref = ref if _is_ref(ref) else ""
    found = queries.events(by=by, ref=ref, since=asked.get("since"), until=asked.get("until"))
    file = tables.download(TRAIL, _all(request, found), request.GET)
    if file:
        return file
    page = onward(found, _numbers_only(request), key="id")
    shown = Page(queries.happened(page.rows), size=page.size, previous_url=page.previous_url, next_url=page.next_url)
    context = {"form": form, "table": tables.present(TRAIL, shown, request.GET), "about": _about(ref), "ref": ref}
    return render(request, "audit/trail.html", context)


def _all(request: HttpRequest, found: QuerySet[Event]) -> list[Happened]:
    return queries.happened(list(found[:MOST])) if "format" in request.GET else []


def _numbers_only(request: HttpRequest) -> QueryDict:
    """The question, without a place in the list that is no number."""
    query = request.GET.copy()
    if key(query.get("after", "")) is None:
        query.pop("after", None)
    return query


def _is_ref(text: str) -> bool:
    try:
        refs.parse(text)
    except ValueError:
        return False
    return True


def _about(ref: str) -> str:
    link = registry.link(ref) if ref else None
    return link.title if link else queries.kind_of(ref) if ref else ""


@open_to(Audience.WORKER)
@require_GET
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Who did what to one record and when; never what stood there. Its own app says who may read that."""
    if not _is_ref(ref):
        raise Http404
    if not queries.can_read(request.user, ref):
        raise PermissionDenied
    link = registry.link(ref)
    crumbs = [Crumb(link.title, link.url), Crumb(_("History"))] if link else []
    title = link.title if link else queries.kind_of(ref)
    context = {"title": title, "crumbs": crumbs, "events": queries.history(ref)}
    return render(request, "audit/record.html", context)
