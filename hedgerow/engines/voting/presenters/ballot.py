"""One voter's page: the ballot, what they have cast, or what it came to."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from hedgerow.engines.voting.models import RollEntry
from hedgerow.engines.voting.queries import outcome_page
from hedgerow.engines.voting.types import Method, State
from hedgerow.kernel import clock


def ballot_page(entry: RollEntry, form: BaseForm, *, change: bool) -> dict[str, Any]:
    """What the page holds. `show` says which of its faces: vote, cast, early, closing or outcome."""
    poll = entry.poll
    context: dict[str, Any] = {"entry": entry, "poll": poll, "form": form, "show": _face(entry, form, change)}
    context["ranked"] = poll.method == Method.RANKED
    context["several"] = poll.method == Method.APPROVAL
    if context["show"] == "outcome":
        context |= outcome_page(poll)
    if entry.ballot:
        labels = {option.id: option.label for option in poll.choices}
        context["said"] = [labels[one] for one in entry.ballot.content]
    return context


def _face(entry: RollEntry, form: BaseForm, change: bool) -> str:
    poll, now = entry.poll, clock.now()
    if poll.state == State.CLOSED:
        return "outcome"
    if poll.state == State.DRAFT or now < poll.opens_at:
        return "early"
    if now >= poll.closes_at:
        return "closing"
    return "vote" if form.is_bound or change or entry.ballot is None else "cast"
