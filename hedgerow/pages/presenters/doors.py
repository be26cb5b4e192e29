"""The doors of the public site: the five functions, services, and what groups, the council and the NHS owe each other."""

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
    Door(
        _("Find help and company"),
        _("Advice, food, a lunch club, somebody to talk to: what is there near you, when, and for whom."),
        "groups",
        lambda: reverse("services:search"),
        "services",
    ),
)
#: between groups and those who decide: shown below the doors, a line each
BETWEEN = (
    Door(
        _("We said, they did"),
        _("What groups asked for, what they were answered, and what became different."),
        "voice",
        lambda: reverse("advocacy:we_said"),
    ),
    Door(
        _("Questions to groups"),
        _("What the council and the NHS ask, and what they did with the answers."),
        "letter",
        lambda: reverse("bridge:public"),
    ),
    Door(
        _("Promises"),
        _("Who promised what, by when, and whether it was kept."),
        "tick",
        lambda: reverse("bridge:public_promises"),
    ),
    Door(
        _("Contracts"),
        _("What public bodies buy that groups could take on, early notices too."),
        "coins",
        lambda: reverse("notices:contracts"),
    ),
    Door(
        _("Offers of groups together"),
        _("A problem, what groups did about it between them, and what changed."),
        "hands",
        lambda: reverse("offers:public"),
    ),
    Door(
        _("Our local agreement"),
        _("What helping groups means here: who does it, what matters most, and what each side promises."),
        "charter",
        lambda: reverse("charter:charter"),
    ),
    Door(
        _("What it costs, and what it does"),
        _("The case for this work, with its figures and the groups that stand behind it."),
        "chart",
        lambda: reverse("evidence:the_case"),
    ),
    Door(
        _("Raise an issue"),
        _("Something in the way of your group or your neighbours? Say it in a sentence."),
        "pencil",
        lambda: reverse("advocacy:raise"),
    ),
)


def build() -> list[Opened]:
    """Each door, with at most two things behind it; one read for each list."""
    lists = {offer.kind: offer for offer in registry.all_of(ListOffer)}
    return [Opened(door, door.url(), _newest(lists.get(door.kind))) for door in DOORS]


def between() -> list[Opened]:
    """What stands between groups and those who decide; nothing is read for it."""
    return [Opened(door, door.url(), ()) for door in BETWEEN]


def _newest(offer: ListOffer | None) -> Sequence[Item]:
    return offer.items({}, NEWEST) if offer else ()
