"""Promises in the workspace of our team."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.bodies.queries import interests_in
from hedgerow.bridge import actions
from hedgerow.bridge.forms import FactForm, PromiseForm, PromisesForm, ReasonForm
from hedgerow.bridge.models import Promise
from hedgerow.bridge.presenters import promises as shown
from hedgerow.bridge.presenters import questions as shown_questions
from hedgerow.bridge.queries import promises as queries
from hedgerow.bridge.queries.words import promise_standing, promise_tone, sides
from hedgerow.bridge.types import Kept
from hedgerow.bridge.views.finding import promise_or_404
from hedgerow.engines import registry
from hedgerow.kernel import clock, refs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page under the promises."""
    first = Crumb(_("Questions and promises"), reverse("bridge:now"))
    return [first, Crumb(_("Promises"), reverse("bridge:promises")), *more]


@open_to(Audience.WORKER)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise, of whatever side."""
    today, form = clock.today(), PromisesForm(request.GET)
    table = shown.table(lambda row: reverse("bridge:promise", args=[row.pk]), today)
    found = queries.listed(**form.filters(), today=today).order_by(*ordering(table, request.GET))
    if answer := download(table, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "table": present(table, numbered(found, request.GET), request.GET),
        "narrowed": bool(form.chosen()),
        "tabs": shown_questions.tabs("promises"),
    }
    return render(request, "bridge/promises.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Write a promise down. `?body=` and `?ref=` say with whom, and which record of ours it was made in."""
    given = {"body": request.GET.get("body", ""), "source_ref": _ref(request.GET.get("ref", ""))}
    form = PromiseForm(posted(request), initial=given)
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        made: list[Promise] = []
        act = lambda: made.append(actions.note_promise(by=user_of(request), **form.facts()))  # noqa: E731
        if tried(request, act, _("Written down."), form):
            return redirect("bridge:promise", pk=made[0].pk)
    return _edit(request, form, _("Write down a promise"), reverse("bridge:promises"))


def _ref(text: str) -> str:
    try:
        return str(refs.parse(text))
    except ValueError:
        return ""


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a promise right."""
    found = promise_or_404(pk)
    form = PromiseForm(posted(request), promise=found)
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        act = lambda: actions.change_promise(by=user_of(request), promise=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("bridge:promise", pk=pk)
    return _edit(request, form, _("Edit a promise"), reverse("bridge:promise", args=[pk]))


def _edit(request: HttpRequest, form: PromiseForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "crumbs": crumbs(Crumb(title)), "back": back}
    return render(request, "bridge/edit_promise.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise. `do`: say what became of it, confirm or not what the body says, or open it again."""
    found = promise_or_404(pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    fact = FactForm(request.POST if wanted == "settle" else None)
    reason = ReasonForm(request.POST if wanted == "decline" else None)
    by = user_of(request)
    acts: dict[str, Callable[[], object]] = {
        "settle": lambda: actions.settle(by=by, promise=found, fact=fact.fact()),
        "confirm": lambda: actions.confirm(by=by, promise=found),
        "decline": lambda: actions.decline(by=by, promise=found, reason=reason.cleaned_data["reason"]),
        "reopen": lambda: actions.reopen(by=by, promise=found),
    }
    forms = {"settle": fact, "decline": reason}
    form = forms.get(wanted)
    if wanted in acts and (form is None or form.is_valid()) and tried(request, acts[wanted], _("Written down."), form):
        return redirect("bridge:promise", pk=pk)
    today = clock.today()
    context = {
        "promise": found,
        "sides": sides(found),
        "standing": promise_standing(found, today),
        "tone": promise_tone(found, today),
        "fact": fact,
        "reason": reason,
        "is_open": found.state == Kept.OPEN,
        "source": registry.link(found.source_ref) if found.source_ref else None,
        "office_gone": found.office is not None and found.office.is_over(today) and found.state == Kept.OPEN,
        "crumbs": crumbs(Crumb(_("Promise"))),
        "interests": interests_in([found.ref]),
    }
    return render(request, "bridge/promise.html", context, status=422 if fact.errors or reason.errors else 200)
