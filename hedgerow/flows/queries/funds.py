"""How many open funds take work in each ward, and pay for what groups do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hedgerow.funding.models import FundCode
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.types import Scheme
from hedgerow.places.models import AreaParent
from hedgerow.places.types import AreaKind

DEEPEST = 6


def funds_by_ward(codes: Iterable[str]) -> dict[str, tuple[int, int | None]]:
    """For each ward: how many funds are open to work there, by where alone, and the most money that one of them gives."""
    wards = list(codes)
    amounts = dict(open_funds().values_list("pk", "amount_max"))
    bound: dict[int, set[str]] = defaultdict(set)
    for fund, code in FundCode.objects.filter(scheme=Scheme.AREA, fund__in=amounts).values_list("fund", "code"):
        bound[fund].add(code)
    around = _around(wards)
    found = {}
    for ward in wards:
        fitting = [amount for fund, amount in amounts.items() if fund not in bound or bound[fund] & around[ward]]
        found[ward] = (len(fitting), max((amount for amount in fitting if amount is not None), default=None))
    return found


def funds_by_theme(codes: Iterable[str]) -> dict[str, int]:
    """For each theme: how many funds are open to it, by theme alone."""
    funds = set(open_funds().values_list("pk", flat=True))
    bound: dict[int, set[str]] = defaultdict(set)
    for fund, code in FundCode.objects.filter(scheme=Scheme.THEME, fund__in=funds).values_list("fund", "code"):
        bound[fund].add(code)
    return {code: sum(fund not in bound or code in bound[fund] for fund in funds) for code in codes if code}


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
