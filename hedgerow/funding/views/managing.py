"""The adviser's workspace: the board of bids, and writing down funds."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.lifecycle.rules import MOVES
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.verification.queries import for_ref
from hedgerow.funding import actions
from hedgerow.funding.forms.filters import BidFilterForm, ManagedFundsForm
from hedgerow.funding.forms.funds import FundForm
from hedgerow.funding.models import Bid, Fund, LinkCheck
from hedgerow.funding.presenters import bids as shown
from hedgerow.funding.presenters import funds as shown_funds
from hedgerow.funding.queries import bids as queries
from hedgerow.funding.queries import funds as fund_queries
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.organisations import queries as organisations
from hedgerow.places.queries import area_names
from hedgerow.shell import boards
from hedgerow.shell.kept import posted
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Crumb, Tab
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50
FOUND = 12
STATES = {
    State.LIVE: _("Open it"), State.PAUSED: _("Pause it"), State.CLOSED: _("Close it"),
    State.DRAFT: _("Take it up again"),
}  # fmt: skip


def tabs(here: str) -> list[Tab]:
    """The parts of funding."""
    names = {
        "board": _("Bids"),
        "rivals": _("Same fund"),
        "projects": _("Projects"),
        "secured": _("Secured"),
        "manage": _("Funds"),
        "choose": _("Funds for a group"),
        "drafts": _("Funders who gave here"),
    }
    return [Tab(label, reverse(f"funding:{name}"), name == here) for name, label in names.items()]


@open_to(Audience.WORKER)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every bid in hand: as a board, or as a table; the table as a file with `?format=`."""
    form, today = BidFilterForm(request.GET), clock.today()
    found = queries.seen_by(request.user, queries.chosen(form.filters(), today))
    as_table = boards.is_table(request.GET)
    context = {
        "tabs": tabs("board"),
        "form": form,
        "chips": chips(form, request.GET, leave=("q", "fund")),
        "ways": boards.ways(request.GET),
        "as_table": as_table,
        "any": bool(form.chosen()) or Bid.objects.exists(),
        "clocks": [(shown.why(one), count, address(request.GET, clock=one, view="table", page=None), one in shown.LATE)
                   for one, count in queries.counts(today).items() if count],
    }  # fmt: skip
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(list(_in_order(found, request)), today), request.GET)
        assert answer is not None
        return answer
    if as_table:
        page = numbered(_in_order(found, request), request.GET, size=ON_A_PAGE)
        listed = replace(page, rows=shown.rows(page.rows, today))
        return render(request, "funding/board.html", {**context, "table": present(shown.LIST, listed, request.GET)})
    return render(request, "funding/board.html", {**context, "columns": shown.board(found, today, request.GET)})


def _in_order(found: QuerySet[Bid], request: HttpRequest) -> QuerySet[Bid]:
    return found.order_by(*ordering(shown.LIST, request.GET, tie="-pk"))


@open_to(Audience.WORKER)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Whose funds, or whose bid: a group is found by a few letters."""
    words = request.GET.get("q", "").strip()
    found = organisations.find(words, FOUND) if words else []
    names = area_names(group.ward for group in found)
    rows = [(group, names.get(group.ward, group.postcode)) for group in found]
    return render(request, "funding/choose.html", {"tabs": tabs("choose"), "words": words, "rows": rows})


@open_to(Audience.WORKER)
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """All funds, whatever their state."""
    form = ManagedFundsForm(request.GET)
    found = fund_queries.chosen(form.filters(), request.user)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown_funds.FILE, shown_funds.rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(page, rows=shown_funds.rows(page.rows))
    context = {
        "tabs": tabs("manage"),
        "form": form,
        "chips": chips(form, request.GET, leave=("q", "fund")),
        "words": form.filters().words,
        "page": page,
        "table": present(shown_funds.TEAM_LIST, listed, request.GET),
    }
    return render(request, "funding/manage.html", context)


def crumbs(fund: Fund | None, title: str) -> list[Crumb]:
    """The path to a page about writing down funds."""
    path = [Crumb(_("Funding"), reverse("funding:board")), Crumb(_("Funds"), reverse("funding:manage"))]
    return [*path, *([Crumb(fund.title, reverse("funding:fund", args=[fund.pk]))] if fund else []), Crumb(title)]


def _begun(request: HttpRequest) -> dict[str, str]:
    """What stands in an empty form: who writes it, and the national fund of which it is to be a variant."""
    begun = {"owner": str(user_of(request).pk)}
    national = Fund.objects.filter(pk__in=keys([request.GET.get("national", "")]), national=None).first()
    return begun | ({"national": str(national.pk), "payer": national.payer} if national else {})


@open_to(Audience.WORKER)
def fund_add(request: HttpRequest) -> HttpResponse:
    """A fund, written down; with the second button it is open at once."""
    form = FundForm(posted(request), initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        try:
            fund = actions.add_fund(by=user_of(request), **form.facts())
            if "open" in request.POST:
                actions.open_fund(by=user_of(request), fund=fund)
        except ValidationError as error:
            form.take_errors(error)
        except InputError as error:
            messages.error(request, str(error))
            return redirect("funding:fund_change", pk=fund.pk)
        else:
            messages.success(request, _("“%(title)s” is written down.") % {"title": fund.title})
            return redirect("funding:fund", pk=fund.pk)
    context = {"form": form, "crumbs": crumbs(None, _("A new fund"))}
    return render(request, "funding/fund_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def fund_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is said of a fund, and whether it is open."""
    fund = get_object_or_404(Fund, pk=pk)
    form = FundForm(posted(request), fund=fund)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_fund(by=user_of(request), fund=fund, **form.facts())
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("funding:fund", pk=fund.pk)
    state, tone = shown_funds.state_of(fund)
    context = {
        "form": form,
        "fund": fund,
        "state": state,
        "tone": tone,
        "checked": for_ref(fund.ref),
        "link_check": LinkCheck.objects.filter(fund=fund).first(),
        "variants": fund_queries.variants_of(fund, request.user),
        "states": [(to.value, STATES[to]) for to in STATES if to in MOVES[State(fund.state)]],
        "bids": Bid.objects.filter(fund=fund).count(),
        "crumbs": crumbs(fund, _("Edit")),
    }
    return render(request, "funding/fund_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def fund_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, pause or close it, or take it up again."""
    fund, asked = get_object_or_404(Fund, pk=pk), request.POST.get("to", "")
    try:
        if asked not in State.values:
            raise InputError(_("Choose what is to become of it."))
        moved = actions.set_state(by=user_of(request), fund=fund, to=State(asked))
        messages.success(request, _("It is %(state)s now.") % {"state": moved.get_state_display()})
    except InputError as error:
        messages.error(request, str(error))
    return redirect("funding:fund_change", pk=fund.pk)
