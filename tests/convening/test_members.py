"""Groups ask to join, are taken in, say who speaks for them, and leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.actions.unanswered import UNANSWERED, write_off
from hedgerow.convening.models import Member, Network, Speaking
from hedgerow.convening.provides.networks import recipients
from hedgerow.convening.queries import networks as read
from hedgerow.convening.types import Joining, Part, Seen, Standing
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError


def test_a_group_asks_and_is_taken_in(worker: User, network: Network, group: Organisation, ada: User) -> None:
    asked = actions.ask_to_join(by=ada, network=network, organisation=group, why="We cook.")
    assert asked.standing == Standing.ASKED
    assert asked.answer_by > clock.today()
    assert [row.pk for row in read.asking()] == [asked.pk]
    assert read.members(network) == []
    taken = actions.accept(by=worker, member=asked)
    assert [row.pk for row in read.members(network)] == [taken.pk]
    assert "belongs to Food Network now" in Outgoing.objects.get(to="ada@example.org").subject
    with pytest.raises(InputError, match="answered already"):
        actions.refuse(by=worker, member=asked, answer="Too many.")


def test_a_refusal_says_why_and_lets_them_ask_again(
    worker: User, network: Network, group: Organisation, ada: User
) -> None:
    asked = actions.ask_to_join(by=ada, network=network, organisation=group)
    with pytest.raises(InputError, match="Say why"):
        actions.refuse(by=worker, member=asked, answer=" ")
    actions.refuse(by=worker, member=asked, answer="It is for growers.")
    assert "It is for growers." in Outgoing.objects.get(to="ada@example.org").letter["paragraphs"]
    assert actions.ask_to_join(by=ada, network=network, organisation=group).pk != asked.pk


def test_nobody_joins_twice_or_what_is_by_invitation(
    worker: User, network: Network, group: Organisation, ada: User, bo: User
) -> None:
    with pytest.raises(PermissionDenied):
        actions.ask_to_join(by=bo, network=network, organisation=group)
    actions.ask_to_join(by=ada, network=network, organisation=group)
    with pytest.raises(InputError, match="asked already"):
        actions.ask_to_join(by=ada, network=network, organisation=group)
    closed = actions.start(by=worker, name="Safe", purpose="Safety.", seen=Seen.HIDDEN, joining=Joining.INVITED)
    with pytest.raises(InputError, match="by invitation"):
        actions.ask_to_join(by=ada, network=closed, organisation=group)
    with pytest.raises(InputError, match="hidden network"):
        actions.change(by=worker, network=closed, joining=Joining.OPEN)


def test_a_public_body_only_observes(worker: User, network: Network, observer: Member, member: Member) -> None:
    assert observer.observer
    assert not actions.change_member(by=worker, member=member, observer=False).observer
    assert actions.change_member(by=worker, member=observer, observer=False).observer
    assert [one.organisation for one in read.roll(network, clock.today())] == [member.organisation_id]


def test_one_delegate_and_one_deputy_at_a_time(member: Member, ada: User) -> None:
    first = read.speakers(member)
    assert [(one.part, one.name) for one in first] == [(Part.DELEGATE, "Ada Brook")]
    with pytest.raises(InputError, match="cannot be both"):
        actions.name_myself(by=ada, member=member, part=Part.DEPUTY)
    actions.name_new(by=ada, member=member, part=Part.DEPUTY, name="Eve Ash", email="eve@example.org")
    actions.name_new(by=ada, member=member, part=Part.DEPUTY, name="Flo Birch", email="flo@example.org")
    assert [one.name for one in read.speakers(member)] == ["Ada Brook", "Flo Birch"]
    assert Speaking.objects.count() == 3
    with pytest.raises(InputError):
        actions.name_new(by=ada, member=member, part=Part.DEPUTY, name="", email="no address")
    actions.name_speaker(by=ada, member=member, part=Part.DEPUTY, contact=None)
    assert [one.name for one in read.speakers(member)] == ["Ada Brook"]


def test_nobody_names_who_speaks_for_another_group(member: Member, bo: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.name_new(by=bo, member=member, part=Part.DEPUTY, name="Bo Lee")
    assert Contact.objects.filter(name="Bo Lee").count() == 0


def test_the_mailing_list_follows_who_belongs(
    worker: User, network: Network, gardeners: Member, member: Member
) -> None:
    assert {one.email for one in recipients(str(network.pk))} == {"ada@example.org", "cy@example.org", "di@example.org"}
    actions.leave(by=worker, member=gardeners)
    assert {one.email for one in recipients(str(network.pk))} == {"ada@example.org"}
    assert Member.objects.get(pk=gardeners.pk).until == clock.today()
    with pytest.raises(InputError, match="does not belong"):
        actions.leave(by=worker, member=gardeners)


def test_the_roll_of_a_day_is_who_belonged_then(
    worker: User, network: Network, member: Member, gardeners: Member
) -> None:
    actions.leave(by=worker, member=gardeners, on=clock.today() - timedelta(days=10))
    names = {
        days: [one.name for one in read.roll(network, clock.today() - timedelta(days=days))]
        for days in (0, 9, 10, 11, 99)
    }
    both = ["Brook Gardeners", "The Long Table"]
    assert names == {0: ["The Long Table"], 9: ["The Long Table"], 10: ["The Long Table"], 11: both, 99: []}


def test_a_merged_group_has_one_vote(worker: User, network: Network, member: Member, gardeners: Member) -> None:
    kept, gone = (Organisation.objects.get(pk=row.organisation_id) for row in (member, gardeners))
    organisations.merge(by=worker, kept=kept, gone=gone)
    assert [one.organisation for one in read.roll(network, clock.today())] == [kept.pk]


def test_who_is_merged_or_erased_speaks_on_or_no_more(worker: User, member: Member, gardeners: Member) -> None:
    from hedgerow.people.actions.merging import merge

    cy = Contact.objects.get(name="Cy Moss")
    twin = people.add_contact(by=worker, name="Cyril Moss", email="cyril@example.org")
    merge(by=worker, kept=twin, gone=cy)
    assert next(one.contact for one in read.speakers(Member.objects.get(pk=gardeners.pk))) == twin.pk
    Contact.objects.filter(pk=cy.pk).delete()
    assert [one.name for one in read.speakers(Member.objects.get(pk=gardeners.pk))] == ["Di Fern"]


def test_who_hears_nothing_is_written_down_once(network: Network, group: Organisation, ada: User) -> None:
    with clock.pretend(clock.now() - timedelta(days=20)):
        actions.ask_to_join(by=ada, network=network, organisation=group)
    for _night in range(2):
        write_off(clock.today())
    entry = Entry.objects.get(act=UNANSWERED)
    assert entry.kind == "unmet"
    assert [one.pk for one in entry.groups.all()] == [group.pk]


def test_an_ended_network_takes_nobody_in(worker: User, network: Network, group: Organisation, ada: User) -> None:
    asked = actions.ask_to_join(by=ada, network=network, organisation=group)
    actions.end(by=worker, network=network)
    assert Member.objects.get(pk=asked.pk).standing == Standing.REFUSED
    with pytest.raises(InputError, match="has ended"):
        actions.take_in(by=worker, network=network, organisation=group)
    actions.go_on(by=worker, network=network)
    assert actions.take_in(by=worker, network=network, organisation=group).standing == Standing.MEMBER
