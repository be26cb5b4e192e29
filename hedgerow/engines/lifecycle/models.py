"""The fields of a record with a lifecycle, for the models of funds, roles, services, events, seats and consultations."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.types import Closing, State


class Lifecycle(models.Model):
    """A model that has this adds `*lifecycle_constraints("fund")` to its own constraints: a name must be its own."""

    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.DRAFT)
    ends_on = models.DateField(_("open until"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_why = models.CharField(_("why it closed"), max_length=10, choices=Closing.choices, blank=True)

    class Meta:
        abstract = True


def lifecycle_constraints(name: str) -> tuple[models.CheckConstraint, ...]:
    """What the database promises: a known state, and a moment and a reason of closing where, and only where, it is closed."""
    closed = Q(state=State.CLOSED, closed_at__isnull=False) & ~Q(closed_why="")
    other = ~Q(state=State.CLOSED) & Q(closed_at__isnull=True, closed_why="")
    return (
        models.CheckConstraint(condition=Q(state__in=State.values), name=f"{name}_state_is_known"),
        models.CheckConstraint(condition=closed | other, name=f"{name}_closed_says_when_and_why"),
    )
