"""Two who press at one moment: one offer taken twice, decided twice, begun twice for the last place, hours confirmed twice."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

from django.db import connection

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions
from hedgerow.volunteering.models import Application, Placement
from hedgerow.volunteering.types import Asked, Logged


def race() -> dict[str, int]:
    """How often each happened, and how many were told that somebody was quicker."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    group = Organisation.objects.create(name="The Long Table")
    told: list[str] = []
    facts = {"tasks": "Cook.", "from_home": True, "contact_email": "k@example.org", "places": 1}
    role = actions.post_role(by=by[0], role=actions.add_role(by=by[0], organisation=group, title="Cook", **facts))
    key = uuid4()
    together(by, told, lambda _user: actions.apply(role=role, asked=Asked("Jo", "jo@example.org"), key=key))
    together(by, told, lambda _user: actions.apply(role=role, asked=Asked("Kim", "kim@example.org")))
    made = list(Application.objects.order_by("pk"))
    together(by, told, lambda user: actions.accept(by=user, application=made[0]))
    together(by, told, lambda user: actions.start(by=user, application=made[0]))
    row = actions.log(placement=Placement.objects.all()[0], logged=Logged(clock.today(), 60))
    together(by, told, lambda user: actions.confirm(by=user, hours=row))
    acts = list(Entry.objects.values_list("act", flat=True))
    counted = {act.replace(".", "_"): acts.count(act) for act in sorted(set(acts))}
    return {**counted, "offers": len(made), "told": len(told)}


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
