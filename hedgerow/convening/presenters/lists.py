"""The lists of our team: networks, members, meetings, actions, decisions, votes, and who comes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.convening.models import Action, Decision, Member, Network
from hedgerow.convening.queries.meetings import day_of
from hedgerow.convening.queries.networks import group_of, speakers
from hedgerow.convening.types import Came, Minutes, Seen
from hedgerow.engines.bookings.types import State
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Tab

PARTS = (
    ("networks", lazy("Networks")),
    ("meetings", lazy("Meetings")),
    ("actions", lazy("Actions")),
    ("decisions", lazy("Decisions")),
    ("votes", lazy("Votes")),
)
INSIDE = (
    ("network", lazy("At a glance")),
    ("members", lazy("Members")),
    ("attendance", lazy("Who comes")),
)


def tabs(request: HttpRequest) -> list[Tab]:
    """The parts of this function."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [Tab(label, reverse(f"convening:{name}"), name == here) for name, label in PARTS]


def inside(request: HttpRequest, network: Network) -> list[Tab]:
    """The pages of one network."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [Tab(label, reverse(f"convening:{name}", args=[network.pk]), name == here) for name, label in INSIDE]


def seen_words(row: Network) -> str:
    """Who sees it, in a word."""
    if row.ended_on:
        return _("ended")
    return {Seen.OPEN: _("public"), Seen.CLOSED: _("members only"), Seen.HIDDEN: _("hidden")}[Seen(row.seen)]


def seen_tone(row: Network) -> str:
    """The colour of that word."""
    if row.ended_on:
        return ""
    return {Seen.OPEN: "leaf", Seen.CLOSED: "calm", Seen.HIDDEN: "accent"}[Seen(row.seen)]


NETWORKS: Table[Any] = Table(
    "networks",
    lazy("Networks"),
    (
        Column(
            "name", lazy("Network"), lambda row: row.name, sort="name", heading=True,
            url=lambda row: reverse("convening:network", args=[row.pk]), note=lambda row: row.meets,
        ),
        Column("seen", lazy("Who sees it"), seen_words, tone=seen_tone),
        Column("members", lazy("Members"), lambda row: row.belong, kind=Kind.NUMBER, sort="belong"),
        Column("asking", lazy("Ask to join"), lambda row: row.asking or None, kind=Kind.NUMBER, sort="asking"),
        Column("convener", lazy("Looked after by"), lambda row: row.convener.name if row.convener else ""),
    ),
    first="name",
)  # fmt: skip


def speaker_words(row: Member) -> str:
    """Delegate, and deputy."""
    return ", ".join(one.name for one in speakers(row))


MEMBERS: Table[Member] = Table(
    "members-of-a-network",
    lazy("Members"),
    (
        Column(
            "group", lazy("Group"), lambda row: group_of(row).name, heading=True,
            url=lambda row: reverse("convening:member", args=[row.pk]),
        ),
        Column("since", lazy("Since"), lambda row: row.since, kind=Kind.DATE),
        Column("speak", lazy("Speak for it"), speaker_words),
        Column("vote", lazy("Vote"), lambda row: _("observer") if row.observer else _("one vote"),
               tone=lambda row: "calm" if row.observer else ""),
        Column("shown", lazy("Named in public"), lambda row: row.shown),
    ),
)  # fmt: skip


def minutes_words(row: Any) -> str:
    """How far the minutes have come."""
    if row.sitting.state == State.CANCELLED:
        return _("called off")
    if row.sitting.starts_at > clock.now():
        return _("to come")
    if row.minutes == Minutes.DRAFT:
        return _("being written") if row.written else _("not written")
    return str(row.get_minutes_display())


def minutes_tone(row: Any) -> str:
    """The colour of that."""
    words = {Minutes.APPROVED: "calm", Minutes.PUBLISHED: "leaf"}
    if row.sitting.state == State.CANCELLED:
        return "late"
    if row.sitting.starts_at > clock.now():
        return "accent"
    return "warn" if row.minutes == Minutes.DRAFT and not row.written else words.get(row.minutes, "")


MEETINGS: Table[Any] = Table(
    "meetings",
    lazy("Meetings"),
    (
        Column("day", lazy("Day"), day_of, kind=Kind.DATE, sort="sitting__starts_at"),
        Column(
            "title", lazy("Meeting"), lambda row: row.sitting.title, heading=True,
            url=lambda row: reverse("convening:meeting", args=[row.pk]), note=lambda row: row.network.name,
        ),
        Column("coming", lazy("People"), lambda row: row.coming, kind=Kind.NUMBER, sort="coming"),
        Column("decided", lazy("Decisions"), lambda row: row.decided or None, kind=Kind.NUMBER, sort="decided"),
        Column("minutes", lazy("Minutes"), minutes_words, tone=minutes_tone),
    ),
    first="-day",
)  # fmt: skip


def action_words(row: Action) -> str:
    """Done, late, or open."""
    if row.done:
        return _("done")
    return _("late") if row.is_late(clock.today()) else _("open")


def action_tone(row: Action) -> str:
    """The colour of that."""
    if row.done:
        return "leaf"
    return "late" if row.is_late(clock.today()) else ""


ACTIONS: Table[Action] = Table(
    "actions-of-networks",
    lazy("Actions"),
    (
        Column(
            "what", lazy("What"), lambda row: row.what, heading=True,
            url=lambda row: reverse("convening:action", args=[row.pk]), note=lambda row: row.network.name,
        ),
        Column("who", lazy("Who"), lambda row: row.whose),
        Column("due", lazy("By when"), lambda row: row.due, kind=Kind.DATE, sort="due"),
        Column("state", lazy("How it stands"), action_words, tone=action_tone),
    ),
)  # fmt: skip

DECISIONS: Table[Decision] = Table(
    "decisions-of-networks",
    lazy("Decisions"),
    (
        Column("on", lazy("When"), lambda row: row.on, kind=Kind.DATE, sort="on"),
        Column(
            "text", lazy("What was decided"), lambda row: row.text, heading=True,
            url=lambda row: reverse("convening:decision", args=[row.pk]), note=lambda row: row.how,
        ),
        Column("network", lazy("Network"), lambda row: row.network.name, sort="network__name"),
        Column("dissent", lazy("Seen otherwise"), lambda row: row.dissent),
    ),
    first="-on",
)  # fmt: skip

CAME: Table[Came] = Table(
    "who-comes",
    lazy("Who comes"),
    (
        Column("name", lazy("Group"), lambda row: row.name, heading=True,
               url=lambda row: reverse("pages:group", args=[row.organisation])),
        Column("times", lazy("Times there"), lambda row: row.times, kind=Kind.NUMBER),
        Column("of", lazy("Meetings since it joined"), lambda row: row.of, kind=Kind.NUMBER),
        Column("last", lazy("Last there"), lambda row: row.last or _("never"), kind=Kind.DATE,
               tone=lambda row: "" if row.last or not row.of else "warn"),
    ),
)  # fmt: skip


def vote_words(row: Poll) -> str:
    """How far a vote has come."""
    return str(row.get_state_display())


VOTES: Table[Any] = Table(
    "votes-of-networks",
    lazy("Votes"),
    (
        Column("title", lazy("Vote"), lambda row: row.title, heading=True,
               url=lambda row: reverse("convening:vote", args=[row.pk]), note=lambda row: row.network_name),
        Column("closes", lazy("Closes"), lambda row: clock.day_of(row.closes_at), kind=Kind.DATE,
               sort="closes_at"),
        Column("turnout", lazy("Voted"), lambda row: _("%(voted)d of %(able)d") % {"voted": row.voted, "able": row.able}
               if row.able else ""),
        Column("state", lazy("How it stands"), vote_words,
               tone=lambda row: {"open": "accent", "closed": "leaf"}.get(row.state, "")),
    ),
    first="-closes",
)  # fmt: skip
