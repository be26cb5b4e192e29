"""A service as its page shows it, and as a message to send on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.sharing.rules import message
from hedgerow.engines.verification.queries import for_ref
from hedgerow.places.queries import area_names
from hedgerow.services import queries
from hedgerow.services.models import Service
from hedgerow.services.queries import words
from hedgerow.services.types import Access, Said, TagKind, Taking
from hedgerow.shell.types import Fact

TONES = {Taking.YES: "leaf", Taking.WAITING: "warn", Taking.NO: "calm"}


@dataclass(frozen=True)
class ServicePage:
    """A service: what is said of it in order, whether it takes people, a message to send on, and its last check."""

    service: Service
    facts: list[Fact]
    fits: list[str]
    needs: list[str]
    places: list[str]
    taking: str
    tone: str
    message: str
    checked: date | None
    phone_link: str


def build(service: Service) -> ServicePage:
    """For the page; parts are read beforehand."""
    said = queries.parts_of(service)
    tags, found = said.tags or {}, for_ref(service.ref)
    return ServicePage(
        service=service,
        facts=list(_facts(service, said)),
        fits=[str(Access(code).label) for code in tags[TagKind.ACCESS] if code in Access.values],
        needs=[words.label(TagKind.NEED, code) for code in tags[TagKind.NEED]],
        places=[words.place_words(one) for one in said.places or ()],
        taking=words.taking(service),
        tone=TONES.get(Taking(service.taking), ""),
        message=told(service, said),
        checked=found.on if found else None,
        phone_link="".join(letter for letter in service.phone if letter.isdigit() or letter == "+"),
    )


def _facts(service: Service, said: Said) -> Iterator[Fact]:
    tags = said.tags or {}
    when = [*words.times_words(said.times or ()), *filter(None, [service.hours_words])]
    rows: tuple[tuple[str, Any], ...] = (
        (_("When"), "; ".join(when)),
        (_("Where"), where(service, said)),
        (_("Who it is for"), service.eligibility),
        (_("Ages"), words.ages_words(service)),
        (
            _("Especially for"),
            words.listed(words.label(TagKind.BENEFICIARY, code) for code in tags[TagKind.BENEFICIARY]),
        ),
        (_("For people who live in"), words.listed(_names(said.areas or ()))),
        (_("How to come to it"), words.how(service)),
        (_("What it costs"), words.cost(service, said)),
        (_("Languages"), words.listed(words.label(TagKind.LANGUAGE, code) for code in tags[TagKind.LANGUAGE])),
    )
    yield from (Fact(label, value) for label, value in rows if value)


def _names(codes: tuple[str, ...]) -> list[str]:
    names = area_names(codes)
    return [names.get(code, code) for code in codes]


def where(service: Service, said: Said) -> str:
    """Where it is, in a line."""
    rows = [words.place_words(one) for one in said.places or ()]
    rows += [_("comes to people")] if service.outreach else []
    rows += [_("online or by telephone")] if service.online else []
    return "; ".join(rows)


def told(service: Service, said: Said) -> str:
    """The service as a message to send on."""
    when = "; ".join(words.times_words(said.times or ()))
    contact = " · ".join(filter(None, (service.phone, service.email)))
    lines = (service.organisation.name, when, where(service, said), contact, service.description)
    return message(service.name, lines, reverse("services:service", args=[service.pk]))
