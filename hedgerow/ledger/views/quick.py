"""The quick log: a page, and the same in a dialog on any page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.ledger import actions, permissions, queries
from hedgerow.ledger.forms.initial import initial_for, initial_of
from hedgerow.ledger.forms.quick import QuickForm
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import choices
from hedgerow.ledger.types import EntryKind
from hedgerow.shell.asking import user_of
from hedgerow.shell.kept import posted
from hedgerow.shell.returning import back_to
from hedgerow.shell.types import Option
from hedgerow.spine.errors import InputError

FIND = "groups_search"  # the button that stands beside the box where there is no JavaScript


@open_to(Audience.WORKER)
def quick(request: HttpRequest) -> HttpResponse:
    """Log one act. `?group=` and `?activity=` fill in what the page it was opened from knows."""
    user = _user(request)
    asked = {"groups": request.GET.getlist("group"), "activity": request.GET.get("activity", "")}
    form = _form(request, by=user, initial={**initial_for(user), **asked, "next": _came_from(request)})
    return _answer(request, form, None)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: Any) -> HttpResponse:
    """Edit what was logged: a reversal and a new entry, beneath."""
    entry = get_object_or_404(queries.shown().prefetch_related("priority_links"), pk=pk, kind=EntryKind.WORK)
    user = _user(request)
    permissions.check_change(user, entry)
    form = _form(request, by=user, entry=entry, initial={**initial_of(entry), "next": _came_from(request)})
    return _answer(request, form, entry)


@open_to(Audience.WORKER)
def group_options(request: HttpRequest) -> HttpResponse:
    """Answers the box of groups as one types."""
    found = choices.choices(request.GET.get("q", "")[:200])
    options = [Option(choice.value, choice.label, choice.note) for choice in found]
    return render(request, "shell/parts/options.html", {"options": options})


def _form(request: HttpRequest, **rest: Any) -> QuickForm:
    data = posted(request)
    found = data.get("groups_find", "").strip() if data is not None else ""
    return QuickForm(data, found=found, **rest)


def _answer(request: HttpRequest, form: QuickForm, entry: Entry | None) -> HttpResponse:
    """Save and go on, or show the form (again)."""
    if request.method != "POST" or FIND in request.POST:
        return _page(request, form, entry, looking=True)
    if form.is_valid():
        try:
            saved = actions.log(by=form.by, logged=form.logged(), instead_of=entry)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return _done(request, saved, entry)
    return _page(request, form, entry)


def _page(request: HttpRequest, form: QuickForm, entry: Entry | None, *, looking: bool = False) -> HttpResponse:
    form.looking = looking
    wrong = form.is_bound and not looking
    context = {"form": form, "entry": entry, "looking": looking, "bare": bool(request.headers.get("HX-Request"))}
    return render(request, "ledger/quick.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, saved: Entry, before: Entry | None) -> HttpResponse:
    messages.success(request, _said(saved, before), extra_tags=f"saved:change-{before.pk}" if before else "saved:quick")
    onward = reverse("ledger:entry", args=[saved.pk]) if before else back_to(request, reverse("ledger:entries"))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": onward})
    return HttpResponseRedirect(onward)


def _said(saved: Entry, before: Entry | None) -> str:
    """The message after saving, with Edit and "log another"."""
    if before:
        return _("Changed. What it said before is kept in its history.")
    activity = saved.activity.name if saved.activity else ""
    return format_html(
        '{} <a href="{}">{}</a> · <a href="{}" data-dialog>{}</a>',
        _("Logged: %(activity)s.") % {"activity": activity},
        reverse("ledger:change", args=[saved.pk]),
        _("Edit"),
        reverse("ledger:quick"),
        _("Log another"),
    )


def _came_from(request: HttpRequest) -> str:
    """Where to go after saving: where the button was pressed, but not back to this form."""
    here = back_to(request, "")
    return "" if here.startswith(reverse("ledger:quick")) else here


def _user(request: HttpRequest) -> User:
    user = user_of(request)
    assert isinstance(user, User)
    return user
