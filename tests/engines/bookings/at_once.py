"""Ten people who want the last three places at one moment, one of whom presses twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from threading import Barrier, Thread

from django.db import connection

from hedgerow.engines.bookings import actions
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

PLACES, PEOPLE = 3, 10


def race() -> dict[str, int]:
    """How many have a place, wait, and were told no; then, when all with a place give it back at once, how it stands."""
    starts = clock.now() + timedelta(days=3)
    told = {"title": "Picnic", "places": PLACES, "starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    sitting = actions.make_sitting(by=None, ref="picnics.meadow:1", kind="picnics.picnic", **told)
    refused: list[str] = []
    names = [f"person{n}" for n in range(PEOPLE)]
    together([*names, names[0]], lambda name: _book(sitting, name), refused)
    first = Counter(Booking.objects.values_list("state", flat=True))
    there = [str(pk) for pk in Booking.objects.filter(state="booked").values_list("pk", flat=True)]
    together([*there, *there], lambda pk: actions.cancel(by=None, booking=_booking(pk)), refused)
    after = Counter(Booking.objects.values_list("state", flat=True))
    return {
        "booked": first["booked"],
        "waiting": first["waiting"],
        "refused": len(refused),
        "then_booked": after["booked"],
        "then_waiting": after["waiting"],
        "cancelled": after["cancelled"],
        "letters": Outgoing.objects.count(),
    }


def _book(sitting: Sitting, name: str) -> None:
    actions.book(by=None, sitting=sitting, name=name, email=f"{name}@example.org", key=f"key-{name}")


def _booking(pk: str) -> Booking:
    return Booking.objects.select_related("sitting").get(pk=pk)


def together(each: Sequence[str], do: Callable[[str], object], refused: list[str]) -> None:
    """Let all do it at the same moment, each with a connection of their own."""
    ready = Barrier(len(each))

    def press(one: str) -> None:
        try:
            ready.wait(10)
            do(one)
        except InputError as error:
            refused.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(one,)) for one in each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
