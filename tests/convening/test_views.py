"""The pages of networks, for anybody, for our team and for the groups in them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.models import Action, Decision, Item, Meeting, Member, Network
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.queries.networks import speakers
from hedgerow.convening.types import Joining, Minutes, Seen, Standing
from hedgerow.engines.files.models import Upload
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation


def at(name: str, *args: object) -> str:
    return reverse(f"convening:{name}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def team(worker: User) -> Client:
    return signed_in(worker)


def test_strangers_see_what_is_public_and_no_hidden_network(
    client: Client, worker: User, network: Network, member: Member, gardeners: Member, meeting: Meeting
) -> None:
    Organisation.objects.update(published=True)
    hidden = actions.start(by=worker, name="Safe", purpose="Safety.", seen=Seen.HIDDEN, joining=Joining.INVITED)
    listed = client.get(at("public")).content.decode()
    assert "Food Network" in listed
    assert "Safe" not in listed
    assert client.get(at("about", hidden.pk)).status_code == 404
    actions.decide(by=worker, meeting=meeting, text="Buy a shared mower.")
    actions.write(by=worker, item=agenda(meeting)[0], text="The old one broke.", seen=0)
    page = client.get(at("about", network.pk)).content.decode()
    assert "The Long Table" in page
    assert "Brook Gardeners" not in page
    assert "mower" not in page
    draft = client.get(at("minutes", meeting.pk)).content.decode()
    assert "broke" not in draft
    assert "not approved yet" in draft
    actions.approve(by=worker, meeting=meeting)
    actions.publish(by=worker, meeting=meeting)
    assert "mower" in client.get(at("about", network.pk)).content.decode()
    assert "broke" in client.get(at("minutes", meeting.pk)).content.decode()


def test_of_a_closed_network_strangers_read_what_it_is_for_and_delegates_its_minutes_by_letter(
    client: Client, worker: User, network: Network, member: Member, gardeners: Member, meeting: Meeting
) -> None:
    actions.change(by=worker, network=network, seen=Seen.CLOSED)
    actions.write(by=worker, item=agenda(meeting)[0], text="Said in confidence.", seen=0)
    actions.approve(by=worker, meeting=meeting)
    actions.publish(by=worker, meeting=meeting)
    page = client.get(at("about", network.pk)).content.decode()
    assert "Food grown" in page
    assert "The Long Table" not in page
    assert "Spring meeting" not in page
    assert client.get(at("minutes", meeting.pk)).status_code == 404
    url = Outgoing.objects.get(to="cy@example.org", subject__contains="minutes of").letter["button"]["url"]
    assert "Said in confidence." in client.get(url[url.index("/networks/") :]).content.decode()
    assert client.get(at("read", "made-up")).status_code == 404


def test_a_network_is_started_changed_and_ended(team: Client, worker: User) -> None:
    told = {"name": "Food Network", "purpose": "Food.", "seen": "open", "joining": "open", "convener": worker.pk}
    assert team.post(at("add"), {**told, "seen": "hidden"}).status_code == 422
    team.post(at("add"), told)
    made = Network.objects.get()
    assert team.post(at("add"), told).status_code == 422
    team.post(at("change", made.pk), {**told, "quorum": "3"})
    assert Network.objects.get().quorum == 3
    team.post(at("end", made.pk))
    assert Network.objects.get().ended_on == clock.today()
    assert "Food Network" not in team.get(at("networks")).content.decode()
    assert "Food Network" in team.get(at("networks") + "?show=all").content.decode()
    team.post(at("end", made.pk), {"go_on": ""})
    assert Network.objects.get().ended_on is None


def test_a_group_joins_through_its_space(
    team: Client, network: Network, group: Organisation, ada: User, bo: User
) -> None:
    page = at("our_network", group.pk, network.pk)
    ours = signed_in(ada)
    assert signed_in(bo).get(page).status_code == 403
    assert team.post(page, {"why": "We look."}).status_code == 405
    ours.post(page, {"why": "We cook.", "shown": "on"})
    asked = Member.objects.get()
    assert "We cook." in team.get(at("member", asked.pk)).content.decode()
    team.post(at("member", asked.pk), {"accept": ""})
    ours.post(page, {"me": "delegate"})
    ours.post(page, {"speak": "", "part": "deputy", "contact": "", "name": "Eve Ash", "email": "eve@example.org"})
    assert ours.post(page, {"speak": "", "part": "deputy", "contact": "", "name": ""}).status_code == 422
    assert [one.name for one in speakers(Member.objects.get())] == ["Ada Brook", "Eve Ash"]
    ours.post(page, {"silence": "deputy"})
    ours.post(page, {"named": "no"})
    held = Member.objects.get()
    assert len(speakers(held)) == 1
    assert not held.shown
    assert held.standing == Standing.MEMBER
    ours.post(page, {"leave": ""})
    assert Member.objects.get().standing == Standing.LEFT


def test_a_hidden_network_is_not_there_for_a_group_outside(worker: User, group: Organisation, ada: User) -> None:
    hidden = actions.start(by=worker, name="Safe", purpose="Safety.", seen=Seen.HIDDEN, joining=Joining.INVITED)
    assert signed_in(ada).get(at("our_network", group.pk, hidden.pk)).status_code == 404
    actions.take_in(by=worker, network=hidden, organisation=group)
    assert "Safe" in signed_in(ada).get(at("our_network", group.pk, hidden.pk)).content.decode()


def test_our_team_answers_takes_in_and_says_who_leaves(
    team: Client, network: Network, group: Organisation, other: Organisation, ada: User
) -> None:
    asked = actions.ask_to_join(by=ada, network=network, organisation=group)
    assert team.post(at("member", asked.pk), {"refuse": "", "answer": ""}).status_code == 422
    team.post(at("member", asked.pk), {"refuse": "", "answer": "It is full."})
    team.post(at("members", network.pk), {"group": other.pk, "since": clock.today().isoformat()})
    assert (
        team.post(at("members", network.pk), {"group": other.pk, "since": clock.today().isoformat()}).status_code == 422
    )
    assert team.post(at("members", network.pk), {"group": "999", "since": clock.today().isoformat()}).status_code == 422
    held = Member.objects.get(organisation=other)
    team.post(at("member", held.pk), {"change": "", "observer": "on", "shown": "on"})
    held.refresh_from_db()
    assert held.observer
    assert held.shown
    team.post(at("member", held.pk), {"leave": ""})
    held.refresh_from_db()
    assert held.standing == Standing.LEFT


def test_a_meeting_is_planned_with_its_agenda_and_papers(team: Client, network: Network, member: Member) -> None:
    day = (clock.today() + timedelta(days=20)).isoformat()
    told = {"title": "Autumn", "day": day, "begins": "10:00", "ends": "12:00", "where": "The mill", "public": "on"}
    assert team.post(at("plan", network.pk), {**told, "ends": "09:00"}).status_code == 422
    team.post(at("plan", network.pk), told)
    made = Meeting.objects.get()
    assert made.sitting.public
    assert made.sitting.where == "The mill"
    assert team.post(at("add_item", made.pk), {"title": ""}).status_code == 422
    team.post(at("add_item", made.pk), {"title": "A mower", "length": "20"})
    item = Item.objects.get(title="A mower")
    team.post(at("item", item.pk), {"up": ""})
    team.post(at("item", item.pk), {"title": "A shared mower", "length": "30"})
    assert [row.title for row in agenda(made)][1] == "A shared mower"
    team.post(at("item", item.pk), {"remove": ""})
    team.post(at("call", made.pk))
    assert "1 letters" in team.get(at("meeting", made.pk)).content.decode()
    wrong = SimpleUploadedFile("a.exe", b"MZ")
    assert team.post(at("paper", made.pk), {"file": wrong}).status_code == 422
    team.post(at("paper", made.pk), {"file": SimpleUploadedFile("notes.txt", b"Bring seeds.")})
    paper = Upload.objects.get()
    answer = signed_in(User.objects.get(email="ada@example.org")).get(reverse("files:download", args=[paper.pk]))
    assert b"".join(answer.streaming_content) == b"Bring seeds."  # type: ignore[attr-defined]
    team.post(at("paper", made.pk), {"remove": str(paper.pk)})
    assert not Upload.objects.exists()


def test_two_who_write_the_same_minutes_lose_nothing(team: Client, meeting: Meeting, worker: User) -> None:
    item = agenda(meeting)[0]
    team.get(at("write", item.pk))
    actions.write(by=worker, item=item, text="Nine came.", seen=0)
    answer = team.post(at("write", item.pk), {"text": "Ten came.", "seen": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count("Nine came.") == 2
    assert page.count("Ten came.") == 2
    assert 'name="seen" value="1"' in page
    assert Item.objects.get(pk=item.pk).text == "Nine came."
    team.post(at("write", item.pk), {"text": "Nine or ten came.", "seen": "1"})
    assert Item.objects.get(pk=item.pk).text == "Nine or ten came."
    assert "Nine came." in team.get(at("write", item.pk)).content.decode()
    on = team.post(at("write", item.pk), {"text": "Ten.", "seen": "2", "next": ""})
    assert on.headers["Location"] == at("write", agenda(meeting)[1].pk)


def test_minutes_decisions_and_actions_of_a_meeting(
    team: Client, meeting: Meeting, worker: User, member: Member, ada: User
) -> None:
    item = agenda(meeting)[0]
    team.post(at("minutes_state", meeting.pk), {"approve": ""})
    assert Meeting.objects.get().minutes == Minutes.DRAFT
    team.post(at("write", item.pk), {"text": "We talked.", "seen": "0"})
    team.post(at("decide", meeting.pk), {"text": "Buy a mower.", "item": item.pk, "how": "By consent"})
    made = Decision.objects.get()
    assert made.item == item
    assert team.post(at("decide", meeting.pk), {"text": ""}).status_code == 422
    due = (clock.today() + timedelta(days=9)).isoformat()
    told = {"what": "Ask for prices", "kind": "group", "group": member.organisation_id, "due": due}
    assert team.post(at("add_action", meeting.pk), {**told, "group": ""}).status_code == 422
    team.post(at("add_action", meeting.pk), told)
    team.post(
        at("add_network_action", meeting.network_id) + f"?decision={made.pk}",
        {**told, "kind": "worker", "worker": worker.pk},
    )
    first, second = Action.objects.order_by("pk")
    assert (second.decision, second.worker, second.meeting) == (made, worker, meeting)
    signed_in(ada).post(at("our_action", member.organisation_id, first.pk))
    team.post(at("action", second.pk), {"came": "Three prices."})
    assert Action.objects.filter(done_at=None).count() == 0
    team.post(at("action", second.pk), {"again": ""})
    assert Action.objects.get(done_at=None) == second
    for name in ("approve", "publish", "open_again"):
        team.post(at("minutes_state", meeting.pk), {name: ""})
    team.post(at("decision", made.pk), {"text": "Buy one mower.", "how": "", "dissent": ""})
    team.post(at("decision", made.pk), {"withdraw": ""})
    made.refresh_from_db()
    assert made.text == "Buy one mower."
    assert made.withdrawn_at


def test_a_vote_from_the_call_to_the_decision(
    team: Client,
    client: Client,
    network: Network,
    member: Member,
    gardeners: Member,
    ada: User,
    bo: User,
    other: Organisation,
) -> None:
    day = (clock.today() + timedelta(days=9)).isoformat()
    told = {"title": "A mower?", "options": "Yes\nNo", "method": "choice", "closes": day}
    assert team.post(at("call_vote", network.pk), {**told, "options": "Yes"}).status_code == 422
    assert team.post(at("call_vote", network.pk), {**told, "closes": clock.today().isoformat()}).status_code == 422
    team.post(at("call_vote", network.pk), told)
    poll = Poll.objects.get()
    assert "Brook Gardeners" in team.get(at("vote", poll.pk)).content.decode()
    team.post(at("vote", poll.pk), {"open": ""})
    ours = signed_in(ada).get(at("ours", member.organisation_id)).content.decode()
    assert "we still owe it" in ours
    assert "/vote/" in ours
    theirs = signed_in(bo).get(at("ours", other.pk)).content.decode()
    assert "Cy Moss votes for us" in theirs
    assert "/vote/" not in theirs
    url = Outgoing.objects.get(to="di@example.org", subject__contains="A mower?").letter["button"]["url"]
    client.post(url[url.index("/vote/") :], {"choice": "o1"})
    team.post(at("vote", poll.pk), {"close": ""})
    page = team.get(at("vote", poll.pk)).content.decode()
    assert "What did it decide?" in page
    team.post(at("vote", poll.pk), {"text": "We buy one.", "how": "By a vote"})
    made = Decision.objects.get(poll=poll)
    assert made.text == "We buy one."
    assert "We buy one." in client.get(at("about", network.pk)).content.decode()
