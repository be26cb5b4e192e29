"""Awards and council spend of the place, read from the open data once for each build of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from django.core.cache import cache

from hedgerow.flows.queries.funds import funds_by_ward
from hedgerow.flows.queries.wards import DAY, wards
from hedgerow.flows.rules.flows import picture
from hedgerow.flows.types import Gift, Picture
from hedgerow.funders.queries.awards import UNTIL, here, themes
from hedgerow.kernel import clock
from hedgerow.places import queries as places

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
    SELECT r.ward, sum(s.pence)::BIGINT AS pence FROM spend s JOIN register r ON r.org_id = s.org_id
    WHERE s.paid_on >= ? AND s.paid_on <= ? AND r.ward IS NOT NULL GROUP BY 1
"""

PAID = """
    WITH themed AS ({themed})
    SELECT t.codes, sum(s.pence)::BIGINT AS pence FROM spend s LEFT JOIN themed t ON t.org_id = s.org_id
    WHERE s.paid_on >= ? AND s.paid_on <= ? AND s.org_id IS NOT NULL GROUP BY 1
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
                themes(row["codes"] or ()), bool(row["to_individual"]),
            )
            for row in held.rows(sql, since(until, years), until, areas)
        ]  # fmt: skip
        cache.set(key, found, DAY)
    return found


def spent(years: int) -> dict[str, int]:
    """What councils paid to groups registered in each ward, in so many years (pence)."""
    held, until = places.spine(), newest() or clock.today()
    if held is None or not (held.has("spend") and held.has("register")):
        return {}
    return {row["ward"]: row["pence"] for row in held.rows(SPENT, since(until, years), clock.today())}


def spent_by_theme(years: int) -> dict[str, int]:
    """What councils paid to groups that do each thing, in so many years (pence); under several where a group does several."""
    held, until = places.spine(), newest() or clock.today()
    if held is None or not held.has("spend"):
        return {}
    found: Counter[str] = Counter()
    sql = PAID.format(themed=THEMED if held.has("register_classes") else NO_THEMES)
    for row in held.rows(sql, since(until, years), clock.today()):
        for code in themes(row["codes"] or ()) or ("",):
            found[code] += row["pence"]
    return dict(found)


def whole_picture(years: int) -> Picture:
    """What reached every ward in so many years, with the funds that are open to it today."""
    made = picture(gifts(years), wards(), spent(years))
    open_to = funds_by_ward(one.ward.code for one in made.flows)
    flows = tuple(replace(one, funds=open_to[one.ward.code][0], most=open_to[one.ward.code][1]) for one in made.flows)
    return replace(made, flows=flows)
