"""The gallery shows every component in each of its states, in a real browser too, where axe finds nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from hedgerow.shell import gallery, gallery_data
from tests.repository.tree import PACKAGE

if TYPE_CHECKING:
    from playwright.sync_api import Page

COMPONENTS = {path.stem for path in PACKAGE.glob("**/templates/cotton/*.html")}
#: drawn inside the sheet of another
PARTS = {"timeline_item": "timeline", "filter_field": "fieldset"}
#: drawn of records (a vote that was counted, an interest that was declared): the tests of their pages look at them
OF_RECORDS = {"due", "poll_result", "poll_recount", "poll_roll", "interests"}


OF_ENGINES = {"audit/gallery/history.html", "lifecycle/gallery/lifecycle.html"}


@pytest.fixture(autouse=True)
def shown(settings: Settings) -> None:
    settings.HEDGEROW_GALLERY = True


def test_every_component_has_its_sheet() -> None:
    sheets = {sheet.name.replace("-", "_") for sheet in gallery.sheets(gallery_data.data())}
    assert sheets | set(PARTS) | OF_RECORDS == COMPONENTS


def test_engines_bring_their_own_sheets() -> None:
    assert set(gallery.of_engines()) == OF_ENGINES


def test_each_sheet_draws_the_component_that_it_names() -> None:
    for sheet in gallery.sheets(gallery_data.data()):
        assert sheet.states
        for state in sheet.states:
            assert f"<c-{sheet.name}" in state.source or "{{ form }}" in state.source, state.source
            assert state.drawn.strip()
            assert "<c-" not in state.drawn


def test_parts_are_drawn_in_the_sheet_of_another() -> None:
    for part, whole in PARTS.items():
        sources = [source for _name, source in gallery.states(f"shell/gallery/{whole}.html")]
        assert any(f"<c-{part.replace('_', '-')}" in source for source in sources)


def test_the_gallery_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/components/").status_code == 200


@pytest.mark.django_db
def test_it_is_not_shown_where_it_is_off(client: Client, settings: Settings) -> None:
    settings.HEDGEROW_GALLERY = False
    assert client.get("/components/").status_code == 404
    assert client.get("/components/map.json").status_code == 404


@pytest.mark.django_db
def test_the_accent_is_served_only_where_it_can_be_read(client: Client) -> None:
    answer = client.get("/accent/06638c.css")
    assert answer.content == b":root{--accent:#06638c}"
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/accent/ffee00.css").status_code == 404
    assert client.get("/accent/red.css").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("frame", ["base", "workspace"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_overflows(
    page: "Page", axe: "Callable[[Page], None]", live_server: Any, frame: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/components/?frame={frame}")
    page.locator("[data-map]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-map].leaflet-container path")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_a_few_letters_find_a_group_and_a_slash_finds_the_box(page: "Page", live_server: Any) -> None:
    page.goto(f"{live_server.url}/components/?frame=workspace")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "finder"
    box = page.get_by_role("combobox", name="Groups")
    box.press_sequentially("long")
    page.get_by_role("option", name="The Long Table").wait_for()
    box.press("Enter")
    assert page.locator('[data-combobox] input[name="groups"]').input_value() == "3"
    box.press_sequentially("Nobody knows us")
    page.get_by_role("option", name="Add as a new group").wait_for()
    box.press("Enter")
    assert page.locator('[data-combobox] input[name="groups_new"]').input_value() == "Nobody knows us"
    box.press("Backspace")
    assert page.locator(".combobox__chosen .chip").count() == 1
