"""Starting a network, changing what is said of it, and ending it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.convening.models import Member, Network
from hedgerow.convening.rules import shows_work, tidy
from hedgerow.convening.types import Joining, Seen, Standing
from hedgerow.engines.audit.actions import record
from hedgerow.engines.bookings.actions import change_sitting
from hedgerow.engines.bookings.queries import sittings_of
from hedgerow.engines.bookings.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.spine.errors import InputError

#: what may be said of a network besides its name
FACTS = frozenset({"name", "purpose", "terms", "meets", "seen", "joining", "quorum", "convener", "began_on"})


@transaction.atomic
def start(*, by: User, name: str, purpose: str, **facts: Any) -> Network:
    """A new network. `facts` are any of FACTS; without a convener, whoever starts it looks after it.

    Raises InputError where the name is missing or taken, nothing is said of what it is for, or a hidden one would be open
    to all.
    """
    check_open(by, Audience.WORKER)
    made = Network(created_by=by.pk, convener=by)
    _set(made, {"name": name, "purpose": purpose, **facts})
    _save(made)
    record(by=by, did="network.started", ref=made.ref, fields=["name", "purpose", *facts])
    return made


@transaction.atomic
def change(*, by: User, network: Network, **facts: Any) -> Network:
    """Change what is said of a network: any of FACTS. Raises InputError as `start` does."""
    check_open(by, Audience.WORKER)
    held = hold(network)
    changed = _set(held, facts)
    if changed:
        _save(held)
        record(by=by, did="network.changed", ref=held.ref, fields=changed)
    if "seen" in changed and not shows_work(held.seen):
        _hide_meetings(by, held)
    return held


def _hide_meetings(by: User, network: Network) -> None:
    """What a network does is no longer for everybody: its meetings go from every public list."""
    for sitting in sittings_of(network.ref).filter(public=True).exclude(state=State.CANCELLED):
        change_sitting(by=by, sitting=sitting, public=False)


@transaction.atomic
def end(*, by: User, network: Network, on: date | None = None) -> Network:
    """A network ends, from a day (today) on. What it did stays; its members are not written to any more."""
    check_open(by, Audience.WORKER)
    held, day = hold(network), on or clock.today()
    if day < held.began_on:
        raise InputError(_("It began on a later day than this."))
    held.ended_on = day
    held.save(update_fields=["ended_on"])
    waiting = Member.objects.filter(network=held, standing=Standing.ASKED)
    waiting.update(standing=Standing.REFUSED, answered_at=clock.now(), answered_by=by.pk)
    record(by=by, did="network.ended", ref=held.ref, fields=["ended_on"])
    return held


@transaction.atomic
def go_on(*, by: User, network: Network) -> Network:
    """It has not ended after all."""
    check_open(by, Audience.WORKER)
    held = hold(network)
    held.ended_on = None
    held.save(update_fields=["ended_on"])
    record(by=by, did="network.reopened", ref=held.ref, fields=["ended_on"])
    return held


def hold(network: Network) -> Network:
    """The row as it is now, nobody else's until the transaction ends."""
    return Network.objects.select_for_update(of=("self",)).in_bulk([network.pk])[network.pk]


def _set(network: Network, facts: dict[str, Any]) -> list[str]:
    """Put facts on a network and say which were another before."""
    unknown = facts.keys() - FACTS
    assert not unknown, f"not facts of a network: {unknown}"
    values = {name: _prepared(name, value) for name, value in facts.items()}
    changed = [name for name, value in values.items() if getattr(network, name) != value]
    for name in changed:
        setattr(network, name, values[name])
    _check(network)
    return changed


def _prepared(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.strip() if name in ("purpose", "terms") else tidy(value)


def _check(network: Network) -> None:
    """Raise InputError for what the database would refuse, in words."""
    if not network.name or len(network.name) > 120:
        raise InputError(_("Give it a name, of 120 letters or fewer."))
    if not network.purpose or len(network.purpose) > 2000:
        raise InputError(_("Say in a sentence or two what it is for."))
    if len(network.terms) > 8000 or len(network.meets) > 160:
        raise InputError(_("This is too long."))
    if network.seen not in Seen.values or network.joining not in Joining.values:
        raise InputError(_("Choose one of the list."))
    if network.seen == Seen.HIDDEN and network.joining == Joining.OPEN:
        raise InputError(_("Nobody can ask to join what nobody sees: a hidden network takes groups in by invitation."))


def _save(network: Network) -> None:
    try:
        with transaction.atomic():
            network.save()
    except IntegrityError:
        raise InputError(_("There is a network of this name already.")) from None
