"""Makes the functions of the big place as large as its groups: called by `big_place`, once.

Each record is one of the demonstration's, given to another group: 2,000 funds, 20,000 bids, 20,000 cases, 5,000 roles with
20,000 offers, 6,000 members, 2,000 sittings with 40,000 bookings, 5,000 groups in networks, 5,000 ideas, 20,000 readers of
newsletters. Nothing is recorded of them: the record of work is large already.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

AT_ONCE = 2_000
Change = Callable[[Any, int], None]


def add(groups: list[int], chance: random.Random) -> None:
    """Everything, to the groups given (their ids)."""
    from hedgerow.volunteering.actions.indexing import index
    from hedgerow.volunteering.models import Role

    for model, many, change in _wanted(groups, chance):
        _multiply(model, many, change)
    index(Role.objects.values_list("pk", flat=True))


def _wanted(groups: list[int], chance: random.Random) -> Iterator[tuple[type[Any], int, Change]]:
    from hedgerow.convening.models import Member
    from hedgerow.development.models import Case
    from hedgerow.engines.bookings.models import Booking, Sitting
    from hedgerow.funding.models import Bid, Fund, FundCode
    from hedgerow.membership.models import Spell
    from hedgerow.newsletters.models import Subscriber
    from hedgerow.participation.models import Idea
    from hedgerow.volunteering.models import Application, Role, RoleTag

    def to_a_group(one: Any, _number: int) -> None:
        one.organisation_id = chance.choice(groups)

    def of_a_case(one: Any, number: int) -> None:
        to_a_group(one, number)
        one.source, one.next_task_id = "", None

    def of_a_bid(one: Any, number: int) -> None:
        to_a_group(one, number)
        one.purpose = f"{one.purpose} {number}"

    def of_a_sitting(one: Any, number: int) -> None:
        moved = timedelta(days=chance.randrange(-300, 300))
        one.uid, one.starts_at, one.ends_at = uuid4(), one.starts_at + moved, one.ends_at + moved

    def of_a_booking(one: Any, number: int) -> None:
        one.key, one.email = str(uuid4()), f"guest{number}@example.org"
        one.sitting_id = chance.choice(sittings)

    def of_an_offer(one: Any, number: int) -> None:
        one.key, one.email = uuid4(), f"offer{number}@example.org" if one.email else ""
        one.role_id = chance.choice(roles) if one.role_id else None

    def of_a_spell(one: Any, number: int) -> None:
        one.organisation_id = groups[number % len(groups)]

    def of_a_subscriber(one: Any, number: int) -> None:
        one.email = f"reader{number}@example.org"

    def in_a_network(one: Any, number: int) -> None:
        one.organisation_id = groups[number % len(groups)]

    yield Fund, 2_000, lambda one, number: setattr(one, "title", f"{one.title} {number}")
    funds = list(Fund.objects.values_list("pk", flat=True))
    yield FundCode, 6_000, lambda one, _number: setattr(one, "fund_id", chance.choice(funds))
    yield Bid, 20_000, of_a_bid
    yield Case, 20_000, of_a_case
    yield Spell, 6_000, of_a_spell
    yield Role, 5_000, to_a_group
    roles = list(Role.objects.values_list("pk", flat=True))
    yield RoleTag, 20_000, lambda one, _number: setattr(one, "role_id", chance.choice(roles))
    yield Application, 20_000, of_an_offer
    yield Sitting, 2_000, of_a_sitting
    sittings = list(Sitting.objects.values_list("pk", flat=True))
    yield Booking, 40_000, of_a_booking
    yield Member, 5_000, in_a_network
    yield Idea, 5_000, lambda _one, _number: None
    yield Subscriber, 20_000, of_a_subscriber


def _multiply(model: type[Any], many: int, change: Change) -> None:
    """Copies of what is there, changed, until there are so many; what may not stand twice is left out."""
    held = list(model._default_manager.all())
    wanted = range(max(0, many - len(held)) if held else 0)
    copies = (_copy(held[number % len(held)], number, change) for number in wanted)
    while some := list(islice(copies, AT_ONCE)):
        model._default_manager.bulk_create(some, ignore_conflicts=True)


def _copy(one: Any, number: int, change: Change) -> Any:
    made = type(one)(**{field.attname: getattr(one, field.attname) for field in _fields(one)})
    change(made, number)
    return made


def _fields(one: Any) -> Iterable[Any]:
    return (field for field in one._meta.concrete_fields if not field.primary_key)
