"""The button on every page, in a real browser: by key, in a dialog, without JavaScript, and with nothing typed lost."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.shell import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DRAFT = "sessionStorage.getItem('draft:quick')"
pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.shell.pages")]


@pytest.fixture(autouse=True)
def signed_in(page: "Page") -> Iterator[None]:
    yield
    pages.signed_out["now"] = False


def draft(page: "Page") -> Any:
    return page.evaluate(DRAFT)


def forgets_the_draft(page: "Page") -> None:
    """Asked again from here: what polls within a page is stopped there by the content security policy."""
    for _ in range(600):
        if draft(page) is None:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the draft is still kept: {draft(page)}")


def open_and_type(page: "Page", address: str) -> None:
    page.goto(f"{address}/desk")
    page.keyboard.press("l")
    page.get_by_role("combobox", name="Groups").press_sequentially("oa")
    page.get_by_role("option", name="Oak").wait_for()
    page.keyboard.press("Enter")
    page.get_by_label("Minutes").fill("25")


def test_the_key_opens_the_dialog_and_saving_forgets_the_draft(
    page: "Page", live_server: Any, axe: "Callable[[Page], None]"
) -> None:
    open_and_type(page, live_server.url)
    assert "25" in draft(page)
    axe(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Logged").wait_for()
    forgets_the_draft(page)


def test_a_mistake_is_shown_in_the_dialog_and_focused(page: "Page", live_server: Any) -> None:
    page.goto(f"{live_server.url}/desk")
    page.keyboard.press("l")
    page.get_by_role("button", name="Save").click()
    page.locator("dialog .govuk-error-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert page.url.endswith("/desk")


def test_a_sign_in_that_ran_out_loses_nothing(page: "Page", live_server: Any) -> None:
    open_and_type(page, live_server.url)
    pages.signed_out["now"] = True
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/sign-in")
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.wait_for_url("**/quick")
    page.get_by_text("Kept").wait_for()
    assert page.get_by_label("Minutes").input_value() == "25"
    assert page.locator('input[name="groups"]').input_value() == "1"
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Logged").wait_for()
    forgets_the_draft(page)


def test_escape_closes_and_what_was_typed_is_there_when_it_opens_again(page: "Page", live_server: Any) -> None:
    open_and_type(page, live_server.url)
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("l")
    page.get_by_text("Kept").wait_for()
    assert page.get_by_label("Minutes").input_value() == "25"


def test_a_letter_typed_in_a_box_is_only_a_letter(page: "Page", live_server: Any) -> None:
    page.goto(f"{live_server.url}/desk")
    page.keyboard.press("/")
    page.keyboard.type("l/l")
    assert page.locator("#finder").input_value() == "l/l"
    assert page.locator("dialog[open]").count() == 0


def test_without_javascript_the_button_is_a_link_and_the_form_a_page(chromium: "Browser", live_server: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/desk")
    page.get_by_role("link", name="Log work").click()
    page.get_by_label("Ash").check()
    page.get_by_label("Minutes").fill("5")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Logged").wait_for()
    context.close()
