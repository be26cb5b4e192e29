"""Awards after everybody was told: payments, reports, what comes back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.programmes.actions import paying, reporting
from hedgerow.programmes.forms.deciding import BackForm, PayForm, PlanForm, ReportForm
from hedgerow.programmes.models import Decision, Payment, Report, Round
from hedgerow.programmes.permissions import is_withheld
from hedgerow.programmes.presenters import awards as shown
from hedgerow.programmes.presenters.rounds import next_step
from hedgerow.programmes.queries.awards import awards_of
from hedgerow.programmes.queries.following import Followed, followed
from hedgerow.programmes.queries.publishing import publication_of
from hedgerow.programmes.queries.rounds import figures
from hedgerow.programmes.types import RoundState
from hedgerow.programmes.views.running import at, crumbs, tabs
from hedgerow.shell.kept import posted
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb

FEED = "/awards.json"  # of api, which stands above


def row_of(one: Followed) -> shown.AwardRow:
    """An award as its row."""
    paid = sum(part.pence for part in one.payments if part.paid_on)
    due = next((part.due_on for part in one.payments if not part.paid_on), None)
    report = one.reports[0] if one.reports else None
    back = sum(part.pence for part in one.returns)
    return shown.AwardRow(one.decision, paid, back, due, report, clock.today())


def award_or_404(request: HttpRequest, pk: int) -> Decision:
    """An award, for those of our team from whom it is not kept."""
    rows = Decision.objects.select_related("application__organisation", "application__round__programme")
    held = get_object_or_404(rows.filter(outcome="awarded"), pk=pk)
    if is_withheld(request.user, held.application):
        raise Http404
    return held


@open_to(Audience.WORKER)
@require_safe
def awards(request: HttpRequest, pk: int) -> HttpResponse:
    """The awards of a round: what is paid, told and came back, without those that are kept from whoever asks."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    rows = [row_of(one) for one in followed(list(awards_of(held, request.user)))]
    answer = download(shown.AWARDS, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    live = [row for row in rows if row.decision.declined_at is None]
    found = figures(held, request.user)
    context = {
        "round": held,
        "table": present(shown.AWARDS, rows, request.GET),
        "count": len(live),
        "promised": pounds(sum(row.decision.pence or 0 for row in live)),
        "paid": pounds(sum(row.paid for row in rows)),
        "back": pounds(sum(row.back for row in rows)),
        "people": sum((row.report.people or 0) for row in rows if row.report),
        "published": publication_of(held),
        "feed": FEED,
        "accepted": any(row.decision.accepted_at for row in rows),
        "next": next_step(held, found, clock.now()),
        "can_finish": held.state == RoundState.DECIDED,
        "tabs": tabs(held, "awards"),
        "crumbs": crumbs(at(held), Crumb(_("Awards"))),
    }
    return render(request, "programmes/awards.html", context)


@open_to(Audience.WORKER)
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """All is paid and told: the round is finished."""
    held = get_object_or_404(Round, pk=pk)
    tried(request, lambda: reporting.finish_round(by=user_of(request), held=held), _("The round is finished."))
    return redirect("programmes:awards", pk=pk)


@open_to(Audience.WORKER)
@require_safe
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """One award, and what to do with it next."""
    held = award_or_404(request, pk)
    one = followed([held])[0]
    row = row_of(one)
    context = {
        "decision": held,
        "application": held.application,
        "row": row,
        "standing": shown.standing(row),
        "payments": one.payments,
        "reports": one.reports,
        "returns": one.returns,
        "sum": pounds(held.pence or 0),
        "left": pounds(row.left) if row.left else "",
        "to_pay": next((part for part in one.payments if not part.paid_on), None),
        "crumbs": crumbs(
            at(held.application.round),
            Crumb(_("Awards"), reverse("programmes:awards", args=[held.application.round_id])),
            Crumb(held.application.organisation.name),
        ),
    }
    return render(request, "programmes/award.html", context)


def _way(held: Decision, title: str) -> list[Crumb]:
    return crumbs(
        at(held.application.round),
        Crumb(held.application.organisation.name, reverse("programmes:award", args=[held.pk])),
        Crumb(title),
    )


def _form(request: HttpRequest, held: Decision, form: object, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "crumbs": _way(held, title)}
    return render(request, "programmes/edit.html", context, status=422 if getattr(form, "errors", None) else 200)


@open_to(Audience.WORKER)
def payments(request: HttpRequest, pk: int) -> HttpResponse:
    """Say anew what is still to be paid, and when."""
    held = award_or_404(request, pk)
    form = PlanForm(posted(request), payments=list(held.payments.filter(paid_on__isnull=True).order_by("due_on", "pk")))
    if request.method == "POST" and form.is_valid():
        act = lambda: paying.plan_payments(by=user_of(request), decision=held, plans=form.plans())  # noqa: E731
        if tried(request, act, _("Saved."), form=form):
            return redirect("programmes:award", pk=pk)
    context = {
        "form": form,
        "decision": held,
        "title": _("When it is paid"),
        "crumbs": _way(held, _("When it is paid")),
    }
    return render(request, "programmes/payments.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """A payment was made."""
    held = get_object_or_404(Payment.objects.select_related("decision"), pk=pk)
    decision = award_or_404(request, held.decision_id)
    form = PayForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: paying.pay(by=user_of(request), payment=held, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Written down. The group is told."), form=form):
            return redirect("programmes:award", pk=decision.pk)
    return _form(request, decision, form, _("Paid: %(sum)s") % {"sum": pounds(held.pence)})


@open_to(Audience.WORKER)
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Money that was not spent came back."""
    held = award_or_404(request, pk)
    form = BackForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: paying.give_back(by=user_of(request), decision=held, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Written down."), form=form):
            return redirect("programmes:award", pk=pk)
    return _form(request, held, form, _("Money came back"))


@open_to(Audience.WORKER)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a group told us, or mark its report as read."""
    held = get_object_or_404(Report.objects.select_related("decision__application"), pk=pk)
    decision = award_or_404(request, held.decision_id)
    if "read" in request.POST:
        tried(request, lambda: reporting.mark_read(by=user_of(request), report=held), _("Marked as read."))
        return redirect("programmes:award", pk=decision.pk)
    form = ReportForm(posted(request), report=held)
    if request.method == "POST" and form.is_valid():
        act = lambda: reporting.send_report(by=user_of(request), report=held, told=form.told())  # noqa: E731
        if tried(request, act, _("Written down."), form=form):
            return redirect("programmes:award", pk=decision.pk)
    return _form(request, decision, form, _("What the group told us"))
