"""What becomes of access and sharing when two records are made one, and two again.

Rows move to the record that is kept. Where the same person, or the same body, stands on both, the kept record's row
holds and the other stays behind; whatever ends on the kept one meanwhile has also ended when they are two again:
undoing a merge never lets anybody back in.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.organisations.types import Level

Undo = dict[str, Any]


def carry(held: Organisation, other: Organisation) -> Undo:
    """Move what stands on the other record to the kept one; returns what to put back."""
    return {
        "access": _carry_access(held, other),
        "sharing": _carry_sharing(held, other),
        "shown": _carry_shown(held, other),
    }


def _carry_access(held: Organisation, other: Organisation) -> Undo:
    kept = {row.user_id: row for row in Access.objects.filter(organisation=held, until__isnull=True)}
    doubled, raised = [], []
    for row in Access.objects.filter(organisation=other, until__isnull=True, user__in=list(kept)):
        same = kept[row.user_id]
        doubled.append([row.pk, same.pk])
        if row.level == Level.ADMINISTRATOR and same.level == Level.EDITOR:
            raised.append(same.pk)
    Access.objects.filter(pk__in=raised).update(level=Level.ADMINISTRATOR)
    left = [pk for pk, _same in doubled]
    return {"moved": _move(other.access.exclude(pk__in=left), held), "doubled": doubled, "raised": raised}


def _carry_sharing(held: Organisation, other: Organisation) -> Undo:
    """What the other group shared. With the kept record itself nothing can be shared: that stays behind."""
    kept = {(row.body_id, row.what): row.pk for row in held.sharing.filter(until__isnull=True)}
    rows = other.sharing.filter(until__isnull=True)
    doubled = [[row.pk, kept[row.body_id, row.what]] for row in rows if (row.body_id, row.what) in kept]
    left = [pk for pk, _same in doubled]
    return {"moved": _move(other.sharing.exclude(pk__in=left).exclude(body=held), held), "doubled": doubled}


def _carry_shown(held: Organisation, other: Organisation) -> Undo:
    """What groups shared with the other body."""
    kept = {(row.organisation_id, row.what): row.pk for row in held.shown.filter(until__isnull=True)}
    rows = other.shown.filter(until__isnull=True)
    doubled = [[row.pk, kept[row.organisation_id, row.what]] for row in rows if (row.organisation_id, row.what) in kept]
    left = [pk for pk, _same in doubled]
    moving = other.shown.exclude(pk__in=left).exclude(organisation=held)
    return {"moved": _move(moving, held, "body"), "doubled": doubled}


def _move(rows: QuerySet[Any], to: Organisation, column: str = "organisation") -> list[int]:
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=pks).update(**{column: to})
    return pks


def give_back(held: Organisation, other: Organisation, undo: Undo) -> None:
    """Put rows back where they were. What ended since the merge stays ended, on both."""
    if not undo:  # merged before there was access
        return
    Access.objects.filter(pk__in=undo["access"]["moved"], organisation=held).update(organisation=other)
    Access.objects.filter(pk__in=undo["access"]["raised"], level=Level.ADMINISTRATOR).update(level=Level.EDITOR)
    Sharing.objects.filter(pk__in=undo["sharing"]["moved"], organisation=held).update(organisation=other)
    Sharing.objects.filter(pk__in=undo["shown"]["moved"], body=held).update(body=other)
    for model, doubled in ((Access, undo["access"]["doubled"]), (Sharing, _sharings(undo))):
        _end_too(model, doubled)


def _sharings(undo: Undo) -> list[list[int]]:
    return [*undo["sharing"]["doubled"], *undo["shown"]["doubled"]]


def _end_too(model: type[Access] | type[Sharing], doubled: list[list[int]]) -> None:
    """End the rows that stayed behind where the one that held in their place has ended."""
    ended = model.objects.filter(pk__in=[same for _pk, same in doubled], until__isnull=False)
    by_pk = {row.pk: row for row in ended}
    for pk, same in doubled:
        if same in by_pk:
            told = {"until": by_pk[same].until, "ended_by": by_pk[same].ended_by}
            model.objects.filter(pk=pk, until__isnull=True).update(**told)
