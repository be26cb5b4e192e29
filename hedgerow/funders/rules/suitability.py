"""Whether a group is of the kind that a funder really funds: as counts with their comparison, never as one number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from hedgerow.funders.rules.profiles import first_day_of_new, is_quiet, median, quartiles, three_years_to
from hedgerow.funders.types import Award, Count, Evidence, Like, Near, Size

POUNDS = 100
#: groups beneath the first two are alike with all smaller ones: to a funder that gives to tiny groups, size is a ceiling
SIZES = (
    Size(0, 25_000 * POUNDS),
    Size(0, 100_000 * POUNDS),
    Size(100_000 * POUNDS, 1_000_000 * POUNDS),
    Size(1_000_000 * POUNDS, 10_000_000 * POUNDS),
    Size(10_000_000 * POUNDS, None),
)


def size_of(income: int | None) -> Size | None:
    """Which groups are of about the size of one with an income a year; None where it is not known."""
    return None if income is None else next((size for size in SIZES if size.holds(max(income, 0))), None)


def count(awards: Iterable[Award]) -> Count:
    """Some awards, counted."""
    held = list(awards)
    recipients = {award.recipient for award in held if award.recipient}
    middle = median([award.pence for award in held])
    return Count(len(held), sum(award.new for award in held), middle, len(recipients))


def evidence(key: str, name: str, awards: Sequence[Award], like: Like, *, today: date) -> Evidence | None:
    """What a funder's last three years of awards to organisations say for a group; None where it published none."""
    given = [award for award in awards if not award.person and award.on and award.on <= today]
    days = [award.on for award in given if award.on]
    if not days:
        return None
    until, first = max(days), min(days)
    since = three_years_to(until)
    lately = [award for award in given if award.on and award.on >= since]
    quarter, _middle, three = quartiles([award.pence for award in lately])
    tests = tests_of(like)
    both = [tests[name] for name in ("size", "here") if name in tests]
    known_since = first_day_of_new(first)
    return Evidence(
        key=key,
        name=name,
        since=since,
        until=until,
        total=count(lately),
        like=like,
        alike=count(award for award in lately if all(test(award) for test in both)) if both else None,
        peers=count(award for award in lately if is_peer(award, like)) if like.peers else None,
        **{part: count(filter(test, lately)) for part, test in tests.items()},
        quarter=quarter,
        three_quarters=three,
        new_known=known_since is not None and known_since <= since,
        income_unknown=sum(award.income is None for award in lately),
        area_unknown=sum(not award.authority for award in lately),
        theme_unknown=sum(not award.themes for award in lately),
        head_office=sum(award.basis == "head_office" for award in lately),
        quiet=is_quiet(until, today),
    )


def is_peer(award: Award, like: Like) -> bool:
    """Whether an award went to a group of the size, where that is known, in a place like the group's."""
    return award.authority in like.peers and (like.size is None or like.size.holds(award.income))


def tests_of(like: Like) -> dict[str, Callable[[Award], bool]]:
    """In which ways an award can be alike with one to a group, by what is known of the group."""
    tests: dict[str, Callable[[Award], bool]] = {}
    size = like.size
    if size is not None:
        tests["size"] = lambda award: size.holds(award.income)
    if like.authorities:
        tests["here"] = lambda award: award.authority in like.authorities
    if like.themes:
        tests["theme"] = lambda award: bool(award.themes & like.themes)
    return tests


def near(funders: Iterable[tuple[str, str, Sequence[Award]]], like: Like, *, ward: str, since: date) -> list[Near]:
    """Who gave to groups like one in its place, by funder's key, name and awards; those with most in common first.

    A group is like it where it is of its size or does what it does; where nothing is known of the group, all are.
    """
    tests = tests_of(like)
    alike = [tests[name] for name in ("size", "theme") if name in tests]
    found = []
    for key, name, awards in funders:
        given = [
            award
            for award in awards
            if award.on and award.on >= since and award.authority in like.authorities and not award.person
            if not alike or any(test(award) for test in alike)
        ]
        if given:
            found.append(near_of(key, name, given, tests, ward))
    return sorted(found, key=lambda one: (-(one.same_size + one.same_theme), -one.awards, one.name))


def near_of(key: str, name: str, given: Sequence[Award], tests: dict[str, Callable[[Award], bool]], ward: str) -> Near:
    """One funder's awards to groups like one."""
    counted = count(given)
    return Near(
        key=key,
        name=name,
        awards=counted.awards,
        pence=sum(award.pence for award in given),
        recipients=counted.recipients,
        median=counted.median,
        last=max((award.on for award in given if award.on), default=None),
        same_size=sum(map(tests["size"], given)) if "size" in tests else 0,
        same_theme=sum(map(tests["theme"], given)) if "theme" in tests else 0,
        same_ward=sum(bool(ward) and award.ward == ward for award in given),
        given=tuple(sorted(given, key=lambda award: (award.on or date.min, award.id), reverse=True)),
    )
