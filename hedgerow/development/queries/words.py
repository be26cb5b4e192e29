"""Which word of the charter an act of ours is told with."""

from __future__ import annotations

from django.db.models import QuerySet

from hedgerow.charter import queries as charter
from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function


def topics() -> QuerySet[Activity]:
    """What a case may be about: every activity in use, those of development first."""
    return charter.activities()


def activity(*wanted: str) -> str:
    """The first of these words that is in use; where a place has retired them all, its first of development, or of any.

    So that nobody who asks for help is refused because a word was retired. "" where there is no charter at all.
    """
    current = list(charter.activities())
    codes = {each.code for each in current}
    ours = [each.code for each in current if each.function == Function.DEVELOPMENT]
    found = [code for code in wanted if code in codes] or ours or [each.code for each in current]
    return found[0] if found else ""
