"""The directory as its page, its map and its files show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.verification.queries import for_refs
from hedgerow.engines.verification.types import Checked
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.rules import is_registered
from hedgerow.organisations.types import Band, TagScheme
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import short_date

SUMMARY = 110
#: a band in a word, and its bounds beneath
SIZES: dict[str, Any] = {
    Band.MICRO: gettext_lazy("micro"),
    Band.SMALL: gettext_lazy("small"),
    Band.MEDIUM: gettext_lazy("medium"),
    Band.LARGE: gettext_lazy("large"),
    Band.MAJOR: gettext_lazy("major"),
}
BOUNDS: dict[str, Any] = {
    Band.MICRO: gettext_lazy("under £10k"),
    Band.SMALL: gettext_lazy("£10k to £100k"),
    Band.MEDIUM: gettext_lazy("£100k to £1m"),
    Band.LARGE: gettext_lazy("£1m to £10m"),
    Band.MAJOR: gettext_lazy("over £10m"),
}


@dataclass(frozen=True)
class GroupRow:
    """One group of the list. `checked` is the day on which somebody last made sure; None where nobody has."""

    group: Organisation
    ward: str
    themes: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    checked: date | None
    overdue: bool

    @property
    def url(self) -> str:
        return reverse("pages:group", args=[self.group.pk])

    @property
    def band(self) -> str:
        return str(Band(self.group.band).label) if self.group.band else ""

    @property
    def size(self) -> str:
        """Its band in a word."""
        return str(SIZES.get(self.group.band, ""))

    @property
    def registered(self) -> bool:
        return is_registered(self.org_ids)

    @property
    def org_ids(self) -> list[str]:
        return [row.org_id for row in self.group.identifiers.all()]

    @property
    def summary(self) -> str:
        """The beginning of what it says of itself, cut at a word."""
        words = " ".join(self.group.description.split())
        return words if len(words) <= SUMMARY else words[:SUMMARY].rsplit(" ", 1)[0] + " …"

    @property
    def status(self) -> str:
        """What our team should see at once, in a word; nothing for a published, open group."""
        if self.group.closed_on:
            return _("closed")
        return "" if self.group.published else _("not public")


def rows(groups: Sequence[Organisation], today: date) -> list[GroupRow]:
    """Groups as the list shows them: two queries more, at any length."""
    names = area_names(group.ward for group in groups)
    checked = for_refs(group.ref for group in groups)
    titles = {scheme: theme_titles(scheme) for scheme in TagScheme.values}
    return [_row(group, names, checked.get(str(group.ref)), titles, today) for group in groups]


def _row(
    group: Organisation, names: dict[str, str], checked: Checked | None, titles: dict[str, dict[str, str]], today: date
) -> GroupRow:
    tags: dict[str, list[str]] = {scheme: [] for scheme in TagScheme.values}
    for tag in group.tags.all():
        tags[tag.scheme].append(titles[tag.scheme].get(tag.code, tag.code))
    return GroupRow(
        group,
        names.get(group.ward, ""),
        tuple(tags[TagScheme.THEME]),
        tuple(tags[TagScheme.BENEFICIARY]),
        checked.on if checked else None,
        bool(checked and checked.is_overdue(today)),
    )


def features(points: Iterable[dict[str, Any]], names: dict[str, str]) -> dict[str, Any]:
    """Groups as GeoJSON points that lead to their pages."""
    return {"type": "FeatureCollection", "features": [_feature(point, names) for point in points]}


def _feature(point: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    url = reverse("pages:group", args=[point["id"]])
    return {
        "type": "Feature",
        "id": point["id"],
        "properties": {"name": point["name"], "words": names.get(point["ward"], ""), "url": url},
        "geometry": {"type": "Point", "coordinates": [round(point["lon"], 5), round(point["lat"], 5)]},
    }


def _does(row: GroupRow) -> str:
    return "; ".join(row.themes[:2])


def _at_a_glance(row: GroupRow) -> str:
    return " · ".join(filter(None, (row.status, _does(row))))


def _checked_on(row: GroupRow) -> str:
    return short_date(row.checked) if row.checked else _("not yet")


def _checked_note(row: GroupRow) -> str:
    """When to ask again; for what nobody has checked, how old it is."""
    if row.checked:
        return _("check again") if row.overdue else ""
    day = row.group.source_date
    return _("register: %(day)s") % {"day": short_date(day)} if day and row.registered else ""


def _name(note: Callable[[GroupRow], str]) -> Column[GroupRow]:
    return Column(
        "name", gettext_lazy("Name"), lambda row: row.group.name, heading=True, url=lambda row: row.url, note=note
    )


DOES: Column[GroupRow] = Column("does", gettext_lazy("What it does"), _does)
WARD: Column[GroupRow] = Column("ward", gettext_lazy("Ward"), lambda row: row.ward, note=lambda row: row.group.postcode)
SIZE: Column[GroupRow] = Column(
    "size", gettext_lazy("Size"), lambda row: row.size, note=lambda row: str(BOUNDS.get(row.group.band, ""))
)
CHECKED: Column[GroupRow] = Column("checked", gettext_lazy("Checked on"), _checked_on, note=_checked_note)
#: to the public, when our team means to look again is of no use
CHECKED_PUBLIC: Column[GroupRow] = Column(
    "checked",
    gettext_lazy("Checked on"),
    _checked_on,
    note=lambda row: "" if row.checked else _checked_note(row),
)
#: the list on the page, for anybody and for our team
LIST = Table(
    "groups", gettext_lazy("Groups and charities"), (_name(lambda row: row.summary), DOES, WARD, CHECKED_PUBLIC)
)
TEAM_LIST = Table("groups", gettext_lazy("Groups and charities"), (_name(_at_a_glance), WARD, SIZE, CHECKED))
GROUPS: Table[GroupRow] = Table(
    name="groups",
    caption=gettext_lazy("Groups and charities"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.group.name, heading=True),
        Column("numbers", gettext_lazy("Numbers on registers"), lambda row: " ".join(row.org_ids)),
        Column("does", gettext_lazy("What it does"), lambda row: "; ".join(row.themes)),
        Column("for", gettext_lazy("Who benefits"), lambda row: "; ".join(row.beneficiaries)),
        Column("description", gettext_lazy("In its own words"), lambda row: row.group.description),
        Column("ward", gettext_lazy("Ward"), lambda row: row.ward),
        Column("postcode", gettext_lazy("Postcode"), lambda row: row.group.postcode),
        Column("website", gettext_lazy("Website"), lambda row: row.group.website),
        Column("email", gettext_lazy("E-mail address"), lambda row: row.group.email),
        Column("phone", gettext_lazy("Telephone"), lambda row: row.group.phone),
        Column("size", gettext_lazy("Size"), lambda row: row.band),
        Column("income", gettext_lazy("Income a year"), lambda row: row.group.income_pence, kind=Kind.MONEY),
        Column("checked", gettext_lazy("Checked on"), lambda row: row.checked, kind=Kind.DATE),
        Column("source", gettext_lazy("Source"), lambda row: row.group.source),
    ),
)
