"""Bids that came of notices: whoever keeps bids says how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet

from hedgerow.engines import registry
from hedgerow.kernel import clock
from hedgerow.notices.models import Consortium, Notice, Part
from hedgerow.notices.types import Bidding, BidFinder, PartState, State
from hedgerow.organisations.models import Organisation

OPEN = (State.FORMING, State.BIDDING)


def bids_to(refs: Sequence[str]) -> Mapping[str, Sequence[Bidding]]:
    """The bids to each notice, by its ref; none where nobody keeps bids."""
    found = registry.all_of(BidFinder)
    return found[0].find(refs) if found and refs else {}


def bids_alone(notice: Notice, together: Sequence[str]) -> list[tuple[Bidding, registry.Link]]:
    """The bids to a notice but those of consortia (`together`: their refs), each with its name and its page."""
    found = [one for one in bids_to([str(notice.ref)]).get(str(notice.ref), ()) if one.ref not in together]
    links = registry.links(one.ref for one in found)
    return [(one, links[one.ref]) for one in found if one.ref in links]


def consortia() -> QuerySet[Consortium]:
    """Consortia with what is shown beside them."""
    return Consortium.objects.select_related("notice", "notice__buyer", "lead").prefetch_related("parts__organisation")


def of_notice(notice: Notice) -> QuerySet[Consortium]:
    """Those who bid, or would, for a notice."""
    return consortia().filter(notice=notice)


def of_group(organisation: Organisation) -> QuerySet[Consortium]:
    """Those that a group is of, and was asked into."""
    return (
        consortia()
        .filter(parts__organisation=organisation)
        .exclude(parts__in=Part.objects.filter(organisation=organisation, state=PartState.DECLINED))
    )


def bid_of(consortium: Consortium) -> Bidding | None:
    """How a consortium's bid goes."""
    found = bids_to([str(consortium.notice.ref)]).get(str(consortium.notice.ref), ())
    return next((one for one in found if one.ref == consortium.bid), None) if consortium.bid else None


def standing(consortium: Consortium, bid: Bidding | None) -> State:
    """How far it has come, by what its bid says now."""
    return (bid.ended or State.BIDDING) if bid is not None else State(consortium.state)


def answered_by(consortium: Consortium, organisation: Organisation) -> Part | None:
    """The part of one group."""
    return next((part for part in consortium.parts.all() if part.organisation_id == organisation.pk), None)


def waiting_for(organisation: Organisation) -> QuerySet[Part]:
    """Parts that a group was asked to say yes or no to."""
    rows = Part.objects.filter(organisation=organisation, state=PartState.ASKED, consortium__state=State.FORMING)
    return rows.select_related("consortium__notice", "consortium__lead")


def pressing(soon: int = 14) -> QuerySet[Consortium]:
    """Consortia that are coming together while their notice closes soon, or whose members should have answered."""
    today = clock.today()
    near = Q(notice__ends_on__lte=today + timedelta(days=soon)) | Q(agree_by__lt=today)
    return consortia().filter(near, state=State.FORMING).order_by("notice__ends_on", "pk")
