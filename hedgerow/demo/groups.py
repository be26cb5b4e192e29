"""The groups of Mallowdale: names, places, sizes and, for the registered ones, what a register would say."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from hedgerow.demo.borough import Borough, Postcode
from hedgerow.demo.words import FORMS, PLACES, THEMES, THINGS, Theme

GROUPS, FIRST_NUMBER = 600, 9_900_001


@dataclass(frozen=True)
class Group:
    """A made-up group. `number` is a charity number above any ever given, or None for a group on no register."""

    name: str
    theme: Theme
    form: str
    number: int | None
    postcode: Postcode
    founded: date
    income_pence: int | None

    @property
    def org_id(self) -> str:
        return f"GB-CHC-{self.number}"


def make(borough: Borough, today: date, seed: int = 1894) -> tuple[Group, ...]:
    """Six hundred groups, no two of one name; about half are registered charities."""
    chance = random.Random(seed)
    names = _names(chance)
    return tuple(_group(name, theme, n, borough, today, chance) for n, (name, theme) in enumerate(names))


def _names(chance: random.Random) -> list[tuple[str, Theme]]:
    found: dict[str, Theme] = {}
    while len(found) < GROUPS:
        theme = chance.choices(THEMES, [theme.weight for theme in THEMES])[0]
        name = chance.choice(theme.patterns).format(place=chance.choice(PLACES), thing=chance.choice(THINGS))
        if name in found and chance.random() < 0.5:
            name = f"{chance.choice(('New', 'Little', 'United'))} {name.removeprefix('The ')}"
        found.setdefault(name, theme)
    return list(found.items())


def _group(name: str, theme: Theme, n: int, borough: Borough, today: date, chance: random.Random) -> Group:
    form = chance.choices([form for form, _ in FORMS], [weight for _, weight in FORMS])[0]
    registered = form in ("cio", "trust", "clg") or (form == "unincorporated" and chance.random() < 0.25)
    return Group(
        name,
        theme,
        form,
        FIRST_NUMBER + n if registered else None,
        chance.choice(borough.postcodes),
        today - timedelta(days=int(chance.betavariate(1.2, 3) * 365 * 60) + 60),
        _income(registered, chance),
    )


def _income(registered: bool, chance: random.Random) -> int | None:
    """Most are tiny: about 70% under £10,000, a handful over £1m; half of the unregistered say nothing."""
    if not registered and chance.random() < 0.5:
        return None
    pounds = chance.lognormvariate(9.3 if registered else 7.2, 1.6 if registered else 1.1)
    return int(min(pounds, 6_000_000)) * 100
