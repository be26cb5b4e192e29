"""The record of work as a list, one entry on its page, and what may be done with it there."""

from __future__ import annotations

from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts import queries as accounts
from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.ledger import actions, permissions, presenters, queries
from hedgerow.ledger.forms.entries import EntryFilter, OutcomeForm, ReasonForm
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import listing
from hedgerow.ledger.queries.drafts import files_of
from hedgerow.ledger.queries.timeline import groups_of
from hedgerow.ledger.types import EntryKind, Pathway, Strength
from hedgerow.ledger.views.quick import _user
from hedgerow.places import queries as places
from hedgerow.shell import tables
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import SIZE, Page, address
from hedgerow.spine.errors import InputError

MOST_TAKEN = 100_000
CHUNK = 2_000


@open_to(Audience.WORKER)
def entries(request: HttpRequest) -> HttpResponse:
    """Everything we did, narrowed and newest first."""
    user = _user(request)
    form = EntryFilter(request.GET, viewer=user)
    if "format" in request.GET:
        every = _taken(listing.listed(form.filters(), user), user)
        taken = tables.download(presenters.table(user, whole=True), every, request.GET)
        return taken or redirect("ledger:entries")
    page = _page(request, form.filters(), user)
    shown = tables.present(presenters.table(user), page, request.GET)
    head = queries.head()
    most = MOST_TAKEN if head.position + head.tail > MOST_TAKEN else 0
    told = {"form": form, "table": shown, "narrowed": bool(form.chosen()), "most": most}
    return render(request, "ledger/entries.html", told)


def _page(request: HttpRequest, filters: listing.Filters, user: Any) -> Page[listing.Row]:
    mark = request.GET.get("after", "")
    held = listing.rows(list(listing.listed(filters, user, mark)[: SIZE + 1]), user)
    return Page(
        rows=held[:SIZE],
        previous_url=address(request.GET, after=None) if mark else "",
        next_url=address(request.GET, after=held[SIZE - 1].after) if len(held) > SIZE else "",
    )


def _taken(found: Any, user: Any) -> Any:
    """Rows for a file, some at a time."""
    walk = islice(found.iterator(CHUNK), MOST_TAKEN)
    while chunk := list(islice(walk, CHUNK)):
        yield from listing.rows(chunk, user)


@open_to(Audience.WORKER)
def entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One entry: what it says, what is beside it, what came of it, and how it was corrected."""
    return _entry_page(request, _found(request, pk), OutcomeForm(posted(request, to=url("ledger:outcome", args=[pk]))))


@open_to(Audience.WORKER)
@require_POST
def outcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Claim that something changed because of it."""
    found, form = _found(request, pk), OutcomeForm(request.POST)
    if not form.is_valid():
        return _entry_page(request, found, form, status=422)
    said = dict(form.cleaned_data)
    sure = {"pathway": Pathway(said.pop("pathway")), "strength": Strength(said.pop("strength")), "id": said.pop("key")}
    try:
        actions.claim_outcome(by=_user(request), about=found, **sure, **said)
    except InputError as error:
        form.add_error(None, str(error))
        return _entry_page(request, found, form, status=422)
    messages.success(request, _("Recorded: what changed."))
    return redirect("ledger:entry", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def reverse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remove it: it stays in the record, and no longer counts."""
    found, form = _found(request, pk), ReasonForm(request.POST)
    permissions.check_change(_user(request), found)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _done(request, found, _("Removed. It no longer counts."), actions.reverse, entry=found, reason=reason)


@open_to(Audience.MANAGER)
@require_POST
def erase_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Erase what is written beside it, for good."""
    found = _found(request, pk)
    permissions.check_erase(_user(request))
    return _done(request, found, _("The note is erased."), actions.erase_note, entry=found)


def _done(request: HttpRequest, found: Entry, said: str, act: Any, **named: Any) -> HttpResponseRedirect:
    try:
        act(by=_user(request), **named)
        messages.success(request, said)
    except InputError as error:
        messages.error(request, str(error))
    return redirect("ledger:entry", pk=found.pk)


def _found(request: HttpRequest, pk: UUID) -> Entry:
    """The entry, if whoever asks may read it; otherwise there is none."""
    shown = (
        queries.shown()
        .select_related("seal", "reversal", "about__activity")
        .prefetch_related("priority_links__priority")
    )
    found = get_object_or_404(shown, pk=pk)
    if not permissions.can_read(_user(request), found):
        raise Http404
    return found


def _entry_page(request: HttpRequest, found: Entry, form: OutcomeForm, status: int = 200) -> HttpResponse:
    user, history = _user(request), queries.history(found)
    who = accounts.names([found.recorded_by, *(row.recorded_by for row in history)])
    area = places.area_names([found.area]).get(found.area, found.area) if found.area else ""
    standing = found.kind != EntryKind.REVERSAL and getattr(found, "reversal", None) is None
    context = {
        "entry": found,
        "title": presenters.title(found),
        "facts": presenters.facts(found, user, who=who.get(found.recorded_by or 0, ""), area=area),
        "groups": [(group.name, presenters.group_url(group.pk)) for group in groups_of(found)],
        "note": getattr(found, "note", None),
        "files": files_of(found),
        "seal": getattr(found, "seal", None),
        "standing": standing,
        "latest": history[-1] if history[-1].pk != found.pk else None,
        "history": history if len(history) > 1 else [],
        "outcomes": queries.outcomes(found) if found.kind == EntryKind.WORK else [],
        "may_change": standing and permissions.can_change(user, found),
        "may_edit": found.kind == EntryKind.WORK,
        "may_erase": permissions.can_erase(user),
        "form": form,
        "reason": ReasonForm(),
    }
    return render(request, "ledger/entry.html", context, status=status)
