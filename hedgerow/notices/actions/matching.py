"""Keeping which notices fit which groups: made anew when a notice opens or changes, and each night for all that are open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from hedgerow.notices.models import Match, Notice
from hedgerow.notices.queries.notices import for_groups
from hedgerow.notices.queries.profiles import profiles, wanted
from hedgerow.notices.rules.matching import Index
from hedgerow.notices.types import Wanted

BEST = 200  # groups that are kept of one notice: who reads more than that has too wide a notice
AT_ONCE = 200


def match(*, notices: Collection[int] | None = None) -> int:
    """Hold notices that are open (all, or these) against all groups, and keep what fits. How many were held.

    Only those that are said to suit voluntary groups, and early ones, and that concern this place.
    """
    rows = for_groups()
    held = wanted(rows if notices is None else rows.filter(pk__in=notices))
    if held:
        index = Index(profiles().values())
        for some in (held[start : start + AT_ONCE] for start in range(0, len(held), AT_ONCE)):
            _keep(index, some)
    _forget(notices, [one.id for one in held])
    return len(held)


@transaction.atomic
def _keep(index: Index, some: Collection[Wanted]) -> None:
    """What fits now; rows that are right stay as they are."""
    ids = [one.id for one in some]
    list(Notice.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))
    rows = Match.objects.filter(notice__in=ids).values_list("pk", "notice_id", "organisation_id", "fit", "score")
    known = {tuple(facts): pk for pk, *facts in rows}
    now = {(one.id, pk, int(fit), score) for one in some for pk, fit, score in index.find(one, BEST)}
    Match.objects.filter(pk__in=[pk for facts, pk in known.items() if facts not in now]).delete()
    fresh = sorted(now - known.keys())
    Match.objects.bulk_create(
        [Match(notice_id=notice, organisation_id=group, fit=fit, score=score) for notice, group, fit, score in fresh],
        1000,
    )


def _forget(notices: Collection[int] | None, held: Collection[int]) -> None:
    """What was held against groups and is not any more: who was told of it is kept elsewhere."""
    if notices is None:
        Match.objects.exclude(notice__in=for_groups().values("pk")).delete()
    else:
        Match.objects.filter(notice__in=set(notices) - set(held)).delete()


def match_all(today: date) -> str:
    """Nightly: groups may have changed what they say of themselves."""
    return f"{match()} notices held against groups"
