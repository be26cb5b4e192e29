"""Finding services: by word, need, hour, ward and distance; what is not found is counted."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.kernel.geography import Point
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.services import actions, queries
from hedgerow.services.models import Area, Missed, Service, Spot
from hedgerow.services.provides.finding import find, items, missed_titles, news
from hedgerow.services.queries.asking import describe, search_of
from hedgerow.services.queries.missed import old
from hedgerow.services.types import Place, Said, Search, Times
from tests.places import small_spine
from tests.places.conftest import built_once
from tests.services import LUNCH, shown

__all__ = ["built_once"]
pytestmark = pytest.mark.django_db
HERE = Point(-2.30, 53.45)
MONDAY_AT_ONE = datetime(2026, 5, 11, 12, 0, tzinfo=UTC)  # one o'clock in London


def names(wanted: Search, at: Point | None = None) -> list[str]:
    return [service.name for service, _km in queries.shown(queries.search(wanted, at))]


@pytest.fixture
def some(worker: User, group: Organisation, lunch: Service) -> list[Service]:
    debt = shown(
        worker, group, "Debt advice", Said(tags={"need": ("money",)}), online=True, description="By telephone."
    )
    away = shown(
        worker, group, "Walking group", Said(times=(Times(("SA",), time(10)),)), description="A walk on the hill."
    )
    Spot.objects.filter(service=lunch).update(lon=-2.31, lat=53.46)
    Spot.objects.create(service=away, name="The gate", lon=-2.40, lat=53.45, ward="E05000009")
    return [lunch, debt, away]


def test_by_words_half_of_them_and_misspelt(some: list[Service]) -> None:
    for typed in ("lunch", "lunc", "lnuch club", "long table lunch", "food"):
        assert names(Search(words=typed)) == ["Monday lunch club"], typed
    assert names(Search(words="telephone")) == ["Debt advice"]
    assert names(Search(words="sailing")) == []
    assert [hit.title for hit in find(None, "walking", 5)] == ["Walking group"]


def test_by_need_who_and_theme(some: list[Service]) -> None:
    assert names(Search(need="money")) == ["Debt advice"]
    assert names(Search(who="202", theme="107", taking=True)) == ["Monday lunch club"]
    assert names(Search(who="201")) == []


def test_near_comes_first_and_what_comes_to_you_last(some: list[Service]) -> None:
    assert names(Search(near="M32 0DF"), HERE) == ["Monday lunch club", "Walking group", "Debt advice"]
    assert names(Search(near="M32 0DF", km=2), HERE) == ["Monday lunch club", "Debt advice"]


def test_of_two_places_the_nearer_counts(some: list[Service]) -> None:
    Spot.objects.create(service=some[0], name="Far", lon=-2.5, lat=53.45)
    found = dict(queries.search(Search(near="x", km=25), HERE))
    assert (found[some[0].pk] or 0) < 2


def test_open_on_a_day_and_now(some: list[Service]) -> None:
    assert names(Search(when="SA")) == ["Walking group"]
    with clock.pretend(MONDAY_AT_ONE):
        assert names(Search(when="now")) == names(Search(when="today")) == ["Monday lunch club"]
    with clock.pretend(MONDAY_AT_ONE + timedelta(hours=1)):
        assert names(Search(when="now")) == []
    with clock.pretend(datetime(2026, 5, 14, 18, 0, tzinfo=UTC)):  # a second Thursday
        assert names(Search(when="now")) == ["Monday lunch club"]
    with clock.pretend(datetime(2026, 5, 21, 18, 0, tzinfo=UTC)):  # a third
        assert names(Search(when="now")) == []


def test_for_the_people_of_a_ward_from_over_the_border(
    built_once: Path, settings: Any, worker: User, group: Organisation
) -> None:
    from hedgerow.places.actions import open_place

    settings.DATA_DIR = built_once
    open_place(area_code=small_spine.AUTHORITY)
    in_ash = shown(worker, group, "In Ash", Said(places=(Place("Hall", "", "QQ1 1AA"),)))
    shown(worker, group, "From elsewhere for Ash", Said(areas=("E05999001",)))
    shown(worker, group, "For the borough", Said(areas=(small_spine.AUTHORITY,)))
    shown(worker, group, "For Beech", Said(areas=("E05999002",)))
    assert in_ash.spots.get().ward == "E05999001"
    assert names(Search(ward="E05999001")) == ["For the borough", "From elsewhere for Ash", "In Ash"]


def test_what_is_closed_merged_or_a_draft_is_not_found(worker: User, some: list[Service], group: Organisation) -> None:
    actions.close_service(by=worker, service=some[0])
    actions.pause_service(by=worker, service=some[1])
    assert names(Search()) == ["Walking group"]
    Organisation.objects.filter(pk=group.pk).update(closed_on=clock.today())
    assert names(Search()) == []


def test_as_a_list_elsewhere_and_as_news(some: list[Service]) -> None:
    assert [item.title for item in items({"need": "food"}, 5)] == ["Monday lunch club"]
    assert len(news({}, clock.now() - timedelta(days=1))) == 3
    assert not news({}, clock.now() + timedelta(days=1))
    assert describe({"need": "food", "near": "m320df", "km": "5"}) == "Services: food, within 5 km of M32 0DF"
    assert search_of({"need": "gold", "km": "7000", "when": "never", "ward": "'; --"}) == Search()


def test_the_same_number_of_queries_for_three_as_for_thirty(worker: User, group: Organisation) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as held:
            assert Client().get("/services/").status_code == 200
        return len(held)

    for number in range(3):
        shown(worker, group, f"Lunch {number}")
    asked()
    few = asked()
    for number in range(20):
        shown(worker, group, f"Supper {number}", LUNCH)
    assert asked() == few


def test_what_is_not_found_is_counted_once_an_hour_from_one_address(worker: User) -> None:
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        Client(REMOTE_ADDR=address).get("/services/", {"q": "Sailing 07700 900123 M32 0DF"})
    assert [(row.words, row.times) for row in Missed.objects.all()] == [("sailing", 2)]
    assert queries.often_missed(clock.today()) == []
    assert "0 things" in actions.write_down(clock.today())
    Client(REMOTE_ADDR="192.0.2.3").get("/services/", {"q": "sailing"})
    assert [(row.words, row.times) for row in queries.often_missed(clock.today())] == [("sailing", 3)]
    assert "1 things" in actions.write_down(clock.today())
    assert "0 things" in actions.write_down(clock.today())
    entry = Entry.objects.get()
    assert (entry.act, entry.kind) == ("service.not_found", "unmet")
    assert entry.ref == str(Missed.objects.get().ref)
    assert list(missed_titles([str(Missed.objects.get().pk)]).values()) == ["Looked for and not found: sailing"]


def test_our_own_looks_are_not_counted_and_old_ones_go(worker: User) -> None:
    client = Client()
    client.force_login(worker)
    client.get("/services/", {"q": "sailing"})
    assert not Missed.objects.exists()
    actions.count_missed(wanted=Search(words="sailing"), address="192.0.2.1")
    assert old(clock.today() + timedelta(days=1))
    assert not old(clock.today())
    actions.forget_missed([row.pk for row in Missed.objects.all()])
    assert not Missed.objects.exists()
    assert not Area.objects.exists()
