"""The directory: filtered and ordered by the database, the same number of queries at any length."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Lower

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines.verification.models import Verification
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Benefit, Identifier, Organisation, Tag
from hedgerow.organisations.queries.finding import matching
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.rules.register import REGISTERS
from hedgerow.organisations.types import Filters, Kind, Registered, Status, TagScheme
from hedgerow.standards.ccew import CLASSIFICATIONS, WHAT, WHO

SCHEMES = {TagScheme.THEME: WHAT, TagScheme.BENEFICIARY: WHO}
MOST_ON_MAP = 3000
REF_BEGINS = "organisations.organisation:"


def directory(filters: Filters, reader: Somebody) -> QuerySet[Organisation]:
    """The organisations that somebody may see and asked for, by name, tags and identifiers read beforehand."""
    return chosen(filters, reader).order_by(Lower("name"), "id").prefetch_related("tags", "identifiers")


def chosen(filters: Filters, reader: Somebody) -> QuerySet[Organisation]:
    """The same, neither ordered nor with anything read beforehand: for counting, maps and sums."""
    rows = live().filter(_of_kind(filters), _status(filters.status, reader), _facts(filters))
    return rows.filter(matching(filters.words)) if filters.words.strip() else rows


def _of_kind(filters: Filters) -> Q:
    """Groups, unless another kind was asked for: public bodies and businesses are not in a directory of groups."""
    return Q(kind=filters.kind) if filters.kind in Kind.values else Q(kind__in=(Kind.GROUP, Kind.BRANCH, Kind.LIO))


def _status(status: str, reader: Somebody) -> Q:
    """Which records: strangers see those that are published and open, whatever they ask for."""
    still_open = Q(closed_on__isnull=True)
    if not can_open(reader, Audience.WORKER):
        return still_open & Q(published=True)
    if status == Status.CLOSED:
        return Q(closed_on__isnull=False)
    if status == Status.UNPUBLISHED:
        return still_open & Q(published=False)
    return still_open & ~_checked() if status == Status.UNCHECKED else still_open


def _checked() -> Q:
    """Those that were checked, and whose day to be checked again has not come."""
    ref = Concat(Value(REF_BEGINS), Cast(OuterRef("pk"), CharField()))
    recent = Verification.objects.filter(ref=ref, checked_at__isnull=False, due_on__gte=clock.today())
    return Q(Exists(recent))


def _facts(filters: Filters) -> Q:
    wanted = Q()
    if filters.ward:
        wanted &= Q(ward=filters.ward)
    if filters.band:
        wanted &= Q(band="" if filters.band == "unknown" else filters.band)
    for scheme, code in ((TagScheme.THEME, filters.theme), (TagScheme.BENEFICIARY, filters.beneficiary)):
        if code:
            wanted &= Q(Exists(Tag.objects.filter(organisation=OuterRef("pk"), scheme=scheme, code=code)))
    if filters.benefit:
        wanted &= Q(Exists(Benefit.objects.filter(organisation=OuterRef("pk"), area=filters.benefit)))
    if filters.registered in (Registered.YES, Registered.NO):
        on_one = Exists(_on_a_register())
        wanted &= Q(on_one) if filters.registered == Registered.YES else ~Q(on_one)
    return wanted


def _on_a_register() -> QuerySet[Identifier]:
    prefixes = Q()
    for prefix in sorted(REGISTERS):
        prefixes |= Q(org_id__startswith=f"{prefix}-")
    return Identifier.objects.filter(prefixes, organisation=OuterRef("pk"))


def on_map(rows: QuerySet[Organisation]) -> list[dict[str, Any]]:
    """Id, name, ward and point (degrees) of the organisations that have one, in one query, at most MOST_ON_MAP."""
    located = rows.filter(lon__isnull=False, lat__isnull=False).order_by(F("id"))
    return [{**row} for row in located.values("id", "name", "ward", "lon", "lat")[:MOST_ON_MAP]]


def theme_titles(scheme: str = TagScheme.THEME) -> dict[str, str]:
    """Titles of the codes of themes, or of who benefits, in the order of the classification."""
    wanted = SCHEMES[TagScheme(scheme)]
    return {one.code: one.title for one in CLASSIFICATIONS if one.scheme == wanted}
