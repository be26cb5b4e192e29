"""The evidence page and the lists behind its numbers."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hedgerow.evidence import queries
from hedgerow.kernel import clock
from hedgerow.ledger.types import Audience, Money, MoneyKind
from hedgerow.places.models import Place
from tests.ledger.given import a_group, a_manager, a_worker, recorded

pytestmark = pytest.mark.django_db
IN_ASH = "E01999001"


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


@pytest.fixture
def worker_client(client: Client) -> Client:
    client.force_login(a_worker())
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    assert client.get("/evidence/").status_code == 302
    assert client.get("/evidence/entries/").status_code == 302


def test_it_opens_on_this_quarter_and_says_what_its_numbers_mean(worker_client: Client) -> None:
    recorded(on=clock.today(), minutes=90)
    shown = text(worker_client, "/evidence/")
    assert "1 h 30 min" in shown
    assert "What was taken back does not count" in shown


def test_before_anything_is_recorded_it_says_what_to_do(worker_client: Client) -> None:
    assert "No work is recorded here yet" in text(worker_client, "/evidence/")


@pytest.mark.parametrize(
    "by", ["function", "activity", "ward", "fifth", "band", "priority", "payer", "month", "quarter"]
)
def test_every_number_leads_to_as_many_entries(worker_client: Client, by: str) -> None:
    for number in range(3):
        recorded(on=clock.today(), groups=[a_group(lsoa=IN_ASH, band="micro").pk] if number else [], minutes=10)
    page = worker_client.get(f"/evidence/?by={by}").content.decode()
    links = re.findall(r'href="(/evidence/entries/[^"]*)">([\d,]+)</a>', page)
    assert links
    for address, number in links:
        behind = worker_client.get(address.replace("&amp;", "&")).content.decode()
        entries = re.findall(rf'href="{reverse("ledger:entries")}[0-9a-f-]{{36}}/"', behind)
        assert len(entries) == int(number)


def test_named_work_is_counted_and_said_to_be_hidden(worker_client: Client) -> None:
    recorded(a_worker(), on=clock.today(), audience=Audience.NAMED, groups=[a_group("Secret Garden").pk])
    shown = text(worker_client, "/evidence/entries/")
    assert "Secret Garden" not in shown
    assert "One more is counted and not listed" in shown


def test_named_work_is_not_in_the_download_either(worker_client: Client) -> None:
    recorded(a_worker(), on=clock.today(), audience=Audience.NAMED, groups=[a_group("Secret Garden").pk])
    assert b"Secret Garden" not in worker_client.get("/evidence/entries/?format=csv").content


def test_the_table_can_be_taken_away(worker_client: Client) -> None:
    recorded(on=clock.today(), minutes=90, money=Money(123_45, MoneyKind.SECURED))
    lines = worker_client.get("/evidence/?format=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Function,Pieces of work,Groups,Minutes,People,£ secured")
    assert "Organisational development,1,0,90,0,123.45,0" in lines
    book = openpyxl.load_workbook(io.BytesIO(worker_client.get("/evidence/?format=xlsx").content))
    assert book.active["D3"].value == 90


def test_a_group_named_like_a_formula_leaves_as_text(worker_client: Client) -> None:
    recorded(on=clock.today(), groups=[a_group("=2+2").pk])
    assert "'=2+2" in worker_client.get("/evidence/entries/?format=csv").content.decode()


@pytest.mark.parametrize("query", ["by=nonsense", "period=never", "start=31/02/2026&end=x", "ward=E0&cell=zz&page=-1"])
def test_nonsense_in_the_address_is_ignored(worker_client: Client, query: str) -> None:
    assert worker_client.get(f"/evidence/?{query}").status_code == 200
    assert worker_client.get(f"/evidence/entries/?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/evidence/", "/evidence/?by=ward", "/evidence/entries/"])
def test_as_many_queries_at_one_row_as_at_many(client: Client, address: str) -> None:
    client.force_login(a_manager())

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    recorded(on=clock.today(), groups=[a_group().pk])
    queries()
    few = queries()
    for _ in range(30):
        recorded(on=clock.today(), groups=[a_group().pk, a_group(lsoa=IN_ASH).pk])
    queries()
    assert queries() == few


def test_other_dates_are_asked_for_only_where_they_are_wanted(worker_client: Client) -> None:
    usual, other = (worker_client.get(f"/evidence/{query}").content.decode() for query in ("", "?period=custom"))
    assert 'type="date"' not in usual
    assert other.count('type="date"') == 2
    assert f'value="{clock.today().isoformat()}"' in other


def test_a_number_says_what_it_was_before(worker_client: Client) -> None:
    quarter = clock.quarter(clock.today())
    before = clock.quarter(quarter.start - timedelta(days=1))
    recorded(a_worker(), on=before.start)
    assert "down from 1" in text(worker_client, "/evidence/")
    recorded(a_worker(), on=quarter.start)
    assert "the same as before" in text(worker_client, "/evidence/")
    recorded(a_worker(), on=quarter.start)
    assert "up from 1" in text(worker_client, "/evidence/")


def test_the_groups_of_an_entry_are_named_in_one_line_and_all_of_them_in_a_file(worker_client: Client) -> None:
    names = ["Ash Choir", "Beech Club", "Cedar Players", "Dogwood Society"]
    recorded(a_worker(), on=clock.today(), groups=[a_group(name).pk for name in names])
    assert "Ash Choir, Beech Club and 2 more" in text(worker_client, "/evidence/entries/")
    assert "Dogwood Society" in worker_client.get("/evidence/entries/?format=csv").content.decode("utf-8-sig")


def test_a_worker_cannot_narrow_down_to_how_long_a_colleague_took(client: Client) -> None:
    me, ann, ben = a_worker("Me"), a_worker("Ann"), a_worker("Ben")
    for by, minutes in ((me, 10), (ann, 211), (ann, 40), (ben, 50)):
        recorded(by=by, on=clock.today(), minutes=minutes, activity="one-to-one-advice")
    lone = a_group("Alone")
    recorded(by=ann, on=clock.today(), minutes=97, activity="one-to-one-advice", groups=[lone.pk], people=3)
    client.force_login(me)
    whole = text(client, "/evidence/?by=activity")
    assert "6 h 48 min" in whole
    narrowed = client.get("/evidence/?by=band&band=unknown").content.decode()
    assert "1 h 37 min" not in narrowed
    assert "kept back" in narrowed
    assert "97" not in client.get("/evidence/?by=band&band=unknown&format=csv").content.decode()
    client.force_login(a_manager())
    assert "1 h 37 min" in text(client, "/evidence/?by=band&band=unknown")


def test_a_page_says_when_a_file_would_not_hold_all(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(a_manager())
    for _ in range(3):
        recorded(on=clock.today())
    address = "/evidence/entries/?by=function&cell=development"
    assert "A file to take away" not in client.get(address).content.decode()
    monkeypatch.setattr(queries, "MOST", 2)
    assert "holds the newest 2 of them" in client.get(address).content.decode()
