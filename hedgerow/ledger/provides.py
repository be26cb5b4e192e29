"""What the record of work offers to the engines and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from hedgerow.accounts.permissions import Audience, can_open
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines.doctor.types import Check, Finding, fault, well
from hedgerow.engines.files.types import FileOffer
from hedgerow.engines.imports.types import (
    Applied,
    Batch,
    CheckedRow,
    ImportColumn,
    Importer,
    Outcome,
    Problem,
    RawRow,
)
from hedgerow.engines.mail.types import InboundOffer
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob, RefOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.clock import Period
from hedgerow.ledger import actions
from hedgerow.ledger.actions import elsewhere as bringing
from hedgerow.ledger.actions.drafts import erase_drafts, forget_drafts, take
from hedgerow.ledger.actions.forgetting import forget_notes, old_notes
from hedgerow.ledger.models import Entry
from hedgerow.ledger.permissions import can_read
from hedgerow.ledger.queries import drafts, strength
from hedgerow.ledger.queries import elsewhere as reading
from hedgerow.ledger.queries.sheet import COLUMNS, Line, Read, Reader
from hedgerow.ledger.queries.timeline import groups_of
from hedgerow.shell.templatetags.shell import short_date

NAMED = 2  # groups that a title names
REQUIRED = {"activity"}
EXAMPLES = {
    "on": "2026-05-04",
    "groups": "Sale Moor Food Club; Old Trafford Sew and Sew",
    "activity": "One-to-one advice",
    "minutes": "30",
    "people": "2",
    "step": "Send the model constitution",
}


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What entries are called where something is about them."""
    entries = Entry.objects.filter(pk__in=[UUID(one) for one in ids]).select_related("activity")
    rows = entries.prefetch_related("group_links__organisation__merged_into")
    return {str(row.pk): _title(row) for row in rows}


def _title(entry: Entry) -> str:
    """What and when, and for whom: "One-to-one advice, 22 Nov 2026: Acorn Players, Harbour Choir"."""
    what = entry.activity.name if entry.activity else entry.get_kind_display()
    title = _("%(what)s, %(day)s") % {"what": what, "day": short_date(entry.on)}
    names = [group.name for group in groups_of(entry)]
    if len(names) > NAMED:
        names[NAMED:] = [_("and %(count)s more") % {"count": len(names) - NAMED}]
    return f"{title}: {', '.join(names)}" if names else title


def seal(_today: date) -> str:
    """Seal what was recorded, each night."""
    done = actions.seal()
    return f"{done.sealed} sealed, {done.copied} copied"


def is_worker(user: Any) -> bool:
    """Whether somebody records work here."""
    return can_open(user, Audience.WORKER)


def is_manager(user: Any) -> bool:
    """Whether somebody manages who funds it."""
    return can_open(user, Audience.MANAGER)


