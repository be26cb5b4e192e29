"""What funders really funded, held against one group; and who funded groups like one near it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hedgerow.funders.queries.awards import Named, awards_of, funders, gave_here, here, newest
from hedgerow.funders.rules.naming import key_of
from hedgerow.funders.rules.profiles import three_years_to
from hedgerow.funders.rules.suitability import evidence, near, size_of
from hedgerow.funders.types import Evidence, Like, Near
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import TagScheme
from hedgerow.places import queries as places


def like_of(organisation: Organisation, income: int | None = None) -> Like:
    """A group, as far as awards are held against it. Its tags are read once; `income` is what it answered, if it did."""
    themes = frozenset(tag.code for tag in organisation.tags.all() if tag.scheme == TagScheme.THEME)
    return like(organisation.income_pence if income is None else income, themes)


def like(income: int | None, themes: frozenset[str]) -> Like:
    """Any applicant of the place."""
    place = places.place()
    return Like(size_of(income), themes, here(), place.area_name if place else "")


def named_as(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Named]:
    """The funders that pairs of identifier and name mean; a pair that means none is left out. An identifier is believed
    first, a name where it is one funder's alone."""
    held = funders()
    by_id = {one.funder_id.casefold(): one for one in held.values() if one.funder_id}
    by_name: dict[str, Named | None] = {}
    for one in held.values():
        name = key_of(one.name)
        by_name[name] = None if name in by_name else one
    found = {}
    for org_id, name in names:
        meant = by_id.get(org_id.strip().casefold()) if org_id else None
        meant = meant or by_name.get(key_of(name))
        if meant is not None:
            found[org_id, name] = meant
    return found


def evidence_for(group: Like, meant: Iterable[Named]) -> dict[str, Evidence]:
    """By funder's key, what its awards say for a group; those that published none for organisations are left out. One
    query, however many funders."""
    wanted: Mapping[str, Named] = {one.key: one for one in meant}
    today = clock.today()
    found = {
        key: evidence(key, wanted[key].name, awards, group, today=today) for key, awards in awards_of(wanted).items()
    }
    return {key: one for key, one in found.items() if one is not None}


def funded_like(organisation: Organisation) -> list[Near]:
    """Who funded groups like one in its place, in the three years that end with the newest award held."""
    held, keys = funders(), gave_here()
    given = awards_of(keys)
    rows = ((key, held[key].name, awards) for key, awards in given.items())
    return near(rows, like_of(organisation), ward=organisation.ward, since=three_years_to(newest()))
