"""Decisions and actions of all networks, for our team: written down, found again, put right, done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.convening import actions
from hedgerow.convening.forms.work import ActionForm, DecisionForm, DoneForm, WorkFilter
from hedgerow.convening.models import Decision, Meeting, Network
from hedgerow.convening.presenters import lists
from hedgerow.convening.queries import doing
from hedgerow.convening.queries.decisions import find_decisions, find_minutes, standing, with_words
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.views.finding import (
    action_or_404,
    crumbs,
    decision_or_404,
    meeting_or_404,
    network_or_404,
)
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError

SHOWS = (("", lazy("not done")), ("late", lazy("late")), ("mine", lazy("mine")), ("all", lazy("all")))
MINUTES = 10


@open_to(Audience.WORKER)
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What networks decided, by its words; and minutes in which these words stand."""
    form = WorkFilter(request.GET)
    wanted = form.chosen()
    words = wanted.get("q", "")
    found = find_decisions(request.user, words) if words else standing()
    if wanted.get("network"):
        found = found.filter(network=wanted["network"])
    found = found.order_by(*ordering(lists.DECISIONS, request.GET))
    if answer := download(lists.DECISIONS, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "tabs": lists.tabs(request),
        "narrowed": bool(wanted),
        "words": words,
        "minutes": list(find_minutes(request.user, words)[:MINUTES]) if words else [],
        "table": present(lists.DECISIONS, numbered(found, request.GET), request.GET),
    }
    return render(request, "convening/decisions.html", context)


@open_to(Audience.WORKER)
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what a meeting decided."""
    found = meeting_or_404(pk)
    form = DecisionForm(posted(request), items=agenda(found), initial={"item": request.GET.get("item", "")})
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(by=user_of(request), meeting=found, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down. It can be found by its words from now on."))
            return redirect("convening:meeting", pk=pk)
    return _page(request, form, _("Write down a decision"), found.network, found)


@open_to(Audience.WORKER)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: what came of it; its words put right, or withdrawn (`withdraw`)."""
    found, by = decision_or_404(pk), user_of(request)
    if request.method == "POST" and "withdraw" in request.POST:
        tried(request, lambda: actions.withdraw(by=by, decision=found), _("Withdrawn. It does not count any more."))
        return redirect("convening:decision", pk=pk)
    held = {name: getattr(found, name) for name in ("text", "how", "dissent")}
    form = DecisionForm(posted(request), initial=held)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in held}
        if tried(request, lambda: actions.reword(by=by, decision=found, **told), _("Saved.")):
            return redirect("convening:decision", pk=pk)
    context = {
        "decision": found,
        "network": found.network,
        "form": form,
        "actions": list(doing.shown(found.actions.all())),
        "crumbs": crumbs(found.network, _("Decision"), found.meeting),
        "today": clock.today(),
    }
    return render(request, "convening/decision.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def all_actions(request: HttpRequest) -> HttpResponse:
    """What is to be done, by whom; what is late first."""
    form = WorkFilter(request.GET, shows=SHOWS)
    wanted = form.chosen()
    found = doing.actions(open_only=wanted.get("show") != "all")
    if wanted.get("show") == "late":
        found = found.filter(due__lt=clock.today())
    if wanted.get("show") == "mine":
        found = found.filter(worker=user_of(request))
    if wanted.get("network"):
        found = found.filter(network=wanted["network"])
    if wanted.get("q"):
        found = found.filter(with_words(wanted["q"], "what", "words", "organisation__name", "worker__name"))
    if request.GET.get("sort"):
        found = found.order_by(*ordering(lists.ACTIONS, request.GET))
    if answer := download(lists.ACTIONS, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "tabs": lists.tabs(request),
        "narrowed": bool(wanted),
        "table": present(lists.ACTIONS, numbered(found, request.GET), request.GET),
    }
    return render(request, "convening/actions.html", context)


@open_to(Audience.WORKER)
def add_action(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody is to do something because of a meeting."""
    found = meeting_or_404(pk)
    return _add(request, found.network, found)


@open_to(Audience.WORKER)
def add_network_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is to do something for a network, whatever meeting it came from; because of a decision with `?decision=`."""
    network = network_or_404(pk)
    held = network.decisions.filter(pk__in=keys([request.GET.get("decision", "")])).first()
    return _add(request, network, held.meeting if held else None, held)


def _add(
    request: HttpRequest, network: Network, meeting: Meeting | None, decision: Decision | None = None
) -> HttpResponse:
    form = ActionForm(posted(request), network=network)
    if request.method == "POST" and form.is_valid():
        told = {"what": form.cleaned_data["what"], "due": form.cleaned_data["due"], "owner": form.owner}
        try:
            made = actions.add_action(by=user_of(request), network=network, meeting=meeting, decision=decision, **told)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It stands among the to-dos of whoever sees to it."))
            return redirect(_back(made.meeting, made.decision, network))
    return _page(request, form, _("Add an action"), network, meeting, about=decision.text if decision else "")


def _back(meeting: Meeting | None, decision: Decision | None, network: Network) -> str:
    if decision is not None:
        return reverse("convening:decision", args=[decision.pk])
    if meeting is not None:
        return reverse("convening:meeting", args=[meeting.pk]) + "#actions"
    return reverse("convening:network", args=[network.pk])


@open_to(Audience.WORKER)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: done, with what came of it, or not done after all (`again`)."""
    found, by = action_or_404(pk), user_of(request)
    form = DoneForm(posted(request))
    if request.method == "POST" and "again" in request.POST:
        tried(request, lambda: actions.open_action_again(by=by, action=found), _("It is open again."))
        return redirect("convening:action", pk=pk)
    if request.method == "POST" and form.is_valid():
        came = form.cleaned_data["came"]
        tried(request, lambda: actions.finish_action(by=by, action=found, came=came), _("Done."))
        return redirect("convening:action", pk=pk)
    context = {
        "action": found,
        "network": found.network,
        "who": found.whose,
        "done": found.done,
        "words": lists.action_words(found),
        "tone": lists.action_tone(found),
        "form": form,
        "crumbs": crumbs(found.network, _("Action"), found.meeting),
    }
    return render(request, "convening/action.html", context, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    form: ActionForm | DecisionForm,
    title: str,
    network: Network,
    meeting: Meeting | None,
    **more: object,
) -> HttpResponse:
    """A page with one form about a meeting or a network."""
    context = {"form": form, "title": title, "over": network.name, "about": "", **more}
    context["crumbs"] = crumbs(network, title, meeting)
    context["back"] = _back(meeting, None, network)
    return render(request, "convening/question.html", context, status=422 if form.errors else 200)
