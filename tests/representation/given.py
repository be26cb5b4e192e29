"""A seat, somebody who holds it, and an election to it."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from hedgerow.engines.voting.models import RollEntry
from hedgerow.kernel import clock
from hedgerow.membership import actions as membership
from hedgerow.membership.models import Kind as Membership
from hedgerow.membership.models import Spell
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.representation import actions
from hedgerow.representation.models import Election, Holding, Nomination, Seat
from hedgerow.representation.types import Mandate

ROLL = "members:all"
_numbers = count(1)


def a_body(name: str = "Mallow Council") -> Organisation:
    """A public body."""
    return Organisation.objects.create(name=name, kind=Kind.PUBLIC_BODY, published=True)


def a_group(name: str = "") -> Organisation:
    """A group that everybody can see."""
    return Organisation.objects.create(name=name or f"Group {next(_numbers)}", published=True)


def a_seat(**facts: Any) -> Seat:
    """A seat on a board."""
    return actions.add_seat(by=None, body=facts.pop("body", None) or a_body(), board="Health Board", **facts)


def a_person(name: str = "Jo Okafor", email: str = "jo@example.org") -> Contact:
    """Somebody we know."""
    return people.add_contact(by=None, name=name, email=email)


def held_by(seat: Seat, contact: Contact, group: Organisation, **facts: Any) -> Holding:
    """They hold the seat since a month ago."""
    since = facts.pop("since", clock.today() - timedelta(days=30))
    told = {"mandate": Mandate.NETWORK, "since": since, "named": True, **facts}
    return actions.fill_seat(by=None, seat=seat, contact=contact, organisation=group, **told)


def an_election(seat: Seat, **facts: Any) -> Election:
    """Groups name people for a week, members vote the week after."""
    now = clock.now()
    days = {
        "nominations_until": now + timedelta(days=7),
        "opens_at": now + timedelta(days=7),
        "closes_at": now + timedelta(days=14),
        "takes_up": (now + timedelta(days=15)).date(),
    }
    return actions.call_election(by=None, seat=seat, roll=ROLL, **{**days, **facts})


def named(election: Election, name: str, group: Organisation | None = None) -> Nomination:
    """Somebody who was named, and stands."""
    email = f"{name.split()[0].lower()}@example.org"
    made = actions.nominate(
        by=None, election=election, organisation=group or a_group(), name=name, email=email, words="Me."
    )
    return actions.decide(by=None, nomination=made, accept=True)


def members(many: int) -> list[Organisation]:
    """So many groups that are members with a vote."""
    if not Membership.objects.exists():
        membership.seed()
    kind, today = Membership.objects.order_by("place", "pk")[0], clock.today()
    groups = [a_group() for _ in range(many)]
    ends = today + timedelta(days=300)
    Spell.objects.bulk_create([
        Spell(organisation=group, kind=kind, since=today - timedelta(days=9), runs_to=ends) for group in groups
    ])  # fmt: skip
    return groups


def keys(election: Election) -> list[RollEntry]:
    """The roll of an election, by voter."""
    return list(RollEntry.objects.filter(poll=election.poll).order_by("voter"))
