"""Two records found to be one. Nothing is lost: what the kept one lacks it takes, and undoing gives it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.registry import all_of
from hedgerow.kernel import clock
from hedgerow.organisations.actions.carrying import carry, give_back
from hedgerow.organisations.actions.duplicates import forget_pairs, look_at
from hedgerow.organisations.actions.finding import index
from hedgerow.organisations.models import Benefit, Identifier, Merge, Organisation, OtherName, Tag
from hedgerow.organisations.queries import last_merge, resolved_ids
from hedgerow.organisations.types import FollowOffer

#: facts that the kept record takes where it has none; those of one group stand or fall together
TAKEN = (
    ("legal_form",), ("description",), ("website",), ("email",), ("phone",), ("address",),
    ("postcode", "lsoa", "ward", "authority", "lon", "lat"), ("income_pence", "band"), ("year_end",), ("staff",),
    ("trustees",), ("volunteers",), ("founded_on",),
)  # fmt: skip
NOTHING = (None, "")


@transaction.atomic
def merge(*, by: User, kept: Organisation, gone: Organisation) -> Merge:
    """Make one record of two. Whatever names `gone` (work, to-dos) goes on naming it, and reads resolve it to `kept`.

    `kept` takes the identifiers, names, tags, areas of benefit and branches of `gone`, the facts that it lacks, who
    may act for it or see more of it, and what follows it (`FollowOffer`).
    Raises ValidationError for one record, or one that lies in the other as its branch.
    """
    now = resolved_ids([kept.pk, gone.pk])
    rows = Organisation.objects.select_for_update().in_bulk(now.values())
    if len(rows) < 2:
        raise ValidationError(_("These are one record already."))
    held, other = rows[now[kept.pk]], rows[now[gone.pk]]
    # Two may merge at one moment: whoever waited for the lock finds what the other did.
    if held.merged_into_id or other.merged_into_id:
        raise ValidationError(_("Somebody merged one of these a moment ago. Look at it again."))
    if held.parent_id == other.pk:
        raise ValidationError(_("This is a branch of the other. Keep the other one, or make it no branch first."))
    undo = {
        "facts": _take_facts(by, held, other),
        "rows": _take_rows(held, other),
        "branches": _take_branches(held, other),
        "access": carry(held, other),
        "followed": {offer.kind: offer.move(other.pk, held.pk, None) for offer in all_of(FollowOffer)},
    }
    other.merged_into = held
    other.save(update_fields=["merged_into"])
    made = Merge.objects.create(kept=held, gone=other, merged_by=by, undo=undo)
    _after(by, "organisation.merged", held, other)
    return made


def _take_facts(by: User, held: Organisation, other: Organisation) -> dict[str, Any]:
    """Fill what is missing; returns what stood there before and what was put there, by column."""
    taken = [group for group in TAKEN if _of(held, group[0]) in NOTHING and _of(other, group[0]) not in NOTHING]
    columns = [name for group in taken for name in group]
    before = {name: _of(held, name) for name in columns}
    for name in columns:
        setattr(held, name, _of(other, name))
    if columns:
        held.save(update_fields=columns)
    typed = locked([other.ref]).get(str(other.ref), frozenset())
    lock(by=by, ref=held.ref, fields=[name for name in columns if name in typed])
    return {name: {"before": _json(before[name]), "after": _json(_of(held, name))} for name in columns}


def _of(row: Organisation, name: str) -> Any:
    return getattr(row, name)


def _json(value: Any) -> Any:
    """A value as JSON holds it."""
    return DjangoJSONEncoder().default(value) if hasattr(value, "isoformat") else value


def _take_rows(held: Organisation, other: Organisation) -> dict[str, list[int]]:
    """Copy what stands beside the other record; returns the ids of the rows that are new, by kind."""
    ids = set(held.identifiers.values_list("org_id", flat=True))
    names = {name.casefold() for name in held.other_names.values_list("name", flat=True)} | {held.name.casefold()}
    tags, areas = set(held.tags.values_list("scheme", "code")), set(held.benefits.values_list("area", flat=True))
    rows: dict[str, list[Any]] = {
        "identifiers": [
            Identifier(organisation=held, org_id=row.org_id, primary=row.primary and not ids)
            for row in other.identifiers.all()
            if row.org_id not in ids
        ],
        "names": [
            OtherName(organisation=held, name=name)
            for name in dict.fromkeys([other.name, *other.other_names.order_by("id").values_list("name", flat=True)])
            if name.casefold() not in names
        ],
        "tags": [
            Tag(organisation=held, scheme=s, code=c)
            for s, c in other.tags.values_list("scheme", "code")
            if (s, c) not in tags
        ],
        "benefits": [
            Benefit(organisation=held, area=area)
            for area in other.benefits.values_list("area", flat=True)
            if area not in areas
        ],
    }
    return {kind: [row.pk for row in ROWS[kind].objects.bulk_create(new)] for kind, new in rows.items()}


ROWS: dict[str, Any] = {"identifiers": Identifier, "names": OtherName, "tags": Tag, "benefits": Benefit}


def _take_branches(held: Organisation, other: Organisation) -> list[int]:
    branches = sorted(other.branches.exclude(pk=held.pk).values_list("pk", flat=True))
    Organisation.objects.filter(pk__in=branches).update(parent=held)
    return branches


def _after(by: User, did: str, held: Organisation, other: Organisation) -> None:
    index([held.pk, other.pk])
    forget_pairs(other.pk)
    look_at([row.pk for row in (held, other) if row.merged_into_id is None])
    record(by=by, did=did, ref=held.ref)
    record(by=by, did=did, ref=other.ref)


@transaction.atomic
def unmerge(*, by: User, merge: Merge) -> Organisation:
    """Make two records of one again, each as it was; what people changed since on the kept one stays. Returns the other.

    Only the latest merge into a record can be undone: raises ValidationError for an earlier one, for one that is undone,
    and where the kept record was itself merged since.
    """
    made = Merge.objects.select_for_update(of=("self",)).select_related("kept", "gone").in_bulk([merge.pk])[merge.pk]
    held, other = made.kept, made.gone
    last = last_merge(held)
    if made.undone_at or held.merged_into_id or last is None or last.pk != made.pk:
        raise ValidationError(_("Undo the later merge first: this one can only be undone when it is the latest."))
    for kind, pks in made.undo["rows"].items():
        ROWS[kind].objects.filter(pk__in=pks).delete()
    _give_back_facts(held, made.undo["facts"])
    Organisation.objects.filter(pk__in=made.undo["branches"], parent=held).update(parent=other)
    give_back(held, other, made.undo.get("access", {}))
    followed = made.undo.get("followed", {})
    for offer in all_of(FollowOffer):
        offer.move(held.pk, other.pk, followed.get(offer.kind, []))
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    made.undone_at = clock.now()
    made.save(update_fields=["undone_at"])
    _after(by, "organisation.unmerged", held, other)
    return other


def _give_back_facts(held: Organisation, facts: dict[str, dict[str, Any]]) -> None:
    """Put back what stood there, but for what somebody has changed since the merge."""
    back = [name for name, told in facts.items() if _json(_of(held, name)) == told["after"]]
    for name in back:
        setattr(held, name, facts[name]["before"])
    if back:
        held.save(update_fields=back)
