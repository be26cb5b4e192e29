"""Holding a role until the transaction ends, so that two who act at one moment act one after the other."""

from __future__ import annotations

from hedgerow.volunteering.models import Role


def hold_role(role: Role) -> Role:
    """The role as it is now, held, with its group."""
    rows = Role.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.in_bulk([role.pk])[role.pk]
