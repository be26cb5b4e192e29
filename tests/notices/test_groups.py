"""Which groups a notice fits as they are here, who is told, what is put aside, and what nobody bid for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.notices import actions
from hedgerow.notices.actions.telling import nobody, tell
from hedgerow.notices.models import Match, Notice, Told, Wish
from hedgerow.notices.queries.fits import explained, groups_for, notices_for
from hedgerow.notices.types import Fit
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.workflows.notice_becomes_bid import bid_alone
from tests.notices.conftest import read
from tests.notices.given import release


@pytest.fixture
def both(group: Organisation, other: Organisation, notice: Notice) -> None:
    """Two groups, and the contract held against them."""
    actions.match()


def test_fits_and_with_others_each_with_reasons(both: None, notice: Notice, group: Organisation) -> None:
    found = {one.group.name: one for one in explained(groups_for(notice))}
    assert (found["Ash Lunch Club"].fit, found["Elm Visitors"].fit) == (Fit.FITS, Fit.WITH_OTHERS)
    assert "share words: lunch, older." in " ".join(found["Ash Lunch Club"].reasons)
    assert "Worth about two thirds of its income a year: with others." in found["Elm Visitors"].reasons
    assert (
        "At £20,000 a year, about 22% of your income: of a size for you."
        in explained(notices_for(group), own=True)[0].reasons
    )


def test_only_what_suits_groups_is_held_against_them(group: Organisation, notice: Notice) -> None:
    read(release(pk="2", date="2026-03-05T09:00:00Z", tender__suitability={"vcse": False}))
    assert not Match.objects.exists()


def test_one_that_is_put_aside_goes_and_so_do_all_like_it(
    both: None, rep: User, group: Organisation, notice: Notice
) -> None:
    read(release("ocds-test-2", tender__title="Lunch for older people in Elm"))
    assert notices_for(group).count() == 2
    actions.not_for_us(by=rep, organisation=group, notice=notice, nor_like_it=True)
    assert notices_for(group).count() == 0
    actions.match()
    assert set(Match.objects.values_list("organisation__name", flat=True)) == {"Elm Visitors"}


def test_letters_go_to_who_said_yes_and_never_twice(
    both: None, rep: User, group: Organisation, notice: Notice, worker: User
) -> None:
    with pytest.raises(InputError, match="Only somebody who acts"):
        actions.wish(by=worker, organisation=group)
    actions.wish(by=rep, organisation=group)
    actions.wish(by=rep, organisation=group)
    tell(clock.today())
    tell(clock.today() + timedelta(days=1))
    letters = Outgoing.objects.filter(to="rep@example.org")
    assert (letters.count(), Told.objects.count()) == (1, 1)
    assert "Lunch clubs for older people" in str(letters.get().letter)
    assert "stop" in str(letters.get().letter)
    entry = Entry.objects.get(act="notice.told")
    assert [row.pk for row in entry.groups.all()] == [group.pk]


def told_to(email: str) -> list[str]:
    """The letters to an address, the oldest first."""
    return [str(one.letter) for one in Outgoing.objects.filter(to=email).order_by("pk")]


def test_a_group_that_changes_later_is_told_then_and_once(
    worker: User, rep: User, group: Organisation, other: Organisation, other_rep: User, notice: Notice
) -> None:
    organisations.change(by=worker, organisation=other, description="Rowing", themes=["110"], beneficiaries=["201"])
    actions.match()
    actions.wish(by=rep, organisation=group)
    actions.wish(by=other_rep, organisation=other)
    tell(clock.today())
    assert (len(told_to("rep@example.org")), told_to("elm@example.org")) == (1, [])
    organisations.change(by=worker, organisation=other, description="Lunch for older people", themes=["101"],
                         beneficiaries=["202"])  # fmt: skip
    actions.match()
    for _night in range(2):
        tell(clock.today())  # on the very same day too
    assert (len(told_to("rep@example.org")), len(told_to("elm@example.org"))) == (1, 1)
    later = Entry.objects.get(act="notice.told_more")
    assert [row.pk for row in later.groups.all()] == [other.pk]
    assert Entry.objects.filter(act="notice.told").count() == 1


def test_a_notice_that_is_amended_so_that_it_suits_is_told_then_and_once(
    worker: User, rep: User, group: Organisation
) -> None:
    dull = {"tender__title": "Office chairs", "tender__description": "Forty chairs.", "tender__classification": None}
    read(release(**dull))
    actions.wish(by=rep, organisation=group)
    tell(clock.today())
    assert told_to("rep@example.org") == []
    read(release(pk="2", date="2026-03-05T09:00:00Z"))
    read(release(pk="3", date="2026-03-06T09:00:00Z", tender__value={"amount": 21000, "currency": "GBP"}))
    for night in range(3):
        tell(clock.today() + timedelta(days=night))
    assert len(told_to("rep@example.org")) == 1


def test_two_letters_on_one_day_are_two(both: None, rep: User, group: Organisation) -> None:
    actions.wish(by=rep, organisation=group)
    tell(clock.today())
    read(release("ocds-test-2", tender__title="Lunch for older people in Elm"))
    tell(clock.today())
    assert ["in Elm" in letter for letter in told_to("rep@example.org")] == [False, True]


def test_who_said_no_word_gets_no_letter(both: None, rep: User, group: Organisation) -> None:
    held = actions.wish(by=rep, organisation=group)
    actions.stop(wish=held)
    tell(clock.today())
    assert not Wish.objects.exists()
    assert not Outgoing.objects.filter(to="rep@example.org").exists()
    assert not Entry.objects.filter(act="notice.told").exists()


def close(notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(ends_on=clock.today() - timedelta(days=15))
    close_due(clock.today())


def test_what_nobody_bid_for_is_written_down_once(both: None, notice: Notice) -> None:
    close(notice)
    nobody(clock.today())
    nobody(clock.today() + timedelta(days=1))
    assert Entry.objects.filter(act="notice.nobody", kind="unmet").count() == 1


def test_what_somebody_bid_for_is_not(both: None, rep: User, group: Organisation, notice: Notice) -> None:
    from hedgerow.funding import actions as funding
    from hedgerow.funding.types import Change, Stage, StepKind

    bid = bid_alone(by=rep, notice=notice, organisation=group)
    assert bid_alone(by=rep, notice=notice, organisation=group) == bid
    funding.move(by=rep, bid=bid, change=Change(StepKind.SUBMITTED, Stage.PREPARING, pence=2_000_000))
    close(notice)
    nobody(clock.today())
    assert not Entry.objects.filter(act="notice.nobody").exists()
