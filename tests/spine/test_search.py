from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from hedgerow.spine import search, store
from hedgerow.spine.names import fold
from hedgerow.spine.reading.bulk import quoted
from hedgerow.spine.store import SpineMissing

TRAFFORD = "E08000009"


@pytest.mark.parametrize(
    ("words", "org_id"),
    [
        ("ash toy house", "GB-CHC-1000001"),
        ("toy hou", "GB-CHC-1000001"),
        ("Toy House in Ash", "GB-CHC-1000001"),
        ("tpy house", "GB-CHC-1000001"),
        ("1000001", "GB-CHC-1000001"),
        ("GB-CHC-1000001", "GB-CHC-1000001"),
        ("00326093", "GB-CHC-1000001"),
        ("rowng club", "GB-CASC-aaaa1111"),
        ("ELM DOGS", "GB-CHC-1000004"),
    ],
)
def test_the_first_hit_is_what_was_meant(register_spine: Path, words: str, org_id: str) -> None:
    assert search.find(register_spine, words)[0].org_id == org_id


def test_a_hit_says_by_which_name_it_was_found(register_spine: Path) -> None:
    hit = search.find(register_spine, "toy house in ash")[0]
    assert (hit.name, hit.matched_name) == ("THE ASH TOY HOUSE LIMITED", "Toy House in Ash")
    assert (hit.kind, hit.status, hit.postcode, hit.authority, hit.income) == (
        "charity",
        "registered",
        "ZZ1 1AA",
        "E08000901",
        1_200_000,
    )


def test_local_ones_come_first(register_spine: Path) -> None:
    assert [hit.org_id for hit in search.find(register_spine, "ash", authority="E08000901")][:3] != []
    here = search.find(register_spine, "club", authority="E08000901")[0]
    assert here.org_id == "GB-CASC-aaaa1111"


@pytest.mark.parametrize("words", ["", "   ", "!!!", "(", "zzzzqqqq", "*", '"', "the", "x" * 5000])
def test_odd_words_are_no_error(register_spine: Path, words: str) -> None:
    assert isinstance(search.find(register_spine, words), list)


def test_no_more_than_asked_for_and_no_organisation_twice(register_spine: Path) -> None:
    found = search.find(register_spine, "ash", limit=2)
    assert len(found) == 2
    everything = [hit.org_id for hit in search.find(register_spine, "ash scouts group", limit=50)]
    assert len(everything) == len(set(everything))


def test_without_a_spine_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(SpineMissing, match="spine build"):
        search.find(tmp_path, "anything")


@pytest.mark.parametrize(
    ("words", "org_id"),
    [
        ("broadheath comunity asociation", "GB-CHC-1160435"),
        ("stretford pulbic hall", "GB-MPR-7220"),
        ("counseling family centre", "GB-CHC-1133079"),
        ("cirtizens advice trafford", "GB-CHC-1102003"),
        ("gorse hill stud", "GB-CHC-1172118"),
    ],
)
def test_real_names_are_found_in_spite_of_slips(real_spine: store.Spine, words: str, org_id: str) -> None:
    spine = real_spine.folder.parent.parent
    assert search.find(spine, words, authority=TRAFFORD)[0].org_id == org_id


@pytest.mark.parametrize("name", ["ash", "the ash toy house", "the", "the the", "St John's & Co."])
def test_the_index_and_the_search_agree_where_a_name_starts(name: str) -> None:
    folded = fold(name)
    (made,) = duckdb.execute(f"SELECT {search.start_sql('?')}".replace("?", quoted(folded))).fetchone() or ()
    assert made.split() == list(search.start_of(folded))


def test_a_name_as_typed_comes_before_longer_ones(register_spine: Path) -> None:
    first, *others = search.find(register_spine, "ash toy house limited")
    assert first.matched_name == "THE ASH TOY HOUSE LIMITED"
    assert all(first.score > other.score for other in others)
