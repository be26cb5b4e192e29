"""Meetings: planned, called, held once in the record of work, written down by two at one moment, approved, published."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.actions.minutes import WrittenMeanwhile
from hedgerow.convening.models import Item, Meeting, Member, Network, Wording
from hedgerow.convening.queries.attendance import attendance
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.rules import both
from hedgerow.convening.types import Minutes, Seen
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.convening.conftest import came, past_meeting

WORDS = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8), max_size=8)


def held(meeting: Meeting) -> list[Entry]:
    return list(Entry.objects.counting().filter(act="meeting.held", ref=str(meeting.ref)))


def test_a_meeting_is_recorded_once_and_anew_when_marks_change(
    worker: User, meeting: Meeting, group: Organisation, other: Organisation
) -> None:
    came(worker, meeting, group)
    first = held(meeting)
    assert [(entry.people, [one.pk for one in entry.groups.all()]) for entry in first] == [(1, [group.pk])]
    bookings.mark(by=worker, sitting=meeting.sitting, came={})
    assert [entry.pk for entry in held(meeting)] == [first[0].pk]
    bookings.add_who_came(by=worker, sitting=meeting.sitting, name="Late Guest", group=other.ref)
    assert [(entry.people, entry.groups.count()) for entry in held(meeting)] == [(2, 2)]
    everybody = Booking.objects.filter(sitting=meeting.sitting)
    bookings.mark(by=worker, sitting=meeting.sitting, came=dict.fromkeys(everybody.values_list("pk", flat=True), False))
    assert held(meeting) == []


def test_what_is_not_for_everybody_is_in_no_public_list(worker: User, network: Network) -> None:
    closed = actions.change(by=worker, network=network, seen=Seen.CLOSED)
    meeting = past_meeting(worker, closed, -3)
    assert not meeting.sitting.public
    assert not actions.meetings.change(by=worker, meeting=meeting, public=True).sitting.public


def test_a_network_that_closes_takes_its_meetings_out_of_the_public_list(worker: User, network: Network) -> None:
    meeting = past_meeting(worker, network, -3)
    assert meeting.sitting.public
    actions.change(by=worker, network=network, seen=Seen.CLOSED)
    assert not Meeting.objects.get(pk=meeting.pk).sitting.public


def test_quorum_counts_members_with_a_vote(
    worker: User,
    network: Network,
    member: Member,
    gardeners: Member,
    observer: Member,
    group: Organisation,
    council: Organisation,
) -> None:
    actions.change(by=worker, network=network, quorum=2)
    meeting = past_meeting(worker, network, 1)
    came(worker, meeting, group, council)
    assert Meeting.objects.get(pk=meeting.pk).quorate is False
    bookings.add_who_came(by=worker, sitting=meeting.sitting, name="Cy", group=gardeners.organisation.ref)
    assert Meeting.objects.get(pk=meeting.pk).quorate is True


def test_members_are_written_to_with_the_agenda(
    worker: User, network: Network, member: Member, gardeners: Member
) -> None:
    meeting = past_meeting(worker, network, -9)
    actions.add_item(by=worker, meeting=meeting, title="A shared polytunnel", lead="Cy")
    assert [row.title for row in agenda(meeting)][-2:] == ["A shared polytunnel", "Any other business, and when next"]
    assert actions.write_to_members(by=worker, meeting=meeting) == 3
    letter = Outgoing.objects.get(to="di@example.org")
    assert "3. A shared polytunnel" in letter.letter["paragraphs"]
    with pytest.raises(InputError, match="within the last hour"):
        actions.write_to_members(by=worker, meeting=meeting)


def test_the_agenda_keeps_its_order_and_what_was_written(worker: User, meeting: Meeting) -> None:
    first, second, *_rest = agenda(meeting)
    actions.move_item(by=worker, item=first, up=True)
    assert agenda(meeting)[0] == first
    actions.move_item(by=worker, item=second, up=True)
    assert agenda(meeting)[0] == second
    actions.write(by=worker, item=first, text="Nine were there.", seen=0)
    with pytest.raises(InputError, match="it stays"):
        actions.remove_item(by=worker, item=first)
    actions.remove_item(by=worker, item=second)
    assert second not in agenda(meeting)


def test_the_second_to_save_is_told_and_shown_both(worker: User, ada: User, meeting: Meeting) -> None:
    item = agenda(meeting)[0]
    actions.write(by=worker, item=item, text="Nine came.\nThe hall was cold.", seen=0)
    with pytest.raises(WrittenMeanwhile) as told:
        actions.write(by=worker, item=item, text="Nine came.\nSoup was good.", seen=0)
    clash = told.value.clash
    assert (clash.theirs, clash.version) == ("Nine came.\nThe hall was cold.", 1)
    together = both(clash.theirs, clash.mine)
    assert together.splitlines() == ["Nine came.", "The hall was cold.", "Soup was good."]
    actions.write(by=worker, item=item, text=together, seen=clash.version)
    assert Item.objects.get(pk=item.pk).text == together
    assert [row.text for row in Wording.objects.all()] == ["Nine came.\nThe hall was cold."]
    actions.write(by=worker, item=item, text=together, seen=0)  # what stands there already is no clash


@given(WORDS, WORDS)
def test_two_texts_in_one_lose_no_line(theirs: list[str], mine: list[str]) -> None:
    found = both("\n".join(theirs), "\n".join(mine)).splitlines()
    for text in (theirs, mine):
        rest = iter(found)
        assert all(line in rest for line in text), "every line, in its order"


def test_minutes_are_approved_then_published(worker: User, network: Network, member: Member, meeting: Meeting) -> None:
    with pytest.raises(InputError, match="Nothing is written"):
        actions.approve(by=worker, meeting=meeting)
    item = agenda(meeting)[0]
    actions.write(by=worker, item=item, text="All agreed.", seen=0)
    with pytest.raises(InputError, match="Approve them first"):
        actions.publish(by=worker, meeting=meeting)
    actions.approve(by=worker, meeting=meeting)
    with pytest.raises(InputError, match="Open them again"):
        actions.write(by=worker, item=item, text="Nobody agreed.", seen=1)
    assert actions.publish(by=worker, meeting=meeting).minutes == Minutes.PUBLISHED
    assert Outgoing.objects.filter(to="ada@example.org", subject__contains="minutes of").count() == 1
    actions.open_again(by=worker, meeting=meeting)
    actions.write(by=worker, item=item, text="Most agreed.", seen=1)
    later = past_meeting(worker, network, -5)
    with pytest.raises(InputError, match="not begun"):
        actions.approve(by=worker, meeting=later)


def test_who_came_how_often_and_who_never(
    worker: User, network: Network, member: Member, gardeners: Member, group: Organisation, council: Organisation
) -> None:
    for days in (90, 30, 10):
        came(worker, past_meeting(worker, network, days), group, *([council] if days == 10 else []))
    rows, guests = attendance(network)
    told = {row.name: (row.times, row.of) for row in rows}
    # What was before a group joined is no meeting that it missed; one it came to as a guest counts.
    assert told == {"The Long Table": (3, 3), "Brook Gardeners": (0, 2)}
    assert [(row.name, row.times, row.last) for row in guests] == [
        ("Thornmere Council", 1, clock.today() - timedelta(days=10))
    ]
