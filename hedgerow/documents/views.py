"""A group's documents: in its space, for our team, and behind a link that the group made."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.documents import actions, presenters, queries
from hedgerow.documents.forms import DocumentForm, DocumentsFilterForm, ShareForm
from hedgerow.documents.models import Document, Share
from hedgerow.documents.permissions import check_keep
from hedgerow.documents.rules import is_live
from hedgerow.documents.types import DocumentKind
from hedgerow.engines.files import queries as files
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50
HATS = GROUP_HATS | TEAM_HATS
GONE = 410


def _group(request: HttpRequest, pk: int) -> Organisation:
    try:
        group = organisations.full(pk)
    except Organisation.DoesNotExist:
        if is_team(request.user):
            raise Http404 from None
        raise PermissionDenied from None
    check_keep(request.user, group)
    return group


def _crumbs(group: Organisation, title: str) -> list[Crumb]:
    return [Crumb(_("Documents"), reverse("documents:own", args=[group.pk])), Crumb(title)]


@open_to(Audience.WORKER)
@require_safe
def all_documents(request: HttpRequest) -> HttpResponse:
    """Which documents we hold of which groups; the whole list as a file with `?format=`."""
    form, today = DocumentsFilterForm(request.GET), clock.today()
    found = queries.chosen(form.filters()).order_by(*ordering(presenters.LIST, request.GET))
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(presenters.LIST, presenters.rows(list(found), today), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    table = present(presenters.LIST, replace(page, rows=presenters.rows(page.rows, today)), request.GET)
    context = {"form": form, "table": table, "chips": chips(form, request.GET, leave=("q",))}
    return render(request, "documents/all.html", {**context, "narrowed": bool(form.chosen())})


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """A group's documents, what is missing, and to whom they are shown."""
    group, today = _group(request, pk), clock.today()
    rows = presenters.rows(list(queries.of_group(group)), today)
    here = {row.document.kind for row in rows}
    context = {
        "group": group,
        "rows": rows,
        "missing": [one for one in DocumentKind if one not in here and one != DocumentKind.OTHER],
        "shares": [
            (one, is_live(ends=one.ends, ended=one.ended_at is not None, today=today))
            for one in queries.shares_of(group)[:20]
        ],
        "team": is_team(request.user),
    }
    return render(request, "documents/own.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a document; it replaces the one of its kind."""
    group = _group(request, pk)
    form = DocumentForm(request.POST or None, request.FILES or None, kind=request.GET.get("kind", ""))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        sent = told["file"]
        try:
            actions.add(
                by=user_of(request), organisation=group, kind=DocumentKind(told["kind"]), name=sent.name,
                data=sent.read(), key=told["key"], dated=told["dated"], expires=told["expires"], title=told["name"],
            )  # fmt: skip
        except InputError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("It is kept. Nobody has to ask for it again."))
            return redirect("documents:own", pk=pk)
    context = {"form": form, "group": group, "crumbs": _crumbs(group, _("Add a document"))}
    return render(request, "documents/add.html", context, status=422 if form.errors else 200)


def _document(request: HttpRequest, pk: int, document: int) -> Document:
    return get_object_or_404(queries.of_group(_group(request, pk)), pk=document)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def remove(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Take a document away."""
    found = _document(request, pk, document)
    tried(request, lambda: actions.remove(by=user_of(request), document=found), _("Taken away, with its file."))
    return redirect("documents:own", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody of our team looked at it."""
    found = get_object_or_404(Document.objects.select_related("organisation"), pk=pk)
    done = _("Checked. It is in the record of work.")
    tried(request, lambda: actions.check(by=user_of(request), document=found), done)
    return redirect("documents:own", pk=found.organisation.now.pk)


@open_to(Audience.SIGNED_IN, hats=HATS)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link. It is shown once, here: it is not kept."""
    group = _group(request, pk)
    form = ShareForm(posted(request), group=group, own=can_act_for(request.user, group))
    context = {"form": form, "group": group, "crumbs": _crumbs(group, _("Share documents"))}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made, path = actions.share(
                by=user_of(request), organisation=group, documents=list(told["documents"]), whom=told["whom"],
                ends=told["ends"], key=told["key"],
            )  # fmt: skip
        except InputError as error:
            form.add_error(None, str(error))
        else:
            link = request.build_absolute_uri(path)
            answer = render(request, "documents/made.html", {**context, "share": made, "link": link})
            answer["Cache-Control"] = "private, no-store"
            return answer
    return render(request, "documents/share.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def end(request: HttpRequest, pk: int, share: int) -> HttpResponse:
    """End a link before its day."""
    found = get_object_or_404(queries.shares_of(_group(request, pk)).select_related("organisation"), pk=share)
    done = _("Ended. Whoever has the link sees nothing any more.")
    tried(request, lambda: actions.end(by=user_of(request), share=Share.objects.get(pk=found.pk)), done)
    return redirect("documents:own", pk=pk)


def _unseen(answer: HttpResponseBase) -> HttpResponseBase:
    """Nobody keeps it, and no search engine lists it."""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@open_to(Audience.ANYONE)
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """The documents behind a link."""
    found = queries.share_at(token)
    if found is None:
        return _unseen(render(request, "documents/over.html", status=GONE))
    items = [
        (one, upload, reverse("documents:shared_file", args=[token, one.pk])) for one, upload in queries.in_share(found)
    ]
    return _unseen(render(request, "documents/shared.html", {"share": found, "items": items}))


@open_to(Audience.ANYONE)
@require_safe
def shared_file(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A document behind a link, to save."""
    found = queries.share_at(token)
    if found is None:
        return _unseen(render(request, "documents/over.html", status=GONE))
    here = {one.pk: (one, upload) for one, upload in queries.in_share(found)}
    if pk not in here:
        raise Http404
    document, upload = here[pk]
    try:
        file = files.opened(upload)
    except FileNotFoundError:
        raise Http404 from None
    actions.note_opening(share=found, document=document)
    answer = FileResponse(file, as_attachment=True, filename=upload.name, content_type=upload.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _unseen(answer)
