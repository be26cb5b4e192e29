"""Opening a place: its areas are copied from the open data, as often as is wanted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.places.models import Area, AreaParent, Place
from hedgerow.places.queries import place as place_now
from hedgerow.places.queries import spine
from hedgerow.places.types import AreaKind, Opened
from hedgerow.spine.errors import InputError
from hedgerow.spine.place import Place as SpinePlace
from hedgerow.spine.place import find_place
from hedgerow.spine.store import Spine

COPIED = tuple(kind for kind in AreaKind.values if kind != AreaKind.NEIGHBOURHOOD)
FIELDS = ("name", "kind", "nation", "starts", "ends", "lon", "lat", "boundary", "source", "source_date")
# The area, what lies in it, what that lies in too (a middle layer area, a locality), and what the area lies in.
AREAS_OF_PLACE = """
    WITH RECURSIVE below(code) AS (
        SELECT ?::VARCHAR UNION SELECT p.code FROM area_parents p JOIN below b ON p.parent = b.code),
    beside(code) AS (
        SELECT p.parent FROM area_parents p JOIN below b ON p.code = b.code
        WHERE b.code <> ? AND p.parent_kind NOT LIKE 'lsoa%'),
    above(code) AS (
        SELECT ?::VARCHAR UNION SELECT p.parent FROM area_parents p JOIN above a ON p.code = a.code)
    SELECT a.code, any_value(a.name) AS name, any_value(a.kind) AS kind, any_value(a.nation) AS nation,
           min(a.start_date) AS starts, any_value(a.end_date) AS ends, any_value(a.lon) AS lon,
           any_value(a.lat) AS lat, any_value(a.boundary) AS boundary, any_value(a.source) AS source,
           any_value(a.source_date) AS source_date
    FROM areas a
    WHERE a.code IN (SELECT code FROM below UNION SELECT code FROM beside UNION SELECT code FROM above)
      AND a.kind IN (SELECT unnest(?))
    GROUP BY a.code
"""
LINKS = """
    SELECT DISTINCT code, parent FROM area_parents
    WHERE code IN (SELECT unnest(?)) AND parent IN (SELECT unnest(?)) AND code <> parent
      AND (end_date IS NULL OR end_date >= ?)
"""


@transaction.atomic
def open_place(*, by: User | None = None, area_code: str, lio_name: str = "", is_fiction: bool = False) -> Opened:
    """Copy the areas of a place from the open data, and make its row if there is none.

    Safe to run again: names, logo and other settings that people gave stay, neighbourhoods stay, and an area that
    is no longer in force keeps its row with an end date. Raises InputError for a code that cannot be opened.
    """
    held, now = spine(), place_now()
    if held is None:
        raise InputError("there is no open data to open a place from")
    wanted = find_place(held, area_code)
    _check(wanted, now)
    code, name, found = wanted.code, wanted.name, _areas(held, wanted.code)
    if now is None:
        Place.objects.create(id=1, area_code=code, area_name=name, lio_name=lio_name or name, is_fiction=is_fiction)
    Place.objects.filter(pk=1).update(area_name=name, spine_version=held.version)
    added, changed, closed = _copy(found)
    _link(held, sorted(found))
    record(by=by, did="place.opened", ref=Ref("places", "place", "1"))
    return Opened(code, name, now is None, added, changed, closed)


def _areas(held: Spine, code: str) -> dict[str, dict[str, Any]]:
    rows = held.rows(AREAS_OF_PLACE, code, code, code, list(COPIED))
    return {row["code"]: row for row in rows}


def _check(wanted: SpinePlace, now: Place | None) -> None:
    if now is not None and now.area_code != wanted.code:
        raise InputError(
            f"this data folder already serves {now.area_name} ({now.area_code}); open {wanted.name} in another one, "
            "with --data-dir"
        )


def _copy(found: dict[str, dict[str, Any]]) -> tuple[int, int, int]:
    """Write the areas; returns how many were added, changed, and closed because the open data has them no more."""
    before = {area.code: area for area in Area.objects.filter(kind__in=COPIED)}
    wanted = {code: _area(row) for code, row in found.items()}
    added = [area for code, area in wanted.items() if code not in before]
    changed = [area for code, area in wanted.items() if code in before and _values(area) != _values(before[code])]
    Area.objects.bulk_create(added)
    Area.objects.bulk_create(changed, update_conflicts=True, unique_fields=["code"], update_fields=list(FIELDS))
    return len(added), len(changed), _close(set(before) - set(wanted), clock.today())


def _area(row: dict[str, Any]) -> Area:
    values = {name: row[name] for name in FIELDS}
    # The open data gives the last day of an area; our `ends` is the first day without it.
    values["ends"] = row["ends"] + timedelta(days=1) if row["ends"] else None
    texts = {name: values[name] or "" for name in ("nation", "source")}
    return Area(**{**values, **texts, "code": row["code"], "name": (values["name"] or row["code"])[:120]})


def _values(area: Area) -> tuple[Any, ...]:
    held = (getattr(area, name) for name in FIELDS)
    return tuple(bytes(value) if isinstance(value, bytes | bytearray | memoryview) else value for value in held)


def _close(codes: set[str], today: date) -> int:
    """An area that is gone from the open data ended at the latest today; one that began later ended as it began."""
    gone = Area.objects.filter(code__in=codes, ends__isnull=True)
    return gone.filter(Q(starts__isnull=True) | Q(starts__lte=today)).update(ends=today)


def _link(held: Spine, codes: list[str]) -> None:
    """Make the links between official areas those of the open data; neighbourhoods keep theirs."""
    if not held.has("area_parents"):
        return
    ids = dict(Area.objects.filter(code__in=codes).values_list("code", "id"))
    wanted = {(ids[row["code"]], ids[row["parent"]]) for row in held.rows(LINKS, codes, codes, clock.today())}
    official = AreaParent.objects.exclude(parent__kind=AreaKind.NEIGHBOURHOOD)
    before = {(child, parent): pk for pk, child, parent in official.values_list("id", "child_id", "parent_id")}
    AreaParent.objects.filter(pk__in=[pk for pair, pk in before.items() if pair not in wanted]).delete()
    AreaParent.objects.bulk_create(AreaParent(child_id=c, parent_id=p) for c, p in sorted(wanted - before.keys()))
