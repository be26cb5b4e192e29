"""Agreements: their list, one of them, and writing them down."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.agreements import actions, queries
from hedgerow.agreements.forms import AgreementForm, AgreementsForm, EndForm
from hedgerow.agreements.models import Agreement
from hedgerow.agreements.permissions import can_keep
from hedgerow.agreements.presenters import lists, page
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.ledger.models import Payer
from hedgerow.ledger.queries import payers
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page under the agreements."""
    return [Crumb(_("Our agreements"), reverse("agreements:agreements")), *more]


def crumbs_of(agreement: Agreement, *titles: str) -> list[Crumb]:
    """The path to a page under one agreement."""
    url = reverse("agreements:agreement", args=[agreement.pk]) if titles else ""
    return crumbs(Crumb(agreement.title, url), *(Crumb(title) for title in titles))


@open_to(Audience.WORKER)
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """What pays for our own work, until when, and what is due."""
    form = AgreementsForm(request.GET)
    found = queries.chosen(form.filters()).order_by(*ordering(lists.LIST, request.GET))
    if answer := download(lists.LIST, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "table": present(lists.LIST, numbered(found, request.GET), request.GET),
        "tabs": lists.tabs("agreements"),
        "narrowed": bool(form.chosen()),
        "may_keep": can_keep(request.user),
    }
    return render(request, "agreements/agreements.html", context)


@open_to(Audience.WORKER)
@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement on one page."""
    rows = queries.agreements().prefetch_related("budgets", "payments", "reports")
    found = get_object_or_404(rows, pk=pk)
    standing = lists.standing_of(found)
    context = {
        "agreement": found,
        "funder": lists.funder(found),
        "standing": standing.label,
        "tone": lists.TONES[standing],
        "facts": page.facts(found, request.user),
        "targets": page.target_lines(found),
        "budgets": page.budget_bars(found),
        "payments": page.payments(found),
        "reports": page.reports(found),
        "crumbs": crumbs_of(found),
        "may_keep": can_keep(request.user),
        "owns": can_keep(request.user) or found.owner_id == request.user.pk,
    }
    return render(request, "agreements/agreement.html", context)


@open_to(Audience.MANAGER)
def add(request: HttpRequest) -> HttpResponse:
    """Another agreement, under a payer that there is already (`?payer=`) or a new one."""
    payer = _payer(request)
    form = AgreementForm(posted(request), payer=payer)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.add(
                by=user_of(request), terms=form.terms(), payer=payer, pay=told["pay"], report=told["report"]
            )
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Written down. Say now what you promised to reach."))
            return redirect("agreements:agreement", pk=made.pk)
    context = {
        "form": form,
        "payer": payer,
        "without": payers().filter(agreement=None) if payer is None else (),
        "crumbs": crumbs(Crumb(_("Add one"))),
    }
    return render(request, "agreements/edit.html", context, status=422 if form.errors else 200)


def _payer(request: HttpRequest) -> Payer | None:
    return payers().filter(agreement=None, pk__in=keys([request.GET.get("payer", "")])).first()


@open_to(Audience.MANAGER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What an agreement says."""
    found = get_object_or_404(queries.agreements().prefetch_related("budgets"), pk=pk)
    form = AgreementForm(posted(request), agreement=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=user_of(request), agreement=found, terms=form.terms())
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("agreements:agreement", pk=pk)
    context = {"form": form, "agreement": found, "crumbs": crumbs_of(found, _("Edit"))}
    return render(request, "agreements/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.MANAGER)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It ends before its time."""
    found = get_object_or_404(queries.agreements(), pk=pk)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            actions.end(by=user_of(request), agreement=found, **form.cleaned_data)

        if tried(request, act, _("Ended. Work recorded for it stays."), form):
            return redirect("agreements:agreement", pk=pk)
    context = {
        "form": form,
        "agreement": found,
        "title": _("End it before its time"),
        "lead": _("No work can be recorded for it after that day. What was recorded stays, and is counted."),
        "crumbs": crumbs_of(found, _("End it")),
    }
    return render(request, "agreements/step.html", context, status=422 if form.errors else 200)
