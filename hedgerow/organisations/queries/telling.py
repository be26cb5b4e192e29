"""Groups that are new in a search of the directory, for whoever asked to be told of them by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.alerts.types import Item
from hedgerow.engines.audit.models import Event
from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.directory import chosen, theme_titles
from hedgerow.organisations.types import Band, Filters, Registered, TagScheme
from hedgerow.places.queries import area_names

#: what the address of the directory may hold, as `Filters` calls it
NAMES = {"q": "words", "ward": "ward", "theme": "theme", "beneficiary": "beneficiary", "band": "band",
         "registered": "registered", "benefit": "benefit"}  # fmt: skip
LONGEST = 100
MOST = 200
PUBLISHED = "organisation.published"


def filters_of(params: Mapping[str, str]) -> Filters:
    """What a search asks for; names that are none of a stranger's are left out."""
    return Filters(**{NAMES[name]: value[:LONGEST] for name, value in params.items() if name in NAMES})


def describe_search(params: Mapping[str, str]) -> str:
    """A search in words: "New groups and charities: Ash, arts, “choir”". A search for everything has words too."""
    wanted = filters_of(params)
    areas = area_names(code for code in (wanted.ward, wanted.benefit) if code)
    themes = {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY)}
    said = [
        areas.get(wanted.ward, ""),
        areas.get(wanted.benefit, ""),
        themes.get(wanted.theme, ""),
        themes.get(wanted.beneficiary, ""),
        str(dict(Band.choices).get(wanted.band, "")) if wanted.band else "",
        str(dict(Registered.choices).get(wanted.registered, "")) if wanted.registered else "",
        f"“{wanted.words}”" if wanted.words.strip() else "",
    ]
    listed = ", ".join(filter(None, said))
    return _("New groups and charities: %(search)s") % {"search": listed or _("all of them")}


def new_groups(params: Mapping[str, str], since: datetime) -> list[Item]:
    """Groups of a search that anybody may see, and that were added or published since a moment."""
    rows = chosen(filters_of(params), AnonymousUser())
    events = Event.objects.filter(did=PUBLISHED, at__gte=since).values_list("ref", flat=True)
    published = keys(ref.rpartition(":")[2] for ref in events)
    found = list(rows.filter(Q(created_at__gte=since) | Q(pk__in=published)).order_by("created_at", "pk")[:MOST])
    wards = area_names(row.ward for row in found)
    return [_item(row, wards.get(row.ward, "")) for row in found]


def _item(group: Organisation, ward: str) -> Item:
    first = " ".join(group.description.split())[:120]
    return Item(
        str(group.ref), group.name, reverse("pages:group", args=[group.pk]), ". ".join(filter(None, [ward, first]))
    )


def search_path(params: Mapping[str, str]) -> str:
    """The path of a search in the directory."""
    asked = {name: value for name, value in params.items() if name in NAMES}
    return reverse("organisations:directory") + (f"?{urlencode(asked)}" if asked else "")
