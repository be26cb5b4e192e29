"""The five doors of the public site, each with what is newest behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines import registry
from hedgerow.engines.sharing.types import Item, ListOffer
from hedgerow.kernel.words import Words

NEWEST = 2


@dataclass(frozen=True)
class Door:
    """Where a stranger goes in. `kind` is the public list (`ListOffer`) behind it, "" for none."""

    title: Words
    line: Words
    icon: str
    url: Callable[[], str]
    kind: str = ""


@dataclass(frozen=True)
class Opened:
    """A door with what is newest behind it."""

    door: Door
    url: str
    items: Sequence[Item]


DOORS = (
    Door(
        _("Find money"),
        _("Funds open to groups here. Five questions say which of them yours could get, and why."),
        "coins",
        lambda: reverse("funding:funds"),
        "funds",
    ),
    Door(
        _("Get help with your group"),
        _("Starting up, money, people, rules: say what is the matter, and we answer within five working days."),
        "hands",
        lambda: reverse("development:get_help"),
    ),
    Door(
        _("Give some time"),
        _("What groups near you need done, and when. It takes a minute to offer."),
        "sprout",
        lambda: reverse("volunteering:search"),
        "roles",
    ),
    Door(
        _("Meet others"),
        _("Training, meetings of networks and gatherings, all in one calendar."),
        "calendar",
        lambda: reverse("bookings:whats_on"),
        "events",
    ),
    Door(
        _("Have your say"),
        _("Questions to everybody who lives here, and money that residents share out."),
        "voice",
        lambda: reverse("participation:home"),
        "conversations",
    ),
)


def build() -> list[Opened]:
    """Each door, with at most two things behind it; one read for each list."""
    lists = {offer.kind: offer for offer in registry.all_of(ListOffer)}
    return [Opened(door, door.url(), _newest(lists.get(door.kind))) for door in DOORS]


def _newest(offer: ListOffer | None) -> Sequence[Item]:
    return offer.items({}, NEWEST) if offer else ()
