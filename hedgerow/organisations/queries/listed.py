"""The directory as a short list that stands elsewhere: in a frame on another site, or in a newsletter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.sharing.types import Item, Narrowing
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.directory import chosen, theme_titles
from hedgerow.organisations.queries.telling import filters_of
from hedgerow.places.queries import area_names, areas
from hedgerow.places.types import AreaKind

LINE = 140


def listed(params: Mapping[str, str], limit: int) -> list[Item]:
    """Groups of a search of the directory as a stranger sees them, by name."""
    rows = list(chosen(filters_of(params), AnonymousUser()).order_by(Lower("name"), "id")[:limit])
    wards = area_names(row.ward for row in rows)
    return [_item(row, wards.get(row.ward, "")) for row in rows]


def _item(group: Organisation, ward: str) -> Item:
    does = " ".join(group.description.split())
    short = does if len(does) <= LINE else does[: LINE - 1].rsplit(" ", 1)[0] + "…"
    line = " · ".join(filter(None, (ward, short)))
    return Item(str(group.ref), group.name, reverse("pages:group", args=[group.pk]), line, new_since=group.created_at)


def narrowings() -> Sequence[Narrowing]:
    """What the list may be narrowed by, where it is put together."""
    wards = tuple(areas(kind=AreaKind.WARD).values_list("code", "name"))
    themes = tuple(theme_titles().items())
    return (Narrowing("ward", _("Ward"), wards), Narrowing("theme", _("What they do"), themes))
