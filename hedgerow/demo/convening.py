"""Two years of networks in Mallowdale, told through the same actions that people use."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.models import Meeting, Member, Network
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.queries.networks import speakers
from hedgerow.convening.queries.votes import polls
from hedgerow.convening.types import Part
from hedgerow.demo.gatherings import CAME_OF_IT, LATER, NETWORKS, WHY, Made, Talk
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.voting import actions as voting
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.models import EntryGroup
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people.models import Contact, Role

OLDEST = 700  # days ago that the networks began
AHEAD = 16  # days until the next meeting of each


@dataclass
class Story:
    """What is told with: what day it is, the dice, who works, and whom groups send."""

    today: date
    chance: random.Random
    team: dict[str, User] = field(default_factory=dict)
    rep: User | None = None


@transaction.atomic
def tell(today: date) -> int:
    """Five networks with their meetings, minutes, decisions, actions and votes. Returns how many meetings there are."""
    team = {name: User.objects.get(email=f"{name}@example.org") for name in ("worker", "engagement", "manager")}
    rep = User.objects.filter(email="rep@example.org").first()
    story = Story(today, random.Random(1894), team, rep)
    ours = list(
        Organisation.objects.filter(pk__in=Access.objects.filter(user=rep).values("organisation")).order_by("pk")
    )
    groups = _groups(400, ours)
    held = [_network(made, number, groups, ours, story) for number, made in enumerate(NETWORKS)]
    _votes(held[0], story)
    _asks(held[2], ours, groups, story)
    return Meeting.objects.count()


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _groups(number: int, without: Sequence[Organisation]) -> list[Organisation]:
    """Groups in the directory in which somebody has a role and an address."""
    reached = Role.objects.filter(until=None).exclude(contact__email="").values("organisation")
    rows = Organisation.objects.filter(
        kind=Kind.GROUP, published=True, closed_on=None, merged_into=None, pk__in=reached
    )
    worked = set(EntryGroup.objects.filter(organisation__in=rows).values_list("organisation", flat=True).distinct())
    found = sorted(rows.exclude(pk__in=[one.pk for one in without]), key=lambda one: (one.pk not in worked, one.pk))
    return found[:number]


def _network(
    made: Made, number: int, groups: Sequence[Organisation], ours: Sequence[Organisation], story: Story
) -> Network:
    by = story.team[made.convener]
    began = story.today - timedelta(days=OLDEST - 5 * number)
    with clock.pretend(_at(began)):
        network = actions.start(
            by=by,
            name=made.name,
            purpose=made.purpose,
            terms=made.terms,
            meets=made.meets,
            seen=made.seen,
            joining=made.joining,
            quorum=made.quorum,
            began_on=began,
        )
    chosen = [*(ours[:1] if number in (0, 1) else ()), *_likely(made, number, groups)]
    members = [_member(network, group, began, place, story, by) for place, group in enumerate(chosen)]
    for name in made.observers:
        body = Organisation.objects.filter(name=name, kind=Kind.PUBLIC_BODY).first()
        if body is not None:
            _member(network, body, began, 1, story, by)
    for place, talk in enumerate(made.talks):
        day = story.today - timedelta(days=made.every * (len(made.talks) - place) - AHEAD - 8)
        if day < story.today:
            last = place == len(made.talks) - 1 and number == 0  # of one network nobody has written the minutes yet
            _meeting(network, made, talk, day, members, story, by, last=last)
    _coming(network, made, members, story, by)
    return network


def _likely(made: Made, number: int, groups: Sequence[Organisation]) -> list[Organisation]:
    """First those whose names say that it concerns them, then whoever else comes."""
    rest = [*groups[number * 13 :], *groups[: number * 13]]
    return sorted(rest, key=lambda one: not any(word in one.name for word in made.likely))[: made.size]


def _member(network: Network, group: Organisation, began: date, place: int, story: Story, by: User) -> Member:
    since = began + timedelta(days=story.chance.choice((0, 0, 0, 20, 90, 200)))
    with clock.pretend(_at(since)):
        member = actions.take_in(by=by, network=network, organisation=group, since=since, shown=place % 5 != 4)
        people = list(
            Contact.objects.filter(roles__organisation=group, roles__until=None, merged_into=None).distinct()[:3]
        )
        if story.rep is not None and Access.objects.filter(user=story.rep, organisation=group).exists():
            actions.name_myself(by=story.rep, member=member, part=Part.DELEGATE)
            people = [one for one in people if one.user_id != story.rep.pk]
            parts: tuple[Part, ...] = (Part.DEPUTY,)
        else:
            parts = (Part.DELEGATE, Part.DEPUTY) if place % 3 else (Part.DELEGATE,)
        for part, contact in zip(parts, people if place % 7 != 6 else (), strict=False):
            actions.name_speaker(by=by, member=member, part=part, contact=contact)
    return member


def _meeting(
    network: Network,
    made: Made,
    talk: Talk,
    day: date,
    members: Sequence[Member],
    story: Story,
    by: User,
    *,
    last: bool,
) -> None:
    """One that was held: planned a month before, its minutes written, approved and published, but for the last one."""
    starts = _at(day)
    with clock.pretend(_at(day - timedelta(days=30))):
        meeting = actions.plan(
            by=by,
            network=network,
            title=talk.title,
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            where=made.where,
        )
        actions.add_item(by=by, meeting=meeting, title=talk.title, lead=talk.lead, length=50, about=talk.about)
    with clock.pretend(starts + timedelta(hours=3)):
        _came(meeting, members, day, story, by)
        if last:
            if talk.action:
                _action(meeting, talk.action, day, members, story, by)
            return
        items = agenda(meeting)
        main = next(item for item in items if item.title == talk.title)
        actions.write(by=by, item=items[0], text="Apologies were read out. The last minutes were agreed.", seen=0)
        actions.write(by=by, item=main, text=talk.said, seen=0)
        if talk.decided:
            actions.decide(by=by, meeting=meeting, item=main, text=talk.decided, how=talk.how, dissent=talk.dissent)
    if talk.action:
        _action(meeting, talk.action, day, members, story, by)
    with clock.pretend(_at(min(day + timedelta(days=9), story.today))):
        meeting = actions.approve(by=by, meeting=meeting)
        if day + timedelta(days=9) < story.today:
            actions.publish(by=by, meeting=meeting)


def _came(meeting: Meeting, members: Sequence[Member], day: date, story: Story, by: User) -> None:
    there = [row for place, row in enumerate(members) if row.since and row.since <= day and place % 7 != 3]
    if not there:
        return
    for row in story.chance.sample(there, max(1, round(len(there) * story.chance.uniform(0.5, 0.85)))):
        told = speakers(row)
        name, email = (told[0].name, told[0].email) if told else ("Somebody of the committee", "")
        group = row.organisation
        bookings.add_who_came(
            by=by, sitting=meeting.sitting, name=name, email=email, group=group.ref, group_name=group.name
        )
    bookings.mark(by=by, sitting=meeting.sitting, came={})


def _action(
    meeting: Meeting, told: tuple[str, str], day: date, members: Sequence[Member], story: Story, by: User
) -> None:
    what, whose = told
    owner = by if whose == "worker" else members[story.chance.randrange(2)].organisation
    due = day + timedelta(days=story.chance.choice((21, 28, 42)))
    with clock.pretend(_at(day, 13)):
        action = actions.add_action(by=by, meeting=meeting, what=what, owner=owner, due=due)
    if due < story.today - timedelta(days=25) and story.chance.random() < 0.85:
        with clock.pretend(_at(due - timedelta(days=story.chance.randrange(12)))):
            actions.finish_action(by=by, action=action, came=story.chance.choice(CAME_OF_IT))


def _coming(network: Network, made: Made, members: Sequence[Member], story: Story, by: User) -> None:
    """The next one: members were written to, and some have booked."""
    starts = _at(story.today + timedelta(days=AHEAD))
    with clock.pretend(_at(story.today - timedelta(days=6))):
        meeting = actions.plan(
            by=by, network=network, title="Winter meeting", starts_at=starts, ends_at=starts + timedelta(hours=2),
            where=made.where, about="Tea from half past nine.",
        )  # fmt: skip
        for talk in LATER:
            actions.add_item(by=by, meeting=meeting, title=talk.title, lead=talk.lead, length=30, about=talk.about)
        actions.write_to_members(by=by, meeting=meeting)
    with clock.pretend(_at(story.today - timedelta(days=2))):
        for row in members[1:6]:
            for one in speakers(row)[:1]:
                if one.email:
                    who = Ref("people", "contact", str(one.contact))
                    group = row.organisation.ref
                    bookings.book(
                        by=by, sitting=meeting.sitting, name=one.name, email=one.email, contact=who, group=group
                    )


def _votes(network: Network, story: Story) -> None:
    """One that is closed and explained, with what came of it; and one that is open."""
    by, opened = story.team["worker"], story.today - timedelta(days=300)
    with clock.pretend(_at(opened)):
        van = actions.call_vote(
            by=by, network=network, title="Shall we buy a van together?", options=["Yes", "No", "Abstain"],
            question="It would cost each of us about £640, and belong to all who pay in.",
            closes_at=_at(opened + timedelta(days=14), 20),
        )  # fmt: skip
        van = actions.open_vote(by=by, poll=van)
    _cast(van.pk, network, opened + timedelta(days=5), ("o1", "o1", "o1", "o2", "o3"), 0.8, story)
    with clock.pretend(_at(opened + timedelta(days=15))):
        van = actions.close_vote(by=by, poll=van)
        made = actions.decide(
            by=by, network=network, poll=van, text="We buy one van together.", how="By a vote of the members"
        )
        action = actions.add_action(
            by=by, network=network, decision=made, what="Look for a van and bring three offers", owner=by
        )
    with clock.pretend(_at(opened + timedelta(days=40))):
        actions.finish_action(by=by, action=action, came="The blue one from the baker, for £8,900.")
    opened = story.today - timedelta(days=5)
    with clock.pretend(_at(opened)):
        land = actions.call_vote(
            by=by, network=network, title="Land by the brook: what do we ask for first?", secret=True,
            options=["Keep it for growing", "Rent it to us for ten years", "Sell it, and give us other land"],
            question="The cabinet decides next month. We say one thing first, and the others after it.",
            closes_at=_at(story.today + timedelta(days=9), 22),
        )  # fmt: skip
        land = actions.open_vote(by=by, poll=land)
    _cast(land.pk, network, opened + timedelta(days=2), ("o1", "o1", "o2", "o3"), 0.45, story)


def _cast(pk: int, network: Network, day: date, answers: Sequence[str], share: float, story: Story) -> None:
    poll = polls(network).get(pk=pk)
    mine = {str(row.organisation.ref) for row in _of_rep(network, story)} if share < 0.5 else set()
    with clock.pretend(_at(day)):
        for entry in poll.roll.all():
            if entry.voter not in mine and story.chance.random() < share:
                voting.cast(poll=poll, voter=entry.voter, content=[story.chance.choice(answers)])


def _of_rep(network: Network, story: Story) -> Sequence[Member]:
    own = Access.objects.filter(user=story.rep).values("organisation")
    return list(Member.objects.filter(network=network, organisation__in=own).select_related("organisation"))


def _asks(network: Network, ours: Sequence[Organisation], groups: Sequence[Organisation], story: Story) -> None:
    """A group that asked to join, and waits for an answer."""
    if story.rep is not None and len(ours) > 1:
        with clock.pretend(_at(story.today - timedelta(days=3))):
            actions.ask_to_join(by=story.rep, network=network, organisation=ours[1], why=WHY)
