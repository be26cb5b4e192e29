"""Raising a concern, and what its readers see. To anybody else of our team each of these addresses is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.actions import confidential as actions
from hedgerow.people.forms.confidential import ActForm, ConcernForm, KeepForm, NoteForm, ReaderForm
from hedgerow.people.models import Confidential
from hedgerow.people.presenters.confidential import about, listed, opened
from hedgerow.people.queries import confidential as queries
from hedgerow.shell.forms import ShellForm
from hedgerow.spine.errors import InputError

View = Callable[..., HttpResponse]


def locked(view: View) -> View:
    """No copy of the page is kept, and no word of the form goes into an error report."""
    return never_cache(sensitive_post_parameters()(view))


def for_readers(view: View) -> View:
    """Answer 404 to all but the readers, whether the record is there or not."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, **kwargs)
        except Confidential.DoesNotExist:
            raise Http404 from None

    return guarded


@open_to(Audience.WORKER)
@locked
@require_GET
def confidential(request: HttpRequest) -> HttpResponse:
    """What somebody may read, without a word of it."""
    return render(request, "people/confidential/list.html", {"rows": listed(user_of(request), clock.today())})


@open_to(Audience.WORKER)
@locked
def raise_concern(request: HttpRequest) -> HttpResponse:
    """One form, for anybody who works here."""
    form = ConcernForm(request.POST or None)
    told = about(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        readers = list(given["readers"]) if form.has_leads or given["readers"] else None
        words = {"text": given["text"], "title": given["title"]}
        actions.raise_concern(by=user_of(request), readers=readers, person=told.person, group=told.group, **words)
        return redirect("people:concern_raised")
    context = {"form": form, "about": told}
    return render(request, "people/confidential/raise.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@locked
@require_GET
def concern_raised(request: HttpRequest) -> HttpResponse:
    """Thanks, and what happens now."""
    return render(request, "people/confidential/raised.html", {"has_leads": queries.leads().exists()})


@open_to(Audience.WORKER)
@locked
def write_note(request: HttpRequest) -> HttpResponse:
    """A confidential note, and who may read it."""
    user = user_of(request)
    form = NoteForm(request.POST or None, by=user)
    told = about(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and form.is_valid():
        made = actions.write_note(by=user, person=told.person, group=told.group, **form.cleaned_data)
        return redirect("people:confidential_one", pk=made.pk)
    context = {"form": form, "about": told}
    return render(request, "people/confidential/note.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@locked
@require_GET
@for_readers
def confidential_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its words, what was done, its readers and all its readings. Opening it is recorded."""
    row = actions.open_one(by=user_of(request), pk=pk)
    return page(request, row, ActForm(initial={"standing": row.standing}))


def page(request: HttpRequest, row: Confidential, form: ShellForm, status: int = 200) -> HttpResponse:
    """The page of one, with the form that says what was done."""
    shown = opened(row)
    context = {
        "shown": shown,
        "form": form,
        "reader_form": ReaderForm(without=[reader.user_id for reader in shown.readers]),
        "keep_form": KeepForm(initial={"until": row.keep_until}),
        "me": user_of(request).pk,
    }
    return render(request, "people/confidential/one.html", context, status=status)


@open_to(Audience.WORKER)
@locked
@require_POST
@for_readers
def act(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was done."""
    row = queries.for_reader(user_of(request), pk)
    form = ActForm(request.POST)
    if not form.is_valid():
        return page(request, row, form, status=422)
    return _done(request, row, lambda user: actions.act(by=user, row=row, **form.cleaned_data), _("Written down."))


@open_to(Audience.WORKER)
@locked
@require_POST
@for_readers
def add_reader(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let one more read it."""
    row = queries.for_reader(user_of(request), pk)
    form = ReaderForm(request.POST, without=[])
    if not form.is_valid():
        messages.error(request, _("Choose who may read it."))
        return redirect("people:confidential_one", pk=pk)
    chosen = form.cleaned_data["user"]
    told = _("They can read it now. The other readers are told.")
    return _done(request, row, lambda user: actions.add_reader(by=user, row=row, user=chosen), told)


@open_to(Audience.WORKER)
@locked
@require_POST
@for_readers
def end_reader(request: HttpRequest, pk: UUID, user: int) -> HttpResponse:
    """Take a reader off."""
    row = queries.for_reader(user_of(request), pk)
    gone = User.objects.filter(pk=user).first()
    if gone is None:
        raise Http404
    ended = lambda by: actions.end_reader(by=by, row=row, user=gone)  # noqa: E731
    answer = _done(request, row, ended, _("They can read it no longer."))
    return redirect("people:confidential") if gone == user_of(request) else answer


@open_to(Audience.WORKER)
@locked
@require_POST
@for_readers
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say until when it is kept."""
    row = queries.for_reader(user_of(request), pk)
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the day until which it is kept."))
        return redirect("people:confidential_one", pk=pk)
    until = form.cleaned_data["until"]
    return _done(request, row, lambda user: actions.keep(by=user, row=row, until=until), _("Changed."))


@open_to(Audience.WORKER)
@locked
@require_POST
@for_readers
def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Erase its words for good."""
    row = queries.for_reader(user_of(request), pk)
    return _done(request, row, lambda user: actions.erase(by=user, row=row), _("Its words are erased."))


def _done(request: HttpRequest, row: Confidential, do: Callable[[User], object], said: str) -> HttpResponse:
    """Do it, say so or say why not, and show the record."""
    try:
        do(user_of(request))
        messages.success(request, said)
    except InputError as error:
        messages.error(request, error.message)
    return redirect("people:confidential_one", pk=row.pk)
