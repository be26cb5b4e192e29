"""A search in its address and in words, and a service in one line."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.places.queries import area_names
from hedgerow.services.models import Service
from hedgerow.services.queries.search import NOW, TODAY
from hedgerow.services.queries.words import label, labels
from hedgerow.services.types import Day, Search, TagKind
from hedgerow.spine import identifiers

NAMES = ("q", "need", "theme", "who", "ward", "near", "km", "when", "taking")
DISTANCES = (1, 2, 5, 10, 25)
USUAL_KM = 10
LONGEST = 100
KINDS = {"need": TagKind.NEED, "theme": TagKind.THEME, "who": TagKind.BENEFICIARY}


def search_of(params: Mapping[str, str]) -> Search:
    """What an address asks for; what it does not know is left out."""
    said = {name: params.get(name, "")[:LONGEST].strip() for name in NAMES}
    km = int(said["km"]) if said["km"].isascii() and said["km"].isdecimal() else USUAL_KM
    codes = {name: said[name] if said[name] in labels(kind) else "" for name, kind in KINDS.items()}
    return Search(
        words=said["q"],
        **codes,
        ward=said["ward"] if said["ward"].isalnum() and said["ward"].isascii() else "",
        near=identifiers.postcode(said["near"]) or "",
        km=km if km in DISTANCES else USUAL_KM,
        when=said["when"] if said["when"] in {*Day.values, NOW, TODAY} else "",
        taking=bool(said["taking"]),
    )


def when_label(when: str) -> str:
    """What a time of a search is called."""
    return {NOW: _("open now"), TODAY: _("open today")}.get(when) or str(Day(when).label if when else "")


def describe(params: Mapping[str, str]) -> str:
    """A search in words: "Services: food, within 5 km of M32 0DF"."""
    wanted = search_of(params)
    said = [
        f"“{wanted.words}”" if wanted.words else "",
        *(label(kind, getattr(wanted, name)) for name, kind in KINDS.items() if getattr(wanted, name)),
        area_names([wanted.ward]).get(wanted.ward, "") if wanted.ward else "",
        when_label(wanted.when),
        _("can take people now") if wanted.taking else "",
        _("within %(km)d km of %(near)s") % {"km": wanted.km, "near": wanted.near} if wanted.near else "",
    ]
    return _("Services: %(search)s") % {"search": ", ".join(filter(None, said)) or _("all of them")}


def path(params: Mapping[str, str]) -> str:
    """The path of a search."""
    asked = {name: value for name, value in params.items() if name in NAMES and value}
    return reverse("services:search") + (f"?{urlencode(asked)}" if asked else "")


def line(service: Service) -> str:
    """A service in one line: its group, and where. Its places are read beforehand where there are many."""
    at = next((spot.name or spot.postcode for spot in service.spots.all()), "")
    where = at or (_("comes to you") if service.outreach else _("online or by telephone") if service.online else "")
    return " · ".join(filter(None, (service.organisation.name, where)))
