"""Reading the charter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from hedgerow.charter.models.words import Activity, Charter, Priority
from hedgerow.charter.types import Function
from hedgerow.charter.vocabulary import ACTIVITIES

_IN_ORDER = Case(
    *(When(function=function, then=Value(place)) for place, function in enumerate(Function.values)),
    output_field=IntegerField(),
)


def activities(*, current: bool = True) -> QuerySet[Activity]:
    """The activities in the order of the functions, then of the place; with `current`, without those retired."""
    everything = Activity.objects.order_by(_IN_ORDER, "position", "name")
    return everything.filter(retired_on__isnull=True) if current else everything


def activities_by_function(*, current: bool = True) -> Mapping[Function, Sequence[Activity]]:
    """Every function with its activities, in one query."""
    found: dict[Function, list[Activity]] = {function: [] for function in Function}
    for activity in activities(current=current):
        found[Function(activity.function)].append(activity)
    return found


def word_for(code: str, on: date) -> str:
    """The activity under which the program itself records an act: the usual one while the place uses it, else the first
    that it uses of the same function, else the first of all. An act is never lost because a word was put away."""
    in_use = activities(current=False).filter(Q(retired_on__isnull=True) | Q(retired_on__gt=on))
    words = dict(in_use.values_list("code", "function"))
    function = next((found for found, held in ACTIVITIES.items() if any(word.code == code for word in held)), None)
    same = [one for one, theirs in words.items() if theirs == function]
    return code if code in words else next(iter([*same, *words]), code)


def priorities(*, on: date | None = None) -> QuerySet[Priority]:
    """The local priorities in order; with `on`, those that hold on that day."""
    if on is None:
        return Priority.objects.all()
    return Priority.objects.filter(Q(starts__isnull=True) | Q(starts__lte=on), Q(ends__isnull=True) | Q(ends__gte=on))


def version() -> int:
    """The charter's version, which rises with every change of words; 0 where there is no charter yet."""
    return Charter.objects.filter(pk=1).values_list("version", flat=True).first() or 0


def first_codes() -> frozenset[str]:
    """Codes of the activities that a new charter starts with."""
    return frozenset(word.code for several in ACTIVITIES.values() for word in several)
