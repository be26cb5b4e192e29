"""Two administrators who leave one group at one moment, several times, each with a connection of its own."""

from __future__ import annotations

from threading import Barrier, Thread

from django.db import connection

from hedgerow.accounts.models import User
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError

TURNS = 5


def race() -> tuple[list[int], list[str]]:
    """How many administrators were left after each turn, and what those were told who could not go."""
    worker = User.objects.create_user("race@example.org", name="Wren", role="worker")
    group = Organisation.objects.create(name="The Long Table")
    pair = [User.objects.create_user(f"{name}@example.org", name=name) for name in ("ada", "bo")]
    left: list[int] = []
    told: list[str] = []
    for _turn in range(TURNS):
        for each in pair:
            actions.grant_access(by=worker, user=each, organisation=group, level=Level.ADMINISTRATOR)
        leave_together(told, pair)
        left.append(queries.administrators(group).count())
    return left, told


def leave_together(told: list[str], leaving: list[User]) -> None:
    """Let them all go at once."""
    ready = Barrier(len(leaving))

    def leave(user: User) -> None:
        try:
            row = Access.objects.select_related("organisation").filter(user=user, until__isnull=True)[0]
            ready.wait(10)
            actions.end_access(by=user, access=row)
        except InputError as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=leave, args=(user,)) for user in leaving]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
