"""One case on one page, and everything that our team does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.development import actions
from hedgerow.development.actions.telling import address_of
from hedgerow.development.forms.cases import (
    CloseForm,
    DescribeForm,
    HandOnForm,
    LinkForm,
    SeenForm,
    StepForm,
    TurnAwayForm,
)
from hedgerow.development.models import Case
from hedgerow.development.presenters import cases as shown
from hedgerow.development.queries.telling import TONES, late_on, next_of, title_of
from hedgerow.development.types import CaseState
from hedgerow.development.views.finding import case_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.places.queries import area_names
from hedgerow.shell.durations import duration
from hedgerow.shell.kept import posted
from hedgerow.shell.types import Crumb
from hedgerow.soundings import queries as soundings
from hedgerow.spine.errors import InputError

FORMS: dict[str, type[SeenForm]] = {
    "step": StepForm,
    "describe": DescribeForm,
    "link": LinkForm,
    "hand_on": HandOnForm,
    "close": CloseForm,
    "turn_away": TurnAwayForm,
}


@open_to(Audience.WORKER)
@require_GET
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """What they asked, where it stands, all that was done, and what is next."""
    return _page(request, case_or_404(pk))


@open_to(Audience.WORKER)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """It is mine; `seen` says that a colleague had it, and that I know."""
    found, seen = case_or_404(pk), request.POST.get("seen", "")
    known = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None
    return _tried(
        request, found, lambda: actions.take(by=user_of(request), case=found, seen=known), _("It is yours now.")
    )


@open_to(Audience.WORKER)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Log what was done, with the next step."""
    return _with_form(request, pk, "step", lambda form: {"done": form.step()}, actions.step, _("Logged."))


@open_to(Audience.WORKER)
@require_POST
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where it stands, and what it is about."""
    return _with_form(request, pk, "describe", lambda form: form.facts(), actions.describe, _("Saved."))


@open_to(Audience.WORKER)
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose it is."""
    told = _("It is theirs now, with all that was done.")
    return _with_form(request, pk, "link", _said("organisation"), actions.link, told)


@open_to(Audience.WORKER)
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague goes on."""
    return _with_form(request, pk, "hand_on", _said("to"), actions.hand_on, _("Your colleague has it now."))


@open_to(Audience.WORKER)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    told = _("Done. They read what you wrote.")
    return _with_form(request, pk, "close", _said("answer", "letter"), actions.close, told)


@open_to(Audience.WORKER)
@require_POST
def turn_away(request: HttpRequest, pk: int) -> HttpResponse:
    """We cannot help, and say why."""
    told = _("Closed. They read why, and it counts among what we could not help with.")
    return _with_form(request, pk, "turn_away", _said("answer", "letter", "reason"), actions.turn_away, told)


@open_to(Audience.WORKER)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not over."""
    found = case_or_404(pk)
    return _tried(request, found, lambda: actions.reopen(by=user_of(request), case=found), _("It is open again."))


@open_to(Audience.WORKER)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """It was no ask for help."""
    found = case_or_404(pk)
    try:
        actions.drop(by=user_of(request), case=found)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("development:case", pk=pk)
    messages.success(request, _("Dropped. It counts for nothing."))
    return redirect("development:board")


def _said(*fields: str) -> Callable[[Any], dict[str, Any]]:
    """What a form says in these fields, as an action takes it."""
    return lambda form: {name: form.cleaned_data[name] for name in fields}


def _with_form(
    request: HttpRequest, pk: int, name: str, facts: Callable[[Any], dict[str, Any]], act: Callable[..., Any], told: str
) -> HttpResponse:
    """Do what a form of the page says; what is wrong with it, or came in between, is said where it stands."""
    found = case_or_404(pk)
    form = FORMS[name](posted(request), case=found, prefix=name)
    if "organisation_search" in request.POST or not form.is_valid():
        return _page(request, found, **{name: form})
    try:
        act(by=user_of(request), case=found, seen=form.cleaned_data["seen"], **facts(form))
    except InputError as error:
        fresh = case_or_404(pk)
        form.add_error(None, str(error))
        form.shown_again(fresh)  # they have been told, and see it now
        return _page(request, fresh, **{name: form})
    messages.success(request, told)
    return redirect("development:case", pk=pk)


def _tried(request: HttpRequest, found: Case, act: Callable[[], Any], told: str) -> HttpResponse:
    try:
        act()
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return redirect("development:case", pk=found.pk)


def _page(request: HttpRequest, found: Case, **bound: SeenForm) -> HttpResponse:
    by, today = user_of(request), clock.today()
    forms = {name: bound.get(name) or form(case=found, prefix=name) for name, form in FORMS.items()}
    events = shown.timeline(found, by)
    own = sum(event.minutes or 0 for event in events)
    what, day = next_of(found)
    title = title_of(found)
    context = {
        "case": found,
        "title": title,
        "crumbs": [Crumb(_("Development"), reverse("development:board")), Crumb(title)],
        "forms": forms,
        "open_form": next(iter(bound), ""),
        "events": events,
        "time": duration(own) if own else "",
        "tone": TONES[CaseState(found.state)],
        "next": what,
        "next_day": day,
        "late": late_on(found, today),
        "mine": found.worker_id == by.pk,
        "written_by": names([found.recorded_by]).get(found.recorded_by or 0, ""),
        "ward": area_names([found.area]).get(found.area, "") if found.area else "",
        "address": address_of(found),
        "askings": soundings.about(found.ref),
        "droppable": not found.is_closed and not any(event.words for event in events),
    }
    return render(request, "development/case.html", context, status=422 if bound else 200)
