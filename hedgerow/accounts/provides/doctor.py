"""Whether somebody can manage the place, and everybody of the team has a second factor."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from hedgerow.accounts import queries
from hedgerow.engines.doctor.types import Check, Finding, fault, note, well


def managers() -> Iterator[Finding]:
    """Whether anybody can."""
    count = queries.managers().count()
    if not count:
        yield fault("nobody can manage this place", "run `hedgerow create-manager`")
    elif count == 1:
        yield note("one person alone manages this place", "make somebody else a manager too, for when they are away")
    else:
        yield well(f"{count} people manage this place")


def second_factors() -> Iterator[Finding]:
    """Whether each of the team has one."""
    lacking = queries.colleagues().exclude(pk__in=queries.with_second_factor()).count()
    if lacking and settings.SECOND_FACTOR_DEMANDED:
        words = f"{lacking} of the team have no second factor yet"
        yield note(words, "they are asked to set one up when they next sign in: until then they can do nothing")
    elif not settings.SECOND_FACTOR_DEMANDED and not settings.HEDGEROW_DEMO:
        yield fault("no second factor is demanded of the team", "demand it: they see people's data")


DOCTOR = (Check("managers", managers), Check("second factor", second_factors))
