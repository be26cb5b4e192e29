"""Targets, payments and reports of an agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.agreements import actions, queries
from hedgerow.agreements.forms import PaidForm, PaymentForm, ReportForm, SentForm, TargetForm
from hedgerow.agreements.models import Agreement, Payment, Report, Target
from hedgerow.agreements.views.agreements import crumbs_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


def _step(
    request: HttpRequest,
    agreement: Agreement,
    form: Form,
    act: Callable[[], object],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    """A form that does one thing to an agreement and goes back to it."""
    if request.method == "POST" and form.is_valid() and tried(request, act, done, form):
        return redirect("agreements:agreement", pk=agreement.pk)
    context = {
        "form": form, "agreement": agreement, "title": title, "crumbs": crumbs_of(agreement, title), **more
    }  # fmt: skip
    return render(request, "agreements/step.html", context, status=422 if form.errors else 200)


def _one(pk: int) -> Agreement:
    return get_object_or_404(queries.agreements(), pk=pk)


@open_to(Audience.MANAGER)
def target_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Another target, or another amount of one that there is."""
    found, form = _one(pk), TargetForm(posted(request))

    def act() -> None:
        actions.add_target(by=user_of(request), agreement=found, **form.cleaned_data)

    lead = _("Choose from what the record counts, so that nobody has to count it for this funder.")
    return _step(request, found, form, act, _("Add a target"), _("Added."), lead=lead)


@open_to(Audience.MANAGER)
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a target away."""
    found = get_object_or_404(Target.objects.select_related("agreement__payer"), pk=pk)
    if request.method == "POST":
        tried(request, lambda: actions.remove_target(by=user_of(request), target=found), _("Removed."))
    return redirect("agreements:agreement", pk=found.agreement_id)


@open_to(Audience.MANAGER)
def payment_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Another payment that is due."""
    found, form = _one(pk), PaymentForm(posted(request))

    def act() -> None:
        actions.add_payment(by=user_of(request), agreement=found, **form.cleaned_data)

    return _step(request, found, form, act, _("Add a payment"), _("Added."))


@open_to(Audience.MANAGER)
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """It came; or it had not after all, or is not due (`do`)."""
    found = get_object_or_404(Payment.objects.select_related("agreement__payer"), pk=pk)
    by, do = user_of(request), request.POST.get("do", "")
    deeds = {"not_paid": actions.mark_unpaid, "remove": actions.remove_payment}
    if do in deeds:
        tried(request, lambda: deeds[do](by=by, payment=found), _("Saved."))
        return redirect("agreements:agreement", pk=found.agreement_id)
    form = PaidForm(posted(request), payment=found)

    def act() -> None:
        actions.mark_paid(by=by, payment=found, **form.cleaned_data)

    more = {"removes": found.paid_on is None}
    return _step(request, found.agreement, form, act, _("A payment came"), _("Written down."), **more)


@open_to(Audience.MANAGER)
def report_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Another report that is due."""
    found, form = _one(pk), ReportForm(posted(request))

    def act() -> None:
        actions.add_report(by=user_of(request), agreement=found, **form.cleaned_data)

    return _step(request, found, form, act, _("Add a report that they want"), _("Added."))


@open_to(Audience.WORKER)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """It went; or it had not after all, or they do not want it (`do`). Whoever owns the agreement may say so."""
    found = get_object_or_404(Report.objects.select_related("agreement__payer"), pk=pk)
    by, do = user_of(request), request.POST.get("do", "")
    deeds = {"not_sent": actions.mark_unsent, "remove": actions.remove_report}
    if do in deeds:
        tried(request, lambda: deeds[do](by=by, report=found), _("Saved."))
        return redirect("agreements:agreement", pk=found.agreement_id)
    form = SentForm(posted(request))

    def act() -> None:
        actions.mark_sent(by=by, report=found, **form.cleaned_data)

    title = _("It went: %(title)s") % {"title": found.title}
    return _step(request, found.agreement, form, act, title, _("Written down."), removes=found.sent_on is None)
