"""Reads of single records, and of what merges made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations.models import Identifier, Merge, Organisation
from hedgerow.organisations.permissions import seen_by

LONGEST_CHAIN = 20


def live() -> QuerySet[Organisation]:
    """Organisations that have not been merged into another; closed ones too."""
    return Organisation.objects.filter(merged_into__isnull=True)


def shown_to(somebody: Somebody) -> QuerySet[Organisation]:
    """The live organisations that somebody may see."""
    return live().filter(seen_by(somebody))


def resolve(pk: int | str) -> Organisation:
    """The organisation that a record is now, after all its merges. Raises Organisation.DoesNotExist for no record."""
    found = Organisation.objects.select_related("merged_into__merged_into").get(pk=pk)
    for _ in range(LONGEST_CHAIN):
        if found.merged_into is None:
            break
        found = found.merged_into
    return found


def resolved_ids(pks: Iterable[int]) -> dict[int, int]:
    """The id that each record has now, after all its merges: one query, whatever their number."""
    into = dict(Organisation.objects.filter(merged_into__isnull=False).order_by().values_list("id", "merged_into_id"))
    return {pk: _last(pk, into) for pk in pks}


def _last(pk: int, into: Mapping[int, int | None]) -> int:
    for _ in range(LONGEST_CHAIN):
        pk = into.get(pk) or pk
    return pk


def full(pk: int | str) -> Organisation:
    """The resolved organisation with its names, identifiers, tags, areas of benefit and branches read beforehand."""
    return _with_all().get(pk=resolve(pk).pk)


def full_pair(one: int, other: int) -> tuple[Organisation, Organisation]:
    """Two resolved organisations as `full` reads one, together. Raises Organisation.DoesNotExist where one is none."""
    now = resolved_ids((one, other))
    found = _with_all().in_bulk(list(now.values()))
    try:
        return found[now[one]], found[now[other]]
    except KeyError as missing:
        raise Organisation.DoesNotExist(f"no organisation {missing}") from None


def _with_all() -> QuerySet[Organisation]:
    found = live().select_related("parent", "created_by")
    return found.prefetch_related("identifiers", "other_names", "tags", "benefits", "branches")


def by_identifier(org_ids: Iterable[str]) -> dict[str, Organisation]:
    """The live organisation that bears each identifier, main bearers first; unknown ones are left out."""
    rows = Identifier.objects.filter(org_id__in=list(org_ids), organisation__merged_into__isnull=True)
    ordered = rows.select_related("organisation").order_by("primary", "-organisation_id")
    return {row.org_id: row.organisation for row in ordered}


def last_merge(organisation: Organisation) -> Merge | None:
    """The merge into an organisation that may be undone now: the latest that stands."""
    return (
        Merge.objects.filter(kept=organisation, undone_at__isnull=True).select_related("gone").order_by("-id").first()
    )
