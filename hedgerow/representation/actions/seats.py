"""Adding a seat, changing it, and closing one that is no more."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle.actions import move
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.representation.models import Seat
from hedgerow.representation.queries import holders
from hedgerow.representation.types import Ending
from hedgerow.spine.errors import InputError

FACTS = frozenset({"body", "board", "title", "decides", "meets", "chosen", "places", "term_months", "public", "owner"})


@transaction.atomic
def add_seat(*, by: User | None, body: Organisation, board: str, **facts: Any) -> Seat:
    """A seat on a board of a body. Raises InputError where the board has no name, or no place."""
    _check(board, facts)
    seat = Seat.objects.create(
        body=body, board=" ".join(board.split()), state=State.LIVE, made_by=by.pk if by else None, **facts
    )
    audit.record(by=by, did="seat.added", ref=seat.ref)
    return seat


@transaction.atomic
def change_seat(*, by: User | None, seat: Seat, **facts: Any) -> Seat:
    """Put facts of a seat right. Raises InputError where there would be fewer places than people who sit there."""
    held = Seat.objects.select_for_update().in_bulk([seat.pk])[seat.pk]
    _check(str(facts.get("board", held.board)), facts)
    sitting = holders(clock.today()).filter(seat=held).count()
    if facts.get("places", held.places) < sitting:
        raise InputError(_("More people sit there than that. Say first who leaves."))
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
        audit.record(by=by, did="seat.changed", ref=held.ref, fields=changed)
    return held


def _check(board: str, facts: dict[str, Any]) -> None:
    unknown = set(facts) - FACTS
    assert not unknown, f"a seat has no {', '.join(sorted(unknown))}"
    if not board.strip():
        raise InputError(_("Say which board it is."))
    if facts.get("places", 1) < 1:
        raise InputError(_("A seat has at least one place."))


@transaction.atomic
def close_seat(*, by: User | None, seat: Seat) -> Seat:
    """The seat is no more: whoever holds it leaves today, and it is no vacancy."""
    today = clock.today()
    closed = move(by=by, record=seat, ref=seat.ref, to=State.CLOSED, why=Closing.HAND)
    running = seat.holdings.filter(pk__in=holders(today).filter(seat=seat).values("pk"))
    running.update(until=today, ending=Ending.CLOSED, vacancy_told=True)
    return closed
