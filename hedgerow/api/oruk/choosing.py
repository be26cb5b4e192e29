"""The services that an address asks for."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from hedgerow.api.oruk.asked import Asked
from hedgerow.api.oruk.ids import Ids
from hedgerow.api.oruk.taxonomies import TAXONOMIES, all_terms, taxonomy_ref, term_ref
from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import query_words
from hedgerow.kernel.geography import Point, box, kilometres
from hedgerow.organisations.models import Organisation
from hedgerow.places.queries import postcode
from hedgerow.places.types import Located
from hedgerow.services import queries
from hedgerow.services.models import Area, Hours, Service, Spot, Tag
from hedgerow.services.queries.search import INDEX
from hedgerow.spine.errors import InputError

NONE = Q(pk__in=[])


def chosen(asked: Asked, ids: Ids) -> QuerySet[Service]:
    """Open services, the oldest first, so that a page that was read does not move."""
    rows = queries.live().filter(_facts(asked), _tagged(asked, ids), _opens(asked))
    if asked.text:
        rows = rows.filter(finding.matching(INDEX, query_words(asked.text), queries.live()))
    if asked.organization:
        group = ids.which(asked.organization, (str(one.ref) for one in providers().only("pk")))
        rows = rows.filter(organisation=int(group.rpartition(":")[2])) if group else rows.none()
    if asked.postcode:
        rows = rows.filter(_around(asked))
    return rows.order_by("pk")


def providers() -> QuerySet[Organisation]:
    """The groups that have an open service, the oldest first."""
    rows = Organisation.objects.filter(Exists(queries.live().filter(organisation=OuterRef("pk"))))
    return rows.order_by("pk")


def _facts(asked: Asked) -> Q:
    condition = Q()
    if asked.minimum_age is not None:
        condition &= Q(age_from__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        condition &= Q(age_to__lte=asked.maximum_age)
    if asked.modified_after is not None:
        condition &= Q(changed_at__gte=asked.modified_after)
    return condition


def _tagged(asked: Asked, ids: Ids) -> Q:
    condition = Q()
    if asked.term:
        found = next((pair for pair in all_terms() if ids.of(term_ref(*pair)) == asked.term.lower()), None)
        tags = Tag.objects.filter(service=OuterRef("pk"), kind=found[0], code=found[1]) if found else None
        condition &= Q(Exists(tags)) if tags is not None else NONE
    if asked.taxonomy:
        kind = next((kind for kind in TAXONOMIES if ids.of(taxonomy_ref(kind)) == asked.taxonomy.lower()), None)
        condition &= Q(Exists(Tag.objects.filter(service=OuterRef("pk"), kind=kind))) if kind else NONE
    return condition


def _opens(asked: Asked) -> Q:
    """One opening fulfils all that is asked of hours."""
    if not (asked.day or asked.start_time or asked.end_time):
        return Q()
    hours = Hours.objects.filter(service=OuterRef("pk"))
    if asked.day:
        hours = hours.filter(day=asked.day)
    if asked.start_time:
        hours = hours.filter(opens__gte=asked.start_time)
    if asked.end_time:
        hours = hours.filter(closes__lte=asked.end_time)
    return Q(Exists(hours))


def _around(asked: Asked) -> Q:
    """With a distance: given within it. Without: for the people of an area that the postcode lies in."""
    at = postcode(asked.postcode)
    if at is None:
        raise InputError(f"we do not know where {asked.postcode} is", column="postcode")
    if asked.proximity is None:
        codes = [code for code in (at.lsoa, at.msoa, at.ward, at.authority) if code]
        return Q(Exists(Area.objects.filter(service=OuterRef("pk"), area__in=codes)))
    return Q(pk__in=_within(at, asked.proximity))


def _within(at: Located, km: float) -> set[int]:
    if at.lon is None or at.lat is None:
        return set()
    here = Point(at.lon, at.lat)
    low, high = box(here, km)
    rows = Spot.objects.filter(lat__isnull=False, lat__range=(low.lat, high.lat), lon__range=(low.lon, high.lon))
    found = rows.values_list("service_id", "lon", "lat")
    return {
        pk for pk, lon, lat in found if lon is not None and lat is not None and kilometres(here, Point(lon, lat)) <= km
    }
