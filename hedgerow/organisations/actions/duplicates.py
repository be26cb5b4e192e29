"""Finding records that may be one group, and remembering those that are not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines import pairs
from hedgerow.engines.audit.actions import record
from hedgerow.kernel.pairing import candidate_pairs, verdicts
from hedgerow.organisations import queries
from hedgerow.organisations.models import FoundBy, NotDuplicate, Organisation, Pair
from hedgerow.organisations.rules import BLOCKS, alike
from hedgerow.organisations.types import Comparable

# A word that so many groups share tells nothing of one of them.
COMMON = 60
# More new ones than this at once are compared all together.
FEW_AT_ONCE = 20


@transaction.atomic
def look_for_duplicates(today: date | None = None) -> str:
    """Compare all live organisations and keep the pairs that may be one group. Safe to run again, and each night."""
    records = queries.comparables()
    found = _verdicts(candidate_pairs(records, BLOCKS))
    pairs.keep_all(Pair, found)
    return f"{len(found)} pairs of groups may be one"


def _verdicts(candidates: Iterable[tuple[Comparable, Comparable]]) -> pairs.Found:
    """What is to be said of the candidates that are alike, without those said to be two groups."""
    return verdicts(candidates, lambda record: record.id, alike, queries.not_duplicates())


def look_at(pks: Iterable[int]) -> None:
    """Compare a few organisations, new or changed, with those that share a telling word, a number or a postcode."""
    ours = queries.comparables(pks)
    ids = {record.id for record in ours}
    others = [record for record in queries.comparables(_sharing(ids)) if record.id not in ids]
    candidates = ((one, other) for one in ours for other in [*others, *ours] if one.id != other.id)
    pairs.keep_some(Pair, ids, _verdicts(candidates))


def _sharing(ids: set[int]) -> set[int]:
    """Organisations that share a word with one of these, unless so many do that it tells nothing."""
    words = FoundBy.objects.filter(organisation_id__in=ids).values("word")
    rows = (
        FoundBy.objects.filter(word__in=words).exclude(organisation_id__in=ids).values_list("word", "organisation_id")
    )
    by_word: dict[str, list[int]] = {}
    for word, pk in rows:
        by_word.setdefault(word, []).append(pk)
    return {pk for found in by_word.values() if len(found) <= COMMON for pk in found}


@transaction.atomic
def not_duplicate(*, by: User, first: Organisation, second: Organisation) -> None:
    """Somebody looked: they are two groups. They are not shown as a pair again.

    Raises ValidationError where somebody merged them meanwhile.
    """
    if first == second:
        raise ValidationError(_("These are one record already."))
    one, other = sorted((first, second), key=lambda each: each.pk)
    NotDuplicate.objects.get_or_create(first=one, second=other, defaults={"said_by": by})
    Pair.objects.filter(first=one, second=other).delete()
    record(by=by, did="organisation.not_duplicate", ref=one.ref)


def forget_pairs(pk: int) -> None:
    """Forget the pairs of an organisation that has been merged."""
    pairs.forget(Pair, pk)
