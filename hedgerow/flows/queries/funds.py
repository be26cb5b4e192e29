"""How many open funds take work in each ward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hedgerow.funding.models import FundCode
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.types import Scheme
from hedgerow.places.models import AreaParent
from hedgerow.places.types import AreaKind

DEEPEST = 6


Open = tuple[int, int | None]


def funds_by_ward(codes: Iterable[str], theme: str = "") -> dict[str, Open]:
    """For each ward: how many funds are open to work there, by where alone (and to one theme, where one is asked for), and
    the most money that one of them gives."""
    wards = list(codes)
    amounts = dict(open_funds().values_list("pk", "amount_max"))
    if theme:
        asked = _bound(Scheme.THEME, amounts)
        amounts = {fund: amount for fund, amount in amounts.items() if theme in asked.get(fund, {theme})}
    bound, around = _bound(Scheme.AREA, amounts), _around(wards)
    return {
        ward: _open(amount for fund, amount in amounts.items() if fund not in bound or bound[fund] & around[ward])
        for ward in wards
    }


def funds_by_theme(codes: Iterable[str]) -> dict[str, Open]:
    """For each theme: how many funds are open to it, wherever they take work, and the most money that one of them gives."""
    amounts = dict(open_funds().values_list("pk", "amount_max"))
    bound = _bound(Scheme.THEME, amounts)
    return {
        theme: _open(amount for fund, amount in amounts.items() if theme in bound.get(fund, {theme})) for theme in codes
    }


def _bound(scheme: Scheme, funds: Iterable[int]) -> dict[int, set[str]]:
    """Funds that take only some of the codes of a scheme, with these."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = FundCode.objects.filter(scheme=scheme, fund__in=list(funds)).values_list("fund", "code")
    for fund, code in rows:
        found[fund].add(code)
    return found


def _open(amounts: Iterable[int | None]) -> Open:
    fitting = list(amounts)
    return len(fitting), max((amount for amount in fitting if amount is not None), default=None)


def _around(wards: Iterable[str]) -> dict[str, set[str]]:
    """Each ward with all that it lies in, and the neighbourhoods that lie in it."""
    links = AreaParent.objects.exclude(child__kind__in=(AreaKind.LSOA, AreaKind.MSOA))
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    for child, parent in links.values_list("child__code", "parent__code"):
        up[child].add(parent)
        down[parent].add(child)
    return {ward: _reached(ward, up) | _reached(ward, down) for ward in wards}


def _reached(code: str, links: dict[str, set[str]]) -> set[str]:
    found, here = {code}, {code}
    for _level in range(DEEPEST):
        here = set().union(*(links.get(one, set()) for one in here)) - found
        if not here:
            break
        found |= here
    return found
