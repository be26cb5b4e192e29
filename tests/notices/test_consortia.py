"""Groups that bid together: asked, agreed, one bid, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.funding import actions as funding
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.notices import actions
from hedgerow.notices.actions.consortia import Asked, ask, settle
from hedgerow.notices.models import Consortium, Notice, Part
from hedgerow.notices.queries.bidding import bid_of, standing
from hedgerow.notices.types import PartState, State
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.workflows.notice_becomes_bid import bid_together


@pytest.fixture
def consortium(rep: User, group: Organisation, other: Organisation, notice: Notice) -> Consortium:
    """The lunch club asks the visitors."""
    parts = [Asked(group, "Three lunch clubs", 1_200_000), Asked(other, "Lifts and visits", 800_000)]
    return actions.form(by=rep, notice=notice, lead=group, parts=parts, aim="Lunch in three wards")


def part(consortium: Consortium, organisation: Organisation) -> Part:
    return consortium.parts.get(organisation=organisation)


def test_who_asks_has_agreed_and_who_is_asked_has_a_letter(
    consortium: Consortium, group: Organisation, other_rep: User, other: Organisation
) -> None:
    assert (part(consortium, group).state, part(consortium, other).state) == (PartState.AGREED, PartState.ASKED)
    ask(by=consortium_lead(group), consortium=consortium, asked=Asked(other, "Lifts, visits and calls", 800_000))
    assert Outgoing.objects.filter(about=str(consortium.ref)).count() == 2


def consortium_lead(group: Organisation) -> User:
    from hedgerow.organisations.models import Access

    return Access.objects.get(organisation=group).user


def test_begun_twice_it_is_one(consortium: Consortium, rep: User, group: Organisation, notice: Notice) -> None:
    assert actions.form(by=rep, notice=notice, lead=group) == consortium


def test_all_agreed_is_one_entry_and_one_bid_however_often_pressed(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation, group: Organisation, notice: Notice
) -> None:
    with pytest.raises(InputError, match="must have agreed"):
        bid_together(by=rep, consortium=consortium)
    actions.agree(by=other_rep, part=part(consortium, other), words="Gladly")
    entry = Entry.objects.get(act="consortium.formed")
    assert {row.pk for row in entry.groups.all()} == {group.pk, other.pk}
    bid = bid_together(by=rep, consortium=consortium)
    assert bid_together(by=rep, consortium=consortium) == bid
    assert (Bid.objects.count(), bid.asked, bid.source, bid.submit_by) == (
        1,
        2_000_000,
        str(notice.ref),
        notice.ends_on,
    )
    with pytest.raises(InputError, match="bid has begun"):
        actions.decline(by=other_rep, part=part(consortium, other))


def test_the_bid_ends_the_consortium_and_a_mistake_opens_it_again(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation
) -> None:
    actions.agree(by=other_rep, part=part(consortium, other))
    bid = bid_together(by=rep, consortium=consortium)
    bid = funding.move(by=rep, bid=bid, change=Change(StepKind.SUBMITTED, Stage.PREPARING))
    bid = funding.move(by=rep, bid=bid, change=Change(StepKind.AWARDED, Stage.SUBMITTED, pence=1_900_000))
    consortium.refresh_from_db()
    assert standing(consortium, bid_of(consortium)) == State.WON
    settle(clock.today())
    consortium.refresh_from_db()
    assert (consortium.state, consortium.ended_on) == (State.WON, clock.today())
    funding.take_back(by=rep, bid=bid, seen=Stage.AWARDED)
    settle(clock.today())
    consortium.refresh_from_db()
    assert (consortium.state, consortium.ended_on) == (State.BIDDING, None)


def test_what_is_asked_anew_is_answered_anew(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation
) -> None:
    seen = part(consortium, other)
    actions.agree(by=other_rep, part=seen)
    ask(by=rep, consortium=consortium, asked=Asked(other, "Lifts only", 500_000))
    assert part(consortium, other).state == PartState.ASKED
    with pytest.raises(InputError, match="changed meanwhile"):
        actions.agree(by=other_rep, part=seen)


def test_nobody_answers_or_leads_for_another(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation
) -> None:
    with pytest.raises(PermissionDenied):
        actions.agree(by=rep, part=part(consortium, other))
    with pytest.raises(PermissionDenied):
        actions.give_up(by=other_rep, consortium=consortium)
    with pytest.raises(PermissionDenied):
        bid_together(by=other_rep, consortium=consortium)


def test_without_one_that_said_no_two_are_still_needed(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation
) -> None:
    actions.decline(by=other_rep, part=part(consortium, other), words="No time")
    with pytest.raises(InputError, match="Two groups or more"):
        bid_together(by=rep, consortium=consortium)
    actions.give_up(by=rep, consortium=consortium)
    with pytest.raises(InputError, match="given up"):
        actions.agree(by=other_rep, part=part(consortium, other))


def test_a_closed_notice_is_bid_for_no_more(
    consortium: Consortium, rep: User, other_rep: User, other: Organisation, notice: Notice
) -> None:
    actions.agree(by=other_rep, part=part(consortium, other))
    Notice.objects.filter(pk=notice.pk).update(deadline=clock.now() - timedelta(minutes=1))
    with pytest.raises(InputError, match="nothing to bid for"):
        bid_together(by=rep, consortium=consortium)
    assert not Bid.objects.exists()