def check(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row of a day sheet would record."""
    lines = [_line(row) for row in rows]
    reader = Reader(lines)
    return [_checked(line, reader.read(line)) for line in lines]


def _line(row: RawRow) -> Line:
    return Line(**{name: row.text(name) for name in COLUMNS})


def _checked(line: Line, found: Read) -> CheckedRow:
    errors = tuple(Problem(said, column) for column, said in found.errors)
    warnings = tuple(Problem(said, column) for column, said in found.warnings)
    title = ", ".join(filter(None, [line.activity, line.groups]))
    return CheckedRow(Outcome.ERROR if errors else Outcome.NEW, title, errors, warnings)


def apply(by: Any, rows: Sequence[RawRow], _batch: Batch) -> list[Applied]:
    """Record them."""
    lines = [_line(row) for row in rows]
    reader = Reader(lines)
    logged = [found.logged for line in lines if (found := reader.read(line, by=by.pk)).logged]
    return [Applied(str(entry.own_ref)) for entry in actions.log_sheet(by=by, sheet=[one for one in logged if one])]


def undo(by: Any, applied: Sequence[Applied]) -> list[str]:
    """Reverse them: they stay in the record, and no longer count."""
    return [actions.take_back(by=by, entry=UUID(one.ref.partition(":")[2])) for one in applied]


def due(user: Any, today: date) -> Iterable[Due]:
    """A worker's own drafts."""
    count = drafts.of(user).count() if is_worker(user) else 0
    if count:
        words = ngettext("Record what you e-mailed", "Record %(n)d things that you e-mailed", count) % {"n": count}
        yield Due(words, None, url=reverse("ledger:drafts"))


def may_read_draft(user: Any, pk: str) -> bool:
    """Files of a draft are its worker's own."""
    return is_worker(user) and drafts.of(user).filter(pk=UUID(pk)).exists()


def may_read_entry(user: Any, pk: str) -> bool:
    """Files of an entry are for our team, as far as they may read the entry; never public, even where it is."""
    entry = Entry.objects.filter(pk=UUID(pk)).first()
    return entry is not None and is_worker(user) and can_read(user, entry)


def paid_hours(period: Period) -> Condition:
    """Hours that a funder pays for, of all hours."""
    paid, every = strength.paid_minutes(period)
    return Condition(paid // 60, out_of=every // 60) if every >= 60 else Condition(None)


TODO = (TodoOffer("ledger.drafts", due),)
INBOUND = (InboundOffer("ledger", take, lambda address: drafts.worker_at(address) is not None),)
FILES = (FileOffer("ledger.draft", may_read_draft), FileOffer("ledger.entry", may_read_entry))
ERASERS = (Eraser("ledger.Draft", erase_drafts),)
FINDERS = (Finder("ledger.Draft", drafts.of_person),)
REFS = (RefOffer("ledger.entry", titles, lambda pk: reverse("ledger:entry", args=[pk])),)
NIGHTLY = (NightlyJob("ledger.seal", seal), NightlyJob("ledger.drafts", forget_drafts))
BOX = (
    Deed(lazy("Log work"), lambda: reverse("ledger:quick"), is_worker, lazy("log record call visit meeting did")),
    Deed(lazy("From my e-mails"), lambda: reverse("ledger:drafts"), is_worker, lazy("drafts e-mail log address bcc")),
    Deed(lazy("Key in a day sheet"), lambda: reverse("ledger:enter_sheet"), is_worker, lazy("paper outreach sheet")),
    Deed(lazy("Who funds our time"), lambda: reverse("ledger:payers"), is_manager, lazy("payer funder grant code")),
)


def look() -> Iterator[Finding]:
    """Whether the record of work is as it was recorded."""
    found = actions.verify()
    if found.faults:
        do = "keep the database as it is, and compare it with a backup: `hedgerow ledger verify` names every fault"
        yield fault(f"the record of work is not as it was recorded: {found.faults[0]}", do)
    else:
        yield well(f"the record of work verifies: {found.sealed + found.unsealed:,} entries")


RETENTION = (
    RetentionRule(
        kind="ledger.notes",
        title=lazy("Notes beside the record of work"),
        does=lazy("The note and the names in it are removed. That the work was done, and how much, stays."),
        after=6 * 365,
        ground=lazy("Six years: as long as a funder may ask about it."),
        find=old_notes,
        act=forget_notes,
    ),
)
DOCTOR = (Check("record of work", look),)
IMPORTS = (
    Importer(
        kind="day-sheet",
        title=lazy("Day sheet"),
        intro=lazy("Work written down away from the desk, one row for each thing done."),
        columns=tuple(
            ImportColumn(name, label, required=name in REQUIRED, example=EXAMPLES.get(name, ""))
            for name, label in COLUMNS.items()
        ),
        check=check,
        apply=apply,
        undo=undo,
        allowed=is_worker,
        done_url=lambda: reverse("ledger:entries"),
    ),
    Importer(
        kind="work",
        title=lazy("Work recorded elsewhere"),
        intro=lazy(
            "The history from another system, one row for each thing done. The groups are here already. Undoing reverses: "
            "it stays in the record, and no longer counts."
        ),
        columns=reading.COLUMNS,
        check=reading.check_rows,
        apply=bringing.apply_rows,
        undo=bringing.undo_rows,
        allowed=is_worker,
        done_url=lambda: reverse("ledger:entries"),
    ),
)
CONDITIONS = (
    ConditionOffer(
        "ledger.bodies",
        lazy("Public bodies we worked with"),
        lazy("Public bodies that work of the twelve months was done with, as it was recorded."),
        lambda period: Condition(strength.bodies_worked_with(period) or None),
        Strengthens.RELATIONSHIPS,
    ),
    ConditionOffer(
        "ledger.paid",
        lazy("Our time that somebody pays for"),
        lazy("Hours recorded under a named funder, of all hours recorded in the twelve months."),
        paid_hours,
        Strengthens.FUNDING,
    ),
)
