"""A search in its address, in words, and a role in one line."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.spine import identifiers
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.queries.words import DAY_WORDS, PART_WORDS, labels
from hedgerow.volunteering.rules import DISTANCES
from hedgerow.volunteering.types import Rhythm, Search, TagKind

NAMES = ("q", "cause", "when", "rhythm", "near", "km", "home")
LONGEST = 100
USUAL_KM = 5


def search_of(params: Mapping[str, str]) -> Search:
    """What an address asks for; what it does not know is left out."""
    said = {name: params.get(name, "")[:LONGEST].strip() for name in NAMES}
    km = int(said["km"]) if said["km"].isascii() and said["km"].isdecimal() else USUAL_KM
    return Search(
        words=said["q"],
        cause=said["cause"] if said["cause"] in labels(TagKind.CAUSE) else "",
        when=said["when"],
        rhythm=said["rhythm"] if said["rhythm"] in Rhythm.values else "",
        near=identifiers.postcode(said["near"]) or "",
        km=km if km in DISTANCES else USUAL_KM,
        home=bool(said["home"]),
    )


def when_label(when: str) -> str:
    """What a time of a search is called."""
    if when == "Weekend":
        return _("weekends")
    words = {**DAY_WORDS, **PART_WORDS}
    return str(words.get(when) or labels(TagKind.TIME).get(when, ""))


def describe(params: Mapping[str, str]) -> str:
    """A search in words: "Ways to volunteer: Environment, evenings, within 2 km of M32 0DF"."""
    wanted = search_of(params)
    near = _("within %(km)d km of %(near)s") % {"km": wanted.km, "near": wanted.near} if wanted.near else ""
    said = [
        f"“{wanted.words}”" if wanted.words else "",
        labels(TagKind.CAUSE).get(wanted.cause, ""),
        when_label(wanted.when),
        str(Rhythm(wanted.rhythm).label) if wanted.rhythm else "",
        _("from home") if wanted.home else "",
        near,
    ]
    listed = ", ".join(filter(None, said))
    return _("Ways to volunteer: %(search)s") % {"search": listed or _("all of them")}


def path(params: Mapping[str, str]) -> str:
    """The path of a search."""
    asked = {name: value for name, value in params.items() if name in NAMES and value}
    return reverse("volunteering:search") + (f"?{urlencode(asked)}" if asked else "")


def line(role: Role) -> str:
    """A role in one line: its group, where, and how much time."""
    place = _("from home") if role.from_home and not role.where else role.where or role.postcode
    return " · ".join(dict.fromkeys(filter(None, [role.organisation.name, place, role.commitment])))
