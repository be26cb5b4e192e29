"""Reading entries: what counts, whose, and what people usually record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.charter.models import Activity
from hedgerow.engines import registry
from hedgerow.ledger.models import Entry, EntryGroup, EntryQuerySet, Payer
from hedgerow.ledger.types import Act, EntryKind, Mark
from hedgerow.organisations.models import Organisation

LATELY = 200  # how far back we look for what somebody usually does
FIRST_CHOICES = ("one-to-one-advice", "first-enquiry", "fund-search", "bid-support", "network-meeting", "brokerage")


def acts() -> dict[str, Act]:
    """Everything that the apps say can happen, by its code, in the order of the apps."""
    return {act.code: act for act in registry.all_of(Act)}


def counting(*, known_at: datetime | None = None) -> EntryQuerySet:
    """Work and outcomes that stand: neither reversals nor reversed, as known at a moment (now)."""
    return Entry.objects.counting(known_at=known_at)


def commonest_activities(user: User | None, limit: int = 6) -> list[Activity]:
    """What somebody records most, of what is in use, most first; filled up with what everybody begins with."""
    lately = Entry.objects.filter(recorded_by=user.pk, kind=EntryKind.WORK) if user else Entry.objects.none()
    counted = Counter(lately.order_by("-on", "-id").values_list("activity", flat=True)[:LATELY])
    current = {activity.code: activity for activity in charter.activities()}
    wanted = dict.fromkeys([*(code for code, _ in counted.most_common()), *FIRST_CHOICES, *current])
    return [current[code] for code in wanted if code in current][:limit]


def payers(*, on: date | None = None) -> QuerySet[Payer]:
    """Who funds time, by name; with `on`, those whose dates hold that day."""
    if on is None:
        return Payer.objects.all()
    return Payer.objects.filter(Q(starts__isnull=True) | Q(starts__lte=on), Q(ends__isnull=True) | Q(ends__gte=on))


def usual_payer(user: User | None, *, on: date) -> Payer | None:
    """The payer of most of somebody's latest work, if it still holds; else the only one there is."""
    current = {payer.pk: payer for payer in payers(on=on)}
    lately = Entry.objects.filter(recorded_by=user.pk, payer__isnull=False) if user else Entry.objects.none()
    counted = Counter(lately.order_by("-on", "-id").values_list("payer", flat=True)[:50])
    usual = [current[pk] for pk, _ in counted.most_common() if pk in current]
    return usual[0] if usual else next(iter(current.values()), None) if len(current) == 1 else None


def names_of(organisations: Iterable[int]) -> set[int]:
    """The ids under which organisations' work was recorded: their own, and those merged into them."""
    found = new = set(organisations)
    while new:
        new = set(Organisation.objects.filter(merged_into__in=new).order_by().values_list("pk", flat=True)) - found
        found |= new
    return found


def shown() -> EntryQuerySet:
    """Entries with everything that a list shows of them, in a fixed number of queries."""
    entries = Entry.objects.select_related("activity", "payer", "note", "public_body")
    return entries.prefetch_related("group_links__organisation__merged_into")


def of_group(organisation: Organisation, viewer: User | None) -> EntryQuerySet:
    """What counts of a group's work that a viewer may read, newest first."""
    return of_groups(shown().counting().visible(viewer), names_of([organisation.pk]))


def of_groups(entries: EntryQuerySet, groups: Collection[int], past: Mark | None = None) -> EntryQuerySet:
    """Those of some entries that were for any of some groups, newest first, past a mark.

    One group's links are walked in their own order, so that its first fifty are as quick among a hundred thousand.
    """
    if len(groups) == 1:
        # In one call, so that all of it speaks of one link.
        linked = entries.filter(_past(past, "group_links__"), group_links__organisation=next(iter(groups)))
        return linked.order_by("-group_links__on", "-group_links__entry_id")
    links = EntryGroup.objects.filter(_past(past), organisation__in=groups)
    return entries.filter(pk__in=links.values("entry")).order_by("-on", "-id")


def newest(entries: EntryQuerySet, past: Mark | None = None) -> EntryQuerySet:
    """Entries newest first, past a mark."""
    return entries.filter(_past(past, key="id")).order_by("-on", "-id")


def _past(mark: Mark | None, prefix: str = "", key: str = "entry_id") -> Q:
    """What comes after a mark. The first condition says the same again in a way that an index can follow."""
    if mark is None:
        return Q()
    earlier = Q(**{f"{prefix}on__lt": mark.on}) | Q(**{f"{prefix}{key}__lt": mark.id})
    return Q(**{f"{prefix}on__lte": mark.on}) & earlier


def lineage(entry: Entry) -> list[UUID]:
    """The ids of an entry's corrections in both directions, itself included, oldest first."""
    chain, earlier = [entry.pk], entry.corrects_id
    while earlier and earlier not in chain:
        chain.insert(0, earlier)
        earlier = Entry.objects.filter(pk=earlier).values_list("corrects", flat=True).first()
    later: Sequence[UUID] = [entry.pk]
    while later := [pk for pk in _corrections(later) if pk not in chain]:
        chain += later
    return chain


def _corrections(entries: Sequence[UUID]) -> QuerySet[Entry, UUID]:
    return Entry.objects.filter(corrects__in=entries).order_by().values_list("pk", flat=True)


def latest_of(entry: Entry) -> Entry:
    """The entry that stands in place of this one: itself, or its last correction."""
    return Entry.objects.get(pk=lineage(entry)[-1])


def history(entry: Entry) -> list[Entry]:
    """An entry and its corrections, oldest first, each with what reversed it."""
    chain = lineage(entry)
    found = {row.pk: row for row in shown().select_related("reversal", "reversal__note").filter(pk__in=chain)}
    return [found[pk] for pk in chain]


def outcomes(entry: Entry) -> EntryQuerySet:
    """What is claimed to have changed because of an entry, under whichever correction it was claimed."""
    return shown().counting().filter(kind=EntryKind.OUTCOME, about__in=lineage(entry)).order_by("on", "id")
