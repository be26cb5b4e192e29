"""Comparing applications, the panel’s papers, deciding, and telling everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import spreadsheets
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.participation.models import Budget
from hedgerow.programmes.actions import deciding as actions
from hedgerow.programmes.forms.deciding import DecideForm
from hedgerow.programmes.models import Application, Decision, Round
from hedgerow.programmes.permissions import is_withheld, owes
from hedgerow.programmes.presenters import comparing as shown
from hedgerow.programmes.presenters.pack import pack_pdf, pack_xlsx
from hedgerow.programmes.presenters.rounds import answers_of
from hedgerow.programmes.queries import assessing as queries
from hedgerow.programmes.queries.rounds import figures
from hedgerow.programmes.types import ApplicationState, RoundState
from hedgerow.programmes.views.running import at, crumbs, tabs
from hedgerow.shell.kept import posted
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError


def _round(pk: int) -> Round:
    return get_object_or_404(Round.objects.select_related("programme"), pk=pk)


@open_to(Audience.WORKER)
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Applications side by side, best first, without those that are kept from whoever asks."""
    held = _round(pk)
    rows, guide = queries.comparison(held, request.user), queries.guide_of(held)
    table = shown.table_of(guide)
    answer = download(table, rows, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    found = figures(held, request.user)
    context = {
        "round": held,
        "table": present(table, rows, request.GET),
        "apart": [row for row in rows if row.comparison.talk_about],
        "found": found,
        "owes": owes(request.user, held),
        "left": pounds(max(0, held.pot - found.promised)),
        "pot": pounds(held.pot),
        "undecided": found.sent - found.decided,
        "open": held.state == RoundState.ASSESSING,
        "budgets": Budget.objects.exclude(stage__in=("decided", "stopped")) if not found.decided else (),
        "tabs": tabs(held, "compare"),
        "crumbs": crumbs(at(held), Crumb(_("Compare and decide"))),
    }
    return render(request, "programmes/compare.html", context)


@open_to(Audience.WORKER)
@require_safe
def pack(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The panel’s papers: a comparison sheet, and one page for each application."""
    held = _round(pk)
    makers: dict[str, Any] = {
        "pdf": (pack_pdf, "application/pdf"),
        "xlsx": (pack_xlsx, spreadsheets.XLSX_TYPE),
    }
    if form not in makers:
        raise Http404
    make, media = makers[form]
    answer = HttpResponse(make(held, queries.comparison(held, request.user)), content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(held.title) or "panel"}-panel.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer


@open_to(Audience.WORKER)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on one application, with what was scored and why beside it."""
    rows = Application.objects.select_related("organisation", "round__programme")
    one = get_object_or_404(rows.filter(state=ApplicationState.SENT), pk=pk)
    if is_withheld(request.user, one):
        raise Http404
    before = Decision.objects.filter(application=one).first()
    form = DecideForm(posted(request), application=one, held=before)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.decide(  # noqa: E731
            by=user_of(request), application=one, ruling=form.ruling(), seen=form.cleaned_data["seen"]
        )
        if _tried(request, act, form):
            return redirect("programmes:compare", pk=one.round_id)
    found = figures(one.round, request.user)
    context = {
        "application": one,
        "round": one.round,
        "decision": before,
        "form": form,
        "answers": answers_of(one, led_by=False),
        "scores": shown.score_lines(one, queries.kept_from(one.round, [one.pk])[one.pk]),
        "asked": pounds(one.pence or 0),
        "left": pounds(max(0, one.round.pot - found.promised)),
        "open": one.round.state == RoundState.ASSESSING,
        "crumbs": crumbs(
            at(one.round),
            Crumb(_("Compare and decide"), reverse("programmes:compare", args=[one.round_id])),
            Crumb(one.organisation.name),
        ),
    }
    return render(request, "programmes/decide.html", context, status=422 if form.errors else 200)


def _tried(request: HttpRequest, act: Callable[[], object], form: DecideForm) -> bool:
    """Decide; what is wrong is said at its field."""
    try:
        act()
    except actions.WrongRuling as error:
        for name, said in error.fields.items():
            form.add_error(name, said)
    except InputError as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, _("Decided. Nobody is told before you tell everybody."))
        return True
    return False


@open_to(Audience.WORKER)
@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell every group, in one press."""
    held = _round(pk)
    told: list[int] = []
    if tried(request, lambda: told.append(actions.tell_everybody(by=user_of(request), held=held))):
        messages.success(request, _("Told: %(n)d groups.") % {"n": told[0]})
    return redirect("programmes:run", pk=pk)
