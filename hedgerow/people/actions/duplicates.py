"""Finding contacts that may be one person, and remembering those that are not."""

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
from hedgerow.people.models import Contact, ContactPair, NotSameContact
from hedgerow.people.queries import duplicates as queries
from hedgerow.people.rules.likeness import BLOCKS, alike
from hedgerow.people.types import Somebody

# More new ones than this at once are compared all together.
FEW_AT_ONCE = 20


@transaction.atomic
def look_for_same(today: date | None = None) -> str:
    """Compare all live contacts and keep the pairs that may be one person. Safe to run again, and each night."""
    found = _verdicts(candidate_pairs(queries.comparables(), BLOCKS))
    pairs.keep_all(ContactPair, found)
    return f"{len(found)} pairs of contacts may be one person"


def _verdicts(candidates: Iterable[tuple[Somebody, Somebody]]) -> pairs.Found:
    """What is to be said of the candidates that are alike, without those said to be two people."""
    return verdicts(candidates, lambda somebody: somebody.id, alike, queries.not_same())


@transaction.atomic
def look_at(pks: Iterable[int]) -> None:
    """Compare a few contacts, new or changed, with those that share something with them; many with all."""
    rows = Contact.objects.in_bulk(set(pks))
    if len(rows) > FEW_AT_ONCE:
        look_for_same()
        return
    here = [pk for pk, row in rows.items() if row.merged_into_id is None]
    known = {each.id: each for each in queries.comparables(queries.Q(pk__in=here))}
    others = queries.comparables(queries.sharing(known.values(), [rows[pk] for pk in here])) if here else []
    together = {each.id: each for each in others} | known
    candidates = candidate_pairs(list(together.values()), BLOCKS)
    ours = ((one, other) for one, other in candidates if one.id in known or other.id in known)
    pairs.keep_some(ContactPair, set(rows), _verdicts(ours))


@transaction.atomic
def not_same(*, by: User, first: Contact, second: Contact) -> None:
    """Somebody looked: they are two people. They are not shown as a pair again.

    Raises ValidationError where somebody merged them meanwhile.
    """
    if first == second:
        raise ValidationError(_("These are one record already."))
    one, other = sorted((first, second), key=lambda each: each.pk)
    NotSameContact.objects.get_or_create(first=one, second=other, defaults={"said_by": by.pk})
    ContactPair.objects.filter(first=one, second=other).delete()
    record(by=by, did="contact.not_duplicate", ref=one.ref)
