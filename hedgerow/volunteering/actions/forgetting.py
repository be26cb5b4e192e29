"""Forgetting who somebody was: when they say so, and in time. That somebody helped, and how long, stays as a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from hedgerow.accounts.actions import links
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.volunteering.actions.answering import settle
from hedgerow.volunteering.actions.letters import OWN
from hedgerow.volunteering.models import Application, Hours, Placement
from hedgerow.volunteering.models.applications import OPEN_STAGES
from hedgerow.volunteering.types import Ending, Stage

NOBODY = {"name": "", "email": "", "phone": "", "words": "", "free": "", "parent": "", "reason": "", "note": ""}


@transaction.atomic
def forget(keys: Sequence[Any]) -> None:
    """Take everything personal out of applications, and end what was open; the links to them lead nowhere then."""
    rows = Application.objects.filter(pk__in=list(keys), erased_at__isnull=True)
    held = list(rows.select_for_update(of=("self",)).select_related("role"))
    today, now = clock.today(), clock.now()
    placements = Placement.objects.filter(application__in=[row.pk for row in held])
    Hours.objects.filter(placement__in=placements).update(words="")
    placements.filter(ended_on__isnull=True).update(ended_on=today, own_why=Ending.OTHER)
    placements.update(words="")
    for row in held:
        if row.stage in OPEN_STAGES:
            row.stage, row.decided_at = Stage.WITHDRAWN, now
        row.erased_at = now
        for name, value in NOBODY.items():
            setattr(row, name, value)
        row.save()
        links.end(purpose=OWN, ref=row.ref)
        audit.record(by=None, did="application.forgotten", ref=row.ref)
    for pk in {row.role.organisation_id for row in held if row.role is not None}:
        settle(pk, today)


def old(before: date) -> Collection[int]:
    """Applications decided, or placements ended, before a day; and those nobody ever decided on."""
    over = Q(placement__ended_on__lt=before) | Q(placement__isnull=True, decided_at__date__lt=before)
    never = Q(placement__isnull=True, decided_at__isnull=True, asked_at__date__lt=before)
    rows = Application.objects.filter(over | never, erased_at__isnull=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def forget_placements(keys: Sequence[Any]) -> None:
    """Words about how it went are taken out; that somebody helped stays."""
    Placement.objects.filter(pk__in=list(keys)).update(words="")


def forget_hours(keys: Sequence[Any]) -> None:
    """Words about what they did are taken out; the minutes stay."""
    Hours.objects.filter(pk__in=list(keys)).update(words="")
