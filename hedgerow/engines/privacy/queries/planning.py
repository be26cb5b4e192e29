"""What erasing somebody would do, before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.privacy.queries import rows
from hedgerow.engines.privacy.queries.catalogue import eraser_of, model_of, personal
from hedgerow.engines.privacy.queries.mentions import mentions
from hedgerow.engines.privacy.queries.rows import Found
from hedgerow.engines.privacy.types import Fate, Line, MayNotErase, Mention, Person, Plan


def plan(person: Person) -> Plan:
    """What goes, what stays and on which ground, and what somebody has to look at."""
    lines = [line for found in rows.found(person) if (line := _line(found)) is not None]
    return Plan(person, _added_up(lines), _not_covered(person, mentions(person)), hindrance(person))


def hindrance(person: Person) -> str:
    """Why somebody cannot be erased yet, "" where nothing hinders it."""
    for one in registry.all_of(MayNotErase):
        reason = one.reason(person)
        if reason:
            return reason
    held = next(filter(None, (_held_by(model_of(label), keys) for label, keys in person.rows.items())), "")
    words = _("%(what)s hold on to this person, and no app says how to let go of them.")
    return words % {"what": held} if held else ""


def _held_by(model: type[Model], keys: tuple[Any, ...]) -> str:
    """The name of what the database would not let go of, where no eraser sees to it and it is not of the same kind."""
    try:
        Collector("default").collect(model._base_manager.filter(pk__in=keys))
    except (ProtectedError, RestrictedError) as error:
        held = getattr(error, "protected_objects", None) or getattr(error, "restricted_objects", None) or ()
        others = {type(row) for row in held if type(row) is not model and eraser_of(type(row)) is None}
        return ", ".join(sorted(str(other._meta.verbose_name_plural) for other in others))
    return ""


def fate(found: Found) -> Fate:
    """What becomes of rows, by how they were found and what their app says of them."""
    eraser = eraser_of(found.model)
    if found.why == "person":
        return Fate.GOES
    if found.why == "done":
        return Fate.STAYS if _only_numbers(found) else Fate.UNLINKED
    if eraser:
        return Fate.GOES if eraser.goes else Fate.EMPTIED
    if found.why == "theirs":
        return Fate.GOES if goes_with_person(found) else Fate.UNLINKED
    return Fate.EMPTIED if personal(found.model) else Fate.STAYS


def goes_with_person(found: Found) -> bool:
    """Whether rows cannot stand without the person, as the model itself says: their link cascades. A finder's rows go."""
    if not found.fields:
        return True
    first: Any = found.model._meta.get_field(found.fields[0].split("__")[0])
    return first.remote_field is not None and first.remote_field.on_delete is models.CASCADE


def _only_numbers(found: Found) -> bool:
    return not any(found.model._meta.get_field(name).is_relation for name in found.fields)


def _line(found: Found) -> Line | None:
    count = found.rows.count()
    if not count:
        return None
    eraser = eraser_of(found.model)
    what = fate(found)
    ground = str(eraser.words) if eraser and found.why != "done" and eraser.words else GROUNDS.get(what, lambda: "")()
    return Line(found.model._meta.label, str(found.model._meta.verbose_name_plural), count, what, ground)


GROUNDS = {
    Fate.STAYS: lambda: _("So that the record of who did what still holds (accountability, UK GDPR article 5(2))."),
    Fate.UNLINKED: lambda: _("It is about the place or a group, not about them."),
    Fate.EMPTIED: lambda: _("So that it is still known that it happened."),
}


def _added_up(lines: list[Line]) -> tuple[Line, ...]:
    """One line for each table and fate."""
    counts: dict[tuple[str, str, Fate, str], int] = {}
    for line in lines:
        key = (line.model, line.title, line.fate, line.ground)
        counts[key] = counts.get(key, 0) + line.count
    order = list(Fate)
    made = [Line(model, title, count, what, ground) for (model, title, what, ground), count in counts.items()]
    return tuple(sorted(made, key=lambda line: (order.index(line.fate), line.title)))


def _not_covered(person: Person, found: list[Mention]) -> tuple[Mention, ...]:
    """Mentions in rows that the erasure does not remove or empty anyway."""
    covered = {key for one in rows.found(person) if fate(one) in {Fate.GOES, Fate.EMPTIED} for key in _keys(one)}
    return tuple(one for one in found if one.key.rpartition("#")[0] not in covered)


def _keys(found: Found) -> Iterator[str]:
    label = found.model._meta.label_lower
    if found.why != "person":
        yield from (f"{label}:{pk}" for pk in found.rows.values_list("pk", flat=True))
