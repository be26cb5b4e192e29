"""Two colleagues who press at one moment: one import applied, one import undone, the same two contacts merged."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.core.exceptions import ValidationError
from django.db import connection

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions
from hedgerow.people.actions import merging
from hedgerow.people.models import Contact, ContactMerge
from hedgerow.spine.errors import InputError

FILE = b"Name,E-mail address\nAsh Quarry,ash@example.org\nBo Lee,bo@example.org\n"


def race() -> dict[str, object]:
    """What came of each: how many contacts there are after applying and undoing, how many merges, and what was said."""
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    run = actions.take(by=by[0], kind="contacts", file="f.csv", data=FILE, source="us")
    told: list[str] = []
    together(by, told, lambda user: actions.apply(by=user, run=run))
    applied = Contact.objects.count()
    together(by, told, lambda user: actions.undo(by=user, run=run))
    undone = Contact.objects.count()
    one, two = (Contact.objects.create(name=name) for name in ("Ash Quarry", "Ash Quarry"))
    together(by, told, lambda user: merging.merge(by=user, kept=one, gone=two))
    return {"applied": applied, "undone": undone, "merges": ContactMerge.objects.count(), "told": len(told)}


def together(users: list[User], told: list[str], do: Callable[[User], object]) -> None:
    """Let each do it at the same moment, with a connection of their own."""
    ready = Barrier(len(users))

    def press(user: User) -> None:
        try:
            ready.wait(10)
            do(user)
        except (InputError, ValidationError) as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
