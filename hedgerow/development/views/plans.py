"""A group's plan in its space."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.development.actions import plans as actions
from hedgerow.development.forms.checks import ActionForm, ProposalForm
from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.development.presenters import checks as shown
from hedgerow.development.queries import checks as read
from hedgerow.development.queries.questions import AREAS
from hedgerow.development.rules.checks import to_do
from hedgerow.development.types import Question
from hedgerow.development.views.finding import group_in
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError

USUALLY = timedelta(days=90)  # how long somebody has for what a check proposes, until they choose a day


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group means to do, what its health check proposes, and something of its own."""
    group = group_in(request, pk)
    check = next(iter(read.finished(group)), None)
    team = can_open(request.user, Audience.WORKER)
    found = list(read.plan(group))
    proposed = _proposed(check, found)
    own = "own" in request.POST
    add = ActionForm(posted(request) if own else None, team=team, prefix="add")
    offer = ProposalForm(
        posted(request) if request.method == "POST" and not own else None, questions=proposed, due=_usual()
    )
    if request.method == "POST" and (add if own else offer).is_valid():
        wanted = [add.cleaned_data] if own else [{**each, "check": check} for each in offer.taken()]
        if _added(request, group, wanted):
            return redirect("development:plan", pk=group.pk)
    context = {
        "group": group,
        "team": team,
        "check": check,
        "open": [each for each in found if each.task.done_at is None],
        "done": [each for each in found if each.task.done_at is not None],
        "today": clock.today(),
        "add": add,
        "offer": offer,
        "agreeable": bool(check and check.agreed_on is None and any(each.check_of_id == check.pk for each in found)),
    }
    return render(request, "development/plan.html", context, status=422 if add.errors or offer.errors else 200)


def _usual() -> date:
    return clock.today() + USUALLY


def _proposed(check: HealthCheck | None, found: list[PlanAction]) -> list[Question]:
    """What the last check proposes and is not in the plan yet."""
    if check is None:
        return []
    said = {code: each.reply for code, each in shown.given(check).items()}
    taken = {each.question for each in found if each.check_of_id == check.pk}
    return [each for each in to_do(AREAS, check.asked, said) if each.code not in taken]


def _added(request: HttpRequest, group: Organisation, wanted: list[dict[str, object]]) -> bool:
    try:
        for each in wanted:
            actions.add_action(by=user_of(request), organisation=group, **each)  # type: ignore[arg-type]
    except InputError as error:
        messages.error(request, str(error))
        return False
    words = ngettext("It is in the plan.", "%(n)d are in the plan.", len(wanted)) % {"n": len(wanted)}
    messages.success(request, words if wanted else _("Tick what you want in the plan."))
    return True


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def tick(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    """It is done; or not after all (`undo`); or not wanted any more (`remove`)."""
    group, by = group_in(request, pk), user_of(request)
    found = get_object_or_404(read.plan(group).select_related("organisation"), pk=action)
    try:
        if "remove" in request.POST:
            actions.remove(by=by, action=found)
        elif "undo" in request.POST:
            actions.untick(by=by, action=found)
        else:
            actions.tick(by=by, action=found)
    except InputError as error:
        messages.error(request, str(error))
    return redirect("development:plan", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The group means to do it."""
    group = group_in(request, pk)
    check = next(iter(read.finished(group)), None)
    try:
        if check is None:
            raise InputError(_("Take the health check first."))
        actions.agree(by=user_of(request), check=check)
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Agreed. Tick things as they are done."))
    return redirect("development:plan", pk=group.pk)
