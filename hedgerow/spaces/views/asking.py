"""Asking for help in two fields, and what our team does with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Crumb
from hedgerow.spaces import actions, queries
from hedgerow.spaces.forms import AnswerForm, AskForm
from hedgerow.spaces.models import Ask
from hedgerow.spaces.presenters.asking import ask_row
from hedgerow.spaces.views.finding import group_in
from hedgerow.spaces.views.people import tried
from hedgerow.spine.errors import InputError


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def help(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for help, and what came of what was asked before."""
    group = group_in(request, pk)
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    form = AskForm(posted(request) if acts else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask(by=user_of(request), organisation=group, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Thank you. Somebody answers you by %(day)s.") % {"day": plain_date(made.due_on)}
            )
            return redirect("spaces:help", pk=group.pk)
    context = {
        "form": form,
        "group": group,
        "acts": acts,
        "answer_by": answer_by(clock.today()),
        "asks": [ask_row(ask) for ask in queries.asks_of(group)[:50]],
    }
    return render(request, "spaces/help.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """What a group asks, for our team: take it (`take`), and say what came of it."""
    found = get_object_or_404(Ask.objects.select_related("organisation__merged_into", "taken_by", "by"), pk=pk)
    by, group = user_of(request), found.organisation.merged_into or found.organisation
    if request.method == "POST" and "take" in request.POST:
        tried(request, lambda: actions.take(by=by, ask=found), _("It is yours now, and they can see that."))
        return redirect("spaces:ask", pk=pk)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = _("Done. They read what you wrote.")
        if tried(request, lambda: actions.finish(by=by, ask=found, answer=form.cleaned_data["answer"]), done):
            return redirect(reverse("pages:group", args=[group.pk]))
        return redirect("spaces:ask", pk=pk)
    crumbs = [Crumb(group.name, reverse("pages:group", args=[group.pk])), Crumb(_("They ask for help"))]
    context = {
        "row": ask_row(found),
        "ask": found,
        "group": group,
        "form": form,
        "crumbs": crumbs,
        "written_by": names([found.recorded_by]).get(found.recorded_by or 0, ""),
        "today": clock.today(),
    }
    return render(request, "spaces/ask.html", context, status=422 if form.errors else 200)
