"""One voter who presses twice at one moment, and a vote that is closed while somebody votes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from hedgerow.engines.voting import actions
from hedgerow.engines.voting.models import Ballot, RollEntry
from hedgerow.spine.errors import InputError
from tests.engines.voting.given import a_poll, vote


def race() -> dict[str, object]:
    """How many ballots one voter has after eight at once; whether what was counted is what lies there."""
    poll = a_poll()
    together([lambda letter=letter: vote(poll, 1, letter) for letter in "abcabcab"])
    mine = Ballot.objects.filter(poll=poll).count()
    other = a_poll(many=6)
    told = together([
        *(lambda number=number: vote(other, number, "a") for number in range(1, 7)),
        lambda: actions.close_poll(by=None, poll=other),
    ])  # fmt: skip
    other.refresh_from_db()
    cast = RollEntry.objects.filter(poll=other, voted_at__isnull=False).count()
    lying = Ballot.objects.filter(poll=other).count()
    counted = other.result["voted"] if other.result else actions.close_poll(by=None, poll=other).result["voted"]
    return {"mine": mine, "agrees": cast == lying == counted, "all_told": cast + told == 6}


def together(acts: list[Callable[[], object]]) -> int:
    """Do each at the same moment, with a connection of its own; answers how many were refused."""
    ready, refused = Barrier(len(acts)), []

    def press(act: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            act()
        except InputError as error:
            refused.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return len(refused)
