"""Projects, and what was secured, as pages and files show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.funding.models import Project
from hedgerow.funding.queries.support import Secured, Sums, sums
from hedgerow.funding.types.support import Known
from hedgerow.kernel.money import pounds
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Fact

TONES = {Known.CONFIRMED: "leaf", Known.WRITTEN: "calm", Known.SAID: ""}


@dataclass(frozen=True)
class ProjectRow:
    """A project with what its bids come to."""

    project: Project
    sums: Sums
    bids: int

    @property
    def url(self) -> str:
        return reverse("funding:own_project", args=[self.project.organisation.now.pk, self.project.pk])


def project_rows(projects: Sequence[Project]) -> list[ProjectRow]:
    """Projects as lists show them."""
    return [ProjectRow(one, sums(one), len(one.bids.all())) for one in projects]


def project_facts(project: Project) -> list[Fact]:
    """What is said of a project; what is not known is left out."""
    themes, people = theme_titles(TagScheme.THEME), theme_titles(TagScheme.BENEFICIARY)
    together = sums(project)
    told = (
        (_("What for"), project.what),
        (_("Where"), area_names([project.area]).get(project.area, "") if project.area else ""),
        (_("Themes"), ", ".join(str(themes[code]) for code in project.themes if code in themes)),
        (_("Who benefits"), ", ".join(str(people[code]) for code in project.beneficiaries if code in people)),
        (_("From"), plain_date(project.starts)),
        (_("To"), plain_date(project.ends)),
        (_("Needed"), pounds(project.needed) if project.needed else ""),
        (_("Asked for, and not decided"), pounds(together.asked)),
        (_("Awarded"), pounds(together.got)),
        (_("Still needed"), pounds(together.missing) if together.missing is not None else ""),
    )
    return [Fact(label, value) for label, value in told if value]


def _project_columns() -> tuple[Column[ProjectRow], ...]:
    return (
        Column(
            "name",
            gettext_lazy("Project"),
            lambda row: row.project.name,
            sort="name",
            heading=True,
            url=lambda row: row.url,
        ),
        Column("bids", gettext_lazy("Bids"), lambda row: row.bids, kind=Kind.NUMBER),
        Column("needed", gettext_lazy("Needed"), lambda row: row.sums.needed, kind=Kind.MONEY, sort="needed"),
        Column("asked", gettext_lazy("Asked for"), lambda row: row.sums.asked, kind=Kind.MONEY),
        Column("got", gettext_lazy("Awarded"), lambda row: row.sums.got, kind=Kind.MONEY),
        Column("missing", gettext_lazy("Still needed"), lambda row: row.sums.missing, kind=Kind.MONEY),
    )


PROJECTS: Table[ProjectRow] = Table("projects", gettext_lazy("Projects"), _project_columns(), first="")
ALL_PROJECTS: Table[ProjectRow] = Table(
    "projects",
    gettext_lazy("Projects"),
    (
        _project_columns()[0],
        Column(
            "group", gettext_lazy("Group"), lambda row: row.project.organisation.now.name, sort="organisation__name"
        ),
        *_project_columns()[1:],
    ),
    first="name",
)


def published_as(row: Secured) -> str:
    """How the funder published it, or nothing."""
    told = row.confirmation
    return f"{told.funder}, {told.grant_id}" if told else ""


SECURED: Table[Secured] = Table(
    "secured",
    gettext_lazy("Money secured with our help"),
    (
        Column("on", gettext_lazy("Awarded on"), lambda row: row.entry.on, kind=Kind.DATE),
        Column(
            "group", gettext_lazy("Group"), lambda row: row.bid.organisation.now.name, heading=True,
            url=lambda row: reverse("funding:bid", args=[row.bid.pk]), note=lambda row: row.bid.purpose,
        ),
        Column("fund", gettext_lazy("From"), lambda row: row.bid.funder),
        Column("got", gettext_lazy("Awarded"), lambda row: row.entry.pence, kind=Kind.MONEY),
        Column(
            "known", gettext_lazy("How we know"), lambda row: str(row.known.label),
            tone=lambda row: TONES[row.known] or "warn", note=published_as,
        ),
        Column(
            "entry", gettext_lazy("In the record of work"), lambda row: str(row.entry.pk)[-8:],
            url=lambda row: reverse("ledger:entry", args=[row.entry.pk]),
        ),
    ),
    first="",
)  # fmt: skip
SECURED_FILE: Table[Secured] = Table(
    "secured",
    gettext_lazy("Money secured with our help"),
    (
        *(column for column in SECURED.columns if column.key != "entry"),
        Column("purpose", gettext_lazy("What for"), lambda row: row.bid.purpose),
        Column("letter", gettext_lazy("Award letter held"), lambda row: row.letter),
        Column("published", gettext_lazy("Published as (360Giving)"), published_as),
        Column("entry", gettext_lazy("Entry in the record of work"), lambda row: str(row.entry.pk)),
    ),
    first="",
)


def totals(rows: Sequence[Secured]) -> list[tuple[str, str]]:
    """The sums by how surely they are known, and all of them."""
    by = {known: sum(row.entry.pence or 0 for row in rows if row.known == known) for known in Known}
    return [
        (_("All awards"), pounds(sum(by.values()))),
        *((str(known.label).capitalize(), pounds(amount)) for known, amount in by.items()),
    ]
