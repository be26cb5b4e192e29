"""Members from somebody's table, with the days on which they joined and left elsewhere; and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.membership import rules
from hedgerow.membership.models import Spell, Term
from hedgerow.membership.queries.importing import Reading, read_rows
from hedgerow.membership.types import Ending
from hedgerow.organisations.models import Organisation


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Write down the memberships of the rows; runs inside the import's transaction. They are no work of ours, so the
    record of work has no entries of them."""
    readings = read_rows(rows)
    groups = Organisation.objects.in_bulk({reading.group for reading in readings if reading.group})
    return [_apply(by, reading, groups, batch) for reading in readings]


def _apply(by: User, reading: Reading, groups: Mapping[int, Organisation], batch: Batch) -> Applied:
    assert reading.group is not None, "a sound row has its group"
    assert reading.kind is not None, "and its kind"
    facts, group = reading.facts, groups[reading.group]
    since, until = facts["since"], facts.get("until")
    runs_to = (until or clock.today()) if until else facts["runs_to"]
    spell = Spell.objects.create(
        organisation=group,
        kind=reading.kind,
        since=since,
        until=until,
        ending=Ending.LEFT if until else "",
        runs_to=runs_to,
        listed=bool(facts.get("listed")),
        source=batch.source[:200],
        recorded_at=clock.now(),
    )
    starts = max(since, rules.months_after(runs_to + rules.DAY, -reading.kind.months)) if not until else since
    Term.objects.create(
        spell=spell, starts_on=starts, ends_on=max(runs_to, starts), fee_pence=facts["fee"], agreed_by=by.pk
    )
    record(by=by, did="membership.joined", ref=group.ref, fields=["kind"])
    return Applied(str(spell.ref), {"until": _text(until), "runs_to": _text(runs_to)})


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was written down; a sentence for those that stay as they are."""
    pks = [int(parse(each.ref).id) for each in applied]
    rows = Spell.objects.select_related("organisation").annotate(count=Count("terms")).in_bulk(pks)
    return [_undo(by, rows.get(pk), each.undo) for pk, each in zip(pks, applied, strict=True)]


def _undo(by: User, spell: Any, before: Mapping[str, Any]) -> str:
    if spell is None:
        return _("It is not here any more.")
    if spell.count > 1 or [_text(spell.until), _text(spell.runs_to)] != [before["until"], before["runs_to"]]:
        return _("It has been renewed or ended since.")
    record(by=by, did="membership.import_undone", ref=spell.organisation.ref)
    Spell.objects.filter(pk=spell.pk).delete()
    return ""


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
