from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hedgerow.spine import search
from tests.spine.given_register import PEOPLE


def texts_of(path: Path) -> str:
    """All that can be read in a file: a Parquet file's values unpacked, any other's bytes."""
    if path.suffix == ".parquet":
        return repr(pq.read_table(path).to_pylist())
    return path.read_bytes().decode("latin-1")


@pytest.mark.parametrize("person", PEOPLE)
def test_no_person_planted_in_the_sources_is_anywhere_in_the_spine(register_spine: Path, person: str) -> None:
    held = [path for path in register_spine.rglob("*") if path.is_file()]
    assert len(held) > 40
    assert not [path for path in held if person.lower() in texts_of(path).lower()]


def test_the_search_for_people_would_find_one(register_spine: Path) -> None:
    """The test above can fail: what was not planted as a person is found in tables, raw files and index."""
    found = {
        path.suffix for path in register_spine.rglob("*") if path.is_file() and "Toy House in Ash" in texts_of(path)
    }
    assert {".parquet", ".arrow"} <= found


@pytest.mark.parametrize("person", PEOPLE)
def test_no_search_finds_a_person(register_spine: Path, person: str) -> None:
    for hit in search.find(register_spine, person, limit=50):
        assert person.lower() not in f"{hit.name} {hit.matched_name}".lower()
