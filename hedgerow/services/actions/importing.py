"""Services from somebody's feed or table, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.engines.verification.types import How
from hedgerow.kernel.refs import parse
from hedgerow.organisations.actions.changing import insert
from hedgerow.organisations.actions.importing import undo_rows as undo_groups
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.places.queries import postcodes
from hedgerow.services import rules
from hedgerow.services.actions.indexing import index
from hedgerow.services.actions.showing import open_service
from hedgerow.services.actions.writing import Postcodes, write
from hedgerow.services.models import Service
from hedgerow.services.queries.importing import PARTS, TAGS, Reading, facts_of, read_rows, said_words
from hedgerow.services.queries.records import whole
from hedgerow.services.types import Said


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add or change the services of the records; runs inside the import's transaction. Groups that are not here yet are
    added, and not shown in the directory of groups: nobody has asked them."""
    readings = read_rows(rows)
    added = _add_groups(by, readings, batch)
    groups = Organisation.objects.in_bulk({reading.group for reading in readings if reading.group})
    located = postcodes(place.postcode for one in readings for place in one.news.get("places", ()) if place.postcode)
    done, touched = [], []
    for reading in readings:
        if reading.here is not None:
            done.append(_change(by, reading, reading.here, located))
            touched.append(reading.here.pk)
        else:
            name = _name(reading)
            service, applied = _add(by, reading, groups[reading.group or 0], batch, located, added.pop(name, None))
            touched.append(service.pk)
            done.append(applied)
    index(touched)
    return done


def _name(reading: Reading) -> str:
    return " ".join(reading.row.text("organisation").split())


def _add_groups(by: User, readings: Sequence[Reading], batch: Batch) -> dict[str, str]:
    """Add the groups that are named and not here; their refs by name. The first service of each takes it back again."""
    wanted: dict[str, dict[str, Any]] = {}
    for reading in readings:
        if reading.group is None:
            told = {
                "name": _name(reading),
                "description": reading.row.text("organisation_about")[:4000],
                "website": rules.web_address(reading.row.text("organisation_web"))[:300],
            }
            wanted.setdefault(_name(reading).casefold(), told)
    made = insert(by=by, origin=Origin.IMPORT, given=wanted.values(), extra={"source": batch.source[:200]})
    ids = dict(zip(wanted, (row.pk for row in made), strict=True))
    for reading in readings:
        reading.group = reading.group or ids[_name(reading).casefold()]
    return {told["name"]: str(row.ref) for told, row in zip(wanted.values(), made, strict=True)}


def _add(
    by: User, reading: Reading, group: Organisation, batch: Batch, located: Postcodes, group_ref: str | None
) -> tuple[Service, Applied]:
    service = Service(
        organisation=group,
        made_by=by.pk,
        outside_id=reading.row.text("id"),
        source=batch.source[:200],
        licence=batch.licence[:20],
    )
    made = _write(by, service, reading.news, "service.imported", located)
    open_service(by=by, held=made, how=How.IMPORT)
    return made, Applied(str(made.ref), {"new": True, "group": group_ref or ""})


def _change(by: User, reading: Reading, here: Service, located: Postcodes) -> Applied:
    now = facts_of(here)
    before = {name: _as_json(name, now[name]) for name in reading.news}
    after = {name: _as_json(name, value) for name, value in reading.news.items()}
    _write(by, here, reading.news, "service.changed", located)
    return Applied(str(here.ref), {"before": before, "after": after})


def _write(by: User, service: Service, news: Mapping[str, Any], did: str, located: Postcodes | None) -> Service:
    facts = {name: value for name, value in news.items() if name not in TAGS and name not in PARTS}
    tags = {str(kind): tuple(news[name]) for name, kind in TAGS.items() if name in news}
    said = Said(**{name: tuple(news[name]) for name in PARTS if name in news}, tags=tags or None)
    return write(by=by, service=service, facts=facts, said=said, did=did, typed=False, indexed=False, located=located)


def _as_json(name: str, value: Any) -> Any:
    return (
        said_words(name, value)
        if name in PARTS and name != "areas"
        else list(value)
        if isinstance(value, tuple)
        else value
    )


def _from_json(name: str, value: Any) -> Any:
    readers = {"places": rules.parse_places, "times": rules.parse_times, "prices": rules.parse_prices}
    if name in readers:
        return readers[name](value)
    return tuple(value) if isinstance(value, list) else value


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    kept = [_undo(by, each) for each in applied]
    for each, stays in zip(applied, kept, strict=True):
        group = each.undo.get("group")
        if group and not stays and not Service.objects.filter(organisation=int(parse(group).id)).exists():
            undo_groups(by, [Applied(group, {"new": True})])
    return kept


def _undo(by: User, applied: Applied) -> str:
    rows = whole(Service.objects.select_related("organisation"))
    service = rows.filter(pk=int(parse(applied.ref).id)).first()
    if service is None:
        return _("It is not here any more.")
    return _remove(by, service) if applied.undo.get("new") else _give_back(by, service, applied.undo)


def _remove(by: User, service: Service) -> str:
    if locked([service.ref]):
        return _("Somebody has edited it since.")
    ref = service.ref
    service.delete()
    record(by=by, did="service.import_undone", ref=ref)
    return ""


def _give_back(by: User, service: Service, undo: Mapping[str, Any]) -> str:
    """Put back the facts that still stand as the import left them."""
    now = {name: _as_json(name, value) for name, value in facts_of(service).items()}
    back = {name: value for name, value in undo["before"].items() if now[name] == undo["after"][name]}
    _write(by, service, {name: _from_json(name, value) for name, value in back.items()}, "service.changed", None)
    index([service.pk])
    return "" if len(back) == len(undo["before"]) else _("Some of it has been changed since, and stays.")
