"""A bid from being considered to its outcome: what each step writes, who may take it, and what happens once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as DjangoCase

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity
from hedgerow.funding import actions
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.rules.bids import may_follow
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.kernel import clock, ids
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import shared_timeline
from hedgerow.ledger.types import Audience, EntryKind, MoneyKind
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.people import person

DONE = ("submitted", 200_000), ("awarded", 150_000), ("paid", 100_000)


def moved(by: User, bid: Bid, to: str, pence: int | None = None, **rest: Any) -> Bid:
    return actions.move(by=by, bid=bid, change=Change(StepKind(to), Stage(bid.stage), pence=pence, **rest))


def counting() -> list[tuple[str, int | None, str]]:
    rows = Entry.objects.counting().order_by("recorded_at")
    return [(entry.act, entry.pence, entry.pence_kind) for entry in rows]


def test_each_step_writes_one_entry_and_money_is_counted_once(worker: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund, purpose="Beds")
    for to, pence in DONE:
        bid = moved(worker, bid, to, pence)
    assert (bid.stage, bid.asked, bid.got, bid.paid) == (Stage.AWARDED, 200_000, 150_000, 100_000)
    assert bid.decision_by == clock.today() + timedelta(weeks=8)
    assert counting() == [
        ("bid.considered", None, ""),
        ("bid.submitted", 200_000, MoneyKind.APPLIED),
        ("bid.awarded", 150_000, MoneyKind.SECURED),
        ("bid.paid", None, ""),
    ]
    assert all(entry.ref == str(bid.ref) and entry.kind == EntryKind.WORK for entry in Entry.objects.all())


def test_money_that_a_group_won_alone_is_not_ours(treasurer: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=treasurer, organisation=group, fund=fund)
    moved(treasurer, moved(treasurer, bid, "submitted", 200_000), "awarded", 200_000)
    assert not Bid.objects.get(pk=bid.pk).helped
    assert [entry.pence for entry in Entry.objects.all()] == [None, None, None]


def test_saying_later_that_we_helped_corrects_what_was_written(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    bid = actions.start(by=treasurer, organisation=group, fund=fund)
    bid = moved(treasurer, moved(treasurer, bid, "submitted", 200_000), "awarded", 90_000)
    actions.change_bid(by=worker, bid=bid, helped=True, asked=210_000)
    assert sorted(filter(None, (pence for _act, pence, _kind in counting()))) == [90_000, 210_000]
    actions.change_bid(by=worker, bid=bid, helped=False)
    assert not [pence for _act, pence, _kind in counting() if pence]
    assert len(counting()) == 3


def test_writing_down_what_a_group_did_alone_is_no_help_unless_it_is_said(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    bid = moved(treasurer, actions.start(by=treasurer, organisation=group, fund=fund), "submitted", 200_000)
    bid = moved(worker, bid, "awarded", 90_000)
    assert [pence for _act, pence, _kind in counting()] == [None, None, None]
    moved(worker, bid, "paid", 5, helped=True)
    assert sorted(filter(None, (pence for _act, pence, _kind in counting()))) == [90_000, 200_000]


def test_a_refusal_is_told_to_no_body_that_the_group_shows_its_work_to(
    worker: User, group: Organisation, fund: Fund
) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    moved(worker, moved(worker, bid, "submitted", 200_000), "refused", words="Not this time")
    assert {entry.audience for entry in Entry.objects.all()} == {Audience.STAFF}
    assert shared_timeline(group) == []


def test_nobody_else_sees_or_moves_it(worker: User, group: Organisation, fund: Fund) -> None:
    stranger = person("stranger@example.org", LioRole.NONE)
    bid = actions.start(by=worker, organisation=group, fund=fund)
    for act in (
        lambda: actions.start(by=stranger, organisation=group, fund=fund),
        lambda: moved(stranger, bid, "submitted", 100),
        lambda: actions.change_bid(by=stranger, bid=bid, note="!"),
        lambda: actions.take_back(by=stranger, bid=bid, seen=Stage.CONSIDERED),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_group_does_not_advise_itself(treasurer: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=treasurer, organisation=group, fund=fund)
    with pytest.raises(PermissionDenied):
        moved(treasurer, bid, "advised_against", words="No")


@pytest.mark.parametrize(
    ("to", "told", "says"),
    [
        ("awarded", {"pence": 5}, "cannot be that next"),
        ("submitted", {}, "how much is asked"),
        ("submitted", {"pence": 0}, "more than nothing"),
        ("submitted", {"pence": 5, "on": clock.today() + timedelta(days=1)}, "still to come"),
        ("paid", {"pence": 5}, "cannot be that next"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    worker: User, group: Organisation, fund: Fund, to: str, told: dict[str, Any], says: str
) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    with pytest.raises(InputError, match=says):
        moved(worker, bid, to, **told)
    assert Bid.objects.get().stage == Stage.CONSIDERED
    assert len(counting()) == 1


def test_no_more_is_paid_than_was_awarded_and_nothing_is_decided_before_it_is_sent(
    worker: User, group: Organisation, fund: Fund
) -> None:
    bid = moved(worker, actions.start(by=worker, organisation=group, fund=fund), "submitted", 500)
    with pytest.raises(InputError, match="before it was sent"):
        moved(worker, bid, "awarded", 500, on=clock.today() - timedelta(days=1))
    bid = moved(worker, moved(worker, bid, "awarded", 500), "paid", 300)
    with pytest.raises(InputError, match="more than is still to come"):
        moved(worker, bid, "paid", 201)
    assert moved(worker, bid, "paid", 200).paid == 500


def test_whoever_looks_at_an_old_page_decides_nothing(worker: User, group: Organisation, fund: Fund) -> None:
    bid = moved(worker, actions.start(by=worker, organisation=group, fund=fund), "submitted", 500)
    moved(worker, bid, "refused")
    with pytest.raises(InputError, match="it is refused now"):
        moved(worker, bid, "awarded", 500)
    assert [act for act, _pence, _kind in counting()] == ["bid.considered", "bid.submitted", "bid.refused"]


def test_the_same_form_sent_twice_counts_once(worker: User, group: Organisation, fund: Fund) -> None:
    bid = moved(worker, actions.start(by=worker, organisation=group, fund=fund), "submitted", 500)
    bid = moved(worker, bid, "awarded", 500)
    key = ids.new_id()
    for _ in range(2):
        moved(worker, bid, "paid", 250, key=key)
    assert Bid.objects.get().paid == 250
    assert [act for act, *_ in counting()].count("bid.paid") == 1


def test_the_same_bid_is_begun_once(worker: User, treasurer: User, group: Organisation, fund: Fund) -> None:
    one = actions.start(by=worker, organisation=group, fund=fund, purpose="Beds")
    assert actions.start(by=treasurer, organisation=group, fund=fund, purpose=" Beds ") == one
    assert actions.start(by=treasurer, organisation=group, fund=fund, purpose="A shed") != one
    elsewhere = {"organisation": group, "to": "The Owl Fund"}
    assert actions.start(by=worker, **elsewhere) == actions.start(by=worker, **elsewhere)
    assert len(counting()) == 3
    with pytest.raises(InputError, match="Choose a fund"):
        actions.start(by=worker, organisation=group)


def test_a_word_that_the_place_has_put_away_stops_no_bid(worker: User, group: Organisation, fund: Fund) -> None:
    charter.retire_activity(by=worker, activity=Activity.objects.get(pk="fund-search"))
    actions.start(by=worker, organisation=group, fund=fund)
    assert Entry.objects.get().function == "funding"


def test_what_was_sent_in_says_how_much(worker: User, group: Organisation, fund: Fund) -> None:
    bid = moved(worker, actions.start(by=worker, organisation=group, fund=fund), "submitted", 500)
    with pytest.raises(ValidationError):
        actions.change_bid(by=worker, bid=bid, asked=None)


class AnyHistory(DjangoCase):
    """Whatever is done to a bid, and taken back, the record of work says what the bid says."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.sampled_from([*StepKind, "back"]), max_size=10))
    def test_entries_stand_for_the_steps_that_stand(self, deeds: list[Any]) -> None:
        charter.seed()
        worker = person()
        group = Organisation.objects.create(name="Ash Growers")
        bid: Bid | None = actions.start(by=worker, organisation=group, to="The Owl Fund")
        for deed in deeds:
            if bid is None:
                break
            stage = Stage(bid.stage)
            if deed == "back":
                bid = actions.take_back(by=worker, bid=bid, seen=stage)
            elif may_follow(stage, deed):
                pence = 1 if deed == StepKind.PAID else 1_000
                bid = actions.move(by=worker, bid=bid, change=Change(deed, stage, pence=pence))
        steps = bid.steps.filter(undone_at__isnull=True) if bid else []
        assert sorted(act for act, *_ in counting()) == sorted(f"bid.{step.kind}" for step in steps)
        secured = sum(pence or 0 for _act, pence, kind in counting() if kind == MoneyKind.SECURED)
        assert secured == ((bid.got if bid else 0) or 0)


