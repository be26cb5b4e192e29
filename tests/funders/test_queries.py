"""Funders read from the open data, and kept as long as it is not built anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.funders import queries
from hedgerow.funders.provides import find, make_ready
from hedgerow.funders.queries.awards import nearest
from hedgerow.funders.queries.sentences import say
from hedgerow.funders.rules.suitability import SIZES, evidence
from hedgerow.funders.types import Award, Filters, Like, Which
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.funders import given
from tests.funders.conftest import ASH, ELM, OAK, ago
from tests.funders.given import Given

pytestmark = pytest.mark.django_db


def test_each_funder_has_its_profile_those_who_gave_here_first(thornmere: Path) -> None:
    found = queries.profiles()
    assert list(found) == [ASH, ELM, OAK]
    ash, elm, oak = found.values()
    assert (ash.awards, ash.pence, ash.here, ash.here_recipients, ash.unregistered) == (4, 280_000, 3, 3, 1)
    assert ash.people is not None
    assert ash.people.awards is None
    assert (elm.here, elm.other_currencies, elm.first) == (1, 1, ago(2000))
    assert (oak.here, oak.here_ever) == (0, 1)
    assert [(one.code, one.awards) for one in oak.bases] == [("head_office", 1), ("", 1)]
    assert {one.code: one.awards for one in ash.themes} == {"103": 2, "": 2}


def test_it_is_made_anew_when_the_open_data_is(thornmere: Path, django_assert_max_num_queries: Any) -> None:
    assert queries.profiles()[ASH].awards == 4
    given.write(thornmere / "spine", [Given(ago(1))], version="two")
    assert {key: one.awards for key, one in queries.profiles().items()} == {ASH: 1}
    with django_assert_max_num_queries(1):
        queries.profiles()


def test_without_open_data_there_is_none(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    assert queries.profiles() == {}
    assert queries.newest() == clock.today()
    assert queries.awards_of(["x"]) == {"x": []}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(), [ASH, ELM, OAK]),
        (Filters(words="trust"), [ASH]),
        (Filters(which=Which.HERE), [ASH, ELM]),
        (Filters(which=Which.EVER), [ASH, ELM, OAK]),
        (Filters(which=Which.SMALL), [ASH, OAK]),
        (Filters(which="nonsense"), [ASH, ELM, OAK]),
        (Filters(theme="103"), [ASH, OAK]),
        (Filters(band="medium"), [ASH, ELM]),
    ],
)
def test_filters(thornmere: Path, asked: Filters, found: list[str]) -> None:
    assert [one.key for one in queries.chosen(asked)] == found


def test_a_funder_is_meant_by_its_identifier_or_by_a_name_that_is_its_alone(thornmere: Path) -> None:
    found = queries.named_as([(ASH.lower(), "whoever"), ("", "Ash Trust"), ("", "Ash"), ("GB-CHC-1", "Elm Foundation")])
    assert {pair: one.key for pair, one in found.items()} == {
        (ASH.lower(), "whoever"): ASH,
        ("", "Ash Trust"): ASH,
        ("GB-CHC-1", "Elm Foundation"): ELM,
    }


def test_a_name_that_two_funders_have_means_neither(thornmere: Path) -> None:
    twice = [Given(ago(1)), Given(ago(1), funder=OAK)]
    given.write(thornmere / "spine", twice, version="two")
    assert queries.named_as([("", "The Ash Trust")]) == {}


def test_evidence_is_sentences_with_their_comparison(group: Organisation) -> None:
    meant = queries.named_as([("", "Ash Trust"), ("", "Oak Fund")]).values()
    alike = queries.like_of(group)
    found = queries.evidence_for(alike, meant)
    ash, oak = queries.say(found[ASH]), queries.say(found[OAK])
    assert ash.first.startswith("1 of its 3 awards between ")
    assert (
        "went to groups under £25,000 in Thornmere; the middle amount was £600. None of these was new to it."
        in ash.first
    )
    assert "3 went to groups of any size in Thornmere; the middle amount was £800." in ash.more
    assert "1 went to groups that do what this one does." in ash.more
    assert "The income of whoever got 1 of them is not known." in ash.unsure
    assert not ash.quiet
    assert "It has published no award since" in oak.quiet
    assert queries.evidence_for(alike, meant) == found, "kept, and the same"


def test_places_like_one_are_the_fifth_nearest_to_it_in_need() -> None:
    values = {f"E{number}": float(number * 10) for number in range(10)} | {"P": 31.0}
    assert nearest(values, {"P"}) == {"P", "E3"}
    assert nearest(values, {"unknown"}) == frozenset()


def test_where_few_are_here_those_in_places_like_it_come_first() -> None:
    group = Like(SIZES[0], authorities=frozenset({"E1"}), place="Ashby", peers=frozenset({"E1", "E2"}))
    given_ = [
        Award(str(day), ago(day), 100_000, recipient=str(day), income=5, authority="E2", new=day < 9)
        for day in (1600, 7, 8, 9)
    ]
    found = evidence("k", "Ash", given_, group, today=clock.today())
    assert found is not None
    first = say(found).first
    assert (
        "went to groups under £25,000 in places like Ashby, none of them here; the middle amount was £1,000." in first
    )
    assert first.endswith("2 of these were new to it.")


def test_who_funded_groups_like_one(group: Organisation) -> None:
    assert [(one.key, one.awards, one.pence) for one in queries.funded_like(group)] == [(ASH, 1, 60_000)]


def test_search_finds_funders_and_the_night_makes_them_ready(thornmere: Path) -> None:
    assert [hit.title for hit in find(None, "elm", 5)] == ["Elm Foundation"]  # type: ignore[arg-type]
    assert make_ready(clock.today()) == "3 funders known from their awards"
