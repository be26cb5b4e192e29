"""Changing the charter. Every change raises its version, by which readings are cached, and is audited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter import rules
from hedgerow.charter.models.words import Activity, Charter, Priority
from hedgerow.charter.queries import words as queries
from hedgerow.charter.types import Function
from hedgerow.charter.vocabulary import ACTIVITIES
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref


@transaction.atomic
def seed(*, by: User | None = None) -> int:
    """Give a new charter its starting words, and return how many were added. Words that are there are left alone."""
    held = set(Activity.objects.values_list("code", flat=True))
    names = set(Activity.objects.values_list("function", "name"))
    new = [
        Activity(code=word.code, function=function, name=word.name, description=word.line, position=position)
        for function, words in ACTIVITIES.items()
        for position, word in enumerate(words, start=1)
        if word.code not in held and (function.value, word.name) not in names
    ]
    Activity.objects.bulk_create(new)
    if new:
        changed(by, "charter.seeded", Ref("charter", "charter", "1"))
    return len(new)


@transaction.atomic
def add_activity(*, by: User | None, function: Function, name: str, description: str = "") -> Activity:
    """Add an activity at the end of its function. Raises ValidationError where the function has one of that name."""
    taken = {*Activity.objects.values_list("code", flat=True), *Function.values}
    last = Activity.objects.filter(function=function).order_by("-position").first()
    activity = Activity(
        code=rules.code_for(name, taken),
        function=function,
        name=name.strip(),
        description=description.strip(),
        position=(last.position if last else 0) + 1,
    )
    _write(activity, new=True)
    changed(by, "activity.added", activity_ref(activity))
    return activity


@transaction.atomic
def change_activity(*, by: User | None, activity: Activity, name: str, description: str) -> Activity:
    """Say an activity in other words. Its code and its function stay, so what was recorded keeps its meaning."""
    fields = [n for n, v in (("name", name), ("description", description)) if getattr(activity, n) != v.strip()]
    activity.name, activity.description = name.strip(), description.strip()
    if fields:
        _write(activity)
        changed(by, "activity.changed", activity_ref(activity), fields)
    return activity


@transaction.atomic
def retire_activity(*, by: User | None, activity: Activity, on: date | None = None) -> Activity:
    """Stop offering an activity for work after `on` (today). What was recorded under it stays, and is counted."""
    activity.retired_on = on or clock.today()
    _write(activity)
    changed(by, "activity.retired", activity_ref(activity), ["retired_on"])
    return activity


@transaction.atomic
def restore_activity(*, by: User | None, activity: Activity) -> Activity:
    """Offer a retired activity again."""
    activity.retired_on = None
    _write(activity)
    changed(by, "activity.restored", activity_ref(activity), ["retired_on"])
    return activity


@transaction.atomic
def move_activity(*, by: User | None, activity: Activity, places: int) -> None:
    """Move an activity within its function: -1 is one place earlier."""
    rows = list(queries.activities().filter(function=activity.function))
    _reorder(rows, rules.moved([row.code for row in rows], activity.code, places))
    changed(by, "activity.moved", activity_ref(activity), ["position"])


@transaction.atomic
def add_priority(
    *, by: User | None, name: str, description: str = "", starts: date | None = None, ends: date | None = None
) -> Priority:
    """Add a local priority, with the days between which it holds."""
    taken = set(Priority.objects.values_list("code", flat=True))
    priority = Priority(
        code=rules.code_for(name, taken),
        name=name.strip(),
        description=description.strip(),
        starts=starts,
        ends=ends,
        position=len(taken) + 1,
    )
    _write(priority, new=True)
    changed(by, "priority.added", priority_ref(priority))
    return priority


@transaction.atomic
def change_priority(
    *, by: User | None, priority: Priority, name: str, description: str, starts: date | None, ends: date | None
) -> Priority:
    """Say a priority in other words, or for other dates. One that is over gets an end, and is never deleted."""
    given = {"name": name.strip(), "description": description.strip(), "starts": starts, "ends": ends}
    fields = [field for field, value in given.items() if getattr(priority, field) != value]
    for field in fields:
        setattr(priority, field, given[field])
    if fields:
        _write(priority)
        changed(by, "priority.changed", priority_ref(priority), fields)
    return priority


@transaction.atomic
def move_priority(*, by: User | None, priority: Priority, places: int) -> None:
    """Move a priority in the list: -1 is one place earlier."""
    rows = list(queries.priorities())
    _reorder(rows, rules.moved([row.code for row in rows], priority.code, places))
    changed(by, "priority.moved", priority_ref(priority), ["position"])


def activity_ref(activity: Activity) -> Ref:
    """An activity, as the audit trail names it."""
    return Ref("charter", "activity", activity.code)


def priority_ref(priority: Priority) -> Ref:
    """A priority, as the audit trail names it."""
    return Ref("charter", "priority", priority.code)


def _write(word: Activity | Priority, *, new: bool = False) -> None:
    """Check a word and write it. Raises ValidationError, a sentence for each field."""
    if not word.name:
        raise ValidationError({"name": _("Enter a name.")})
    word.full_clean(validate_unique=True)
    word.save(force_insert=new)


def _reorder(rows: Sequence[Activity] | Sequence[Priority], codes: Sequence[str]) -> None:
    places = {code: place for place, code in enumerate(codes, start=1)}
    for row in rows:
        row.position = places[row.code]
    if rows:
        _model(rows[0]).objects.bulk_update(rows, ["position"])  # type: ignore[attr-defined]


def _model(row: Model) -> type[Model]:
    return type(row)


def changed(by: User | None, did: str, ref: Ref, fields: Iterable[str] = ()) -> None:
    """Raise the version and write the audit trail: called inside the transaction of every change."""
    if not Charter.objects.filter(pk=1).update(version=F("version") + 1):
        Charter.objects.create(pk=1)
    audit.record(by=by, did=did, ref=ref, fields=fields)
