"""Whether a group answers those who apply, kept on its roles so that a search need not ask."""

from __future__ import annotations

from datetime import date

from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.rules import does_not_answer


def settle(organisation: int, today: date) -> bool:
    """Bring a group's roles up or down the list, by how it answers now; returns whether they stand further down."""
    quiet = does_not_answer(queries.answering(organisation, today))
    Role.objects.filter(organisation=organisation).exclude(quiet=quiet).update(quiet=quiet)
    return quiet


def settle_all(today: date) -> str:
    """Nightly: what was missed a year ago is forgiven."""
    groups = list(Role.objects.filter(quiet=True).order_by().values_list("organisation", flat=True).distinct())
    still = sum(settle(pk, today) for pk in groups)
    return f"{len(groups) - still} groups answer again"
