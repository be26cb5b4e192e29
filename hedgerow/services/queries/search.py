"""Finding a service by what, for whom, when, and how far; near the border, whatever side it is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import query_words
from hedgerow.engines.finding.types import Index
from hedgerow.kernel.clock import LONDON, now, today
from hedgerow.kernel.geography import Point, box, kilometres
from hedgerow.places.queries import parents
from hedgerow.services.models import Area, FoundBy, Hours, Service, Spot, Tag, WordPart
from hedgerow.services.queries.records import live, whole
from hedgerow.services.rules import nth_of
from hedgerow.services.rules.hours import DAYS
from hedgerow.services.types import Search, TagKind, Taking

INDEX = Index(FoundBy, WordPart, "service_id")
MOST_ON_MAP = 2000
NOW, TODAY = "now", "today"
#: the id of a service that was found, and how many kilometres away its nearest place is; None where no place was asked
#: for, or where it comes to people
Found: TypeAlias = tuple[int, float | None]


def search(wanted: Search, at: Point | None = None) -> list[Found]:
    """The open services somebody looks for. `at` is where `wanted.near` lies: then the nearest come first, and after
    them those that come to people or are online; without it they come by name."""
    rows = _chosen(wanted)
    if at is None:
        return [(pk, None) for pk in rows.order_by("name", "pk").values_list("pk", flat=True)]
    return _near(rows, at, wanted.km)


def _chosen(wanted: Search) -> QuerySet[Service]:
    rows = live().filter(_facts(wanted))
    return rows.filter(finding.matching(INDEX, query_words(wanted.words), live())) if wanted.words.strip() else rows


def _facts(wanted: Search) -> Q:
    condition = Q()
    for kind, code in ((TagKind.NEED, wanted.need), (TagKind.THEME, wanted.theme), (TagKind.BENEFICIARY, wanted.who)):
        if code:
            condition &= Q(Exists(Tag.objects.filter(service=OuterRef("pk"), kind=kind, code=code)))
    if wanted.ward:
        condition &= _in_ward(wanted.ward)
    if wanted.when:
        condition &= _open(wanted.when)
    return condition & Q(taking=Taking.YES) if wanted.taking else condition


def _in_ward(ward: str) -> Q:
    """Given there, or for the people of it or of an area that it lies in, wherever it is given."""
    codes = [ward, *parents(ward).values_list("code", flat=True)]
    there = Exists(Spot.objects.filter(service=OuterRef("pk"), ward=ward))
    return Q(there) | Q(Exists(Area.objects.filter(service=OuterRef("pk"), area__in=codes)))


def _open(when: str) -> Q:
    """Open on a day of the week ("MO"), today, or now. What says no hour may be open all that day."""
    hours = Hours.objects.filter(service=OuterRef("pk"))
    if when in DAYS:
        return Q(Exists(hours.filter(day=when)))
    day = today()
    hours = hours.filter(Q(nth__isnull=True) | Q(nth__in=nth_of(day)), day=DAYS[day.weekday()])
    if when == NOW:
        moment = now().astimezone(LONDON).time().replace(tzinfo=None)
        late = Q(closes__isnull=True) | Q(closes__gt=moment) | Q(closes__lt=F("opens"))
        hours = hours.filter(late, Q(opens__isnull=True) | Q(opens__lte=moment))
    return Q(Exists(hours))


def _near(rows: QuerySet[Service], at: Point, km: int) -> list[Found]:
    low, high = box(at, km)
    spots = Spot.objects.filter(lat__range=(low.lat, high.lat), lon__range=(low.lon, high.lon))
    away: dict[int, float] = {}
    for pk, lon, lat in spots.filter(service__in=rows.order_by()).values_list("service_id", "lon", "lat"):
        far = kilometres(at, Point(lon or 0.0, lat or 0.0))
        if far <= km:
            away[pk] = min(far, away.get(pk, far))
    come = rows.filter(Q(online=True) | Q(outreach=True)).order_by("name", "pk").values_list("pk", flat=True)
    near: list[Found] = sorted(away.items(), key=lambda row: (row[1], row[0]))
    return [*near, *((pk, None) for pk in come if pk not in away)]


def shown(found: Sequence[Found]) -> list[tuple[Service, float | None]]:
    """The services of one page of what was found, in its order, with group and parts."""
    held = whole(live()).in_bulk([pk for pk, _km in found])
    return [(held[pk], km) for pk, km in found if pk in held]


def on_map(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Id, name, group and point (degrees) of each place of those that were found, at most MOST_ON_MAP services."""
    pks = [pk for pk, _km in found[:MOST_ON_MAP]]
    rows = Spot.objects.filter(lon__isnull=False, lat__isnull=False).order_by("service_id", "pk")
    names = ("service_id", "service__name", "service__organisation__name", "name", "lon", "lat")
    some = [pks[start : start + 500] for start in range(0, len(pks), 500)]
    return [row for few in some for row in rows.filter(service__in=few).values(*names)]
