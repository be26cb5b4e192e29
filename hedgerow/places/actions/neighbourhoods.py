"""Neighbourhoods: lists of official areas under a name that people here use."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.rules import neighbourhood_code
from hedgerow.places.types import AreaKind

PARTS = (AreaKind.LSOA, AreaKind.WARD, AreaKind.MSOA, AreaKind.PARISH, AreaKind.LOCALITY)


@transaction.atomic
def make_neighbourhood(*, by: User | None, name: str, codes: Iterable[str]) -> Area:
    """Draw a neighbourhood as a list of areas. Raises ValidationError without a name or areas, or for a name in use."""
    parts = _checked(name, codes)
    taken = set(Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD).values_list("code", flat=True))
    area = Area.objects.create(
        code=neighbourhood_code(name, taken), name=name.strip(), kind=AreaKind.NEIGHBOURHOOD, starts=clock.today(),
        source=_("drawn here"), source_date=clock.today(),
    )  # fmt: skip
    _set_parts(area, parts)
    record(by=by, did="neighbourhood.made", ref=_ref(area))
    return area


@transaction.atomic
def change_neighbourhood(*, by: User | None, area: Area, name: str, codes: Iterable[str]) -> Area:
    """Rename a neighbourhood or draw it anew. Its code stays, so that work recorded there still belongs to it."""
    assert area.kind == AreaKind.NEIGHBOURHOOD
    parts = _checked(name, codes, but=area)
    area.name, area.source_date = name.strip(), clock.today()
    _set_parts(area, parts)
    record(by=by, did="neighbourhood.changed", ref=_ref(area), fields=["name", "areas"])
    return area


@transaction.atomic
def remove_neighbourhood(*, by: User | None, area: Area) -> None:
    """Stop using a neighbourhood. Its row stays with an end date: work may have been recorded there."""
    assert area.kind == AreaKind.NEIGHBOURHOOD
    area.ends = clock.today()
    area.save(update_fields=["ends"])
    record(by=by, did="neighbourhood.removed", ref=_ref(area), fields=["ends"])


def _checked(name: str, codes: Iterable[str], but: Area | None = None) -> list[Area]:
    parts = list(Area.objects.filter(code__in=list(codes), kind__in=PARTS))
    if not name.strip():
        raise ValidationError({"name": _("Give the neighbourhood a name.")})
    same = Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD, name__iexact=name.strip(), ends__isnull=True)
    if same.exclude(code=but.code if but else "").exists():
        raise ValidationError({"name": _("There is a neighbourhood of this name already.")})
    if not parts:
        raise ValidationError({"areas": _("Choose the areas that make it up.")})
    return parts


def _set_parts(area: Area, parts: list[Area]) -> None:
    """Write the list, and the boundary that follows from it."""
    AreaParent.objects.filter(parent=area).delete()
    AreaParent.objects.bulk_create(AreaParent(child=part, parent=area) for part in parts)
    shapes = [shapely.from_wkb(bytes(part.boundary)) for part in parts if part.boundary]
    if shapes:
        # A hair's breadth closes the slivers between boundaries that were simplified one by one.
        whole = shapely.union_all([shape.buffer(1e-5) for shape in shapes])
        point = whole.representative_point()
        area.boundary, area.lon, area.lat = shapely.to_wkb(whole), point.x, point.y
    else:
        area.boundary = area.lon = area.lat = None
    area.save()


def _ref(area: Area) -> Ref:
    return Ref("places", "area", str(area.pk))
