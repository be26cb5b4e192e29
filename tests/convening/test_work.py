"""Decisions that can be found again, actions that are chased, and votes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.convening import actions, rules
from hedgerow.convening.actions.doing import chase, settle
from hedgerow.convening.actions.votes import record_closed, remind
from hedgerow.convening.models import Action, Meeting, Member, Network
from hedgerow.convening.provides.meetings import decided
from hedgerow.convening.provides.work import due
from hedgerow.convening.queries import votes as voted
from hedgerow.convening.queries.decisions import find_minutes, readable
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.types import Joining, Owner, Seen
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.convening.conftest import past_meeting

NOBODY = AnonymousUser()


def entries(act: str) -> int:
    return Entry.objects.counting().filter(act=act).count()


def test_a_decision_counts_once_and_not_when_it_is_withdrawn(worker: User, meeting: Meeting, member: Member) -> None:
    made = actions.decide(by=worker, meeting=meeting, text="Buy a shared mower.", how="By consent")
    entry = Entry.objects.counting().get(act="decision.made")
    assert [one.pk for one in entry.groups.all()] == [member.organisation_id]
    actions.reword(by=worker, decision=made, text="Buy one shared mower.", dissent="The Long Table would hire one.")
    assert entries("decision.made") == 1
    actions.withdraw(by=worker, decision=made)
    assert entries("decision.made") == 0
    with pytest.raises(InputError, match="withdrawn already"):
        actions.withdraw(by=worker, decision=made)
    with pytest.raises(InputError, match="Say what"):
        actions.decide(by=worker, meeting=meeting, text=" ")
    with pytest.raises(InputError, match="not begun"):
        actions.decide(by=worker, meeting=past_meeting(worker, meeting.network, -2), text="Too early.")


def test_decisions_and_minutes_are_found_by_whom_they_are_for(
    worker: User, network: Network, member: Member, meeting: Meeting, ada: User, bo: User
) -> None:
    actions.decide(by=worker, meeting=meeting, text="Buy a shared mower.")
    actions.write(by=worker, item=agenda(meeting)[0], text="The old mower broke in June.", seen=0)
    assert len(decided(worker, "mower shared", 5)) == 1
    assert not readable(ada)
    assert not find_minutes(ada, "mower")
    actions.approve(by=worker, meeting=meeting)
    assert len(readable(ada)) == len(find_minutes(ada, "june mower")) == 1
    assert not readable(bo)
    assert not readable(NOBODY)
    actions.publish(by=worker, meeting=meeting)
    assert len(readable(NOBODY)) == len(find_minutes(NOBODY, "june")) == 1
    actions.change(by=worker, network=network, seen=Seen.HIDDEN, joining=Joining.INVITED)
    assert not readable(NOBODY)
    assert not readable(bo)
    assert len(readable(ada)) == 1


def test_an_action_is_a_todo_and_ticking_one_ticks_the_other(
    worker: User, meeting: Meeting, member: Member, group: Organisation, ada: User
) -> None:
    one = actions.add_action(by=worker, meeting=meeting, what="Ask the council", owner=worker)
    assert one.task is not None
    assert one.task.owner == worker
    assert one.due == clock.today() + timedelta(days=28)
    todo.finish(by=worker, task=one.task)
    assert Action.objects.select_related("task").get(pk=one.pk).done
    settle(clock.today())
    assert Action.objects.get(pk=one.pk).done_by == worker.pk
    two = actions.add_action(by=worker, meeting=meeting, what="Count the chairs", owner=group)
    assert two.task is not None
    assert two.task.what == "The Long Table: Count the chairs"
    done = actions.finish_action(by=ada, action=two, came="Sixty-two.")
    assert done.task is not None
    assert done.task.done_at is not None
    actions.open_action_again(by=ada, action=two)
    assert not Action.objects.select_related("task").get(pk=two.pk).done


def test_actions_are_refused_where_nobody_can_do_them(
    worker: User, network: Network, member: Member, other: Organisation, bo: User
) -> None:
    for owner, said in ((other, "does not belong"), (" ", "Say who")):
        with pytest.raises(InputError, match=said):
            actions.add_action(by=worker, network=network, what="Sing", owner=owner)
    with pytest.raises(InputError, match="what is to be done"):
        actions.add_action(by=worker, network=network, what="", owner="Somebody")
    with pytest.raises(PermissionDenied):
        actions.add_action(by=worker, network=network, what="Sing", owner=bo)
    ours = actions.add_action(
        by=worker, network=network, what="Sing", owner=Organisation.objects.get(pk=member.organisation_id)
    )
    with pytest.raises(PermissionDenied):
        actions.finish_action(by=bo, action=ours)
    words = actions.add_action(by=worker, network=network, what="Sing", owner="the choir")
    assert words.kind == Owner.WORDS
    assert words.whose == "the choir"
    with pytest.raises(PermissionDenied):
        actions.finish_action(by=bo, action=words)


def test_whoever_is_late_is_reminded_and_not_every_night(worker: User, network: Network, member: Member) -> None:
    group = Organisation.objects.get(pk=member.organisation_id)
    actions.add_action(by=worker, network=network, what="Count", owner=group, due=clock.today() + timedelta(days=10))
    sent = []
    for night in range(40):
        chase(clock.today() + timedelta(days=night))
        sent += [night] * (Outgoing.objects.filter(key__startswith="action.chased").count() - len(sent))
    assert sent == [7, 11, 25, 39]


@given(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(0, 80))
def test_nobody_is_chased_twice_within_a_fortnight_once_it_is_late(due_on: date, days: int) -> None:
    today = due_on + timedelta(days=1 + days)
    assert rules.is_chased(due_on, today - timedelta(days=13), today) == (today - timedelta(days=13) <= due_on)
    assert rules.is_chased(due_on, today - timedelta(days=14), today)
    assert not rules.is_chased(None, None, today)


def call(worker: User, network: Network, **facts: object) -> Poll:
    told: dict[str, object] = {
        "title": "A shared mower?",
        "options": ["Yes", "No"],
        "closes_at": clock.now() + timedelta(days=9),
    }
    return actions.call_vote(by=worker, network=network, **{**told, **facts})  # type: ignore[arg-type]


def test_one_organisation_has_one_vote_on_a_frozen_roll(
    worker: User, network: Network, member: Member, gardeners: Member, observer: Member, ada: User, bo: User
) -> None:
    poll = actions.open_vote(by=worker, poll=call(worker, network))
    assert sorted(row.name for row in poll.roll.all()) == ["Brook Gardeners", "The Long Table"]
    addresses = set(Outgoing.objects.filter(subject__contains="A shared mower?").values_list("to", flat=True))
    assert addresses == {"ada@example.org", "cy@example.org", "di@example.org"}
    late = Organisation.objects.create(name="Late Comers")
    actions.take_in(by=worker, network=network, organisation=late)
    assert poll.roll.count() == 2
    assert voted.ballot_for(ada, member, poll)
    assert not voted.ballot_for(bo, gardeners, poll)
    assert len(voted.owed_by_group(Organisation.objects.get(pk=member.organisation_id))) == 1
    assert [row.what for row in due(ada, clock.today())] == ["Vote: A shared mower?"]
    entry = voted.entry_of_group(poll, Organisation.objects.get(pk=member.organisation_id))
    assert entry is not None
    for answer in ("o1", "o2"):
        voting.cast(poll=poll, voter=entry.voter, content=[answer], by=ada)
    assert list(due(ada, clock.today())) == []
    closed = actions.close_vote(by=worker, poll=poll)
    assert {line["label"]: line["votes"] for line in closed.result["counts"]} == {"Yes": 0, "No": 1}
    assert entries("vote.closed") == 1
    assert Entry.objects.get(act="vote.closed").people == 1


def test_a_vote_that_closes_by_itself_is_recorded_once(worker: User, network: Network, member: Member) -> None:
    poll = actions.open_vote(by=worker, poll=call(worker, network, closes_at=clock.now() + timedelta(days=2)))
    remind(clock.today())
    remind(clock.today())
    assert Outgoing.objects.filter(subject__contains="has not voted yet").count() == 1
    with clock.pretend(clock.now() + timedelta(days=3)):
        voting.close_due(clock.today())
        for _night in range(2):
            record_closed(clock.today())
        assert entries("vote.closed") == 1
        assert "Say what a vote decided: A shared mower?" in [row.what for row in due(worker, clock.today())]
        made = actions.decide(by=worker, network=network, poll=Poll.objects.get(pk=poll.pk), text="We hire one.")
        with pytest.raises(InputError, match="stands as a decision"):
            actions.decide(by=worker, network=network, poll=Poll.objects.get(pk=poll.pk), text="We buy one.")
        assert made.meeting is None
        assert not [row for row in due(worker, clock.today()) if "decided" in row.what]


def test_votes_are_refused_where_they_could_not_be_held(worker: User, network: Network, member: Member) -> None:
    for options in (["Yes"], ["Yes", " Yes "], []):
        with pytest.raises(InputError, match="at least two"):
            call(worker, network, options=options)
    draft = call(worker, network)
    with pytest.raises(InputError, match="still open"):
        actions.decide(by=worker, network=network, poll=draft, text="Too soon")
    actions.drop_vote(by=worker, poll=draft)
    opened = actions.open_vote(by=worker, poll=call(worker, network))
    with pytest.raises(InputError, match="close it instead"):
        actions.drop_vote(by=worker, poll=opened)
    empty = actions.start(by=worker, name="Empty", purpose="Nobody yet.")
    with pytest.raises(InputError, match="Nobody is on this roll"):
        actions.open_vote(by=worker, poll=call(worker, empty))


def test_minutes_not_written_are_due_within_a_week(worker: User, meeting: Meeting) -> None:
    (told,) = due(worker, clock.today())
    assert told.due == clock.today() + timedelta(days=6)
    assert told.owner == worker.pk
    actions.write(by=worker, item=agenda(meeting)[0], text="Nine came.", seen=0)
    assert list(due(worker, clock.today())) == []
