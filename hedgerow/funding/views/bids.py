"""Beginning a bid, its page, and each step: in the workspace, and (through views/space.py) in a group's own space."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.engines import registry
from hedgerow.engines.todo import queries as todo
from hedgerow.funding import actions
from hedgerow.funding.forms.bids import BUTTONS, BidForm, StartForm, StepForm, next_steps
from hedgerow.funding.models import Bid
from hedgerow.funding.presenters import bids as shown
from hedgerow.funding.presenters.bids import Paths
from hedgerow.funding.queries.support import minutes_of, papers_of
from hedgerow.funding.types import Stage, StepKind
from hedgerow.funding.views.finding import bid_or_404, group_asked
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

MAIN = (StepKind.PREPARING, StepKind.SUBMITTED, StepKind.AWARDED, StepKind.PAID, StepKind.CONSIDERED)


def is_team(request: HttpRequest) -> bool:
    """Whether somebody of our team asks."""
    return can_open(request.user, Audience.WORKER)


def crumbs(paths: Paths, bid: Bid | None, title: str) -> list[Crumb]:
    """The path to a page about bids."""
    root = Crumb(_("Our bids") if paths.group else _("Funding"), paths.all)
    return [root, *([Crumb(bid.funder, paths.to("bid", bid))] if bid else []), Crumb(title)]


def take_errors(form: Form, error: ValidationError) -> None:
    """Show, at their fields, what an action would not have."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, sentences in told.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)


def begin(request: HttpRequest, group: Organisation, *, in_space: bool) -> HttpResponse:
    """The form for a new bid, and beginning it."""
    paths = Paths(group if in_space else None)
    asked = {name: request.GET.get(name, "") for name in ("fund", "project")}
    form = StartForm(posted(request), group=group, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            bid = actions.start(by=user_of(request), organisation=group, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect(paths.to("bid", bid))
    context = {"form": form, "group": group, "crumbs": crumbs(paths, None, _("A new bid")), "back": paths.all}
    return render(request, "funding/bid_add.html", context, status=422 if form.errors else 200)


def show(request: HttpRequest, bid: Bid, paths: Paths) -> HttpResponse:
    """One bid: how far it is, what may happen next, what happened."""
    steps = next_steps(bid, team=is_team(request))
    row = shown.row(bid, clock.today(), paths)
    history = shown.history(bid)
    context = {
        "bid": bid,
        "group": row.group,
        "row": row,
        "came_of": registry.link(bid.source) if bid.source else None,
        "why": shown.why(row.clock) if row.clock else "",
        "late": row.clock in shown.LATE,
        "tone": shown.TONES[Stage(bid.stage)],
        "main": [_button(paths, bid, step) for step in steps if step in MAIN][:2],
        "others": [_button(paths, bid, step) for step in steps if step not in MAIN],
        "facts": shown.facts(bid),
        "history": history,
        "helps": list(bid.helps.all()) if is_team(request) else [],
        "help_minutes": minutes_of(bid),
        "papers": [
            (paper, upload, paths.to("bid_paper_remove", bid, str(paper.pk)))
            for paper, upload in papers_of(bid, request.user)
        ],
        "paper_url": paths.to("bid_paper", bid),
        "tasks": todo.shown(todo.about(bid.ref)) if is_team(request) else [],
        "today": clock.today(),
        "change_url": paths.to("bid_change", bid),
        "back_url": paths.to("bid_back", bid),
        "last": history[0].title if history else "",
        "first": len(history) == 1,
        "team": is_team(request),
        "in_space": paths.group is not None,
        "awarded": bid.stage == Stage.AWARDED,
        "left": (bid.got or 0) - bid.paid,
        "crumbs": crumbs(paths, None, bid.funder),
    }
    return render(request, "funding/bid.html", context)


def _button(paths: Paths, bid: Bid, step: StepKind) -> tuple[str, str]:
    return str(BUTTONS[step]), paths.to("bid_step", bid, step.value)


def step_on(request: HttpRequest, bid: Bid, kind: str, paths: Paths) -> HttpResponse:
    """What happened next: the form asks only what has to be said of it."""
    if kind not in StepKind.values:
        raise Http404
    step = StepKind(kind)
    if request.method == "GET" and step not in next_steps(bid, team=is_team(request)):
        messages.info(request, _("It is %(stage)s now.") % {"stage": bid.get_stage_display()})
        return redirect(paths.to("bid", bid))
    form = StepForm(posted(request), bid=bid, to=step, team=is_team(request))
    if request.method == "POST" and form.is_valid():
        try:
            moved = actions.move(by=user_of(request), bid=bid, change=form.change())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down: %(what)s.") % {"what": StepKind(kind).label})
            return redirect(paths.to("bid", moved))
    title = str(BUTTONS[step])
    context = {
        "form": form, "bid": bid, "title": title, "step": step, "crumbs": crumbs(paths, bid, title),
        "back": paths.to("bid", bid), "private": step == StepKind.REFUSED,
    }  # fmt: skip
    return render(request, "funding/bid_step.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, bid: Bid, paths: Paths) -> HttpResponse:
    """What is said of a bid besides its steps."""
    form = BidForm(posted(request), bid=bid, team=is_team(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_bid(by=user_of(request), bid=bid, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(paths.to("bid", bid))
    context = {
        "form": form, "bid": bid, "title": _("Edit"), "crumbs": crumbs(paths, bid, _("Edit")),
        "back": paths.to("bid", bid),
    }  # fmt: skip
    return render(request, "funding/bid_step.html", context, status=422 if form.errors else 200)


def back(request: HttpRequest, bid: Bid, paths: Paths) -> HttpResponse:
    """The last step was a mistake."""
    seen = request.POST.get("seen", "")
    try:
        left = actions.take_back(by=user_of(request), bid=bid, seen=Stage(seen) if seen in Stage.values else Stage(""))
    except (InputError, ValueError) as error:
        messages.error(request, str(error) if isinstance(error, InputError) else _("Look at it again first."))
        return redirect(paths.to("bid", bid))
    messages.success(request, _("Taken back. What it wrote into the record of work is cancelled."))
    return redirect(paths.to("bid", left) if left else paths.all)


@open_to(Audience.WORKER)
def bid_add(request: HttpRequest) -> HttpResponse:
    """A new bid of a group that is named in the address; without one, the group is chosen first."""
    group = group_asked(request)
    if group is None:
        return redirect(reverse("funding:choose"))
    return begin(request, group, in_space=False)


@open_to(Audience.WORKER)
@require_safe
def bid(request: HttpRequest, pk: int) -> HttpResponse:
    """One bid."""
    return show(request, bid_or_404(pk, request.user), Paths())


@open_to(Audience.WORKER)
def bid_step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """What happened next."""
    return step_on(request, bid_or_404(pk, request.user), kind, Paths())


@open_to(Audience.WORKER)
def bid_change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a bid."""
    return edit(request, bid_or_404(pk, request.user), Paths())


@open_to(Audience.WORKER)
@require_POST
def bid_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The last step was a mistake."""
    return back(request, bid_or_404(pk, request.user), Paths())
