"""What is known of a group, fact by fact, each with where it comes from and its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.verification.types import Checked
from hedgerow.kernel.money import pounds
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.organisations.types import Band, RegisterFacts, TagScheme
from hedgerow.places import queries as places
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Fact
from hedgerow.standards.org_id import BY_PREFIX

#: our field: the register's
SAME = {
    "postcode": "postcode",
    "website": "website",
    "income_pence": "income_pence",
    "trustees": "trustees",
    "founded_on": "registered_on",
}


def identifiers(group: Organisation) -> list[Fact]:
    """The group's numbers, each leading to its register where that has pages."""
    return [_identifier(one) for one in group.identifiers.all()]


def _identifier(one: Identifier) -> Fact:
    held = next((register for prefix, register in BY_PREFIX.items() if one.org_id.startswith(f"{prefix}-")), None)
    if held is None:
        return Fact(_("Number"), one.org_id)
    number = one.org_id.removeprefix(f"{held.prefix}-")
    return Fact(held.title, number, url=held.address.format(number=number) if held.address else "")


def area_codes(group: Organisation) -> set[str]:
    """The areas whose names the page needs."""
    return {group.ward, group.lsoa, group.authority, *(benefit.area for benefit in group.benefits.all())} - {""}


def benefits(group: Organisation, names: Mapping[str, str]) -> list[str]:
    """Where the group works."""
    return sorted(names.get(benefit.area, benefit.area) for benefit in group.benefits.all())


def tags(group: Organisation, scheme: TagScheme) -> str:
    """What it does, or for whom, in words."""
    titles = organisations.theme_titles(scheme)
    return ", ".join(titles.get(tag.code, tag.code) for tag in group.tags.all() if tag.scheme == scheme)


def public(group: Organisation, names: Mapping[str, str], checked: Checked | None) -> list[Fact]:
    """What anybody may read. Where a small group's post goes is often somebody's home: the ward is enough."""
    day = checked.on if checked else None
    told = [
        Fact(_("Where"), names.get(group.ward or group.authority, "")),
        Fact(_("Where it works"), ", ".join(benefits(group, names))),
        Fact(_("What it does"), tags(group, TagScheme.THEME)),
        Fact(_("For whom"), tags(group, TagScheme.BENEFICIARY)),
        Fact(_("Website"), group.website, url=group.website),
        Fact(_("E-mail"), group.email, url=f"mailto:{group.email}"),
        Fact(_("Telephone"), group.phone, url=f"tel:{group.phone.replace(' ', '')}"),
    ]
    known = [fact for fact in told if fact.value]
    return [Fact(f.label, f.value, checked=day, url=f.url) if f.label == _("E-mail") else f for f in known]


def team(group: Organisation, register: RegisterFacts | None, names: Mapping[str, str]) -> list[Fact]:
    """Everything we hold, for our team; what is not known stands there too, so that somebody asks."""
    said = _Said(group, register)
    ward = reverse("pages:place", args=[group.ward]) if group.ward in names else ""
    small = reverse("pages:place", args=[group.lsoa]) if group.lsoa in names else ""
    return [
        said.fact(_("What it is"), group.get_kind_display(), "kind"),
        said.fact(_("Legal form"), group.get_legal_form_display() if group.legal_form else "", "legal_form"),
        said.fact(_("Size"), _size(group), "income_pence"),
        said.fact(_("Financial year ends"), _day(group.year_end), "year_end"),
        said.fact(_("Postcode"), group.postcode, "postcode"),
        said.fact(_("Address"), group.address, "address"),
        said.fact(_("Ward"), names.get(group.ward, group.ward), "ward", url=ward),
        said.fact(_("Small area"), names.get(group.lsoa, group.lsoa), "lsoa", url=small),
        said.fact(_("Where it works"), ", ".join(benefits(group, names)), "benefits"),
        said.fact(_("What it does"), tags(group, TagScheme.THEME), "tags"),
        said.fact(_("For whom"), tags(group, TagScheme.BENEFICIARY), "tags"),
        said.fact(_("Website"), group.website, "website", url=group.website),
        said.fact(_("E-mail"), group.email, "email", url=f"mailto:{group.email}" if group.email else ""),
        said.fact(_("Telephone"), group.phone, "phone"),
        said.fact(_("Paid staff"), group.staff, "staff"),
        said.fact(_("Trustees or committee"), group.trustees, "trustees"),
        said.fact(_("Volunteers"), group.volunteers, "volunteers"),
        said.fact(_("Started"), group.founded_on, "founded_on"),
        *([said.fact(_("Closed"), group.closed_on, "closed_on")] if group.closed_on else []),
        said.fact(_("In the public directory"), _published(group), "published"),
    ]


def usual_source(group: Organisation) -> str:
    """Where a fact comes from unless it says otherwise."""
    return _with_date(group.source or str(group.get_origin_display()), group.source_date)


class _Said:
    """Says of each fact where it comes from: the register while it says the same, else whoever added the record."""

    def __init__(self, group: Organisation, register: RegisterFacts | None) -> None:
        self.group, self.register = group, register

    def fact(self, label: str, value: object, field: str, *, url: str = "") -> Fact:
        if value in (None, ""):
            return Fact(label, "")
        source = self._source(field)
        return Fact(label, value, source="" if source == usual_source(self.group) else source, url=url)

    def _source(self, field: str) -> str:
        theirs = SAME.get(field)
        if self.register and theirs and getattr(self.register, theirs) == getattr(self.group, field):
            name, day = self.register.sources.get(theirs, (self.register.source, self.register.source_date))
            return _with_date(places.source(name).title, day)
        return usual_source(self.group)


def _with_date(source: str, day: date | None) -> str:
    return f"{source}, {plain_date(day)}" if day else source


def _size(group: Organisation) -> str:
    if not group.band:
        return ""
    name = str(Band(group.band).label)
    return f"{pounds(group.income_pence)} · {name}" if group.income_pence is not None else name


def _day(month_and_day: str) -> str:
    if not month_and_day:
        return ""
    day = date(2000, int(month_and_day[:2]), int(month_and_day[3:]))
    return f"{day.day} {_(day.strftime('%B'))}"


def _published(group: Organisation) -> str:
    return " · ".join(filter(None, (_("yes") if group.published else _("no"), group.published_basis)))


def finances(register: RegisterFacts | None, limit: int = 6) -> Iterator[tuple[date, int | None, int | None]]:
    """Income and spending by financial year, the newest first."""
    yield from islice(register.finances if register else (), limit)


def other_names(group: Organisation, register: RegisterFacts | None) -> Sequence[str]:
    """The names by which it is also known."""
    known = {other.name for other in group.other_names.all()}
    return sorted(known | set(register.other_names if register else ()))
