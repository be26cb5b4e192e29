"""What a group asks of us is among its bids too, so that it sees all its bids in one place. Our own grants are never money
that we helped to secure: they are counted as granted by us, once."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.funding import actions as funding
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.programmes.models import Application
from hedgerow.spine.errors import InputError


def begun(*, by: User, application: Application) -> int:
    """The bid of an application that was begun: its id."""
    held = application.round
    fund = Fund.objects.filter(pk=held.fund or 0).first()
    bid = funding.start(
        by=by, organisation=application.organisation, fund=fund, to="" if fund else held.title,
        stage=StepKind.PREPARING, helped=False, submit_by=held.closes_on, source=str(application.ref),
    )  # fmt: skip
    return bid.pk


def moved(*, by: User, application: Application, to: StepKind, pence: int | None = None, words: str = "") -> None:
    """The bid moves along with its application; one that somebody moved by hand meanwhile stays as it is."""
    bid = Bid.objects.select_related("organisation", "fund").filter(pk=application.bid or 0).first()
    if bid is None:
        return
    change = Change(to, Stage(bid.stage), pence=pence, words=words)
    try:
        funding.move(by=by, bid=bid, change=change)
    except InputError:
        return
