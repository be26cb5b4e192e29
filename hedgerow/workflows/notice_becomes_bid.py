"""A notice becomes a bid: of one group, or of a consortium whose lead confirms. Notices, then funding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.funding import actions as funding
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Stage, StepKind
from hedgerow.kernel.money import MOST_PENCE
from hedgerow.notices.actions.consortia import begin_bidding, hold
from hedgerow.notices.models import Consortium, Notice
from hedgerow.notices.permissions import check_answer_for, check_lead
from hedgerow.notices.queries.notices import running
from hedgerow.notices.rules.consortia import all_agreed
from hedgerow.notices.types import Bidding, PartState, State
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

ENDED = {Stage.AWARDED: State.WON, Stage.REFUSED: State.LOST, Stage.WITHDRAWN: State.ENDED}
TONES = {State.WON: "leaf", State.LOST: "", State.ENDED: ""}
SENT = (Stage.SUBMITTED, Stage.AWARDED, Stage.REFUSED)


@transaction.atomic
def bid_together(*, by: User, consortium: Consortium) -> Bid:
    """The lead confirms: its bid begins, for what all parts come to. Pressed twice, it is the same bid.

    Raises InputError where somebody has not agreed, or the notice is closed; PermissionDenied.
    """
    check_lead(by, consortium)
    held = hold(consortium)
    if held.bid:
        return Bid.objects.get(pk=held.bid.rpartition(":")[2])
    parts = list(held.parts.all())
    if held.state != State.FORMING:
        raise InputError(_("This consortium has been given up."))
    if not all_agreed([part.state for part in parts]):
        raise InputError(_("Two groups or more must have agreed, and nobody may be still to answer."))
    pence = sum(part.pence or 0 for part in parts if part.state == PartState.AGREED)
    bid = _begin(by, held.lead, held.notice, min(pence, MOST_PENCE) or None)
    begin_bidding(by=by, consortium=held, bid=str(bid.ref))
    return bid


def bid_alone(*, by: User, notice: Notice, organisation: Organisation) -> Bid:
    """One group bids for a notice by itself. Pressed twice, it is the same bid. Raises InputError; PermissionDenied."""
    check_answer_for(by, organisation)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)  # two who press at one moment begin one
        found = Bid.objects.filter(organisation=organisation, source=str(notice.ref)).order_by("-pk").first()
        return found or _begin(by, organisation, notice, None)


def _begin(by: User, organisation: Organisation, notice: Notice, pence: int | None) -> Bid:
    if notice.is_early or not running().filter(pk=notice.pk).exists():
        raise InputError(_("There is nothing to bid for now: this notice is closed, or not open yet."))
    source = str(notice.ref)
    bid = funding.start(
        by=by, organisation=organisation, stage=StepKind.PREPARING, to=notice.buyer_name[:200],
        purpose=notice.title[:200], asked=pence, submit_by=notice.deadline_day, source=source,
    )  # fmt: skip
    # A bid for the very same that was begun by hand is this one.
    return bid if bid.source == source else funding.change_bid(by=by, bid=bid, source=source)


def bids(refs: Sequence[str]) -> Mapping[str, Sequence[Bidding]]:
    """The bids that came of notices, by the notice's ref, as those who take part may know them."""
    found: dict[str, list[Bidding]] = {}
    for bid in Bid.objects.filter(source__in=list(refs)).order_by("pk"):
        found.setdefault(bid.source, []).append(_told(bid))
    return found


def _told(bid: Bid) -> Bidding:
    ended = ENDED.get(Stage(bid.stage))
    return Bidding(
        str(bid.ref), bid.organisation_id, Stage(bid.stage).label, TONES.get(ended, "accent") if ended else "accent",
        bid.asked, bid.got, bid.stage in SENT, ended, bid.decided_on or bid.moved_on,
    )  # fmt: skip
