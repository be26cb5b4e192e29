"""Asking for help: on a page for everybody, from a group's space, and written down by our team."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.development import actions, queries
from hedgerow.development.forms.cases import AskForm, PublicAskForm, ToldForm
from hedgerow.development.queries.telling import asked
from hedgerow.development.views.finding import group_asked, group_in
from hedgerow.engines.throttle.types import limited
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.types import How
from hedgerow.places.queries import place
from hedgerow.shell.kept import posted
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

SHOWN = 50


@open_to(Audience.ANYONE)
@limited(an_hour=15, field="reach", of_one=5)
def get_help(request: HttpRequest) -> HttpResponse:
    """The front door for a group in need: two fields and a postcode, no account."""
    form = PublicAskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_case(by=None, how=How.WEB, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("development:thanks")
    context = {"form": form, "answer_by": answer_by(clock.today()), "place": place()}
    return render(request, "development/get_help.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """When they hear from us."""
    context = {"answer_by": answer_by(clock.today()), "place": place()}
    return render(request, "development/thanks.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def help(request: HttpRequest, pk: int) -> HttpResponse:
    """A group asks for help in its space, and reads what came of what it asked before."""
    group = group_in(request, pk)
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    form = AskForm(posted(request) if acts else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_case(by=user_of(request), organisation=group, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            day = {"day": plain_date(made.answer_by)}
            messages.success(request, _("Thank you. Somebody answers you by %(day)s.") % day)
            return redirect("development:help", pk=group.pk)
    context = {
        "form": form,
        "group": group,
        "acts": acts,
        "answer_by": answer_by(clock.today()),
        "asked": asked(queries.cases_of(group)[:SHOWN]),
    }
    return render(request, "development/help.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Write down that somebody asks for help by telephone, on paper or in person. `?group=` says who."""
    group = group_asked(request)
    looking = request.method == "POST" and "organisation_search" in request.POST
    form = ToldForm(posted(request), initial={"organisation": group.pk if group else ""})
    if request.method == "POST" and not looking and form.is_valid():
        try:
            made = actions.open_case(by=user_of(request), **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down. Take it, or leave it for a colleague."))
            return redirect("development:case", pk=made.pk)
    crumbs = [Crumb(_("Development"), reverse("development:board")), Crumb(_("Somebody asks for help"))]
    wrong = form.is_bound and bool(form.errors) and not looking
    return render(request, "development/add.html", {"form": form, "crumbs": crumbs}, status=422 if wrong else 200)
