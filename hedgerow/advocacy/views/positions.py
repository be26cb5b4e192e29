"""The position on an issue, for our team: written in versions, signed, voted on, agreed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.actions.positions import newest
from hedgerow.advocacy.forms.chain import AgreeForm, PositionForm, StandForGroupForm, VoteForm
from hedgerow.advocacy.models import Issue, Position
from hedgerow.advocacy.presenters.chain import how_agreed
from hedgerow.advocacy.queries.issues import stands_of
from hedgerow.advocacy.rules import looks_partisan
from hedgerow.advocacy.types import Shown
from hedgerow.advocacy.views.finding import crumbs, issue_or_404, moved
from hedgerow.engines.voting.queries import outcome_page
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.trying import tried

GUIDANCE = "https://www.gov.uk/government/publications/speaking-out-guidance-on-campaigning-and-political-activity-by-charities-cc9"
FORTNIGHT = timedelta(days=14)


@open_to(Audience.WORKER)
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """What groups say together. `do` writes a version, asks groups, takes a stand down, calls or settles a vote, agrees."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    held = Position.objects.select_related("issue", "poll").filter(issue=found).first()
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    forms = _forms(request, held, wanted)
    if wanted and _done(request, found, held, wanted, forms.get(wanted)):
        return redirect("advocacy:position", pk=pk)
    wrong = any(form.errors for form in forms.values())
    return render(request, "advocacy/position.html", _page(found, held, forms), status=422 if wrong else 200)


def _sent(request: HttpRequest, wanted: str, name: str) -> Any:
    """What was posted, where it is for this form."""
    return request.POST if wanted == name else None


def _forms(request: HttpRequest, held: Position | None, wanted: str) -> dict[str, Any]:
    last = newest(held)
    number = last.number if last else 0
    return {
        "write": PositionForm(
            _sent(request, wanted, "write"), initial={"text": last.text if last else "", "seen": number}
        ),
        "stand": StandForGroupForm(
            _sent(request, wanted, "stand"),
            initial={"shown": Shown.NAMED, "number": number or None},
            auto_id="stand_%s",
        ),
        "vote": VoteForm(
            _sent(request, wanted, "vote"), initial={"until": clock.today() + FORTNIGHT}, auto_id="vote_%s"
        ),
        "agree": AgreeForm(_sent(request, wanted, "agree"), auto_id="agree_%s"),
    }


def _done(request: HttpRequest, issue: Issue, held: Position | None, wanted: str, form: Any) -> bool:
    by = user_of(request)
    if form is not None and not form.is_valid():
        return False
    if wanted == "write":
        told = {"text": form.cleaned_data["text"], "seen": form.cleaned_data["seen"] or 0}
        return tried(request, lambda: actions.write_position(by=by, issue=issue, **told), _("Written down."), form)
    if held is None:
        return False
    if wanted == "ask":
        count: list[int] = []
        if tried(request, lambda: count.append(actions.ask_groups(by=by, position=held))):
            messages.success(request, _("Letters are on their way: %(n)d.") % {"n": count[0]})
        return True
    if wanted == "stand":
        told = dict(form.cleaned_data)
        group = told.pop("group")
        act = lambda: actions.take_stand(by=by, position=held, organisation=group, **told)  # noqa: E731
        return tried(request, act, _("It is on the record."), form)
    if wanted == "vote":
        done = _("It is open. Everybody who may vote has a letter.")
        return tried(request, lambda: actions.call_vote(by=by, position=held, **form.facts()), done, form)
    if wanted == "agree":
        return tried(request, lambda: actions.agree(by=by, position=held, **form.facts()), _("Agreed."), form)
    if wanted == "settle":
        return _settled(request, held)
    return False


def _settled(request: HttpRequest, held: Position) -> bool:
    now: list[Position] = []
    if tried(request, lambda: now.append(actions.settle_vote(by=user_of(request), position=held))):
        agreed = now[0].poll_id is not None
        said = _("The vote agreed to it.") if agreed else _("The vote did not agree to it. Write another version.")
        messages.success(request, said)
    return True


def _page(found: Issue, held: Position | None, forms: dict[str, Any]) -> dict[str, Any]:
    last = newest(held)
    poll = held.poll if held else None
    rows = stands_of(held)
    return {
        "issue": found,
        "position": held,
        "last": last,
        "wordings": list(held.wordings.all()) if held else [],
        "is_agreed": bool(held and last and held.agreed_number == last.number),
        "how": how_agreed(held) if held and held.agreed_on else "",
        "signed": [row for row in rows if row.stand == "signs"],
        "dissents": [row for row in rows if row.stand == "dissents"],
        "vote": outcome_page(poll) if poll else None,
        "runs": bool(poll and poll.state == State.OPEN),
        "closed": bool(poll and poll.state == State.CLOSED and _unsettled(held)),
        "partisan": looks_partisan(last.text) if last else "",
        "guidance": GUIDANCE,
        "forms": forms,
        "crumbs": crumbs(found, _("Position")),
    }


def _unsettled(held: Position | None) -> bool:
    poll = held.poll if held else None
    if held is None or poll is None or poll.closed_at is None:
        return False
    return held.agreed_on is None or held.agreed_on < clock.day_of(poll.closed_at)


@open_to(Audience.WORKER)
@require_safe
def position_of(request: HttpRequest, pk: int) -> HttpResponse:
    """From a position in the record of work to the page of its issue."""
    held = get_object_or_404(Position, pk=pk)
    return redirect(reverse("advocacy:position", args=[held.issue_id]))
