"""The chain, the copy in columns, and what a kill leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase
from zeal import zeal_ignore

from hedgerow.kernel import clock, ids
from hedgerow.ledger import actions, queries
from hedgerow.ledger.actions import sealing
from hedgerow.ledger.models import Entry, Seal
from hedgerow.ledger.queries import columnar
from hedgerow.ledger.queries import copy as copies
from hedgerow.ledger.types import EntryFacts, EntryKind, Pathway, Strength
from tests.ledger.given import TODAY, a_group, recorded, words, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words() -> Iterator[None]:
    words()
    with zeal_ignore():  # the obvious reading asks once for each row
        yield


def read(known_at: datetime | None = None) -> list[dict[str, Any]]:
    """What the columnar reading gives, in order."""
    with duckdb.connect() as link:
        table = link.execute(f"select * from ({columnar.relation(link, known_at)}) order by id").to_arrow_table()
    return table.to_pylist()


def plain(known_at: datetime | None = None) -> list[dict[str, Any]]:
    """The same by Django's own query, put together in the most obvious way."""
    rows = []
    for entry in Entry.objects.counting(known_at=known_at).order_by("id"):
        links = entry.group_links.order_by("organisation_id")
        row = {name: getattr(entry, name) for name in columnar.SCHEMA.names if hasattr(entry, name)}
        row |= {"activity": entry.activity_id, "payer": entry.payer_id, "public_body": entry.public_body_id}
        row |= {name: getattr(entry, f"{name}_id") for name in ("about", "corrects", "reverses")}
        row["groups"] = [{"organisation": g.organisation_id, "area": g.area, "band": g.band} for g in links]
        row["priorities"] = sorted(entry.priority_links.values_list("priority", flat=True))
        row["recorded_at"] = entry.recorded_at.astimezone(UTC).replace(tzinfo=None)
        seal = Seal.objects.filter(entry=entry).first()
        row["position"] = seal.position if seal else None
        rows.append(row)
    return rows


def told(row: dict[str, Any]) -> dict[str, Any]:
    """A row as plain values; UUIDs as text."""
    from uuid import UUID

    keys = ("id", "about", "corrects", "reverses")
    ids_ = {key: str(UUID(bytes=row[key]) if isinstance(row[key], bytes) else row[key]) for key in keys}
    return {name: row[name] for name in sorted(row)} | ids_


def same(known_at: datetime | None = None) -> bool:
    return [told(row) for row in read(known_at)] == [told(row) for row in plain(known_at)]


def some(count: int) -> list[Entry]:
    return [recorded(minutes=number) for number in range(count)]


def test_entries_are_sealed_in_the_order_of_their_ids() -> None:
    entries = some(3)
    assert actions.seal() == sealing.Sealed(3, 3, 3)
    assert list(Seal.objects.values_list("position", "entry")) == [(n, e.pk) for n, e in enumerate(entries, 1)]
    assert actions.verify().holds


def test_sealing_again_adds_nothing() -> None:
    some(2)
    actions.seal()
    assert actions.seal() == sealing.Sealed(0, 0, 2)


def test_an_entry_with_an_old_id_is_sealed_too_and_read_before() -> None:
    some(2)
    actions.seal()
    recorded(id=ids.from_milliseconds(1_600_000_000_000))
    assert same()
    assert len(read()) == 3
    assert actions.seal().sealed == 1


def test_the_tail_is_reported() -> None:
    some(2)
    actions.seal()
    some(1)
    found = actions.verify()
    assert (found.sealed, found.copied, found.unsealed, found.holds) == (2, 2, 1, True)


def test_the_head_changes_with_every_entry() -> None:
    heads = {queries.head()}
    for entry in some(2):
        heads.add(queries.head())
        actions.reverse(by=None, entry=entry)
        heads.add(queries.head())
        actions.seal()
        heads.add(queries.head())
    assert len(heads) == 6


def test_the_last_file_grows_until_it_is_full(monkeypatch: pytest.MonkeyPatch, ledger_folder: Path) -> None:
    monkeypatch.setattr(sealing, "PART", 4)
    for count in (3, 3, 5):
        some(count)
        actions.seal()
    parts = copies.stored().parts
    assert [(part.first, part.last) for part in parts] == [(1, 4), (5, 8), (9, 11)]
    assert same()
    assert actions.verify().holds


def tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "update ledger_entry set minutes = 480 where minutes = 1",
        "update ledger_entrygroup set band = 'large'",
        "delete from ledger_entrygroup",
        "update ledger_entrygroup set \"on\" = '2001-01-01'",
        "update ledger_seal set hash = previous where position = 2",
        "delete from ledger_seal where position = 2",
    ],
)
def test_what_was_changed_behind_its_back_is_found(sql: str) -> None:
    some(3)
    recorded(groups=[a_group().pk])
    actions.seal()
    assert actions.verify().holds
    tamper(sql)
    assert not actions.verify().holds


