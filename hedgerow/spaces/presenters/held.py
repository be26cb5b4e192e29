"""What we hold about a group, fact by fact: what is public, and its figures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band, TagScheme
from hedgerow.places.queries import area_names
from hedgerow.shell.types import Fact


def public_facts(group: Organisation) -> list[Fact]:
    """What anybody reads of a group that is in the public directory; what is not known is left out.

    Its address and postcode are not among it: they are often somebody's home.
    """
    names = area_names({group.ward, group.authority, *(row.area for row in group.benefits.all())} - {""})
    works = sorted(names.get(row.area, row.area) for row in group.benefits.all())
    facts = (
        Fact(_("What it does, in its own words"), group.description),
        Fact(_("Where"), names.get(group.ward or group.authority, "")),
        Fact(_("Where it works"), ", ".join(works)),
        Fact(_("What it does"), _tags(group, TagScheme.THEME)),
        Fact(_("For whom"), _tags(group, TagScheme.BENEFICIARY)),
        Fact(_("Website"), group.website, url=group.website),
        Fact(_("E-mail"), group.email, url=f"mailto:{group.email}"),
        Fact(_("Telephone"), group.phone, url=f"tel:{group.phone.replace(' ', '')}"),
        Fact(_("On registers"), ", ".join(row.org_id for row in group.identifiers.all())),
    )
    return [fact for fact in facts if fact.value]


def _tags(group: Organisation, scheme: TagScheme) -> str:
    titles = theme_titles(scheme)
    return ", ".join(titles.get(tag.code, tag.code) for tag in group.tags.all() if tag.scheme == scheme)


def figures(group: Organisation) -> list[Fact]:
    """Its size, people and money: what `Shared.FIGURES` lets a public body see; what is not known is left out."""
    facts = (
        Fact(_("Legal form"), group.get_legal_form_display() if group.legal_form else ""),
        Fact(_("Income a year"), pounds(group.income_pence) if group.income_pence is not None else ""),
        Fact(_("Size"), str(Band(group.band).label) if group.band else ""),
        Fact(_("Financial year ends"), group.year_end),
        Fact(_("Paid staff"), group.staff),
        Fact(_("Trustees or committee"), group.trustees),
        Fact(_("Volunteers"), group.volunteers),
        Fact(_("Started"), group.founded_on),
    )
    return [fact for fact in facts if fact.value not in (None, "")]


def private_facts(group: Organisation) -> list[Fact]:
    """What else stands in the record, for the group itself."""
    facts = (Fact(_("Address"), group.address), Fact(_("Postcode"), group.postcode))
    return [fact for fact in facts if fact.value]


def checked_words(group: Organisation) -> tuple[Fact, ...]:
    """When somebody last made sure that it is right."""
    checked = for_ref(group.ref)
    return (
        (Fact(_("Checked on"), checked.on), Fact(_("We ask again by"), checked.due)) if checked and checked.on else ()
    )
