"""Roles from somebody's table, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel.refs import parse
from hedgerow.organisations.models import Organisation
from hedgerow.people.actions.roles import change_role, give_role
from hedgerow.people.models import Role
from hedgerow.people.queries.importing_roles import RoleReading, read_rows

FACTS = ("title", "team", "patch", "main", "since", "until")


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Give or change the roles of the rows; runs inside the import's transaction."""
    readings = read_rows(rows)
    groups = Organisation.objects.in_bulk({reading.organisation for reading in readings if reading.organisation})
    return [_apply(by, reading, groups, batch) for reading in readings]


def _apply(by: User, reading: RoleReading, groups: Mapping[int, Organisation], batch: Batch) -> Applied:
    if reading.here is not None:
        before = {name: _json(getattr(reading.here, name)) for name in reading.news}
        change_role(by=by, role=reading.here, **reading.news)
        after = {name: _json(value) for name, value in reading.news.items()}
        return Applied(str(reading.here.ref), {"before": before, "after": after})
    assert reading.contact is not None, "a sound row has its person"
    assert reading.organisation is not None, "and its group"
    given = {name: value for name, value in reading.facts.items() if name in FACTS}
    role = give_role(
        by=by,
        contact=reading.contact,
        organisation=groups[reading.organisation],
        kind=reading.facts["kind"],
        source=batch.source,
        **given,
    )
    return Applied(str(role.ref), {"new": True, "facts": {name: _json(getattr(role, name)) for name in FACTS}})


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    return [_undo(by, each) for each in applied]


def _undo(by: User, applied: Applied) -> str:
    pk = int(parse(applied.ref).id)
    role = Role.objects.select_related("contact", "organisation").in_bulk([pk]).get(pk)
    if role is None:
        return _("It is not here any more.")
    undo: Any = applied.undo
    if undo.get("new"):
        return _remove(by, role, undo["facts"])
    back = {name: value for name, value in undo["before"].items() if _json(getattr(role, name)) == undo["after"][name]}
    try:
        change_role(by=by, role=role, **{name: _read(name, value) for name, value in back.items()})
    except ValidationError as error:
        return error.messages[0]
    return "" if len(back) == len(undo["before"]) else _("Some of it has been changed since, and stays.")


def _remove(by: User, role: Role, facts: Mapping[str, Any]) -> str:
    """Take a role away that an import gave, unless somebody has changed it since."""
    if any(_json(getattr(role, name)) != value for name, value in facts.items() if name != "main"):
        return _("It has been changed since.")
    record(by=by, did="role.import_undone", ref=role.contact.ref)
    record(by=by, did="role.import_undone", ref=role.organisation.ref)
    role.delete()
    return ""


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in ("since", "until") and value else value