def test_an_unsealed_entry_that_was_changed_is_found_too() -> None:
    some(2)
    tamper("update ledger_entry set minutes = 480 where minutes = 1")
    assert not actions.verify().holds


def test_a_file_that_was_changed_is_found(ledger_folder: Path) -> None:
    some(3)
    actions.seal()
    path = copies.stored().paths[0]
    with duckdb.connect() as link:
        link.execute(f"create table t as select * replace (480 as minutes) from read_parquet('{path}')")
        link.execute(f"copy t to '{path}' (format parquet)")
    assert not actions.verify().holds


@pytest.mark.parametrize("loss", ["manifest.json", "entries-*"])
def test_a_copy_that_is_lost_is_made_again(loss: str, ledger_folder: Path) -> None:
    some(3)
    actions.seal()
    for path in ledger_folder.glob(loss):
        path.unlink()
    assert same()
    actions.seal()
    assert (copies.stored().last, actions.verify().holds) == (3, True)


def test_a_copy_of_another_record_is_not_read(ledger_folder: Path) -> None:
    some(3)
    actions.seal()
    tamper("delete from ledger_seal")
    tamper("delete from ledger_entry where minutes = 2")
    assert len(read()) == 2
    assert not actions.verify().holds
    actions.seal()
    assert actions.verify().holds
    assert same()


class Killed(BaseException):
    """As if the machine had stopped."""


def steps(monkeypatch: pytest.MonkeyPatch, fatal: int) -> None:
    """Stop at the `fatal`-th time that something is brought to the disk."""
    left = iter(range(1, 10_000))
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, _real=real: stop_or(_real, a, next(left) == fatal))


def stop_or(real: Any, arguments: tuple[Any, ...], stop: bool) -> Any:
    if stop:
        raise Killed
    return real(*arguments)


@pytest.mark.parametrize("fatal", range(1, 9))
def test_a_kill_at_any_step_leaves_a_copy_that_is_read_whole_and_repaired(fatal: int) -> None:
    some(3)
    actions.seal()
    some(2)
    with pytest.MonkeyPatch.context() as patch:
        steps(patch, fatal)
        killed = fatal <= 6  # file, rename, folder; then the manifest, rename, folder
        if killed:
            with pytest.raises(Killed):
                actions.seal()
        else:
            actions.seal()
    assert same()
    some(1)
    assert same()
    actions.seal()
    assert (copies.stored().last, actions.verify().holds, same()) == (6, True, True)


def test_two_runs_at_once_are_one(ledger_folder: Path) -> None:
    with sealing._alone(), pytest.raises(BlockingIOError):
        actions.seal()


deeds = st.lists(
    st.tuples(st.sampled_from(["record", "reverse", "correct", "outcome", "seal"]), st.integers(0, 20)), max_size=14
)


class TestTheColumnarReading(HypothesisCase):
    """Whatever was recorded, reversed, corrected, claimed and sealed, the two readings are one."""

    def setUp(self) -> None:
        words()
        self.groups = [a_group(ward=f"E0500000{n}", band="micro").pk for n in range(3)]

    @given(deeds)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def test_is_the_plain_query(self, plan: list[tuple[str, int]]) -> None:
        import shutil

        shutil.rmtree(copies.folder(), ignore_errors=True)
        moments = []
        for deed, number in plan:
            do(deed, number, self.groups)
            moments.append(clock.now())
        for moment in [None, *moments[:: max(1, len(moments) // 3)]]:
            assert same(moment)
        assert actions.verify().holds


def do(deed: str, number: int, groups: list[int]) -> None:
    """One deed upon whatever stands."""
    standing = list(Entry.objects.counting().filter(kind=EntryKind.WORK).order_by("id"))
    chosen = standing[number % len(standing)] if standing else None
    if deed == "seal":
        actions.seal()
    elif deed == "record" or chosen is None:
        recorded(minutes=number, groups=groups[: number % 4], note="x" * number)
    elif deed == "reverse":
        actions.reverse(by=None, entry=chosen)
    elif deed == "correct":
        actions.correct(by=None, entry=chosen, work=work(minutes=number, groups=groups[:1]))
    else:
        told_ = {"pathway": Pathway.TRUST, "strength": Strength.DOCUMENTED, "on": TODAY, "text": "So"}
        actions.claim_outcome(by=None, about=chosen, **told_)  # type: ignore[arg-type]


def test_a_million_rows_of_tail_are_not_looked_through() -> None:
    """What was recorded long before the last seal is not even read for the tail."""
    some(1)
    actions.seal()
    old = clock.now() - timedelta(days=30)
    actions.append(facts=[EntryFacts(ids.new_id(), EntryKind.WORK, date(2026, 1, 1), old, activity="event")])
    assert queries.head().tail == 0
    assert actions.seal().sealed == 1
