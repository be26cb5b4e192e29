"""The record of work as one wide table for DuckDB: the sealed copy, and what was recorded since, read as one.

One row for each entry:
id, about, corrects, reverses (UUID); format (int); kind, function, activity, act, area, area_basis, pence_kind, ref,
audience, pathway, strength, hash (text; "" where there is none, activity null); on (date; quote it: "on"); minutes,
people, pence, payer, public_body, recorded_by, position (bigint or null); recorded_at (timestamp, UTC); groups
(list of struct(organisation bigint, area text, band text)); priorities (list of text).
Groups are those named when it was recorded: join `merged` to read what they have become.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import duckdb
import pyarrow as pa
from django.core.cache import cache
from django.db.models import Count, Max, Q, QuerySet

from hedgerow.ledger.models import Entry, Seal
from hedgerow.ledger.queries import copy as copies
from hedgerow.ledger.queries.facts import Recorded, recorded
from hedgerow.ledger.rules import FIRST_HASH
from hedgerow.ledger.types import LedgerHead
from hedgerow.organisations.models import Organisation

MARGIN = timedelta(days=1)  # longer than any transaction: what was recorded before the last seal less this is sealed
TAIL_KEPT = 3600  # seconds
FEW = 500  # entries that are added to the tail that is known, rather than all read again
_IDS = ("id", "about", "corrects", "reverses")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _IDS),
        ("format", pa.int32()),
        ("kind", pa.string()),
        ("on", pa.date32()),
        *((name, pa.string()) for name in ("function", "activity", "act", "area", "area_basis")),
        *((name, pa.int64()) for name in ("minutes", "people", "given", "pence")),
        ("pence_kind", pa.string()),
        ("payer", pa.int64()),
        ("public_body", pa.int64()),
        *((name, pa.string()) for name in ("ref", "audience", "pathway", "strength")),
        ("recorded_by", pa.int64()),
        ("recorded_at", pa.timestamp("us")),
        ("hash", pa.string()),
        ("position", pa.int64()),
        ("groups", pa.list_(pa.struct([("organisation", pa.int64()), ("area", pa.string()), ("band", pa.string())]))),
        ("priorities", pa.list_(pa.string())),
    ]
)
_known: tuple[tuple[str, int], pa.Table] = (("", -1), SCHEMA.empty_table())
AS_IDS = "* replace (" + ", ".join(f"{name}::uuid as {name}" for name in _IDS) + ")"


def relation(connection: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> str:
    """The SQL of everything that counts: no reversals, nothing reversed, as known at a moment (aware; now).

    Registers `ledger_tail` and makes the view `ledger_everything` on the connection. Use it as `FROM ({relation})`.
    """
    everything(connection)
    known = f"and e.recorded_at <= timestamp '{_utc(known_at).isoformat(sep=' ')}'" if known_at else ""
    undone = known.replace("e.", "r.")
    return (
        f"select e.* from ledger_everything e where e.kind <> 'reversal' {known} and not exists "  # noqa: S608
        f"(select 1 from ledger_everything r where r.kind = 'reversal' and r.reverses = e.id {undone})"
    )


def everything(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the view `ledger_everything`: each entry once, reversals and reversed ones too."""
    copy = copies.trusted()
    connection.register("ledger_tail", tail_table(copy, tail_state(copy)))
    sealed = f"select * from read_parquet({copy.paths!r}) union all by name " if copy.parts else ""  # noqa: S608
    connection.execute(f"create or replace temp view ledger_everything as {sealed}select {AS_IDS} from ledger_tail")  # noqa: S608


def tail_state(copy: copies.Copy) -> str:
    """A key of the tail: it changes with every entry."""
    told = tail(copy).aggregate(count=Count("pk"), last=Max("recorded_at"), hash=Max("hash"))
    return f"ledger-tail:{copy.last}:{told['count']}:{told['last'] and told['last'].timestamp()}:{told['hash']}"


