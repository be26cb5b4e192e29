"""Work recorded in another system, written into the record here, and taken back by reversals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.engines.audit.actions import record_each
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel import clock, ids
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.actions.recording import append, group_facts
from hedgerow.ledger.actions.sheets import take_back
from hedgerow.ledger.models import Note
from hedgerow.ledger.queries.elsewhere import Past, read_rows
from hedgerow.ledger.types import EntryFacts, EntryKind, GroupFact, Work

BATCH = 500


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Record the acts of the rows; runs inside the import's transaction. Who did the work is who recorded it, where they
    sign in here; that `by` brought it in stands in the audit trail."""
    read = read_rows(rows)
    acts = [(past, past.work) for past in read if past.work is not None]
    groups = _groups(work for _past, work in acts)
    functions = {activity.code: activity.function for activity in charter.activities(current=False)}
    facts = [_facts(past, work, by, groups, functions) for past, work in acts]
    append(facts=facts)
    notes = [
        Note(entry_id=fact.id, text=work.note, names=work.names)
        for fact, (_past, work) in zip(facts, acts, strict=True)
        if work.note or work.names
    ]
    Note.objects.bulk_create(notes, BATCH)
    refs = [Ref("ledger", "entry", str(fact.id)) for fact in facts]
    record_each(by=by, did="work.imported", each=[(ref, ()) for ref in refs])
    return [Applied(str(ref)) for ref in refs]


def _groups(acts: Iterable[Work]) -> dict[int, GroupFact]:
    """The groups of all acts as the record keeps them, read at once."""
    wanted = sorted({pk for work in acts for pk in work.groups})
    parts = (group_facts(wanted[start : start + BATCH]) for start in range(0, len(wanted), BATCH))
    return {fact.organisation: fact for part in parts for fact in part}


def _facts(
    past: Past, work: Work, by: User, groups: Mapping[int, GroupFact], functions: Mapping[str, str]
) -> EntryFacts:
    return EntryFacts(
        id=ids.new_id(),
        kind=EntryKind.WORK,
        on=work.on,
        recorded_at=clock.now(),
        recorded_by=past.worker or by.pk,
        function=functions[work.activity],
        activity=work.activity,
        minutes=work.minutes,
        people=work.people,
        audience=work.audience,
        groups=frozenset(groups[pk] for pk in work.groups),
    )


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Reverse them: they stay in the record, and no longer count."""
    return [take_back(by=by, entry=UUID(each.ref.partition(":")[2])) for each in applied]
