"""An application is begun by whom the round is for, saved however unfinished, and sent once, in time to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Needs, Stage
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.programmes import actions
from hedgerow.programmes.actions.applying import Unfinished
from hedgerow.programmes.models import Application, Round
from hedgerow.programmes.types import ApplicationState, Sent
from hedgerow.spine.errors import InputError
from tests.programmes.conftest import a_group
from tests.programmes.given import SENT, a_round, an_application

pytestmark = pytest.mark.django_db


def test_what_is_sent_is_kept_written_down_once_and_copied_to_the_group(sent: Application) -> None:
    assert (sent.state, sent.pence, sent.title) == (ApplicationState.SENT, 50_000, SENT.title)
    entry = Entry.objects.get(act="application.sent")
    assert (entry.pence, entry.ref, [one.pk for one in entry.groups.all()]) == (
        None, str(sent.round.ref), [sent.organisation_id],
    )  # fmt: skip
    letter = Outgoing.objects.get(key=f"programmes:sent:{sent.pk}")
    assert "Twelve people asked at the door." in str(letter.letter)
    bid = Bid.objects.get(pk=sent.bid)
    assert (bid.stage, bid.asked, bid.helped) == (Stage.SUBMITTED, 50_000, False)


def test_pressed_twice_it_is_sent_once(sent: Application, treasurer: User) -> None:
    again = actions.send(by=treasurer, application=sent)
    assert again.sent_at == sent.sent_at
    assert Entry.objects.filter(act="application.sent").count() == 1
    assert Outgoing.objects.filter(key__startswith="programmes:sent:").count() == 1


def test_begun_twice_it_is_one(open_round: Round, group: Organisation, treasurer: User) -> None:
    first = actions.begin(by=treasurer, held=open_round, organisation=group)
    assert actions.begin(by=treasurer, held=open_round, organisation=group) == first
    assert Application.objects.count() == Bid.objects.count() == 1


def test_whatever_is_typed_is_kept_and_nothing_unfinished_is_sent(
    open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = actions.begin(by=treasurer, held=open_round, organisation=group)
    half = Sent(title="A warm room", answers={"costs": [["Heating", "a lot"]], "what": "word " * 301})
    made = actions.save(by=treasurer, application=made, sent=half)
    with pytest.raises(Unfinished) as caught:
        actions.send(by=treasurer, application=made)
    assert set(caught.value.fields) == {"pence", "areas"}
    assert set(caught.value.answers) == {"what", "need", "who", "costs", "match"}
    made.refresh_from_db()
    assert (made.state, made.answers["costs"]) == (ApplicationState.DRAFT, [["Heating", "a lot"]])
    assert not Entry.objects.filter(act="application.sent").exists()


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2027, 3, 28), (2027, 10, 31), (2027, 7, 1), (2027, 12, 31)], ids=str
)  # the first two are the days on which clocks change
def test_the_last_second_of_the_last_day_counts_and_the_next_does_not(
    year: int, month: int, day: int, worker: User, group: Organisation, treasurer: User
) -> None:
    last = datetime(year, month, day, tzinfo=clock.LONDON)
    with clock.pretend(last - timedelta(days=20)):
        held = a_round(worker, closes_on=last.date(), decision_by=last.date() + timedelta(days=30))
        made = an_application(treasurer, held, group, sent=False)
        other, somebody = a_group(worker, "Birch Walkers", "birch@example.org")
        late = an_application(somebody, held, other, sent=False)
    with clock.pretend(datetime(year, month, day, 23, 59, 59, 999_999, tzinfo=clock.LONDON)):
        assert actions.send(by=treasurer, application=made).state == ApplicationState.SENT
    with clock.pretend(held.closes_at), pytest.raises(InputError, match="closed at the end of"):
        actions.send(by=somebody, application=late)
    with clock.pretend(held.closes_at), pytest.raises(InputError, match="closed at the end of"):
        actions.save(by=somebody, application=late, sent=SENT)


def test_whom_a_round_is_not_for_is_told_before_a_word_is_written(
    worker: User, group: Organisation, treasurer: User
) -> None:
    held = a_round(worker, opened=False)
    actions.set_criteria(by=worker, held=held, needs=Needs(income_most=100_000))
    held = actions.open_round(by=worker, held=held)
    with pytest.raises(InputError, match="not for your group"):
        actions.begin(by=treasurer, held=held, organisation=group)
    assert not Application.objects.exists()


def test_nobody_else_begins_saves_or_sends(
    open_round: Round, group: Organisation, treasurer: User, worker: User
) -> None:
    _other, stranger = a_group(worker, "Birch Walkers", "birch@example.org")
    made = actions.begin(by=treasurer, held=open_round, organisation=group)
    for somebody in (stranger, worker):
        with pytest.raises(PermissionDenied):
            actions.begin(by=somebody, held=open_round, organisation=group)
        with pytest.raises(PermissionDenied):
            actions.save(by=somebody, application=made, sent=SENT)
        with pytest.raises(PermissionDenied):
            actions.send(by=somebody, application=made)


def test_what_stands_under_a_question_that_is_hidden_is_not_sent(
    open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = an_application(treasurer, open_round, group, answers={**SENT.answers, "match_who": "The lottery"})
    assert "match_who" not in made.answers


def test_another_group_takes_part_only_when_it_has_agreed(
    worker: User, open_round: Round, group: Organisation, treasurer: User
) -> None:
    other, somebody = a_group(worker, "Birch Walkers", "birch@example.org")
    made = an_application(treasurer, open_round, group, sent=False)
    joint = actions.ask_other(by=treasurer, application=made, organisation=other, part="walks")
    with zeal_ignore():
        assert actions.ask_other(by=treasurer, application=made, organisation=other) == joint
    assert Outgoing.objects.filter(key__startswith="programmes:join:").count() == 1
    with pytest.raises(Unfinished, match="1 things"):
        actions.send(by=treasurer, application=made)
    with pytest.raises(PermissionDenied):
        actions.answer_other(by=treasurer, other=joint, agreed=True)
    assert actions.answer_other(by=somebody, other=joint, agreed=True).agreed
    assert actions.send(by=treasurer, application=made).state == ApplicationState.SENT
    with pytest.raises(InputError, match="sent in already"):
        actions.answer_other(by=somebody, other=joint, agreed=False)


def test_taken_back_it_can_be_begun_anew(sent: Application, treasurer: User, group: Organisation) -> None:
    with zeal_ignore():
        actions.withdraw(by=treasurer, application=sent)
    assert Bid.objects.get(pk=sent.bid).stage == Stage.WITHDRAWN
    new = actions.begin(by=treasurer, held=sent.round, organisation=group)
    assert new.pk != sent.pk


def test_who_has_not_sent_it_in_is_told_once(open_round: Round, group: Organisation, treasurer: User) -> None:
    made = an_application(treasurer, open_round, group, sent=False)
    day = open_round.closes_on
    assert actions.remind_unsent(day - timedelta(days=6)).startswith("0 ")
    assert actions.remind_unsent(day - timedelta(days=5)).startswith("1 ")
    assert actions.remind_unsent(day - timedelta(days=4)).startswith("0 ")
    assert Outgoing.objects.filter(key=f"programmes:last_days:{made.pk}").count() == 1


def test_an_amount_that_the_round_does_not_give_is_said(
    open_round: Round, group: Organisation, treasurer: User
) -> None:
    made = an_application(treasurer, open_round, group, sent=False)
    made = actions.save(by=treasurer, application=made, sent=replace(SENT, pence=100_001))
    with pytest.raises(Unfinished) as caught:
        actions.send(by=treasurer, application=made)
    assert caught.value.fields == {"pence": "The largest grant is £1,000."}
