"""Groups and notices as the rule of matching takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from hedgerow.notices.models import Aside, Lot, Notice, NoticeCode
from hedgerow.notices.queries.locating import Map, the_map
from hedgerow.notices.rules.words import stems
from hedgerow.notices.types import Profile, Scheme, Wanted
from hedgerow.organisations.models import Benefit, Organisation, Tag
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import Kind, LegalForm, TagScheme
from hedgerow.standards import cpv

GROUPS = (Kind.GROUP, Kind.BRANCH)
UNINCORPORATED = (LegalForm.UNINCORPORATED, LegalForm.TRUST)
FIELDS = ("pk", "name", "description", "income_pence", "legal_form", "ward", "authority")
A_YEAR = 365.25


def profiles(ids: Collection[int] | None = None, known: Map | None = None) -> dict[int, Profile]:
    """What is known of all groups that are open (or of some), by id: a handful of queries, however many they are."""
    rows = live().filter(kind__in=GROUPS, closed_on__isnull=True)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    found, here = list(rows.values_list(*FIELDS)), known or the_map()
    tags, areas, spurned = _tags(ids), _areas(ids), _spurned(ids)
    reaches: dict[frozenset[str], frozenset[str]] = {}
    profiled = {}
    for pk, name, description, income, form, ward, authority in found:
        own = frozenset(areas.get(pk) or ((ward or authority,) if ward or authority else ()))
        reach = reaches.get(own)
        if reach is None:
            reach = reaches[own] = here.reach(own)
        profiled[pk] = Profile(
            id=pk,
            themes=frozenset(tags.get((pk, TagScheme.THEME), ())),
            beneficiaries=frozenset(tags.get((pk, TagScheme.BENEFICIARY), ())),
            areas=reach,
            words=stems(f"{name} {description}"),
            income_pence=income,
            incorporated=None if not form else form not in UNINCORPORATED,
            spurned=frozenset(spurned.get(pk, ())),
        )
    return profiled


def _tags(ids: Collection[int] | None) -> dict[tuple[int, str], list[str]]:
    rows = Tag.objects.all() if ids is None else Tag.objects.filter(organisation__in=ids)
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for pk, scheme, code in rows.values_list("organisation_id", "scheme", "code"):
        found[pk, scheme].append(code)
    return found


def _areas(ids: Collection[int] | None) -> dict[int, list[str]]:
    rows = Benefit.objects.all() if ids is None else Benefit.objects.filter(organisation__in=ids)
    found: dict[int, list[str]] = defaultdict(list)
    for pk, area in rows.values_list("organisation_id", "area"):
        found[pk].append(area)
    return found


def _spurned(ids: Collection[int] | None) -> dict[int, list[str]]:
    rows = Aside.objects.exclude(family="")
    rows = rows if ids is None else rows.filter(organisation__in=ids)
    found: dict[int, list[str]] = defaultdict(list)
    for pk, family in rows.values_list("organisation_id", "family"):
        found[pk].append(family)
    return found


def profile_of(group: Organisation) -> Profile | None:
    """One group; None where it is none that contracts are for."""
    return profiles([group.pk]).get(group.pk)


def wanted(notices: Iterable[Notice]) -> list[Wanted]:
    """What notices ask for: two queries."""
    rows = list(notices)
    ids = [notice.pk for notice in rows]
    codes: dict[tuple[int, str], set[str]] = defaultdict(set)
    for pk, scheme, code in NoticeCode.objects.filter(notice__in=ids).values_list("notice_id", "scheme", "code"):
        codes[pk, scheme].add(code)
    lots: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for pk, title, pence in Lot.objects.filter(notice__in=ids).values_list("notice_id", "title", "pence"):
        lots[pk].append((title, pence))
    return [_wanted(notice, codes, lots[notice.pk]) for notice in rows]


def _wanted(notice: Notice, codes: dict[tuple[int, str], set[str]], lots: list[tuple[str, int | None]]) -> Wanted:
    smallest = min((pence for _title, pence in lots if pence), default=None)
    pence = smallest if smallest is not None else notice.pence
    text = " ".join((notice.title, *notice.cpv_titles))
    return Wanted(
        id=notice.pk,
        themes=frozenset(codes[notice.pk, Scheme.THEME]),
        beneficiaries=frozenset(codes[notice.pk, Scheme.BENEFICIARY]),
        areas=frozenset(codes[notice.pk, Scheme.AREA]),
        words=stems(text),
        yearly=None if pence is None else round(pence / years(notice.starts, notice.ends)),
        by_lot=smallest is not None,
        families=frozenset(cpv.family(code) for code in notice.cpv),
    )


def years(starts: date | None, ends: date | None) -> float:
    """How many years a contract runs, one at the least: what is worth £60,000 over three years is £20,000 a year."""
    if starts is None or ends is None or ends <= starts:
        return 1.0
    return max(1.0, (ends - starts).days / A_YEAR)
