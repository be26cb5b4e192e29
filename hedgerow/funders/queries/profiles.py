"""Profiles of funders, made once for each build of the open data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.core.cache import cache

from hedgerow.funders.queries.awards import DAY, Named, awards_of, batches, funders, held, here, newest
from hedgerow.funders.rules.profiles import profile_of
from hedgerow.funders.types import Award, Filters, Profile, Which
from hedgerow.organisations.types import Band
from hedgerow.spine.names import fold

#: raise it when a profile says something else of the same awards
EDITION = 1
OFTEN_NEW, ENOUGH = 0.5, 5
SMALL = 500_000


def profiles() -> Mapping[str, Profile]:
    """Every funder's profile by key, those with the most awards here first. They are made anew when the open data is."""
    spine = held()
    if spine is None:
        return {}
    areas, until = here(), newest()
    key = f"funders:{EDITION}:{spine.version}:{until}:{','.join(sorted(areas))}"
    found: dict[str, Profile] | None = cache.get(key)
    if found is None:
        made = [one for batch in batches(list(funders().values())) for one in made_of(batch)]
        made.sort(key=lambda one: (-one.here, -one.here_ever, -one.awards, one.name))
        found = {one.key: one for one in made}
        cache.set(key, found, DAY)
    return found


def made_of(batch: Sequence[Named]) -> list[Profile]:
    """The profiles of some funders; one that gave in other currencies alone has none."""
    areas, until = here(), newest()
    awards = awards_of([one.key for one in batch])
    return [_profile(one, awards[one.key], areas, until) for one in batch if awards[one.key]]


def _profile(one: Named, awards: Sequence[Award], areas: frozenset[str], until: date) -> Profile:
    made = profile_of(one.key, one.funder_id, one.name, awards, here=areas, until=until, source=one.source)
    return replace(made, other_currencies=one.other_currencies)


def profile(key: str) -> Profile | None:
    """One funder's profile."""
    return profiles().get(key)


def chosen(filters: Filters) -> list[Profile]:
    """The funders that somebody asked for."""
    words = fold(filters.words).split()
    return [one for one in profiles().values() if all(word in fold(one.name) for word in words) and fits(one, filters)]


def fits(one: Profile, filters: Filters) -> bool:
    """Whether a funder is of the kind that was asked for."""
    which = {
        Which.HERE: one.here > 0,
        Which.EVER: one.here_ever > 0,
        Which.NEW: one.counted_new >= ENOUGH and (one.share_new or 0) >= OFTEN_NEW,
        Which.SMALL: one.awards > 0 and one.median < SMALL,
    }
    asked = filters.which
    return (
        (asked not in Which.values or which.get(Which(asked), True))
        and (not filters.theme or any(tally.code == filters.theme for tally in one.themes))
        and (filters.band not in Band.values or not filters.band or any(t.code == filters.band for t in one.bands))
    )
