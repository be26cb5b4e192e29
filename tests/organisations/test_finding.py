"""Groups are found by what people type."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from hedgerow.accounts.models import User
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import FoundBy, Organisation
from hedgerow.organisations.types import Origin
from hedgerow.places.models import Place

NAMES = ["Sale Sharks", "Sale", "Sale Community Foodbank", "Wholesale Friends", "Altrincham Carers", "Sally's Café"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(worker: User) -> dict[str, Organisation]:
    return {name: actions.create(by=worker, name=name, origin=Origin.LOG) for name in NAMES}


def names(words: str) -> list[str]:
    return [row.name for row in queries.find(words)]


def test_exact_comes_first_then_what_begins_so_then_the_rest(groups: dict[str, Organisation]) -> None:
    assert names("sale")[:3] == ["Sale", "Sale Sharks", "Sale Community Foodbank"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("altr", "Altrincham Carers"),
        ("altrincham caers", "Altrincham Carers"),
        ("altrnicham", "Altrincham Carers"),
        ("alrtincham car", "Altrincham Carers"),
        ("food bank", "Sale Community Foodbank"),
        ("comunity foodbank", "Sale Community Foodbank"),
        ("sallys cafe", "Sally's Café"),
        ("Sally’s", "Sally's Café"),
        ("carers the", "Altrincham Carers"),
        ("scf", "Sale Community Foodbank"),
    ],
)
def test_half_and_misspelt_words_find(groups: dict[str, Organisation], typed: str, found: str) -> None:
    assert names(typed)[0] == found


@pytest.mark.parametrize("typed", ["", "  ", "!!", "zzzzzz", "sale zzzzzz"])
def test_nothing_like_it_is_nothing(groups: dict[str, Organisation], typed: str) -> None:
    assert names(typed) == []


def test_other_names_numbers_and_postcodes_find(place: Place, worker: User) -> None:
    made = actions.add_from_register(by=worker, org_id="GB-CHC-1000001")
    for typed in ("carers centre", "1000001", "GB-CHC-1000001", "QQ1 1AA", "qq11aa", "01234567"):
        assert [row.pk for row in queries.find(typed)] == [made.pk], typed


def test_words_follow_every_change(worker: User) -> None:
    made = actions.create(by=worker, name="Ash Knitters")
    actions.change(by=worker, organisation=made, name="Beech Weavers", other_names=["Loom"])
    assert names("knitters") == []
    assert names("weav") == names("loom") == ["Beech Weavers"]
    words = set(FoundBy.objects.values_list("word", flat=True))
    assert words == {"beech", "weavers", "beechweavers", "loom"}


def test_strangers_find_only_what_is_published(worker: User) -> None:
    made = actions.create(by=worker, name="Ash Knitters")
    public = queries.shown_to(AnonymousUser())
    assert queries.find("knitters", among=public) == []
    actions.publish(by=worker, organisation=made, basis="Jo agreed")
    assert queries.find("knitters", among=public) == [made]


def test_the_same_queries_for_one_and_for_many(worker: User, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(words: str) -> int:
        with CaptureQueriesContext(connection) as queries_made:
            queries.find(words)
        return len(queries_made)

    actions.create(by=worker, name="Ash Knitters 0", origin=Origin.LOG)
    one = count("knitters")
    for number in range(1, 30):
        actions.create(by=worker, name=f"Ash Knitters {number}", origin=Origin.LOG)
    assert count("knitters") <= one
