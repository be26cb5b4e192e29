"""Somebody's own page, opened by a link in a letter: how far it is, their hours, stopping, and being forgotten."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions
from hedgerow.volunteering.forms import HoursForm, OwnEndForm
from hedgerow.volunteering.models import Application, Hours, Placement
from hedgerow.volunteering.queries.own import application_at

Forms = dict[str, HoursForm | OwnEndForm]
GONE = 410
SHOWN = 50


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Everything on one page; each button says what it `do`es."""
    found = application_at(token)
    if found is None:
        return render(request, "volunteering/mine_over.html", status=GONE)
    placement = getattr(found, "placement", None)
    forms: Forms = {"hours": HoursForm(), "end": OwnEndForm()}
    if request.method == "POST":
        do = DEEDS.get(request.POST.get("do", ""))
        if do is not None and do(request, found, placement, forms):
            return redirect("volunteering:mine", token=token)
    context = {
        "application": found,
        "placement": placement,
        "hours": list(placement.hours.all()[:SHOWN]) if placement else [],
        "form": forms["hours"],
        "end_form": forms["end"],
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "volunteering/mine.html", context, status=422 if wrong else 200)


def _log(request: HttpRequest, _found: Application, placement: Placement | None, forms: Forms) -> bool:
    form = HoursForm(request.POST)
    forms["hours"] = form
    if placement is None or not form.is_valid():
        return False
    try:
        actions.log(placement=placement, logged=form.logged(), key=form.form_key())
    except InputError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Thank you. It counts once the group has confirmed it."))
    return True


def _take_back(request: HttpRequest, _found: Application, placement: Placement | None, _forms: Forms) -> bool:
    row = get_object_or_404(Hours, pk=key(request.POST.get("hours", "")) or 0, placement=placement)
    return _tried(request, lambda: actions.take_back(hours=row), _("Taken back."))


def _end(request: HttpRequest, _found: Application, placement: Placement | None, forms: Forms) -> bool:
    form = OwnEndForm(request.POST)
    forms["end"] = form
    if placement is None or not form.is_valid():
        return False
    why = form.cleaned_data["why"]
    return _tried(request, lambda: actions.end_own(placement=placement, why=why), _("Thank you for all you gave."))


def _withdraw(request: HttpRequest, found: Application, _placement: Placement | None, _forms: Forms) -> bool:
    return _tried(request, lambda: actions.withdraw(application=found), _("It is taken back. Thank you for offering."))


def _forget(request: HttpRequest, found: Application, _placement: Placement | None, _forms: Forms) -> bool:
    return _tried(request, lambda: actions.forget([found.pk]), "")


def _tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    try:
        act()
    except InputError as error:
        messages.error(request, str(error))
    else:
        if done:
            messages.success(request, done)
    return True


DEEDS: dict[str, Callable[[HttpRequest, Application, Placement | None, Forms], bool]] = {
    "log": _log,
    "take_back": _take_back,
    "end": _end,
    "withdraw": _withdraw,
    "forget": _forget,
}
