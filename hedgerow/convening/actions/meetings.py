"""Planning a meeting, what is on its agenda, writing to members about it, and what is recorded once people came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.convening import rules
from hedgerow.convening.actions.letters import call_members
from hedgerow.convening.actions.recording import record_held
from hedgerow.convening.models import Item, Meeting, Network
from hedgerow.convening.queries.attendance import groups_there
from hedgerow.convening.queries.meetings import day_of
from hedgerow.convening.queries.networks import roll
from hedgerow.convening.types import Fault
from hedgerow.engines.audit.actions import record
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.kernel import clock, ids
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

KIND = "convening.meeting"
#: what may be said of a meeting's time and place
FACTS = frozenset({"title", "about", "starts_at", "ends_at", "where", "postcode", "online", "places", "public"})
#: what may be said of an item of the agenda
ITEM_FACTS = frozenset({"title", "lead", "length", "about"})
LONGEST = {"title": rules.LONGEST_TITLE, "lead": 120, "about": 2000}


@transaction.atomic
def plan(
    *, by: User, network: Network, title: str, starts_at: datetime, ends_at: datetime, public: bool = True, **facts: Any
) -> Meeting:
    """A meeting of a network, with an agenda that begins as usual. `facts` are FACTS.

    A network that is not seen by everybody has no public meetings. Raises ValidationError by field for what cannot be.
    """
    check_open(by, Audience.WORKER)
    if network.ended_on is not None:
        raise InputError(str(Fault.CLOSED.label))
    key = ids.new_id()
    sitting = bookings.make_sitting(
        by=by,
        ref=Ref("convening", "meeting", str(key)),
        kind=KIND,
        series=str(network.ref),
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        public=public and rules.shows_work(network.seen),
        **facts,
    )
    made = Meeting.objects.create(id=key, network=network, sitting=sitting, created_by=by.pk)
    for order, words in enumerate(_usual(), 1):
        Item.objects.create(meeting=made, order=order, title=words)
    record(by=by, did="meeting.planned", ref=made.ref, fields=["title", "starts_at"])
    return made


def _usual() -> Sequence[str]:
    """What stands on every agenda."""
    return (_("Welcome and who is here"), _("What came of last time"), _("Any other business, and when next"))


@transaction.atomic
def change(*, by: User, meeting: Meeting, **facts: Any) -> Meeting:
    """Change when or where it is: whoever booked is told. Raises ValidationError by field, or InputError."""
    check_open(by, Audience.WORKER)
    if "public" in facts:
        facts["public"] = facts["public"] and rules.shows_work(meeting.network.seen)
    meeting.sitting = bookings.change_sitting(by=by, sitting=meeting.sitting, **facts)
    return meeting


@transaction.atomic
def call_off(*, by: User, meeting: Meeting, why: str = "") -> Meeting:
    """It does not take place: whoever booked is told why. Raises InputError once it is over."""
    check_open(by, Audience.WORKER)
    meeting.sitting = bookings.cancel_sitting(by=by, sitting=meeting.sitting, why=why)
    return meeting


@transaction.atomic
def add_item(*, by: User, meeting: Meeting, title: str, **facts: Any) -> Item:
    """Another thing on the agenda, before any other business. `facts` are ITEM_FACTS. Raises InputError."""
    check_open(by, Audience.WORKER)
    held = hold(meeting)
    if not rules.may_write(held.minutes):
        raise InputError(str(Fault.APPROVED.label))
    values = _prepared({"title": title, **facts})
    last = Item.objects.filter(meeting=held).aggregate(last=Max("order"))["last"] or 0
    final = Item.objects.filter(meeting=held, order=last, title=_usual()[-1], text="").first()
    if final is not None:  # what is last stays last
        final.order = last + 1
        final.save(update_fields=["order"])
    made = Item.objects.create(meeting=held, order=last if final else last + 1, **values)
    record(by=by, did="agenda.added", ref=held.ref, fields=["items"])
    return made


@transaction.atomic
def change_item(*, by: User, item: Item, **facts: Any) -> Item:
    """Change what is said of an item of the agenda: any of ITEM_FACTS. Raises InputError."""
    check_open(by, Audience.WORKER)
    held = hold_item(item)
    values = _prepared(facts)
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if changed:
        held.save(update_fields=changed)
        record(by=by, did="agenda.changed", ref=held.meeting.ref, fields=["items"])
    return held


@transaction.atomic
def move_item(*, by: User, item: Item, up: bool) -> None:
    """One place up, or down. The first cannot go up: it stays."""
    check_open(by, Audience.WORKER)
    held = hold(item.meeting)
    rows = list(Item.objects.filter(meeting=held).order_by("order", "pk"))
    place = next(place for place, row in enumerate(rows) if row.pk == item.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, 1):
        if row.order != order:
            row.order = order
            row.save(update_fields=["order"])
    record(by=by, did="agenda.changed", ref=held.ref, fields=["items"])


@transaction.atomic
def remove_item(*, by: User, item: Item) -> None:
    """Take an item off the agenda. Raises InputError where something was written or decided under it."""
    check_open(by, Audience.WORKER)
    held = hold_item(item)
    if held.text or held.decisions.exists():
        raise InputError(_("Something is written under it already: it stays."))
    record(by=by, did="agenda.removed", ref=held.meeting.ref, fields=["items"])
    held.delete()


@transaction.atomic
def write_to_members(*, by: User, meeting: Meeting) -> int:
    """Write to every delegate and deputy about a meeting, with its agenda. Says to how many.

    Raises InputError where it is over or called off, or somebody wrote within the hour.
    """
    check_open(by, Audience.WORKER)
    held = hold(meeting)
    if held.sitting.is_past(clock.now()) or held.sitting.state == "cancelled":
        raise InputError(_("It is over, or was called off."))
    if held.called_at is not None and (clock.now() - held.called_at).total_seconds() < 60 * 60:
        raise InputError(_("Members were written to within the last hour."))
    held.called_at, held.letters = clock.now(), held.letters + 1
    held.save(update_fields=["called_at", "letters"])
    count = call_members(held)
    record(by=by, did="meeting.called", ref=held.ref, fields=["called_at"])
    return count


def marked(by: Any, sitting: Sitting, came: Sequence[Booking], absent: Sequence[Booking]) -> None:
    """Who came is known: one entry in the record of work, and whether enough members were there. Said anew when marks
    change. Runs in the transaction of the marking."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("network", "sitting")
    held = rows.filter(sitting=sitting).first()
    if held is None:
        return
    groups = groups_there(came)
    held.marked_at = clock.now()
    held.quorate = rules.is_quorate(_voters_there(held, groups), held.network.quorum)
    held.save(update_fields=["marked_at", "quorate"])
    record_held(by=by if isinstance(by, User) else None, meeting=held, groups=groups, people=len(came))


def _voters_there(meeting: Meeting, groups: Sequence[int]) -> int:
    return len({one.organisation for one in roll(meeting.network, day_of(meeting))} & set(groups))


def hold(meeting: Meeting) -> Meeting:
    """The row as it is now, nobody else's until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("network", "sitting")
    return rows.in_bulk([meeting.pk])[meeting.pk]


def hold_item(item: Item) -> Item:
    """The same for an item of an agenda. Raises InputError once the minutes are approved."""
    rows = Item.objects.select_for_update(of=("self",)).select_related("meeting__network")
    held = rows.filter(pk=item.pk).first()
    if held is None:
        raise InputError(_("Somebody has taken this off the agenda."))
    if not rules.may_write(held.meeting.minutes):
        raise InputError(str(Fault.APPROVED.label))
    return held


def _prepared(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - ITEM_FACTS
    assert not unknown, f"not facts of an item: {unknown}"
    values = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    if "title" in values and not values["title"]:
        raise InputError(_("Say what it is."))
    if any(len(values.get(name) or "") > most for name, most in LONGEST.items()):
        raise InputError(_("This is too long."))
    return values
