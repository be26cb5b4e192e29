"""What verification offers: records whose day to be checked has passed, as to-dos, and asking their owners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

from django.contrib.auth.base_user import AbstractBaseUser

from hedgerow.engines import registry
from hedgerow.engines.registry import NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.engines.verification import actions, queries
from hedgerow.engines.verification.types import VerifiableOffer
from hedgerow.kernel import refs

SHOWN = 20  # of each kind: a list of hundreds is no to-do


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """What is overdue and the user may confirm, longest first."""
    for offer in registry.all_of(VerifiableOffer):
        rows = list(queries.overdue(today, offer.kind)[: SHOWN * 3])
        found = registry.links(row.ref for row in rows)
        owners = offer.owners([refs.parse(row.ref).id for row in rows])
        mine = (
            (row, owners[pk])
            for row in rows
            if row.ref in found and (pk := refs.parse(row.ref).id) in owners and offer.allowed(user, pk)
        )
        for row, owner in islice(mine, SHOWN):
            link = found[row.ref]
            yield Due(
                str(offer.words(link.title)), row.due_on, ref=row.ref, url=link.url, owner=owner, about=link.title
            )


NIGHTLY = (NightlyJob("verification.ask", actions.ask),)
TODO = (TodoOffer("verification", due, upkeep=True),)
