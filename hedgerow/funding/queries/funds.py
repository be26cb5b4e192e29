"""Lists of funds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import LioRole
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding.models import Fund, FundCode
from hedgerow.funding.queries.applicants import reach
from hedgerow.funding.rules import variants
from hedgerow.funding.types import FundFilters, FundKind, Scheme, When
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.types import Band

#: the least income of each band, in pence: a fund with a ceiling beneath it is for nobody of the band
LEAST = {
    Band.MICRO: 0, Band.SMALL: 1_000_000, Band.MEDIUM: 10_000_000, Band.LARGE: 100_000_000, Band.MAJOR: 1_000_000_000,
}  # fmt: skip
MONTH, QUARTER = timedelta(days=31), timedelta(days=92)


def open_funds() -> QuerySet[Fund]:
    """Funds that anybody may see and that can be applied to today."""
    today = clock.today()
    in_time = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return Fund.objects.filter(in_time, state=State.LIVE)


def chosen(filters: FundFilters, reader: Somebody) -> QuerySet[Fund]:
    """Funds that were asked for, those that close soonest first. Our team may ask for those of any state."""
    team = can_open(reader, Audience.WORKER)
    rows = Fund.objects.filter(state=filters.state) if team and filters.state in State.values else open_funds()
    if team and filters.state == "all":
        rows = Fund.objects.all()
    found = rows.filter(_words(filters.words), _facts(filters), _when(filters.when), *_codes(filters))
    return found.order_by(F("ends_on").asc(nulls_last=True), "title", "id")


def _words(words: str) -> Q:
    """Every word stands somewhere in it."""
    wanted = Q()
    for word in words.split()[:8]:
        told = Q(title__icontains=word) | Q(own_title__icontains=word) | Q(payer__icontains=word)
        told |= Q(summary__icontains=word) | Q(decider__icontains=word) | Q(covers__icontains=word)
        wanted &= told | Q(twist__icontains=word)
    return wanted


def _facts(filters: FundFilters) -> Q:
    wanted = Q(kind=filters.kind) if filters.kind else Q()
    if filters.cost:
        wanted &= ~Q(kind=FundKind.IN_KIND)
    if filters.help:
        wanted &= Q(Exists(FundCode.objects.filter(fund=OuterRef("pk"), scheme=Scheme.HELP, code=filters.help)))
    if filters.band in LEAST:
        wanted &= Q(income_most__isnull=True) | Q(income_most__gte=LEAST[Band(filters.band)])
    if filters.amount_pence is not None:
        wanted &= Q(amount_min__isnull=True) | Q(amount_min__lte=filters.amount_pence)
        wanted &= Q(amount_max__isnull=True) | Q(amount_max__gte=filters.amount_pence)
    return wanted


def _when(when: str) -> Q:
    today = clock.today()
    return {
        When.MONTH: Q(ends_on__lte=today + MONTH),
        When.QUARTER: Q(ends_on__lte=today + QUARTER),
        When.LATER: Q(ends_on__isnull=True) | Q(ends_on__gt=today + MONTH),
        When.ROLLING: Q(ends_on__isnull=True),
    }.get(When(when) if when in When.values else When.ANY, Q())


def _codes(filters: FundFilters) -> list[Q]:
    """A fund that names none of a scheme is for all."""
    asked = {
        Scheme.THEME: {filters.theme},
        Scheme.BENEFICIARY: {filters.beneficiary},
        Scheme.LEGAL_FORM: {filters.legal_form},
        Scheme.COST: {filters.cost},
        Scheme.AREA: reach([filters.area]) if filters.area else {""},
    }
    return [_code(scheme, codes) for scheme, codes in asked.items() if any(codes)]


def _code(scheme: str, codes: frozenset[str] | set[str]) -> Q:
    of_scheme = FundCode.objects.filter(fund=OuterRef("pk"), scheme=scheme)
    return Q(Exists(of_scheme.filter(code__in=codes))) | ~Q(Exists(of_scheme))


def facts_of(fund: Fund) -> dict[str, Any]:
    """What a local variant may inherit, as it stands now, with the criteria."""
    return {name: getattr(fund, name) for name in (*variants.ALL, "criteria")}


def nationals(fund: Fund | None) -> list[tuple[str, str]]:
    """The funds of which one may be a local variant, with who pays: not itself, and none that is a variant."""
    rows = Fund.objects.filter(national__isnull=True).exclude(pk=fund.pk if fund else 0)
    return [
        (str(pk), f"{title} ({payer})")
        for pk, title, payer in rows.values_list("pk", "title", "payer").order_by("title")
    ]


def owners() -> list[tuple[str, str]]:
    """Who of our team may look after a fund."""
    team = User.objects.filter(is_active=True, role__in=(LioRole.WORKER, LioRole.MANAGER)).order_by("name")
    return [(str(pk), name) for pk, name in team.values_list("pk", "name")]


def variants_of(fund: Fund, reader: Somebody) -> list[Fund]:
    """The local variants of a national fund that somebody may see: those that are open; our team also sees the others."""
    found = Fund.objects.filter(national=fund).order_by("title")
    return list(found if can_open(reader, Audience.WORKER) else found.filter(state=State.LIVE))
