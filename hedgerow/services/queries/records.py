"""Services as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from hedgerow.engines.imports.models import ImportRun
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.queries import for_refs
from hedgerow.engines.verification.types import Checked
from hedgerow.organisations.models import Merge, Organisation
from hedgerow.organisations.queries import acting_for
from hedgerow.services.models import Service
from hedgerow.services.rules import grouped
from hedgerow.services.types import Place, Price, Said, TagKind

SHOWN_ORDER = {State.LIVE: 0, State.REVIEW: 1, State.DRAFT: 2, State.PAUSED: 3, State.CLOSED: 4}
PARTS = ("spots", "hours", "prices", "areas", "tags")
KIND = "services.service"


def live() -> QuerySet[Service]:
    """Services that are open, of groups that are still there, each with its group."""
    there = Q(organisation__merged_into__isnull=True, organisation__closed_on__isnull=True)
    return Service.objects.filter(there, state=State.LIVE).select_related("organisation")


def whole(rows: QuerySet[Service]) -> QuerySet[Service]:
    """The same, with places, hours, prices, areas and tags read beforehand: five queries at any number."""
    return rows.prefetch_related(*PARTS)


def of_group(organisation: Organisation) -> list[Service]:
    """All services of a group and of those merged into it: the open ones first, then by name."""
    rows = Service.objects.filter(Q(organisation=organisation) | Q(organisation__merged_into=organisation))
    held = whole(rows.select_related("organisation")).order_by("name", "pk")
    return sorted(held, key=lambda row: SHOWN_ORDER[State(row.state)])


def was_ever_open(organisation: Organisation) -> bool:
    """Whether a service that the group itself wrote down was shown before: then the next is shown without our look."""
    return Service.objects.filter(organisation=organisation, opened_at__isnull=False, outside_id="").exists()


def tags_of(service: Service) -> dict[str, tuple[str, ...]]:
    """The codes of a service by kind. Read beforehand by `whole` where there are many."""
    found: dict[str, tuple[str, ...]] = {str(kind): () for kind in TagKind}
    for tag in service.tags.all():
        found[tag.kind] = (*found.get(tag.kind, ()), tag.code)
    return found


def parts_of(service: Service) -> Said:
    """What stands there of places, hours, prices, areas and tags."""
    rows = ((row.day, row.opens, row.closes, row.nth, row.note) for row in service.hours.all())
    return Said(
        places=tuple(Place(row.name, row.address, row.postcode) for row in service.spots.all()),
        times=grouped(rows),
        prices=tuple(Price(row.option, row.pence, row.words) for row in service.prices.all()),
        areas=tuple(row.area for row in service.areas.all()),
        tags=tags_of(service),
    )


def checks_of(services: Iterable[Service]) -> dict[str, Checked]:
    """Last checks of services by ref, some at a time."""
    refs = [str(service.ref) for service in services]
    found: dict[str, Checked] = {}
    for start in range(0, len(refs), 500):
        found.update(for_refs(refs[start : start + 500]))
    return found


def addresses(service: Service) -> list[tuple[str, str]]:
    """Whom we write to about a service: whoever acts for its group (e-mail address, name); else nobody."""
    return [(access.user.email, access.user.name) for access in acting_for(service.organisation)]


def last_changed() -> datetime | None:
    """When anything changed that a reader of our own feed would see; None where there never was a service. A merge of
    groups, one that was undone, and an import of services that was taken back, change it too."""
    rows = Service.objects.filter(opened_at__isnull=False).aggregate(
        changed=Max("changed_at"), closed=Max("closed_at"), group=Max("organisation__updated_at")
    )
    checked = Verification.objects.filter(ref__startswith=f"{KIND}:").aggregate(at=Max("checked_at"))
    merges = Merge.objects.aggregate(merged=Max("merged_at"), parted=Max("undone_at"))
    back = ImportRun.objects.filter(kind="services").aggregate(at=Max("undone_at"))
    told = (*rows.values(), checked["at"], *merges.values(), back["at"])
    return max(filter(None, told), default=None) if any(rows.values()) or back["at"] else None