def tail_table(copy: copies.Copy, state: str) -> pa.Table:
    """The tail as a table of `SCHEMA`, kept while its state is the same; of another, only what is new is read."""
    made: pa.Table | None = cache.get(state)
    if made is None:
        made = _carried_on(tail(copy), (copy.hash, last.position if (last := _last_seal()) else 0))
        cache.set(state, made, TAIL_KEPT)
    return made


def _carried_on(entries: QuerySet[Entry], since: tuple[str, int]) -> pa.Table:
    """The tail, of which this process mostly knows all but the last few entries: until the next seal it only grows."""
    global _known
    before, known = _known
    held = set(known["id"].to_pylist()) if before == since else set()
    ids = {str(pk) for pk in entries.values_list("pk", flat=True)}
    new = ids - held
    if held <= ids and len(new) <= FEW:
        made = table(recorded(Entry.objects.filter(pk__in=new)))
        made = pa.concat_tables([known, made]) if held else made
    else:
        made = table(recorded(entries))
    _known = since, made
    return made


def positions(ids: Collection[str]) -> list[int]:
    """The places in the chain of those entries that are sealed."""
    return list(Seal.objects.filter(entry__in=[UUID(one) for one in ids]).order_by().values_list("position", flat=True))


def tail(copy: copies.Copy | None = None) -> QuerySet[Entry]:
    """The entries that are not in the copy: sealed but not yet copied, and not yet sealed. A million rows cost nothing:
    an entry recorded before the last seal (less a margin) has been sealed, so only those recorded since are looked at.
    """
    held = copies.trusted() if copy is None else copy
    return Entry.objects.filter(Q(pk__in=_sealed_after(held.last)) | Q(pk__in=_unsealed(_last_seal()).values("pk")))


def head() -> LedgerHead:
    """A key that changes with every entry recorded, found by two short reads."""
    last = _last_seal()
    count = _unsealed(last).aggregate(count=Count("pk"))["count"]
    return LedgerHead(last.position if last else 0, last.hash if last else FIRST_HASH, count)


def merges() -> dict[int, int]:
    """Each organisation merged into another, and the one that was kept in the end."""
    merged = Organisation.objects.filter(merged_into__isnull=False).order_by("pk")
    into = dict(merged.values_list("pk", "merged_into_id"))
    return {gone: _followed(into, gone) for gone in into}


def table(rows: Iterable[Recorded]) -> pa.Table:
    """Recorded entries as an Arrow table of `SCHEMA`."""
    return pa.Table.from_pylist([_row(row) for row in rows], schema=SCHEMA)


def _row(row: Recorded) -> dict[str, object]:
    facts = row.facts
    plain = {name: getattr(facts, name) for name in SCHEMA.names if hasattr(facts, name)}
    texts = {name: None if plain[name] is None else str(plain[name]) for name in _IDS}
    groups = [{"organisation": g.organisation, "area": g.area, "band": g.band} for g in sorted(facts.groups)]
    lists = {"groups": groups, "priorities": sorted(facts.priorities)}
    known = {"recorded_at": _utc(facts.recorded_at), "hash": row.hash, "position": row.position}
    return {**plain, **texts, **lists, **known}


def _followed(into: dict[int, int], gone: int) -> int:
    seen = {gone}
    while (gone := into.get(gone, gone)) not in seen:
        seen.add(gone)
    return gone


def _last_seal() -> Seal | None:
    return Seal.objects.order_by("-position").first()


def _sealed_after(position: int) -> QuerySet[Seal]:
    return Seal.objects.filter(position__gt=position).order_by().values("entry")  # type: ignore[return-value]


def _unsealed(last: Seal | None) -> QuerySet[Entry]:
    entries = Entry.objects.filter(seal__isnull=True).order_by()
    return entries.filter(recorded_at__gt=last.sealed_at - MARGIN) if last else entries


def _utc(moment: datetime | None) -> datetime:
    """A moment as Parquet and DuckDB hold it: UTC without saying so."""
    assert moment is not None
    return moment.astimezone(UTC).replace(tzinfo=None)
