"""Consultations that affect groups here, for our team, with our own day before theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.chain import AskForm, ConsultationForm, LeaveForm
from hedgerow.advocacy.forms.finding import ConsultationsForm
from hedgerow.advocacy.models import Consultation, Issue
from hedgerow.advocacy.presenters import lists
from hedgerow.advocacy.presenters.chain import asked_of
from hedgerow.advocacy.queries import asks as read
from hedgerow.advocacy.queries import issues
from hedgerow.advocacy.types import Seen
from hedgerow.advocacy.views.asks import prepared
from hedgerow.advocacy.views.finding import consultation_or_404, crumbs, issue_or_404
from hedgerow.advocacy.views.positions import GUIDANCE
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, order, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def _crumbs(title: str) -> list[Crumb]:
    return [*crumbs(), Crumb(_("Consultations"), reverse("advocacy:consultations")), Crumb(title)]


@open_to(Audience.WORKER)
@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """Consultations by the day on which they close."""
    form, table = ConsultationsForm(request.GET), lists.CONSULTATIONS
    wanted = form.chosen()
    found = read.consultations(show=wanted.get("show", ""), words=wanted.get("q", ""), today=clock.today())
    if order(table, request.GET)[0]:
        found = found.order_by(*ordering(table, request.GET))
    if answer := download(table, found.iterator() if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "tabs": lists.tabs("consultations"),
        "narrowed": bool(wanted),
        "table": present(table, numbered(found, request.GET), request.GET),
    }
    return render(request, "advocacy/consultations.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """One more consultation."""
    form = ConsultationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made: list[Consultation] = []
        act = lambda: made.append(actions.add_consultation(by=user_of(request), **form.cleaned_data))  # noqa: E731
        if tried(request, act, _("Added. It stands among our to-dos three weeks before our day."), form):
            return redirect("advocacy:consultation", pk=made[0].pk)
    title = _("Add a consultation")
    context = {
        "form": form,
        "title": title,
        "crumbs": _crumbs(title),
        "back": reverse("advocacy:consultations"),
        "issue": None,
    }
    return render(request, "advocacy/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation: what it means for groups, what we answered, and what we said last time they asked."""
    found = consultation_or_404(pk)
    form = LeaveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        act = lambda: actions.leave_consultation(by=user_of(request), consultation=found, why=why)  # noqa: E731
        if tried(request, act, _("We do not answer it."), form):
            return redirect("advocacy:consultation", pk=pk)
    today = clock.today()
    rows = found.asks.filter(dropped_on__isnull=True).select_related("issue", "body", "consultation")
    context = {
        "consultation": found,
        "ours": [asked_of(one, today) for one in rows.prefetch_related("answers")],
        "before": [asked_of(one, today) for one in read.last_time(found)],
        "likes": issues.alike(f"{found.title} {found.about}"),
        "form": form,
        "today": today,
        "crumbs": _crumbs(found.title),
    }
    return render(request, "advocacy/consultation.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a consultation right, as when its body gives more time."""
    found = consultation_or_404(pk)
    form = ConsultationForm(posted(request), instance=Consultation.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.change_consultation(by=user_of(request), consultation=found, **told)  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("advocacy:consultation", pk=pk)
    back = reverse("advocacy:consultation", args=[pk])
    context = {"form": form, "title": found.title, "crumbs": _crumbs(found.title), "back": back, "issue": None}
    return render(request, "advocacy/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer it: with an issue that groups raised (`?issue=`), or one made of what it is about."""
    found = consultation_or_404(pk)
    asked = key(request.GET.get("issue", ""))
    issue = issue_or_404(asked) if asked is not None else None
    form = AskForm(posted(request), issue=issue or Issue(), consultation=found)
    if request.method == "POST" and form.is_valid():
        held = issue or actions.raise_issue(
            by=user_of(request), sentence=found.title, body=found.body, about=found.about, seen=Seen.GROUPS
        )
        if made := prepared(request, form, held, found):
            return redirect("advocacy:ask", pk=made.pk)
    title = _("Answer the consultation")
    context = {
        "form": form, "title": title, "consultation": found, "crumbs": _crumbs(title),
        "issue": issue or Issue(), "guidance": GUIDANCE,
    }  # fmt: skip
    return render(request, "advocacy/ask_form.html", context, status=422 if form.errors else 200)
