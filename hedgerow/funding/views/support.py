"""What goes with bids: help, papers, projects, what was secured, and who bids for the same fund."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.funding.actions import support as actions
from hedgerow.funding.forms.support import HelpForm, PaperForm, SecuredForm
from hedgerow.funding.models import Bid, Help, Paper
from hedgerow.funding.presenters import support as shown
from hedgerow.funding.presenters.bids import Paths
from hedgerow.funding.queries import support as queries
from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
from hedgerow.funding.views.bids import crumbs, is_team
from hedgerow.funding.views.finding import bid_or_404, fund_or_404, own_bid
from hedgerow.funding.views.managing import tabs
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried

ON_A_PAGE = 50
HATS = GROUP_HATS | TEAM_HATS


@open_to(Audience.WORKER)
def bid_help(request: HttpRequest, pk: int) -> HttpResponse:
    """Help that we gave with a bid."""
    bid, form = bid_or_404(pk, request.user), HelpForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "kind": HelpKind(form.cleaned_data["kind"])}
        if tried(request, lambda: actions.help_with(by=user_of(request), bid=bid, **told), _("Written down."), form):
            return redirect("funding:bid", pk=pk)
    title, paths = _("Write down our help"), Paths()
    context = {
        "form": form,
        "bid": bid,
        "title": title,
        "crumbs": crumbs(paths, bid, title),
        "back": paths.to("bid", bid),
    }
    return render(request, "funding/bid_step.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def help_back(request: HttpRequest, pk: int, help: int) -> HttpResponse:
    """Help that was written down by mistake."""
    found = get_object_or_404(Help.objects.select_related("bid"), pk=help, bid=pk)
    tried(request, lambda: actions.take_back_help(by=user_of(request), help=found), _("Taken back."))
    return redirect("funding:bid", pk=pk)


def _paper_add(request: HttpRequest, bid: Bid, paths: Paths) -> HttpResponse:
    form = PaperForm(request.POST or None, request.FILES or None, team=is_team(request))
    if request.method == "POST" and form.is_valid():
        told, sent = form.cleaned_data, form.cleaned_data["file"]
        kind, whom = PaperKind(told["kind"]), PaperFor(told["whom"])
        if tried(
            request,
            lambda: actions.add_paper(
                by=user_of(request), bid=bid, kind=kind, whom=whom, name=sent.name, data=sent.read()
            ),
            _("The paper is kept."),
            form,
        ):
            return redirect(paths.to("bid", bid))
    title = _("Add a paper")
    context = {"form": form, "bid": bid, "title": title, "crumbs": crumbs(paths, bid, title), "files": True,
               "back": paths.to("bid", bid)}  # fmt: skip
    return render(request, "funding/bid_step.html", context, status=422 if form.errors else 200)


def _paper_remove(request: HttpRequest, bid: Bid, paper: int, paths: Paths) -> HttpResponse:
    found = get_object_or_404(Paper.objects.select_related("bid__organisation"), pk=paper, bid=bid)
    if not queries.may_read_paper(request.user, found):
        raise Http404
    tried(request, lambda: actions.remove_paper(by=user_of(request), paper=found), _("Taken away."))
    return redirect(paths.to("bid", bid))


@open_to(Audience.WORKER)
def bid_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper of a bid."""
    return _paper_add(request, bid_or_404(pk, request.user), Paths())


@open_to(Audience.WORKER)
@require_POST
def bid_paper_remove(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Take a paper away."""
    return _paper_remove(request, bid_or_404(pk, request.user), paper, Paths())


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_bid_paper(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """A paper of a bid, from the group."""
    group, found = own_bid(request, pk, bid)
    return _paper_add(request, found, Paths(group))


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def own_bid_paper_remove(request: HttpRequest, pk: int, bid: int, paper: int) -> HttpResponse:
    """Take a paper away."""
    group, found = own_bid(request, pk, bid)
    return _paper_remove(request, found, paper, Paths(group))


@open_to(Audience.WORKER)
@require_safe
def secured(request: HttpRequest) -> HttpResponse:
    """Each award of some days that counts as won with our help, and how surely it is known."""
    form = SecuredForm(request.GET)
    period = form.period_chosen()
    rows = queries.secured(period)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.SECURED_FILE, rows, request.GET)
        assert answer is not None
        return answer
    page = numbered(rows, request.GET, size=ON_A_PAGE)
    context = {
        "tabs": tabs("secured"), "form": form, "period": period, "totals": shown.totals(rows),
        "table": present(shown.SECURED, page, request.GET),
    }  # fmt: skip
    return render(request, "funding/secured.html", context)


@open_to(Audience.WORKER)
@require_safe
def rivals(request: HttpRequest) -> HttpResponse:
    """Who bids for the same fund, and who could bid together: for our team alone."""
    mine = request.GET.get("whose") == "mine"
    context = {
        "tabs": tabs("rivals"), "mine": mine, "themes": theme_titles(TagScheme.THEME),
        "found": queries.rivals(request.user, user_of(request).pk if mine else None),
    }  # fmt: skip
    return render(request, "funding/rivals.html", context)


@open_to(Audience.WORKER)
@require_POST
def introduce(request: HttpRequest, pk: int) -> HttpResponse:
    """A to-do to ask two groups, each alone."""
    fund = fund_or_404(pk, request.user)
    groups = list(organisations.live().filter(pk__in=keys(request.POST.getlist("group"))).order_by("pk"))
    if len(groups) != 2:
        messages.error(request, _("Choose two groups."))
        return redirect("funding:rivals")
    done = _("It is on your list in My work. Neither group is told of the other until it says yes.")
    one, other = groups
    tried(request, lambda: actions.introduce(by=user_of(request), fund=fund, groups=(one, other)), done)
    return redirect("funding:rivals")
