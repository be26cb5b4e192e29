"""Services as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.verification.types import Checked
from hedgerow.services import queries
from hedgerow.services.models import Service
from hedgerow.services.presenters.page import TONES as TAKING_TONES
from hedgerow.services.presenters.page import where
from hedgerow.services.queries import words
from hedgerow.services.queries.missed import Lacking
from hedgerow.services.queries.words import cost, how, taking
from hedgerow.services.types import Said, TagKind, Taking
from hedgerow.shell.tables import Column, Kind, Table

TONES = {State.LIVE: "leaf", State.REVIEW: "warn", State.PAUSED: "calm"}
LINE = 140


@dataclass(frozen=True)
class FoundRow:
    """A service that was found, and how far away."""

    service: Service
    km: float | None
    said: Said

    @property
    def url(self) -> str:
        return reverse("services:service", args=[self.service.pk])

    @property
    def far(self) -> str:
        return "" if self.km is None else _("%(km).1f km") % {"km": self.km}

    @property
    def about(self) -> str:
        does = " ".join(self.service.description.split())
        return does if len(does) <= LINE else does[: LINE - 1].rsplit(" ", 1)[0] + "…"

    @property
    def when(self) -> str:
        return "; ".join([*words.times_words(self.said.times or ()), *filter(None, [self.service.hours_words])])

    @property
    def place(self) -> str:
        names = [one.name or one.address or one.postcode for one in self.said.places or ()]
        more = [_("comes to people")] if self.service.outreach else []
        more += [_("online or by telephone")] if self.service.online else []
        return "; ".join([*names[:2], *more])

    @property
    def needs(self) -> str:
        return words.listed(words.label(TagKind.NEED, code) for code in (self.said.tags or {})[TagKind.NEED])


def found_rows(found: Iterable[tuple[Service, float | None]]) -> list[FoundRow]:
    """Services as the search lists them; their parts were read beforehand."""
    return [FoundRow(service, km, queries.parts_of(service)) for service, km in found]


FOUND: Table[FoundRow] = Table(
    "services",
    gettext_lazy("Services"),
    (
        Column("name", gettext_lazy("What"), lambda row: row.service.name, heading=True, url=lambda row: row.url,
               note=lambda row: row.service.organisation.name),
        Column("about", gettext_lazy("What it does"), lambda row: row.about),
        Column("when", gettext_lazy("When"), lambda row: row.when),
        Column("where", gettext_lazy("Where"), lambda row: row.place, note=lambda row: row.far),
        Column("taking", gettext_lazy("Now"), lambda row: Taking(row.service.taking).label if row.service.taking else "",
               tone=lambda row: TAKING_TONES.get(Taking(row.service.taking), "")),
    ),
)  # fmt: skip
FILE: Table[FoundRow] = Table(
    "services",
    gettext_lazy("Services"),
    (
        Column("name", gettext_lazy("Name"), lambda row: row.service.name),
        Column("group", gettext_lazy("Group"), lambda row: row.service.organisation.name),
        Column("about", gettext_lazy("What it does"), lambda row: row.service.description),
        Column("needs", gettext_lazy("Helps with"), lambda row: row.needs),
        Column("who", gettext_lazy("Who it is for"), lambda row: row.service.eligibility),
        Column("ages", gettext_lazy("Ages"), lambda row: words.ages_words(row.service)),
        Column("when", gettext_lazy("When"), lambda row: row.when),
        Column("where", gettext_lazy("Where"), lambda row: where(row.service, row.said)),
        Column("cost", gettext_lazy("What it costs"), lambda row: cost(row.service, row.said)),
        Column("how", gettext_lazy("How to come to it"), lambda row: how(row.service)),
        Column("taking", gettext_lazy("Now"), lambda row: taking(row.service)),
        Column("taking_on", gettext_lazy("Said on"), lambda row: row.service.taking_on, Kind.DATE),
        Column("phone", gettext_lazy("Telephone"), lambda row: row.service.phone),
        Column("email", gettext_lazy("E-mail"), lambda row: row.service.email),
        Column("web", gettext_lazy("Web page"), lambda row: row.service.web),
    ),
)


@dataclass(frozen=True)
class ServiceRow:
    """A service with its last check, as its group and our team see it."""

    service: Service
    checked: Checked | None
    today: date

    @property
    def url(self) -> str:
        return reverse("services:edit", args=[self.service.organisation_id, self.service.pk])

    @property
    def state(self) -> State:
        return State(self.service.state)

    @property
    def late(self) -> bool:
        return self.service.is_open and self.checked is not None and self.checked.is_overdue(self.today)


def service_rows(services: Sequence[Service], checked: Mapping[str, Checked], today: date) -> list[ServiceRow]:
    """Services with their last checks."""
    return [ServiceRow(service, checked.get(str(service.ref)), today) for service in services]


MANAGED: Table[ServiceRow] = Table(
    "services",
    gettext_lazy("Services"),
    (
        Column("name", gettext_lazy("Service"), lambda row: row.service.name, sort="name", heading=True,
               url=lambda row: row.url, note=lambda row: row.service.organisation.name),
        Column("state", gettext_lazy("State"), lambda row: row.state.label,
               tone=lambda row: TONES.get(row.state, ""),
               note=lambda row: row.service.get_closed_why_display() or (_("sent back") if row.service.answer else "")),
        Column("taking", gettext_lazy("Now"), lambda row: row.service.get_taking_display() if row.service.taking else ""),
        Column("checked", gettext_lazy("Checked on"), lambda row: row.checked.on if row.checked else None, Kind.DATE),
        Column("due", gettext_lazy("Check again by"), lambda row: row.checked.due if row.checked else None, Kind.DATE,
               note=lambda row: _("past its check") if row.late else ""),
        Column("source", gettext_lazy("From"), lambda row: row.service.source),
        Column("changed", gettext_lazy("Changed"), lambda row: row.service.changed_at, Kind.DATE, sort="changed_at"),
    ),
    first="name",
)  # fmt: skip
LACKING: Table[Lacking] = Table(
    "looked-for-and-not-found",
    gettext_lazy("Looked for and not found"),
    (
        Column("words", gettext_lazy("Words"), lambda row: row.words or _("(no words)"), heading=True),
        Column("need", gettext_lazy("Help with"), lambda row: words.label(TagKind.NEED, row.need) if row.need else ""),
        Column("times", gettext_lazy("Times in a year"), lambda row: row.times, Kind.NUMBER),
        Column("last", gettext_lazy("Last"), lambda row: row.last_on, Kind.DATE),
    ),
)
