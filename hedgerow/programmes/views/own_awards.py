"""What was decided, in a group’s own space: the offer, accepting it, payments, and telling how it went."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.questions.types import Kind
from hedgerow.kernel.audience import GROUP_HATS, Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.actions import offering, reporting
from hedgerow.programmes.forms.deciding import AcceptForm, ReportForm
from hedgerow.programmes.models import Decision, Report
from hedgerow.programmes.presenters.letters import asked_of, offer_pdf
from hedgerow.programmes.queries.applications import form_of
from hedgerow.programmes.queries.following import followed
from hedgerow.programmes.views.awards import row_of
from hedgerow.programmes.views.space import crumbs, group_in
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def _own(request: HttpRequest, pk: int, decision: int) -> tuple[Organisation, Decision]:
    """A group, and what it was told of one of its applications."""
    group = group_in(request, pk)
    rows = Decision.objects.select_related("application__organisation", "application__round__programme")
    found = rows.filter(application__organisation__in=names_of([group.pk]), told_at__isnull=False)
    return group, get_object_or_404(found, pk=decision)


def _asks_led_by(held: Decision) -> bool:
    keys = [one.key for one in form_of(held.application.round) if one.kind == Kind.LED_BY]
    return any(held.application.answers.get(key) for key in keys)


def _page(request: HttpRequest, group: Organisation, held: Decision, form: AcceptForm) -> HttpResponse:
    one = followed([held])[0]
    row = row_of(one)
    context = {
        "group": group,
        "decision": held,
        "application": held.application,
        "form": form,
        "open": held.outcome == "awarded" and not held.accepted_at and not held.declined_at,
        "payments": one.payments,
        "report": next((part for part in one.reports if part.sent_at is None), None),
        "told": [part for part in one.reports if part.sent_at],
        "sum": pounds(held.pence or 0),
        "asked": pounds(held.application.pence or 0),
        "left": pounds(row.left) if row.left else "",
        "tells": asked_of(held),
        "crumbs": crumbs(group, Crumb(held.application.title)),
    }
    return render(request, "programmes/own_award.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_safe
def own_award(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """What was decided of an application, and what follows."""
    group, held = _own(request, pk, decision)
    at = reverse("programmes:own_answer", args=[pk, decision])
    return _page(request, group, held, AcceptForm(posted(request, at), asks_led_by=_asks_led_by(held)))


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_safe
def letter(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """The offer as a letter on paper."""
    _group, held = _own(request, pk, decision)
    held = get_object_or_404(Decision.objects.filter(outcome="awarded").select_related(
        "application__organisation", "application__round__programme"
    ), pk=held.pk)  # fmt: skip
    answer = HttpResponse(offer_pdf(held), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="offer.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def answer(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Accept an offer, or decline it."""
    group, held = _own(request, pk, decision)
    user = user_of(request)
    if "decline" in request.POST:
        tried(request, lambda: offering.decline(by=user, decision=held), _("Declined. Thank you for telling us."))
        return redirect("programmes:own_award", pk=pk, decision=decision)
    form = AcceptForm(request.POST, asks_led_by=_asks_led_by(held))
    if form.is_valid():
        told = form.cleaned_data
        act = lambda: offering.accept(  # noqa: E731
            by=user, decision=held, signed=told["signed"], shares_led_by=told.get("shares_led_by", False)
        )
        if tried(request, act, _("Accepted. Beneath stands when you are paid."), form=form):
            return redirect("programmes:own_award", pk=pk, decision=decision)
    return _page(request, group, held, form)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
def own_report(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Tell how it went."""
    group, held = _own(request, pk, decision)
    found = Report.objects.filter(decision=held, sent_at__isnull=True).first()
    if found is None:
        messages.info(request, _("There is nothing to tell of this grant now."))
        return redirect("programmes:own_award", pk=pk, decision=decision)
    form = ReportForm(posted(request), report=found)
    if request.method == "POST" and form.is_valid():
        act = lambda: reporting.send_report(by=user_of(request), report=found, told=form.told())  # noqa: E731
        if tried(request, act, _("Thank you. We read every one."), form=form):
            return redirect("programmes:own_award", pk=pk, decision=decision)
    title = _("How it went")
    back = Crumb(held.application.title, reverse("programmes:own_award", args=[pk, decision]))
    context = {
        "group": group,
        "form": form,
        "title": title,
        "report": found,
        "sum": pounds(held.pence or 0),
        "application": held.application,
        "crumbs": crumbs(group, back, Crumb(title)),
    }
    return render(request, "programmes/own_report.html", context, status=422 if form.errors else 200)
