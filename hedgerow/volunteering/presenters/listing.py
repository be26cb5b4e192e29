"""Roles and people as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import State
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date
from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Application, Role
from hedgerow.volunteering.presenters.role_page import place, when
from hedgerow.volunteering.queries.words import label
from hedgerow.volunteering.types import Desk, Figures, Stage, TagKind
from hedgerow.volunteering.types import Kind as Wanted

STATE_TONES = {State.LIVE: "leaf", State.REVIEW: "warn", State.PAUSED: "calm"}
STAGE_TONES = {Stage.NEW: "warn", Stage.TALKING: "calm", Stage.ACCEPTED: "leaf"}


@dataclass(frozen=True)
class FoundRow:
    """A role that was found, and how far away."""

    role: Role
    km: float | None
    when: str
    where: str
    causes: str

    @property
    def url(self) -> str:
        return reverse("volunteering:role", args=[self.role.pk])

    @property
    def far(self) -> str:
        return "" if self.km is None else _("%(km).1f km") % {"km": self.km}


def found_rows(found: Iterable[tuple[Role, float | None]]) -> list[FoundRow]:
    """Roles as the search lists them; their tags were read beforehand."""
    rows = []
    for role, km in found:
        tags = queries.tags_of(role)
        causes = ", ".join(label(TagKind.CAUSE, code) for code in tags.of(TagKind.CAUSE))
        rows.append(FoundRow(role, km, when(role, tags), place(role), causes))
    return rows


FOUND: Table[FoundRow] = Table(
    "volunteering",
    gettext_lazy("Ways to volunteer"),
    (
        Column(
            "title",
            gettext_lazy("What"),
            lambda row: row.role.title,
            heading=True,
            url=lambda row: row.url,
            note=lambda row: row.role.organisation.name,
        ),
        Column("when", gettext_lazy("When"), lambda row: row.when, note=lambda row: row.role.commitment),
        Column("where", gettext_lazy("Where"), lambda row: row.where, note=lambda row: row.far),
        Column("cause", gettext_lazy("Cause"), lambda row: row.causes),
    ),
)
FILE: Table[FoundRow] = Table(
    "volunteering",
    gettext_lazy("Ways to volunteer"),
    (
        Column("title", gettext_lazy("Title"), lambda row: row.role.title),
        Column("group", gettext_lazy("Group"), lambda row: row.role.organisation.name),
        Column("tasks", gettext_lazy("What you would do"), lambda row: row.role.tasks),
        Column("gets", gettext_lazy("What you get"), lambda row: row.role.gets),
        Column("cause", gettext_lazy("Cause"), lambda row: row.causes),
        Column("when", gettext_lazy("When"), lambda row: row.when),
        Column("time", gettext_lazy("How much time"), lambda row: row.role.commitment),
        Column("where", gettext_lazy("Where"), lambda row: row.where),
        Column("until", gettext_lazy("Apply by"), lambda row: row.role.ends_on, Kind.DATE),
    ),
)


@dataclass(frozen=True)
class RoleRow:
    """A role with its figures, as its group and our team see it."""

    role: Role
    figures: Figures
    url: str

    @property
    def state(self) -> State:
        return State(self.role.state)


def role_rows(roles: Sequence[Role], figures: Mapping[int, Figures], *, own: bool) -> list[RoleRow]:
    """Roles with their figures. `own`: as the group itself comes to them."""
    return [RoleRow(role, figures.get(role.pk, Figures()), _role_url(role)) for role in roles]


def _role_url(role: Role) -> str:
    return reverse("volunteering:edit", args=[role.organisation_id, role.pk])


def _figure_columns() -> tuple[Column[RoleRow], ...]:
    return (
        Column("seen", gettext_lazy("Seen"), lambda row: row.figures.seen, Kind.NUMBER),
        Column("applied", gettext_lazy("Applied"), lambda row: row.figures.applied, Kind.NUMBER),
        Column("placed", gettext_lazy("Began"), lambda row: row.figures.placed, Kind.NUMBER),
    )


def _state_column() -> Column[RoleRow]:
    return Column(
        "state",
        gettext_lazy("State"),
        lambda row: row.state.label,
        tone=lambda row: STATE_TONES.get(row.state, ""),
        note=lambda row: row.role.get_closed_why_display() or ("" if not row.role.answer else _("sent back")),
    )


OWN_ROLES: Table[RoleRow] = Table(
    "our-roles",
    gettext_lazy("Our roles"),
    (
        Column("title", gettext_lazy("Role"), lambda row: row.role.title, heading=True, url=lambda row: row.url),
        _state_column(),
        *_figure_columns(),
        Column("until", gettext_lazy("Apply by"), lambda row: row.role.ends_on, Kind.DATE),
    ),
)
ROLES: Table[RoleRow] = Table(
    "roles",
    gettext_lazy("Roles"),
    (
        Column(
            "title",
            gettext_lazy("Role"),
            lambda row: row.role.title,
            sort="title",
            heading=True,
            url=lambda row: row.url,
            note=lambda row: row.role.organisation.name,
        ),
        _state_column(),
        *_figure_columns(),
        Column("opened", gettext_lazy("Opened"), lambda row: row.role.opened_at, Kind.DATE, sort="opened_at"),
        Column("until", gettext_lazy("Apply by"), lambda row: row.role.ends_on, Kind.DATE, sort="ends_on"),
    ),
    first="-opened",
)


@dataclass(frozen=True)
class PersonRow:
    """Somebody who offered to help, as our team lists them."""

    application: Application
    today: date

    @property
    def name(self) -> str:
        return self.application.name or str(_("details deleted"))

    @property
    def late(self) -> bool:
        return self.application.stage == Stage.NEW and self.application.is_late(self.today)

    @property
    def what(self) -> str:
        role = self.application.role
        return role.title if role is not None else str(Wanted.CALL.label)

    @property
    def group(self) -> str:
        role = self.application.role
        return role.organisation.name if role is not None else ""

    @property
    def far(self) -> str:
        return str(Stage(self.application.stage).label)

    @property
    def tone(self) -> str:
        return "late" if self.late else STAGE_TONES.get(Stage(self.application.stage), "")

    @property
    def desk(self) -> str:
        return str(Desk(self.application.desk).label)


PEOPLE: Table[PersonRow] = Table(
    "people-who-offered-to-help",
    gettext_lazy("People who offered to help"),
    (
        Column(
            "name",
            gettext_lazy("Who"),
            lambda row: row.name,
            heading=True,
            url=lambda row: reverse("volunteering:application", args=[row.application.pk]),
        ),
        Column("what", gettext_lazy("What for"), lambda row: row.what, note=lambda row: row.group),
        Column("far", gettext_lazy("How far"), lambda row: row.far, tone=lambda row: row.tone),
        Column("desk", gettext_lazy("Who answers"), lambda row: row.desk),
        Column("asked", gettext_lazy("Offered"), lambda row: row.application.asked_at, Kind.DATE, sort="asked_at"),
        Column(
            "by",
            gettext_lazy("Answer by"),
            lambda row: row.application.answer_by,
            Kind.DATE,
            sort="answer_by",
            note=lambda row: (
                _("answered %(day)s") % {"day": short_date(row.application.answered_at)}
                if row.application.answered_at
                else ""
            ),
        ),
    ),
    first="-asked",
)
