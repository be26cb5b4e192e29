"""Two colleagues who decide the same bid at one moment, and two who begin the same one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.funding import actions
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError


def race() -> dict[str, object]:
    """How many bids there are after two began the same one, how many decisions and entries after two decided it."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    group = Organisation.objects.create(name="Ash Growers")
    told: list[str] = []
    together(by, told, lambda user: actions.start(by=user, organisation=group, to="The Owl Fund", asked=500))
    begun = Bid.objects.count()
    bid = actions.move(by=by[0], bid=Bid.objects.get(), change=Change(StepKind.SUBMITTED, Stage.CONSIDERED))
    ways = {by[0].pk: Change(StepKind.AWARDED, Stage.SUBMITTED, pence=500),
            by[1].pk: Change(StepKind.REFUSED, Stage.SUBMITTED)}  # fmt: skip
    together(by, told, lambda user: actions.move(by=user, bid=bid, change=ways[user.pk]))
    decided = Entry.objects.filter(act__in=("bid.awarded", "bid.refused")).count()
    considered = Entry.objects.filter(act="bid.considered").count()
    return {"begun": begun, "considered": considered, "decided": decided, "told": len(told)}


def together(users: list[User], told: list[str], do: Callable[[User], object]) -> None:
    """Let each do it at the same moment, with a connection of their own."""
    ready = Barrier(len(users))

    def press(user: User) -> None:
        try:
            ready.wait(10)
            do(user)
        except InputError as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
