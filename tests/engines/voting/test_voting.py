"""Votes: who may, how often, until when, and what can be told of them afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting import actions, queries, rules
from hedgerow.engines.voting.models import Ballot, RollEntry
from hedgerow.engines.voting.types import Method, Option, State, Voter
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.engines.voting.given import ABC, a_poll, vote, voters

pytestmark = pytest.mark.django_db


def test_a_vote_can_be_changed_and_counts_once() -> None:
    poll = a_poll()
    first = vote(poll, 1, "a")
    assert vote(poll, 1, "b") == first  # the receipt stays
    vote(poll, 2, "b")
    assert Ballot.objects.count() == 2
    closed = actions.close_poll(by=None, poll=poll)
    assert [(line["id"], line["votes"]) for line in closed.result["counts"]] == [("b", 2), ("a", 0), ("c", 0)]
    assert (closed.result["elected"], closed.result["voted"], closed.result["roll"]) == (["b"], 2, 5)


@pytest.mark.parametrize(
    ("method", "content"),
    [
        (Method.CHOICE, ""), (Method.CHOICE, "ab"), (Method.CHOICE, "x"), (Method.APPROVAL, "aa"),
        (Method.APPROVAL, "abc"), (Method.RANKED, "ax"), (Method.RANKED, ""),
    ],
)  # fmt: skip
def test_a_ballot_that_cannot_be_counted_is_refused(method: Method, content: str) -> None:
    poll = a_poll(method, most=2)
    with pytest.raises(InputError):
        vote(poll, 1, content)
    assert not Ballot.objects.exists()


def test_only_those_on_the_roll_vote() -> None:
    with pytest.raises(InputError, match="not on the roll"):
        vote(a_poll(many=2), 3, "a")


def test_before_it_opens_and_after_it_closes_says_which() -> None:
    poll = a_poll(opens_at=clock.now() + timedelta(days=1))
    with pytest.raises(InputError, match="not opened yet"):
        vote(poll, 1, "a")
    with clock.pretend(poll.closes_at), pytest.raises(InputError, match="has closed"):
        vote(poll, 1, "a")


def test_the_roll_is_frozen_once_and_a_changed_one_is_not_counted() -> None:
    poll = a_poll(many=3)
    assert poll.roll_sha256 == rules.roll_hash(f"organisations.organisation:{n}" for n in (3, 1, 2))
    with pytest.raises(InputError, match="vote is open"):
        actions.freeze_roll(by=None, poll=poll, voters=voters(4))
    RollEntry.objects.create(poll=poll, voter="organisations.organisation:99", key="k")  # behind everybody's back
    with pytest.raises(InputError, match="not the one that was frozen"):
        actions.close_poll(by=None, poll=poll)


def test_a_name_that_is_erased_leaves_the_roll_as_it_was() -> None:
    poll = a_poll()
    actions.erase([entry.pk for entry in poll.roll.all()[:1]])
    assert queries.roll_holds(poll)


def test_once_a_secret_vote_is_closed_nobody_can_tell_whose_ballot_it_was() -> None:
    poll = a_poll()
    kept = [vote(poll, number, letter) for number, letter in ((1, "a"), (2, "b"), (3, "c"), (4, "a"))]
    before = set(Ballot.objects.values_list("pk", flat=True))
    actions.close_poll(by=None, poll=poll)
    assert not RollEntry.objects.exclude(ballot=None).exists()
    assert set(Ballot.objects.values_list("receipt", flat=True)) == set(kept)
    assert not before & set(Ballot.objects.values_list("pk", flat=True))  # written anew: no trace of the order
    assert RollEntry.objects.exclude(voted_at=None).count() == 4  # that they voted is known


def test_in_an_open_vote_it_stays_told() -> None:
    poll = a_poll(secret=False)
    receipt = vote(poll, 1, "a")
    actions.close_poll(by=None, poll=poll)
    assert [(line.receipt, line.says, line.voter) for line in queries.listed(poll)] == [(receipt, "Ash", "Group 1")]


def test_whoever_counts_again_finds_the_same() -> None:
    poll = a_poll(Method.RANKED, many=9, seats=2)
    for number, content in enumerate(("ab", "ab", "ba", "c", "cb", "ac", "b", "bca", "cab"), 1):
        vote(poll, number, content)
    closed = actions.close_poll(by=None, poll=poll)
    assert len(closed.result["elected"]) == 2
    assert actions.count(closed) == closed.result
    kept = queries.counted(closed)
    assert kept is not None
    assert [f"{closed.choices[one].id}" for one in kept.elected] == closed.result["elected"]


def test_nobody_counts_before_it_closes() -> None:
    with pytest.raises(InputError, match="before"):
        actions.count(a_poll())


def test_a_quorum_that_is_missed_is_said() -> None:
    poll = a_poll(quorum=2)
    vote(poll, 1, "a")
    assert actions.close_poll(by=None, poll=poll).result["quorate"] is False


def test_equals_for_the_last_place_are_left_to_people() -> None:
    poll = a_poll(Method.APPROVAL, seats=2)
    for number, content in ((1, "ab"), (2, "ac"), (3, "a")):
        vote(poll, number, content)
    result = actions.close_poll(by=None, poll=poll).result
    assert (result["elected"], result["tied"]) == (["a"], ["b", "c"])


def test_closing_twice_changes_nothing_and_time_closes_by_itself() -> None:
    poll = a_poll()
    vote(poll, 1, "a")
    assert actions.close_due(clock.today()) == "0 votes closed"
    with clock.pretend(poll.closes_at):
        assert actions.close_due(clock.today()) == "1 votes closed"
    poll.refresh_from_db()
    assert poll.state == State.CLOSED
    assert actions.close_poll(by=None, poll=poll).closed_at == poll.closed_at


def test_an_open_roll_takes_each_voter_once() -> None:
    poll = a_poll(Method.APPROVAL, open_roll=True)
    one = Voter("participation.resident:abc", "", "")
    assert actions.add_voter(poll=poll, voter=one) == actions.add_voter(poll=poll, voter=one)
    actions.cast(poll=poll, voter=one.ref, content=["a", "c"])
    closed = actions.close_poll(by=None, poll=poll)
    assert (closed.result["voted"], closed.roll_sha256) == (1, rules.roll_hash([one.ref]))
    with pytest.raises(InputError):
        actions.add_voter(poll=a_poll(), voter=one)


def test_everybody_on_the_roll_gets_one_letter_with_their_own_link() -> None:
    a_poll(many=3)
    letters = Outgoing.objects.order_by("to")
    assert [letter.to for letter in letters] == ["g1@example.org", "g2@example.org", "g3@example.org"]
    assert len({letter.letter["button"]["url"] for letter in letters}) == 3


def test_who_has_not_voted_is_reminded_once_when_it_is_nearly_over() -> None:
    poll = a_poll(many=2)
    vote(poll, 1, "a")
    assert actions.remind_due(clock.today()) == "0 reminded"
    with clock.pretend(poll.closes_at - timedelta(days=1)):
        assert [actions.remind_due(clock.today()) for _twice in range(2)] == ["1 reminded", "0 reminded"]
    assert Outgoing.objects.filter(to="g2@example.org").count() == 2
    assert Outgoing.objects.filter(to="g1@example.org").count() == 1


def test_votes_that_are_owed_are_known_with_their_ballot() -> None:
    poll = a_poll()
    vote(poll, 1, "a")
    owed = queries.owed_by([f"organisations.organisation:{n}" for n in (1, 2)])
    assert [(one.poll, one.name) for one in owed] == [(poll.pk, "Group 2")]
    actions.close_poll(by=None, poll=poll)
    assert queries.owed_by(["organisations.organisation:2"]) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"title": " "}, "what the vote is about"),
        ({"options": [Option("a", "A"), Option("a", "B")]}, "each different"),
        ({"options": [Option("a", " ")]}, "needs a name"),
        ({"seats": 0}, "at least one"),
        ({"closes_at": clock.now() - timedelta(days=9)}, "close after it opens"),
    ],
)
def test_a_vote_that_makes_no_sense_is_refused(facts: dict[str, object], said: str) -> None:
    now = clock.now()
    whole = {
        "title": "T", "options": ABC, "method": "choice", "opens_at": now, "closes_at": now + timedelta(days=1),
    }  # fmt: skip
    with pytest.raises(InputError, match=said):
        actions.make_poll(by=None, ref="", **{**whole, **facts})


def test_nobody_votes_without_a_roll() -> None:
    now = clock.now()
    poll = actions.make_poll(
        by=None, ref="", title="T", method="choice", options=ABC, opens_at=now, closes_at=now + timedelta(1)
    )
    with pytest.raises(InputError, match="who may vote"):
        actions.open_poll(by=None, poll=poll)
    with pytest.raises(InputError, match="Nobody is on this roll"):
        actions.freeze_roll(by=None, poll=poll, voters=[])