def test_a_refusal_is_not_taken_back_beside_a_new_bid_for_the_same(
    worker: User, group: Organisation, fund: Fund
) -> None:
    first = moved(worker, actions.start(by=worker, organisation=group, fund=fund), "submitted", 200_000)
    first = moved(worker, first, "refused")
    withdrawn = actions.start(by=worker, organisation=group, fund=fund)
    withdrawn = moved(worker, withdrawn, "withdrawn")
    actions.start(by=worker, organisation=group, fund=fund)
    with pytest.raises(InputError, match="There is an open bid"):
        actions.take_back(by=worker, bid=first, seen=Stage.REFUSED)
    with pytest.raises(InputError, match="There is an open bid"):
        moved(worker, withdrawn, "considered")
    assert Bid.objects.get(pk=first.pk).stage == Stage.REFUSED


def test_the_people_of_a_group_go_on_with_the_bids_of_a_record_that_was_merged_into_it(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    twin = organisations.create(by=worker, name="Ash Growers twice")
    bid = actions.start(by=worker, organisation=twin, fund=fund)
    with pytest.raises(PermissionDenied):
        moved(treasurer, bid, "submitted", 200_000)
    organisations.merge(by=worker, kept=group, gone=twin)
    bid = Bid.objects.get(pk=bid.pk)
    assert moved(treasurer, bid, "submitted", 200_000).stage == Stage.SUBMITTED
