"""Offering to help, without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions
from hedgerow.volunteering.forms import ApplyForm, CallForm
from hedgerow.volunteering.presenters import role_page
from hedgerow.volunteering.views.finding import role_for

GONE = 410


@open_to(Audience.ANYONE)
@limited(an_hour=20, field="reach", of_one=10)
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Four fields; then a page that says what comes next."""
    role = role_for(request, pk)
    if not role.is_open:
        return render(request, "volunteering/closed.html", {"role": role}, status=GONE)
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.apply(role=role, asked=form.asked(), key=form.form_key())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("volunteering:thanks", pk=role.pk)
    context = {"form": form, "role": role, "page": role_page.build(role)}
    return render(request, "volunteering/apply.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """It is kept, and who answers by when."""
    return render(request, "volunteering/thanks.html", {"role": role_for(request, pk)})


@open_to(Audience.ANYONE)
@limited(an_hour=20, field="reach", of_one=10)
def call_me(request: HttpRequest) -> HttpResponse:
    """Leave a name: somebody rings, and finds a role together with them."""
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave_name(asked=form.asked(), key=form.form_key())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("volunteering:called")
    return render(request, "volunteering/call_me.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def called(request: HttpRequest) -> HttpResponse:
    """It is kept, and somebody rings."""
    return render(request, "volunteering/called.html")
