"""Sealed work split into parts beside the copy: never stale, made again when it is gone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from hedgerow.evidence import queries, split
from hedgerow.evidence.types import Dimension, Question, Reading
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.queries import copy as copies
from hedgerow.places.models import Area, Place
from tests.evidence import plain
from tests.evidence.test_queries import ASH, IN_ASH, facts, world
from tests.ledger.given import a_group, a_worker, recorded

pytestmark = pytest.mark.django_db
BY_WARD = Question(Dimension.WARD, None)


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


def made() -> list[Path]:
    return sorted((copies.folder() / "parts").glob("*.parquet"))


def anew() -> Reading:
    cache.clear()
    return queries.read(BY_WARD)


def test_each_seal_is_split_once_and_what_is_gone_is_split_again() -> None:
    group = a_group(lsoa=IN_ASH).pk
    recorded(groups=[group], minutes=20)
    ledger.seal()
    read, files = anew(), made()
    assert len(files) == 2
    recorded(groups=[group], minutes=5)
    ledger.seal()
    assert anew().cells[ASH].minutes == 25
    for path in made():
        path.unlink()
    recorded(groups=[group], minutes=1)
    assert anew().cells[ASH].minutes == 26
    assert read.cells[ASH].minutes == 20


def test_a_ward_that_is_no_longer_of_this_place_is_outside_of_it() -> None:
    recorded(groups=[a_group(lsoa=IN_ASH).pk])
    ledger.seal()
    assert ASH in anew().cells
    Area.objects.filter(code=ASH).update(kind="locality")
    assert ASH not in anew().cells


def test_what_is_reversed_after_it_was_sealed_and_sealed_in_its_turn() -> None:
    worker = a_worker()
    first, second = recorded(worker, minutes=20), recorded(worker, minutes=7)
    ledger.seal()
    ledger.reverse(by=worker, entry=first)
    assert anew().total.minutes == 7
    ledger.seal()
    assert anew().total.minutes == 7
    ledger.reverse(by=worker, entry=second)
    assert anew().total.entries == 0
    assert anew() == plain.read(BY_WARD, facts(), world())


def test_files_that_nobody_wants_go_after_an_hour() -> None:
    recorded()
    ledger.seal()
    anew()
    old, new = made()[0], copies.folder() / "parts" / "other.parquet"
    new.write_bytes(old.read_bytes())
    for path in (old, new):
        os.utime(path, (0, 0))
    recorded()
    ledger.seal()
    anew()
    assert not new.exists()


def test_a_path_with_a_quote_is_quoted(tmp_path: Path, settings: Any) -> None:
    odd = tmp_path / "it's here"
    odd.mkdir()
    (odd / "spine").symlink_to(tmp_path / "spine")
    settings.DATA_DIR = odd
    recorded(minutes=3)
    ledger.seal()
    assert anew().total.minutes == 3
    assert split.quoted("a'b") == "'a''b'"
