"""Finding a role by what, when and how far. Roles of groups that do not answer stand below all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import query_words
from hedgerow.engines.finding.types import Index
from hedgerow.kernel.geography import Point, box, kilometres
from hedgerow.places.queries import point_of as point_of
from hedgerow.volunteering.models import FoundBy, Role, RoleTag, WordPart
from hedgerow.volunteering.queries.roles import live, with_tags
from hedgerow.volunteering.rules import times_of
from hedgerow.volunteering.types import Rhythm, Search, TagKind

INDEX = Index(FoundBy, WordPart, "role_id")
MOST_ON_MAP = 2000


#: the id of a role that was found, and how many kilometres away it is; None where no place was asked for, or it has none.
#: Thousands are made for one page: as plain tuples they cost the collector of garbage nothing.
Found: TypeAlias = tuple[int, float | None]


def search(wanted: Search, at: Point | None = None) -> list[Found]:
    """The open roles somebody looks for, the best first. `at` is where `wanted.near` lies.

    With a place, those that can be done from home come after those near by; without one, the newest come first.
    """
    rows = _chosen(wanted)
    if at is None:
        return [(pk, None) for pk in rows.order_by("quiet", "-opened_at", "-pk").values_list("pk", flat=True)]
    return _near(rows, at, wanted.km)


def _chosen(wanted: Search) -> QuerySet[Role]:
    rows = live().filter(_facts(wanted))
    return rows.filter(finding.matching(INDEX, query_words(wanted.words), live())) if wanted.words.strip() else rows


def _facts(wanted: Search) -> Q:
    condition = Q()
    if wanted.cause:
        condition &= _tagged(TagKind.CAUSE, (wanted.cause,))
    if times := times_of(wanted.when):
        # What fits any time fits this one.
        condition &= _tagged(TagKind.TIME, times) | Q(rhythm=Rhythm.FLEXIBLE)
    if wanted.rhythm in Rhythm.values:
        condition &= Q(rhythm=wanted.rhythm)
    return condition & Q(from_home=True) if wanted.home else condition


def _tagged(kind: TagKind, codes: Sequence[str]) -> Q:
    return Q(Exists(RoleTag.objects.filter(role=OuterRef("pk"), kind=kind, code__in=codes)))


def _near(rows: QuerySet[Role], at: Point, km: int) -> list[Found]:
    low, high = box(at, km)
    inside = Q(lat__range=(low.lat, high.lat), lon__range=(low.lon, high.lon))
    held = rows.filter(inside | Q(from_home=True)).order_by().values_list("pk", "quiet", "from_home", "lon", "lat")
    ranked: list[tuple[bool, bool, float, int]] = []
    for pk, quiet, from_home, lon, lat in held:
        away = kilometres(at, Point(lon, lat)) if lon is not None and lat is not None else None
        if away is not None and away <= km:
            ranked.append((quiet, False, away, pk))
        elif from_home:
            ranked.append((quiet, True, 0.0, pk))
    return [(pk, None if far else away) for _quiet, far, away, pk in sorted(ranked)]


def shown(found: Sequence[Found]) -> list[tuple[Role, float | None]]:
    """The roles of one page of what was found, in its order, with group and tags: two queries."""
    held = with_tags(live()).in_bulk([pk for pk, _km in found])
    return [(held[pk], km) for pk, km in found if pk in held]


def on_map(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Id, title, group and point (degrees) of those that were found and have a place, at most MOST_ON_MAP."""
    pks = [pk for pk, _km in found[:MOST_ON_MAP]]
    rows = live().filter(lon__isnull=False, lat__isnull=False)
    some = [pks[start : start + 500] for start in range(0, len(pks), 500)]
    names = ("pk", "title", "organisation__name", "lon", "lat")
    return [row for few in some for row in rows.filter(pk__in=few).order_by("pk").values(*names)]
