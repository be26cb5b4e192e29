"""What colleagues e-mailed to the log address, to be recorded with one tap, changed first, or thrown away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.engines.files import queries as files
from hedgerow.ledger.actions import drafts as actions
from hedgerow.ledger.forms.initial import initial_for
from hedgerow.ledger.forms.quick import QuickForm
from hedgerow.ledger.models import Draft, Entry
from hedgerow.ledger.queries import drafts as queries
from hedgerow.ledger.views.quick import FIND, _form, _user
from hedgerow.spine.errors import InputError


@open_to(Audience.WORKER)
@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """One's own drafts, the oldest first, and where to send more."""
    user = _user(request)
    context = {
        "drafts": queries.shown(user),
        "address": settings.HEDGEROW_INBOX.address,
        "own": queries.own_address(user),
        "proves": bool(settings.HEDGEROW_INBOX.trusts),
    }
    return render(request, "ledger/drafts.html", context)


@open_to(Audience.WORKER)
@require_POST
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a draft as it stands, with the files that are ticked."""
    draft = _own(request, pk)
    try:
        entry = actions.confirm(by=_user(request), draft=draft, keep=request.POST.getlist("keep"))
    except InputError as error:
        messages.error(request, str(error))
        return redirect("ledger:draft", pk=pk)
    return _recorded(request, entry)


@open_to(Audience.WORKER)
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The log form with what the e-mail says filled in."""
    held = _own(request, pk)
    form = _form(request, by=_user(request), initial=_initial(held))
    looking = request.method != "POST" or FIND in request.POST
    form.looking = looking
    if not looking and form.is_valid():
        try:
            keep = [str(upload.pk) for upload in files.of(held.own_ref)]
            return _recorded(request, actions.record_as(by=form.by, draft=held, logged=form.logged(), keep=keep))
        except InputError as error:
            form.add_error(None, str(error))
    return _page(request, form, looking)


def _page(request: HttpRequest, form: QuickForm, looking: bool) -> HttpResponse:
    context = {"form": form, "entry": None, "looking": looking, "bare": bool(request.headers.get("HX-Request"))}
    return render(request, "ledger/quick.html", context, status=200 if looking else 422)


def _initial(held: Draft) -> dict[str, Any]:
    said = {
        "key": held.pk,
        "groups": [str(pk) for pk in held.groups],
        "activity": held.activity,
        "on": held.on,
        "note": held.text,
        "next": reverse("ledger:drafts"),
    }
    return {**initial_for(held.user), **said}


@open_to(Audience.WORKER)
@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is nothing to record."""
    actions.discard(by=_user(request), draft=_own(request, pk))
    messages.success(request, _("Thrown away. The e-mail itself is where it was."))
    return redirect("ledger:drafts")


@open_to(Audience.WORKER)
@require_POST
def own_address(request: HttpRequest) -> HttpResponse:
    """A log address of one's own, or a new one in place of it."""
    actions.new_log_address(by=_user(request))
    messages.success(request, _("Here is your own log address. The one you had before, if any, no longer works."))
    return redirect("ledger:drafts")


def _own(request: HttpRequest, pk: UUID) -> Draft:
    """One's own draft: a colleague's is not there."""
    return get_object_or_404(queries.of(_user(request)).select_related("user"), pk=pk)


def _recorded(request: HttpRequest, entry: Entry) -> HttpResponse:
    link = reverse("ledger:entry", args=[entry.pk])
    activity = entry.activity.name if entry.activity else ""
    words = format_html(
        '{} <a href="{}">{}</a>', _("Logged: %(activity)s.") % {"activity": activity}, link, _("See it")
    )
    messages.success(request, words, extra_tags="saved:quick")
    return redirect("ledger:drafts")
