"""The addresses of the standard: api information, services, groups, words, and services at places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.views.decorators.http import require_safe

from hedgerow.api.oruk import records, taxonomies
from hedgerow.api.oruk.asked import asked_of
from hedgerow.api.oruk.choosing import chosen, providers
from hedgerow.api.oruk.ids import Ids, ids
from hedgerow.api.oruk.pages import answers, bounds, page
from hedgerow.api.oruk.records import Around, Node
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.places.queries import area_names
from hedgerow.services import queries
from hedgerow.services.models import Service, Spot
from hedgerow.standards import oruk

IDENTIFIERS = "organisation__identifiers"


@open_to(Audience.ANYONE)
@require_safe
@answers
def api(_request: HttpRequest) -> Node:
    """Which version this is."""
    return {"version": oruk.VERSION, "profile": oruk.PROFILE, "openapi_url": oruk.OPENAPI}


@open_to(Audience.ANYONE)
@require_safe
@answers
def services(request: HttpRequest) -> Node:
    """Open services, a page at a time."""
    asked, own = asked_of(request.GET.dict()), ids()
    rows = chosen(asked, own)
    total = rows.count()
    if asked.minimal:
        pairs = rows.values_list("pk", "changed_at")[bounds(asked)]
        return page(asked, total, [_minimal(own, pk, changed) for pk, changed in pairs])
    return page(asked, total, _services(rows[bounds(asked)], own, full=asked.full))


def _minimal(own: Ids, pk: int, changed: Any) -> Node:
    return {"id": own.of(f"services.service:{pk}"), "modified_date": records.moment(changed)}


def _services(rows: Any, own: Ids, *, full: bool) -> list[Node]:
    if not full:
        held = list(rows)
        around = Around(own, queries.checks_of(held))
        return [records.service(one, around) for one in held]
    held = list(queries.whole(rows).prefetch_related(IDENTIFIERS))
    around = _around(held, own)
    return [records.full_service(one, around) for one in held]


def _around(held: Sequence[Service], own: Ids) -> Around:
    return Around(own, queries.checks_of(held), area_names(records.codes_in(held)))


@open_to(Audience.ANYONE)
@require_safe
@answers
def service(_request: HttpRequest, uid: str) -> Node | None:
    """One service with everything that belongs to it."""
    own = ids()
    found = _whole(own, uid)
    return records.full_service(found, _around([found], own)) if found else None


def _whole(own: Ids, uid: str) -> Service | None:
    pk = _pk(own, uid, "services.service", queries.live().order_by("pk").values_list("pk", flat=True))
    return queries.whole(queries.live()).prefetch_related(IDENTIFIERS).filter(pk=pk).first() if pk else None


def _pk(own: Ids, uid: str, kind: str, pks: Iterable[int]) -> int | None:
    ref = own.which(str(uid), (f"{kind}:{pk}" for pk in pks))
    return int(ref.rpartition(":")[2]) if ref else None


@open_to(Audience.ANYONE)
@require_safe
@answers
def organizations(request: HttpRequest) -> Node:
    """Groups that give a service."""
    asked, own = asked_of(request.GET.dict()), ids()
    rows = providers()
    held = list(rows[bounds(asked)])
    return page(asked, rows.count(), [records.organization_of(one, Around(own)) for one in held])


@open_to(Audience.ANYONE)
@require_safe
@answers
def organization(_request: HttpRequest, uid: str) -> Node | None:
    """One group, with its services as a list has them."""
    own = ids()
    pk = _pk(own, uid, "organisations.organisation", providers().values_list("pk", flat=True))
    group = Organisation.objects.prefetch_related("identifiers").filter(pk=pk).first() if pk else None
    if group is None:
        return None
    held = list(queries.live().filter(organisation=group).order_by("pk"))
    around = Around(own, queries.checks_of(held))
    told = [records.service(one, around, organization=False) for one in held]
    return {**records.organization_of(group, around, full=True), "services": told}


@open_to(Audience.ANYONE)
@require_safe
@answers
def taxonomy_list(request: HttpRequest) -> Node:
    """The lists of words."""
    asked, own = asked_of(request.GET.dict()), ids()
    every = [taxonomies.taxonomy(own, str(kind)) for kind in taxonomies.TAXONOMIES]
    return page(asked, len(every), every[bounds(asked)])


@open_to(Audience.ANYONE)
@require_safe
@answers
def taxonomy(_request: HttpRequest, uid: str) -> Node | None:
    """One list with its words."""
    own = ids()
    kinds = (str(kind) for kind in taxonomies.TAXONOMIES)
    found = next((kind for kind in kinds if own.of(taxonomies.taxonomy_ref(kind)) == str(uid)), None)
    return taxonomies.taxonomy(own, found, full=True) if found else None


@open_to(Audience.ANYONE)
@require_safe
@answers
def term_list(request: HttpRequest) -> Node:
    """Every word."""
    asked, own = asked_of(request.GET.dict()), ids()
    every = [taxonomies.term(own, *pair) for pair in taxonomies.all_terms()]
    return page(asked, len(every), every[bounds(asked)])


@open_to(Audience.ANYONE)
@require_safe
@answers
def term(_request: HttpRequest, uid: str) -> Node | None:
    """One word."""
    own = ids()
    nodes = (taxonomies.term(own, *pair) for pair in taxonomies.all_terms())
    return next((node for node in nodes if node["id"] == str(uid)), None)


@open_to(Audience.ANYONE)
@require_safe
@answers
def at_locations(request: HttpRequest) -> Node:
    """Services at each of their places; those online come last."""
    asked, own = asked_of(request.GET.dict()), ids()
    among = chosen(asked, own).order_by()
    pairs: list[tuple[int, int | None]] = [
        *Spot.objects.filter(service__in=among).order_by("pk").values_list("service_id", "pk")
    ]
    pairs += [(pk, None) for pk in among.filter(online=True).order_by("pk").values_list("pk", flat=True)]
    some = pairs[bounds(asked)]
    held = queries.whole(queries.live()).prefetch_related(IDENTIFIERS).in_bulk([pk for pk, _spot in some])
    around = _around(list(held.values()), own)
    told = [_at(held[pk], spot, around, full=asked.full) for pk, spot in some]
    return page(asked, len(pairs), told)


@open_to(Audience.ANYONE)
@require_safe
@answers
def at_location(_request: HttpRequest, uid: str) -> Node | None:
    """One service at one of its places. It has the name and status of its service too: the standard's own openapi.json
    asks for a service here, its schema for a service at a location, and this is both."""
    own = ids()
    live = queries.live().order_by()
    spot = _pk(own, uid, "services.at", Spot.objects.filter(service__in=live).values_list("pk", flat=True))
    if spot is None:
        pk = _pk(own, uid, "services.online", live.filter(online=True).values_list("pk", flat=True))
    else:
        pk = Spot.objects.values_list("service_id", flat=True).get(pk=spot)
    rows = queries.whole(queries.live()).prefetch_related(IDENTIFIERS)
    found = rows.filter(pk=pk).first() if pk else None
    if found is None:
        return None
    told = _at(found, spot, _around([found], own), full=True)
    return {**told, "name": found.name, "status": oruk.ACTIVE}


def _at(one: Service, pk: int | None, around: Around, *, full: bool) -> Node:
    spot = next((row for row in one.spots.all() if row.pk == pk), None)
    told = records.at_location(one, spot, around, full=full)
    about = records.full_service(one, around, places=False) if full else records.service(one, around)
    return {**told, "service": about}
