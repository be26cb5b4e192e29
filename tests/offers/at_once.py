"""Two people who report one part at one moment, one button pressed twice, and a report that meets the closing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from threading import Barrier, Thread

from django.db import connection

from hedgerow.charter import actions as charter
from hedgerow.kernel.ids import new_id
from hedgerow.ledger.queries import counting
from hedgerow.offers import actions
from hedgerow.offers.models import Report
from hedgerow.spine.errors import InputError
from tests.offers.given import a_problem, accepted, at, body, group, said

DAY = date(2026, 3, 2)


def race() -> dict[str, object]:
    """What came of each: versions, entries that count, whose number stands, and who was told."""
    charter.seed()
    with at(DAY):
        offer = accepted(a_problem(body()), group("Home Again"), days=(DAY, date(2026, 12, 1)))
    first, second, _third = Report.objects.order_by("period__starts")
    told: list[str] = []
    together(told, [lambda n=n: reported(first, n, None) for n in (11, 22)])
    first.refresh_from_db()
    key = new_id()
    together(told, [lambda: reported(second, 33, key)] * 2)
    second.refresh_from_db()
    # a report and the closing of its period: either it is in the return, or it was refused
    together(told, [lambda: reported(first, 44, None, version=1), lambda: closed(first)])
    first.refresh_from_db()
    entries = counting().filter(act="offer.part_reported")
    people = sorted(entries.values_list("people", flat=True))
    return {
        "told_of_the_other": sum("meanwhile" in one for one in told),
        "second": [second.version, second.people],
        "entries": entries.count(),
        "kept": people == sorted([first.people, second.people]) and first.people in (11, 22, 44),
        "closed_or_in": first.people == 44 or any("closed" in one for one in told),
        "offer": offer.stage,
    }


def reported(report: Report, people: int, key: object, version: int = 0) -> None:
    """Somebody reports, months later."""
    with at(date(2026, 9, 20)):
        actions.report(by=None, report=report, said=said(people), version=version, key=key)  # type: ignore[arg-type]


def closed(report: Report) -> None:
    """The lead body closes the period."""
    with at(date(2026, 9, 20)):
        actions.close_period(by=None, period=report.period)


def together(told: list[str], deeds: Sequence[Callable[[], None]]) -> None:
    """Let each do it at the same moment, with a connection of their own."""
    ready = Barrier(len(deeds))

    def press(deed: Callable[[], None]) -> None:
        try:
            ready.wait(10)
            deed()
        except InputError as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
