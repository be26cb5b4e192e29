"""The front door, and the frame around every page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from hedgerow.config.chrome import chrome
from hedgerow.config.navigation import menu, public_menu
from hedgerow.places.actions import change_place
from hedgerow.places.models import Place
from tests.ledger.given import a_group, a_manager, a_worker
from tests.pages.conftest import Read

pytestmark = pytest.mark.django_db


def test_before_a_place_is_open_it_says_how_to_open_one(text: Read) -> None:
    assert "hedgerow open AREA" in text("/")


def test_a_stranger_is_welcomed_with_the_places_own_name(place: Place, text: Read) -> None:
    change_place(by=None, lio_name="Thornmere Together", strapline="Side by side")
    shown = text("/")
    assert "Thornmere Together" in shown
    assert "Side by side" in shown
    assert "Ash" in shown


def test_only_published_groups_are_counted(place: Place, client: Client) -> None:
    a_group(published=True)
    a_group(published=False)
    assert client.get("/").context["groups"] == 1


def test_a_worker_is_taken_to_the_days_work_but_may_look(place: Place, worker_client: Client) -> None:
    assert worker_client.get("/").headers["Location"] == "/my-work/"
    assert worker_client.get("/?public").status_code == 200


def test_the_menu_holds_what_one_may_open(place: Place) -> None:
    strangers, workers, managers = (
        {item.url for item in found} for found in (public_menu("/"), menu(a_worker(), "/"), menu(a_manager(), "/"))
    )
    assert workers <= managers
    assert "/my-work/" in workers - strangers
    assert "/groups/" in strangers & workers
    assert "/join/" in strangers - workers, "a stranger’s doors are not the team’s tools"


def test_the_page_one_is_on_is_marked_once_in_the_menu(place: Place) -> None:
    current = [item.url for item in menu(a_worker(), "/evidence/entries/") if item.current]
    assert current == ["/evidence/"]


def test_the_frame_costs_one_query_and_one_for_each_thing_that_waits(place: Place) -> None:
    request = RequestFactory().get("/")
    request.user = a_worker()
    with CaptureQueriesContext(connection) as found:
        shell = chrome(request)["shell"]
        assert shell.place_name
        assert chrome(request)["shell"].primary_action is not None
    counting = [item for item in shell.navigation if item.count is not None]
    assert len(found) == 3 + len(counting), [q["sql"][:150] for q in found.captured_queries]


def test_the_menu_puts_tools_after_the_days_work_and_settings_last(place: Place) -> None:
    items = menu(a_manager(), "/")
    sections = [str(item.section) for item in items]
    assert sections == sorted(sections, key=["", "What we do", "Council and NHS", "Tools"].index)
    assert items[-1].url == "/settings/"


def test_settings_stand_on_one_page_for_whom_they_are(place: Place, client: Client) -> None:
    client.force_login(a_manager())
    shown = client.get("/settings/").content.decode()
    assert 'href="/settings/place/"' in shown
    assert [item.url for item in menu(a_manager(), "/settings/place/") if item.current] == ["/settings/"]
    client.force_login(a_worker())
    assert 'href="/settings/place/"' not in client.get("/settings/").content.decode()


def test_a_made_up_place_says_so_in_the_page_and_its_title(place: Place, client: Client) -> None:
    Place.objects.update(is_fiction=True)
    page = client.get("/").content.decode()
    assert "(made up)</title>" in page
    assert "This place is made up" in page


def test_a_lost_address_is_answered_in_the_frame_of_whoever_asks(place: Place, client: Client) -> None:
    stranger = client.get("/nowhere/")
    assert stranger.status_code == 404
    assert "This page is not here" in stranger.content.decode()
    client.force_login(a_worker())
    assert 'class="bar"' in client.get("/nowhere/").content.decode()


def test_what_is_not_open_to_one_is_said_kindly(place: Place, worker_client: Client) -> None:
    answer = worker_client.get("/settings/team/")
    assert answer.status_code == 403
    assert "This page is not open to you" in answer.content.decode()
