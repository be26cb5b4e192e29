"""Two records side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation, Pair
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import area_names
from hedgerow.shell.comparing import Line, lines
from hedgerow.shell.templatetags.shell import plain_date


@dataclass(frozen=True)
class PairRow:
    """Two records that may be one, each with where it is."""

    pair: Pair
    first_where: str
    second_where: str


def paired(pair: Pair, names: dict[str, str]) -> PairRow:
    """A pair as the list shows it, given the names of wards."""
    return PairRow(pair, _where(pair.first, names), _where(pair.second, names))


def _where(each: Organisation, names: dict[str, str]) -> str:
    return ", ".join(filter(None, (names.get(each.ward, ""), each.postcode)))


def compared(one: Organisation, two: Organisation) -> list[Line]:
    """The facts of two records, those that neither has left out."""
    names = area_names([one.ward, two.ward, *(row.area for each in (one, two) for row in each.benefits.all())])
    first, second = _facts(one, names), _facts(two, names)
    return lines(first, second)


def _facts(each: Organisation, names: dict[str, str]) -> dict[str, str]:
    titles = {scheme: theme_titles(scheme) for scheme in TagScheme.values}
    tags = [(tag.scheme, titles[tag.scheme].get(tag.code, tag.code)) for tag in each.tags.all()]
    return {
        _("Name"): each.name,
        _("Other names"): "; ".join(row.name for row in each.other_names.all()),
        _("Numbers on registers"): ", ".join(row.org_id for row in each.identifiers.all()),
        _("Kind"): str(each.get_kind_display()),
        _("Legal form"): str(each.get_legal_form_display()) if each.legal_form else "",
        _("What it does, in its own words"): each.description,
        _("What it does"): "; ".join(title for scheme, title in tags if scheme == TagScheme.THEME),
        _("Who benefits"): "; ".join(title for scheme, title in tags if scheme == TagScheme.BENEFICIARY),
        _("Where it works"): ", ".join(names.get(row.area, row.area) for row in each.benefits.all()),
        _("Postcode"): each.postcode,
        _("Ward"): names.get(each.ward, ""),
        _("Address"): each.address,
        _("Website"): each.website,
        _("E-mail address"): each.email,
        _("Telephone"): each.phone,
        _("Income a year"): pounds(each.income_pence) if each.income_pence is not None else "",
        **{label: _number(value) for label, value in _numbers(each).items()},
        _("Source"): each.source,
        _("Added"): plain_date(clock.day_of(each.created_at)),
    }


def _numbers(each: Organisation) -> dict[str, Any]:
    return {_("Paid staff"): each.staff, _("Trustees or committee"): each.trustees, _("Volunteers"): each.volunteers}


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
