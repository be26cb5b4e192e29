"""What funders really funded, held against one group; and who funded groups like one near it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from django.core.cache import cache

from hedgerow.funders.queries.awards import DAY, Named, awards_of, funders, gave_here, held, here, like_here, newest
from hedgerow.funders.rules.naming import key_of
from hedgerow.funders.rules.profiles import three_years_to
from hedgerow.funders.rules.suitability import evidence, near, size_of
from hedgerow.funders.types import Evidence, Like, Near
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import TagScheme
from hedgerow.places import queries as places

#: "general charitable purposes" and "none of these": who has them in common has nothing in common
SAYS_NOTHING = frozenset({"101", "117"})
#: raise it when evidence says something else of the same awards
EDITION = 1


def like_of(organisation: Organisation, income: int | None = None, themes: Iterable[str] = ()) -> Like:
    """A group, as far as awards are held against it. Its tags are read once; `income` is what it answered, if it did, and
    `themes` what the money is for, where that is not all that it does."""
    own = (tag.code for tag in organisation.tags.all() if tag.scheme == TagScheme.THEME)
    return like(organisation.income_pence if income is None else income, frozenset(themes or own))


def like(income: int | None, themes: frozenset[str]) -> Like:
    """Any applicant of the place."""
    place = places.place()
    return Like(size_of(income), themes - SAYS_NOTHING, here(), place.area_name if place else "", like_here())


def named_as(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Named]:
    """The funders that pairs of identifier and name mean; a pair that means none is left out. An identifier is believed
    first, a name where it is one funder's alone."""
    named = funders()
    by_id = {one.funder_id.casefold(): one for one in named.values() if one.funder_id}
    by_name: dict[str, Named | None] = {}
    for one in named.values():
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
    spine, today = held(), clock.today()
    if spine is None or not wanted:
        return {}
    name = cache_name(wanted, group, f"{spine.version}:{today}")
    found: dict[str, Evidence] | None = cache.get(name)
    if found is None:
        made = (
            evidence(key, wanted[key].name, awards, group, today=today) for key, awards in awards_of(wanted).items()
        )
        found = {one.key: one for one in made if one is not None}
        cache.set(name, found, DAY)
    return found


def cache_name(keys: Iterable[str], group: Like, build: str) -> str:
    """Under which name the evidence of some funders is kept, for groups that are alike and one build of the open data."""
    alike = f"{group.size}:{sorted(group.themes)}:{sorted(group.authorities)}:{sorted(group.peers)}:{group.place}"
    of = hashlib.sha256(f"{build}:{alike}:{sorted(keys)}".encode()).hexdigest()
    return f"funders:evidence:{EDITION}:{of}"


def funded_like(organisation: Organisation) -> list[Near]:
    """Who funded groups like one in its place, in the three years that end with the newest award held."""
    named, keys = funders(), gave_here()
    given = awards_of(keys)
    rows = ((key, named[key].name, awards) for key, awards in given.items())
    return near(rows, like_of(organisation), ward=organisation.ward, since=three_years_to(newest()))
