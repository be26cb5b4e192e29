"""What is being written: the parts of the draft, and all of it as the content of a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hedgerow.charter.models import Agreement, Performer, Promise, SchemeMatch
from hedgerow.charter.queries.words import activities, activities_by_function, priorities
from hedgerow.charter.rules.agreement import FORMAT
from hedgerow.kernel import clock
from hedgerow.organisations.models import Identifier
from hedgerow.places import queries as places
from hedgerow.standards.infrastructure import SCHEMES


def promises_now() -> QuerySet[Promise]:
    """The promises of the draft, side by side and in order."""
    return Promise.objects.filter(until__isnull=True)


def performers_now() -> QuerySet[Performer]:
    """Who performs what in the draft, with the organisations and activities."""
    rows = Performer.objects.filter(until__isnull=True).select_related("organisation__merged_into", "activity")
    return rows.order_by("function", "activity__position", "organisation__name", "area")


def matches_now() -> QuerySet[SchemeMatch]:
    """What our words are near to elsewhere."""
    return SchemeMatch.objects.all()


def activity_names() -> dict[str, str]:
    """The activities of every time, by code."""
    return {one.code: one.name for one in activities(current=False)}


def working(agreement: Agreement) -> dict[str, Any]:
    """All that a draft says now, as the content of a version: what would be frozen if it were put this moment."""
    here, today = places.place(), clock.today()
    return {
        "format": FORMAT,
        "number": agreement.number,
        "title": agreement.title,
        "place": here.area_name if here else "",
        "area": here.area_code if here else "",
        "keeper": here.lio_name if here else "",
        "definition": agreement.definition,
        "functions": _functions(),
        "priorities": [_priority(one) for one in priorities(on=today)],
        "promises": [_promise(one) for one in promises_now()],
        "performers": _performers(performers_now()),
        "matches": [
            {"word": one.word, "scheme": one.scheme, "concept": one.concept, "how": one.how}
            for one in matches_now()
            if one.scheme in SCHEMES and one.concept in SCHEMES[one.scheme].concepts
        ],
    }


def _functions() -> list[dict[str, Any]]:
    return [
        {
            "code": function.value,
            "name": str(function.label),
            "activities": [
                {"code": one.code, "name": one.name, "description": one.description, "retired_on": _day(one.retired_on)}
                for one in some
            ],
        }
        for function, some in activities_by_function(current=False).items()
    ]


def _priority(one: Any) -> dict[str, Any]:
    days = {"starts": _day(one.starts), "ends": _day(one.ends)}
    return {"code": one.code, "name": one.name, "description": one.description, **days}


def _promise(one: Promise) -> dict[str, str]:
    return {"code": one.code, "side": one.side, "maker": one.maker, "to": one.to, "text": one.text, "seen": one.seen}


def _performers(rows: Iterable[Performer]) -> list[dict[str, str]]:
    """Under the names and numbers of today: a group merged into another stands under that one."""
    found = [(row, row.organisation.now) for row in rows]
    org_ids = _org_ids({kept.pk for _row, kept in found})
    areas = places.area_names({row.area for row, _kept in found if row.area})
    return [
        {
            "organisation": kept.name,
            "org_id": org_ids.get(kept.pk, ""),
            "function": row.function,
            "activity": row.activity_id or "",
            "area": row.area,
            "area_name": areas.get(row.area, ""),
            "note": row.note,
        }
        for row, kept in found
    ]


def _org_ids(pks: set[int]) -> Mapping[int, str]:
    rows = Identifier.objects.filter(organisation__in=pks, primary=True)
    return dict(rows.values_list("organisation_id", "org_id"))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
