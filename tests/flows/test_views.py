"""Pages of the money map: right figures for every hat, nothing told of a few, downloads that say the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.flows import queries
from hedgerow.flows.presenters import words
from hedgerow.flows.provides import make_ready
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Stage
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Identifier, Organisation
from tests.flows.conftest import ASH, BEECH
from tests.funders.given import CARERS
from tests.people import person

pytestmark = pytest.mark.django_db
MOST_QUERIES = 45


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def lines(client: Client, path: str) -> list[dict[str, str]]:
    """A download, by the headers of its columns."""
    return list(csv.DictReader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def test_each_ward_has_what_reached_it_on_its_basis(thornmere: Path) -> None:
    found = queries.whole_picture(3)
    ash, beech = found.flows
    assert (ash.ward.code, ash.sure, ash.likely, ash.office, ash.per_head) == (ASH, 100_000, 30_000, 0, 260)
    assert (beech.ward.code, beech.sure, beech.likely, beech.office, beech.per_head) == (BEECH, 5_000, 0, 600_000, 605)
    assert (ash.groups, beech.groups, ash.ward.need, beech.ward.need) == (1, 1, 1.0, 0.0)
    assert (found.total, found.awards, found.unplaced, found.unplaced_awards) == (805_000, 5, 70_000, 1)
    assert (ash.spent, beech.spent, found.spent_elsewhere) == (25_000, 11_100, 9_000)
    assert queries.whole_picture(5).total == 2_805_000


def test_the_same_money_stands_by_theme(thornmere: Path) -> None:
    health, unknown = queries.whole_themes(3)
    assert (health.code, health.pence, health.awards, health.reached, health.needy) == ("103", 130_000, 2, 1, 130_000)
    assert (health.spent, health.people, health.per_head) == (25_000, 1_500, 86)
    assert (unknown.code, unknown.pence, unknown.spent) == ("", 675_000, 20_100)
    assert [one.placed for one in queries.whole_picture(3, "103").flows] == [130_000, 0]
    rest = queries.whole_picture(3, "none")
    assert ([one.placed for one in rest.flows], rest.unplaced) == ([0, 605_000], 70_000)
    assert [(one.code, one.pence) for one in queries.themes_in(BEECH, 3)] == [("", 605_000)]


def test_anybody_reads_the_map_and_what_it_says_first(thornmere: Path, client: Client) -> None:
    page = text(client, "/money-map/")
    assert "The one ward with most need is among the fifth that money reaches least." in page
    assert "Money reaches least: Ash." in page
    assert "£3 a head reached the wards with most need, and £6 a head all others." in page
    assert "in 5 awards; £7,350 placed in a ward" in page
    assert "For £7,000 of it the funder does not say" in page
    assert "£90 more went to groups registered in none" in page
    assert page.count("The same as a table") == 2
    narrowed = text(client, "/money-map/?theme=103&years=5")
    assert "£21,300" in narrowed
    assert f"/money-map/{ASH}/?years=5&amp;theme=103" in narrowed
    assert "£8,050" in text(client, "/money-map/?theme=no&years=many&sort=nothing")


@pytest.mark.parametrize("role", [LioRole.MANAGER, LioRole.WORKER, LioRole.NONE])
def test_every_hat_reads_the_same_sums(thornmere: Path, client: Client, role: LioRole) -> None:
    sums = lines(client, "/money-map/?format=csv")
    client.force_login(person(role=role))
    assert lines(client, "/money-map/?format=csv") == sums
    assert "£8,050" in text(client, "/money-map/themes/")


def test_what_is_downloaded_is_what_stands_on_the_page(thornmere: Path, client: Client) -> None:
    page = text(client, "/money-map/")
    rows = lines(client, "/money-map/?format=csv")
    assert {row["Ward code"]: row["Ward"] for row in rows} == {ASH: "Ash", BEECH: "Beech"}
    for row, flow in zip(rows, queries.whole_picture(3).flows, strict=True):
        assert float(row["Awards"].replace(",", "").lstrip("£")) == flow.placed / 100
        assert words.whole(flow.placed) in page
    themes = lines(client, "/money-map/themes/?format=csv")
    assert sum(float(row["Awards"].replace(",", "").lstrip("£")) for row in themes) == 8_050
    assert client.get("/money-map/?format=xlsx").content.startswith(b"PK")


def test_the_shapes_are_geojson_and_the_driest_is_darkest(thornmere: Path, client: Client) -> None:
    answer = client.get("/money-map/wards.geojson?theme=103")
    assert answer["Content-Type"] == "application/geo+json"
    found: dict[str, Any] = json.loads(answer.content)
    assert found["type"] == "FeatureCollection"
    assert all(shapely.geometry.shape(one["geometry"]).is_valid for one in found["features"])
    own = {one["properties"]["name"]: one["properties"] for one in found["features"]}
    assert own["Beech"]["fill"] == 1 < own["Ash"]["fill"]
    assert own["Ash"]["words"] == "£3 a head; most need"
    assert "theme=103" in own["Ash"]["url"]


def test_a_ward_lists_its_awards_and_never_a_persons(thornmere: Path, client: Client) -> None:
    page = text(client, f"/money-map/{BEECH}/")
    assert "Between £50, whose work surely happens here, and £6,750" in page
    assert "where the group is registered" in page
    assert [row["How much"] for row in lines(client, f"/money-map/{BEECH}/?format=csv")] == ["6000.0"]
    text(client, "/money-map/E05999999/", 404)


def test_a_long_list_of_awards_is_paged_and_downloads_whole(
    thornmere: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hedgerow.flows.views.maps.ON_A_PAGE", 1)
    whole = [row["What for"] for row in lines(client, f"/money-map/{ASH}/?format=csv")]
    pages = [text(client, f"/money-map/{ASH}/?page={number}") for number in (1, 2)]
    assert len(whole) == 2
    assert [[title in page for title in whole] for page in pages] == [[True, False], [False, True]]


def group_in(ward: str, name: str) -> Organisation:
    made = organisations.create(by=User.objects.get(email="worker@example.org"), name=name)
    made.ward = ward
    made.save(update_fields=["ward"])
    return made


def bid(group: Organisation, stage: str) -> Bid:
    today = clock.today()
    return Bid.objects.create(
        organisation=group, stage=stage, to="A fund", purpose="Rent", asked=100_000, submitted_on=today, decided_on=today,
        got=100_000 if stage == Stage.AWARDED else None,
    )  # fmt: skip


@pytest.fixture
def seven(thornmere: Path) -> list[Organisation]:
    """Seven groups in Ash: one asked and was refused, one asked and got money, five did neither."""
    person()
    groups = [group_in(ASH, f"Ash Club {number}") for number in range(7)]
    bid(groups[0], Stage.REFUSED)
    bid(groups[1], Stage.AWARDED)
    return groups


def test_who_asked_in_vain_and_who_never_asked(seven: list[Organisation]) -> None:
    found = {one.name: (one.asked, one.got) for one in queries.reached(3) if one.name.startswith("Ash Club")}
    assert found["Ash Club 0"] == (True, False)
    assert found["Ash Club 1"] == (True, True)
    assert {found[f"Ash Club {number}"] for number in range(2, 7)} == {(False, False)}
    Identifier.objects.create(organisation=seven[2], org_id=CARERS)
    assert {one.name for one in queries.reached(3) if one.got and not one.asked} == {"Ash Club 2"}


def test_what_a_record_asked_before_it_was_merged_counts_for_the_one_that_is_left(seven: list[Organisation]) -> None:
    worker = User.objects.get(email="worker@example.org")
    twin = group_in(ASH, "Ash Club twice")
    bid(twin, Stage.REFUSED)
    organisations.merge(by=worker, kept=seven[6], gone=twin)
    assert {one.name for one in queries.reached(3) if one.asked} == {"Ash Club 0", "Ash Club 1", "Ash Club 6"}


def test_a_number_that_branches_share_is_each_branchs(seven: list[Organisation]) -> None:
    for group in seven[2:4]:
        Identifier.objects.create(organisation=group, org_id=CARERS)
    assert {"Ash Club 2", "Ash Club 3"} <= {one.name for one in queries.reached(3) if one.got}


def test_a_single_refusal_is_told_to_nobody(seven: list[Organisation], client: Client) -> None:
    page = text(client, "/money-map/who/")
    assert "Ash Club" not in page
    assert "fewer than five" in page
    ash = next(row for row in lines(client, "/money-map/who/?format=csv") if row["Groups"] == "Ash")
    assert (ash["Asked, got none"], ash["Asked, as we know"]) == ("not shown", "fewer than five")
    assert ash["Neither asked nor got"] == "5"
    client.force_login(person("manager@example.org", LioRole.MANAGER))
    ours = text(client, "/money-map/who/")
    assert "Only our team sees this list" in ours
    assert "Ash Club 2" in ours
    assert "Ash Club 0" not in ours, "who was refused is for the group and its adviser"
    named = {row["Group"] for row in lines(client, "/money-map/who/?format=csv")}
    assert {f"Ash Club {number}" for number in range(2, 7)} <= named


def test_before_there_is_money_each_page_says_what_to_do(
    tmp_path: Path, settings: Any, client: Client, db: None
) -> None:
    settings.DATA_DIR = tmp_path
    cache.clear()
    person()
    assert "No published awards are held yet" in text(client, "/money-map/")
    assert "No published awards are held yet" in text(client, "/money-map/themes/")
    assert "No groups are here yet" in text(client, "/money-map/who/")
    assert json.loads(text(client, "/money-map/wards.geojson"))["features"] == []


def test_pages_ask_as_often_however_many_groups_there_are(seven: list[Organisation], client: Client) -> None:
    client.force_login(person("manager@example.org", LioRole.MANAGER))
    paths = ("/money-map/", "/money-map/themes/", "/money-map/who/", f"/money-map/{ASH}/")

    def asked() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                text(client, path)
            counts.append(len(seen))
        return counts

    asked()
    before = asked()
    for number in range(4):
        group_in(BEECH, f"Beech Club {number}")
    assert asked() == before
    assert max(before) < MOST_QUERIES


def test_the_night_makes_it_ready(thornmere: Path) -> None:
    assert make_ready(clock.today()) == "5 awards on the money map"
