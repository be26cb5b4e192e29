"""Asking before support and after it, each once; one reminder; and taking it back where there was no support."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from hedgerow.accounts.models import User
from hedgerow.charter.types import Function
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.soundings import queries
from hedgerow.soundings.actions import letters
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.queries.asked import to_remind
from hedgerow.soundings.types import Stage


@transaction.atomic
def ask(
    *,
    by: User | None,
    ref: Ref | str,
    stage: Stage | str,
    function: Function | str = Function.DEVELOPMENT,
    organisation: Organisation | None = None,
    area: str = "",
    email: str = "",
    name: str = "",
    who: str = "",
    letter: bool = True,
) -> Sounding | None:
    """Ask the three questions about one piece of support (`ref`), once at each stage for each person (`who`, a ref; ""
    for whoever speaks for the group). Asked again, the same asking comes back.

    Nobody is asked after support who did not answer before it: then None comes back, as there is nothing to compare, and
    what was asked before ends. `letter`: send a letter of its own; otherwise `section` goes into the caller's.
    """
    stage = Stage(stage)
    if stage == Stage.AFTER:
        first = queries.before_of(ref, who)
        if first is None or first.answered_on is None:
            _end(ref, who)
            return None
    facts = _of_group(organisation) if organisation else {"area": area}
    facts |= {"function": Function(function), "email": email, "name": name}
    once = {"about": str(ref), "stage": stage, "who": who}
    found = Sounding.objects.filter(**once).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = Sounding.objects.create(**once, **facts)
    except IntegrityError:  # two asked at one moment
        return Sounding.objects.filter(**once).first()
    if letter and email:
        letters.send(made)
    return made


def _end(ref: Ref | str, who: str) -> None:
    """What was asked before support and not answered can tell nothing any more."""
    waiting = Sounding.objects.filter(about=str(ref), who=who, stage=Stage.BEFORE, answered_on=None, ended_on=None)
    waiting.update(ended_on=clock.today())


@transaction.atomic
def end(*, by: User | None, ref: Ref | str) -> None:
    """There was no support after all: what was not answered ends, and nobody is asked afterwards."""
    Sounding.objects.filter(about=str(ref), answered_on=None, ended_on=None).update(ended_on=clock.today())


@transaction.atomic
def assign(*, by: User | None, ref: Ref | str, organisation: Organisation) -> None:
    """We know now which group it was about."""
    Sounding.objects.filter(about=str(ref)).update(**_of_group(organisation))


def _of_group(organisation: Organisation) -> dict[str, Any]:
    held = organisation.now
    return {"organisation": held, "area": held.lsoa or held.ward or held.authority, "band": held.band}


@transaction.atomic
def drop(*, by: User | None, ref: Ref | str) -> None:
    """What it was asked about turned out to be none: the askings go, with their answers."""
    Sounding.objects.filter(about=str(ref)).delete()


def remind(today: date) -> str:
    """Nightly: the one reminder of what was not answered after two weeks."""
    due = list(to_remind(today).values_list("pk", flat=True))
    for pk in due:
        with transaction.atomic():
            for row in to_remind(today).select_for_update(of=("self",)).filter(pk=pk):
                letters.send(row, again=True)
                row.reminded_on = today
                row.save(update_fields=["reminded_on"])
    return f"{len(due)} people were reminded of the three questions"
