"""Awards and council spend of the place, read from the open data once for each build of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.core.cache import cache

from hedgerow.flows.queries.funds import funds_by_theme, funds_by_ward
from hedgerow.flows.queries.themes import groups_by_theme
from hedgerow.flows.queries.wards import DAY, wards
from hedgerow.flows.rules.flows import MOST_NEED, by_theme, of_theme, picture, shares
from hedgerow.flows.types import NOT_KNOWN, Basis, Gift, Picture, ThemeFlow
from hedgerow.funders.queries.awards import UNTIL, here, themes
from hedgerow.kernel import clock
from hedgerow.places import queries as places

Kept = TypeVar("Kept")
GIFTS = """
    WITH themed AS ({themed})
    SELECT g.pence, g.ward, g.area_basis, g.recipient_key, g.to_individual, t.codes
    FROM grants g LEFT JOIN themed t ON t.org_id = coalesce(g.org_id, g.recipient_key)
    WHERE g.currency = 'GBP' AND g.award_date >= ? AND g.award_date <= ? AND g.authority IN (SELECT unnest(?))
"""
THEMED = """SELECT org_id, list(DISTINCT scheme || ':' || code) AS codes FROM register_classes
    WHERE scheme IN ('ccew_what', 'icnptso') GROUP BY 1"""
NO_THEMES = "SELECT NULL AS org_id, NULL AS codes WHERE FALSE"
SPENT = """
    WITH themed AS ({themed})
    SELECT r.ward, t.codes, sum(s.pence)::BIGINT AS pence
    FROM spend s JOIN register r ON r.org_id = s.org_id LEFT JOIN themed t ON t.org_id = s.org_id
    WHERE s.paid_on >= ? AND s.paid_on <= ? GROUP BY r.ward, s.org_id, t.codes
"""


def newest() -> date | None:
    """The day of the newest award that is held, never after today; None where no awards are held."""
    held = places.spine()
    return held.value(UNTIL, clock.today()) if held is not None and held.has("grants") else None


def since(until: date, years: int) -> date:
    """So many years before a day."""
    return date(until.year - years, until.month, min(until.day, 28))


def gifts(years: int) -> list[Gift]:
    """Every award in pounds to the place in so many years up to the newest; kept until the open data is built anew."""
    held, until = places.spine(), newest()
    if held is None or until is None:
        return []
    areas = sorted(here())
    key = f"flows:gifts:{held.version}:{until}:{years}:{','.join(areas)}"
    found: list[Gift] | None = cache.get(key)
    if found is None:
        sql = GIFTS.format(themed=THEMED if held.has("register_classes") else NO_THEMES)
        found = [
            Gift(
                row["pence"], row["ward"] or "", row["area_basis"] or "", row["recipient_key"] or "",
                frozenset() if row["to_individual"] else themes(row["codes"] or ()), bool(row["to_individual"]),
            )
            for row in held.rows(sql, since(until, years), until, areas)
        ]  # fmt: skip
        cache.set(key, found, DAY)
    return found


def payments(years: int) -> list[Gift]:
    """What councils paid to groups on a register, by the ward where each is registered, in so many years."""
    held, until = places.spine(), newest() or clock.today()
    if held is None or not (held.has("spend") and held.has("register")):
        return []
    sql = SPENT.format(themed=THEMED if held.has("register_classes") else NO_THEMES)
    return [
        Gift(row["pence"], row["ward"] or "", Basis.HEAD_OFFICE, themes=themes(row["codes"] or ()))
        for row in held.rows(sql, since(until, years), clock.today())
    ]


def whole_picture(years: int, theme: str = "") -> Picture:
    """What reached every ward in so many years, with the funds that are open to it today: of all money, or of the parts
    that go to one theme (`NOT_KNOWN`: where nobody knows what the group does)."""
    made = _kept("picture", years, theme, lambda: _picture(years, theme))
    open_to = funds_by_ward((one.ward.code for one in made.flows), theme if theme != NOT_KNOWN else "")
    flows = tuple(replace(one, funds=open_to[one.ward.code][0], most=open_to[one.ward.code][1]) for one in made.flows)
    return replace(made, flows=flows)


def _picture(years: int, theme: str) -> Picture:
    given, paid = gifts(years), payments(years)
    if theme:
        code = "" if theme == NOT_KNOWN else theme
        given, paid = of_theme(given, code), of_theme(paid, code)
    return picture(given, wards(), _added((one.ward, one.pence) for one in paid))


def whole_themes(years: int) -> list[ThemeFlow]:
    """What reached groups of each theme in so many years, with the funds that are open to it today."""
    made = _kept("themes", years, "", lambda: _themes(years))
    groups = groups_by_theme()
    missing = [ThemeFlow(code) for code in groups.keys() - {one.code for one in made}]
    people = sum(ward.people or 0 for ward in wards()) or None
    open_to = funds_by_theme([one.code for one in (*made, *missing) if one.code])
    found = [
        replace(
            one, groups=groups.get(one.code, 0), people=people, funds=open_to.get(one.code, (0, None))[0],
            most=open_to.get(one.code, (0, None))[1],
        )
        for one in (*made, *missing)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.code, -one.pence, one.code))


def _themes(years: int) -> list[ThemeFlow]:
    needy = {ward.code for ward in wards() if (ward.need or 0) >= MOST_NEED}
    paid = _added(part for one in payments(years) for part in shares(one))
    return by_theme(gifts(years), {}, spent=paid, needy=needy)


def themes_in(ward: str, years: int) -> list[ThemeFlow]:
    """What reached one ward by what the groups do."""
    return _kept("ward", years, ward, lambda: by_theme([one for one in gifts(years) if one.ward == ward], {}))


def _added(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for key, pence in parts:
        found[key] += pence
    return dict(found)


def _kept(name: str, years: int, own: str, make: Callable[[], Kept]) -> Kept:
    """What was added up, kept until the open data is built anew, the place changes, or a day is over."""
    held = places.spine()
    version = f"{held.version if held else ''}:{clock.today()}:{','.join(sorted(here()))}"
    key = f"flows:{name}:{version}:{len(wards())}:{years}:{own}"
    found: Kept | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, DAY)
    return found
