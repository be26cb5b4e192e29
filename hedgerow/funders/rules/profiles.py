"""A funder's awards, summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

from hedgerow.funders.types import Award, People, Profile, Tally
from hedgerow.organisations.rules import band_of
from hedgerow.spine import disclosure

YEARS = 3
#: a funder must have published this long before a day, for its first award after it to mean that somebody was new
LOOKS_BACK = timedelta(days=365)
QUIET = timedelta(days=2 * 365)


def three_years_to(day: date) -> date:
    """The first day of the three years that end with a day."""
    try:
        return day.replace(year=day.year - YEARS) + timedelta(days=1)
    except ValueError:  # 29 February
        return date(day.year - YEARS, 3, 1)


def quartiles(amounts: Collection[int]) -> tuple[int, int, int]:
    """The amounts below which a quarter, a half and three quarters lie; noughts where there are none.

    The middle of an even number is between the two nearest.

    >>> quartiles([100, 200, 300, 400])
    (175, 250, 325)
    """
    ordered = sorted(amounts)
    if not ordered:
        return 0, 0, 0
    last = len(ordered) - 1

    def at(part: float) -> int:
        place = part * last
        low = int(place)
        high = min(low + 1, last)
        return round(ordered[low] + (ordered[high] - ordered[low]) * (place - low))

    return at(0.25), at(0.5), at(0.75)


def median(amounts: Collection[int]) -> int:
    """The amount in the middle."""
    return quartiles(amounts)[1]


def is_quiet(last: date | None, today: date) -> bool:
    """Whether a funder has published nothing for two years."""
    return last is None or last < today - QUIET


def first_day_of_new(first: date | None) -> date | None:
    """From when on it can be said who was new to a funder, given the day of its first award."""
    return first + LOOKS_BACK if first else None


def tallies(awards: Iterable[Award], codes: Callable[[Award], Iterable[str]]) -> tuple[Tally, ...]:
    """Awards by their codes, the most first and what is not known last; one with several codes counts for each."""
    counts: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for award in awards:
        for code in codes(award):
            counts[code] += 1
            sums[code] += award.pence
    ordered = sorted(counts, key=lambda code: (not code, -counts[code], code))
    return tuple(Tally(code, counts[code], sums[code]) for code in ordered)


def by_year(awards: Iterable[Award]) -> tuple[Tally, ...]:
    """Awards by calendar year, with the years in between; those without a day last."""
    found = {one.code: one for one in tallies(awards, lambda award: (str(award.on.year) if award.on else "",))}
    years = sorted(int(code) for code in found if code)
    between = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    known = tuple(found.get(year, Tally(year, 0, 0)) for year in between)
    return (*known, found[""]) if "" in found else known


def people_of(awards: Sequence[Award]) -> People | None:
    """Grants to persons, as far as they may be told: small numbers are withheld, and their sum with them."""
    if not awards:
        return None
    count = disclosure.shown(len(awards))
    return People(count, None if count is None else sum(award.pence for award in awards))


def profile_of(
    key: str,
    funder_id: str,
    name: str,
    awards: Sequence[Award],
    *,
    here: Collection[str],
    until: date,
    source: str = "",
) -> Profile:
    """The profile of one funder. `here`: codes of the place's authorities; `until`: the newest award that is held."""
    given = [award for award in awards if not award.person]
    days = [award.on for award in given if award.on]
    quarter, middle, three = quartiles([award.pence for award in given])
    since_new = first_day_of_new(min(days, default=None))
    lately = [award for award in given if award.on and since_new and award.on >= since_new and award.recipient]
    here_ever = [award for award in given if award.authority in here]
    since = three_years_to(until)
    near = [award for award in here_ever if award.on and since <= award.on <= until]
    return Profile(
        key=key,
        funder_id=funder_id,
        name=name,
        awards=len(given),
        pence=sum(award.pence for award in given),
        recipients=len({award.recipient for award in given if award.recipient}),
        quarter=quarter,
        median=middle,
        three_quarters=three,
        first=min(days, default=None),
        last=max(days, default=None),
        years=by_year(given),
        bands=tallies(given, lambda award: (band_of(award.income).value,)),
        themes=tallies(given, lambda award: award.themes or ("",)),
        areas=tallies(given, lambda award: (award.authority,)),
        bases=tallies(given, lambda award: (award.basis if award.authority else "",)),
        programmes=tuple(one for one in tallies(given, lambda award: (award.programme,)) if one.code),
        since_new=since_new if lately else None,
        counted_new=len(lately),
        new=sum(award.new for award in lately),
        unregistered=sum(not award.registered for award in given),
        people=people_of([award for award in awards if award.person]),
        source=source,
        here=len(near),
        here_pence=sum(award.pence for award in near),
        here_recipients=len({award.recipient for award in near if award.recipient}),
        here_last=max((award.on for award in near if award.on), default=None),
        here_ever=len(here_ever),
    )
