"""Our own interests, as we declared them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from hedgerow.bodies.models import Interest
from hedgerow.bodies.types import ConcernedOffer, Ended
from hedgerow.engines import registry
from hedgerow.kernel import clock, refs
from hedgerow.kernel.refs import Ref


def interests_in(wanted: Iterable[Ref | str]) -> dict[str, list[Interest]]:
    """Our interests that stand today, by the text of the ref; one query, and refs without any are left out."""
    found: dict[str, list[Interest]] = {}
    named = {str(ref) for ref in wanted if ref}
    for one in Interest.objects.filter(standing(), ref__in=named).order_by("declared_on", "pk") if named else ():
        found.setdefault(one.ref, []).append(one)
    return found


def standing() -> Q:
    """Interests that have not ended."""
    return Q(ended_on__isnull=True) | Q(ended_on__gt=clock.today())


def register(*, show: str = Ended.NOW, kind: str = "") -> QuerySet[Interest]:
    """All declared interests, or those that stand, or those that have ended."""
    found = Interest.objects.all()
    if show == Ended.NOW:
        found = found.filter(standing())
    elif show == Ended.ENDED:
        found = found.exclude(standing())
    return found.filter(kind=kind) if kind else found


def shown_to_all(rows: Iterable[Interest]) -> dict[str, registry.Link]:
    """Titles and addresses of the records that everybody may see, by ref: one query for each kind or two."""
    asked = {one.ref for one in rows}
    return registry.links(public_refs(asked))


def public_refs(wanted: Collection[str]) -> set[str]:
    """Those of some refs whose record everybody may see."""
    found: set[str] = set()
    for offer in registry.all_of(ConcernedOffer):
        ids = {refs.parse(ref).id: ref for ref in wanted if refs.parse(ref).kind == offer.kind}
        seen = offer.public(list(ids)) if offer.public and ids else list(ids)
        found |= {ids[pk] for pk in seen if pk in ids}
    return found


def concerned(ref: Ref | str) -> list[int]:
    """Ids of the groups that are to hear of an interest in a record."""
    held = refs.parse(str(ref))
    return sorted(
        {pk for offer in registry.all_of(ConcernedOffer) if offer.kind == held.kind for pk in offer.groups(held.id)}
    )
