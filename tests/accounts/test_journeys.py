"""Signing in as people do, in a real browser: by password and app, by letter, by passkey; devices and places to sign out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from playwright.sync_api import Page, expect

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from tests.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], None]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def _demanded(settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    cache.clear()


@pytest.fixture
def worker(live_server: Any) -> User:
    return person()


@pytest.fixture
def look(axe: Axe) -> Axe:
    """Look at a page as it is on a desk and on a telephone: nothing for axe, and nothing that sticks out at the side."""

    def at_both(page: Page) -> None:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url

    return at_both


@pytest.fixture
def passkeys(page: Page) -> Page:
    """A browser whose device makes passkeys and takes every finger for its owner's."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def sign_in(page: Page, at: str, email: str = "worker@example.org") -> None:
    page.goto(f"{at}/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def code_of(key: str, later: int = 0) -> str:
    """What an app shows; `later` half minutes on, as a code is taken once."""
    counter = list(yield_hotp_counters_from_time())[1] + later
    return format_hotp_value(hotp_value(key, counter))


def set_up_app(page: Page) -> str:
    """Set up an app, and answer with the key that it was told."""
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_text("I cannot scan it").click()
    key = page.locator("code.key").inner_text()
    page.get_by_label("The six figures that the app shows").fill(code_of(key))
    press(page, "Go on")
    return key


def latest_letter() -> dict[str, Any]:
    found: dict[str, Any] = Outgoing.objects.order_by("-id")[0].letter
    return found


def path_in(letter: dict[str, Any]) -> str:
    return "/link/" + letter["button"]["url"].split("/link/")[1]


def test_a_worker_sets_up_an_app_once_and_has_the_device_remembered(
    page: Page, live_server: Any, worker: User, look: Axe
) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    look(page)
    sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="Set up a second proof")).to_be_visible()
    look(page)
    page.goto(f"{live_server.url}/log/")
    expect(page.get_by_role("heading", name="Set up a second proof")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    look(page)
    page.go_back()
    key = set_up_app(page)
    expect(page.get_by_role("heading", name="Print these codes")).to_be_visible()
    look(page)
    spare = page.locator("ul.codes code").all_inner_texts()
    assert len(spare) == 10
    page.get_by_role("link", name="I have kept them: go on").click()
    page.wait_for_url(f"{live_server.url}/log/")
    page.goto(f"{live_server.url}/account/second-factor/codes/")
    expect(page.get_by_role("heading", name="Codes for an emergency")).to_be_visible()
    assert not [code for code in spare if code in page.content()]

    page.goto(f"{live_server.url}/account/")
    look(page)
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="One more proof")).to_be_visible()
    look(page)
    page.get_by_label("Code").fill("000000")
    press(page, "Go on")
    expect(page.get_by_text("Error: This is not right")).to_be_visible()
    look(page)
    page.get_by_label("Code").fill(code_of(key, later=1))
    press(page, "Go on")
    look(page)
    press(page, "Remember this device")
    page.wait_for_url("**/my-work/")

    page.goto(f"{live_server.url}/account/")
    expect(page.get_by_role("heading", name="Remembered devices")).to_be_visible()
    look(page)
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    sign_in(page, live_server.url)
    page.wait_for_url("**/my-work/")
    page.goto(f"{live_server.url}/account/")
    press(page, "Forget it")
    sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="One more proof")).to_be_visible()
    page.get_by_label("Code").fill(spare[0])
    press(page, "Go on")
    press(page, "No, others use it too")
    page.wait_for_url("**/my-work/")


def test_somebody_signs_in_with_the_code_of_a_letter_or_its_link(
    page: Page, live_server: Any, chromium: Any, look: Axe
) -> None:
    person("treasurer@example.org", role="", name="Tessa")
    page.goto(f"{live_server.url}/sign-in/?next=/account/")
    page.get_by_role("link", name="E-mail me a link").click()
    look(page)
    page.get_by_label("E-mail address").fill("Treasurer@example.org")
    press(page, "Send the letter")
    look(page)
    letter = latest_letter()
    assert re.fullmatch(r"\d{6}", letter["code"])
    page.get_by_label("The six figures in the letter").fill("000000" if letter["code"] != "000000" else "1")
    press(page, "Go on")
    expect(page.get_by_text("Error: This code is not right")).to_be_visible()
    page.get_by_label("The six figures in the letter").fill(letter["code"])
    press(page, "Go on")
    page.wait_for_url(f"{live_server.url}/account/")

    telephone = chromium.new_context(viewport=PHONE).new_page()
    telephone.goto(live_server.url + path_in(letter))
    look(telephone)
    press(telephone, "Sign in")
    telephone.wait_for_url(f"{live_server.url}/account/")
    telephone.goto(live_server.url + path_in(letter))
    expect(telephone.get_by_role("heading", name="This link has been used")).to_be_visible()
    look(telephone)
    telephone.context.close()


def test_a_passkey_is_made_and_lets_in_without_a_password(
    passkeys: Page, live_server: Any, worker: User, look: Axe
) -> None:
    page = passkeys
    sign_in(page, live_server.url)
    page.get_by_role("link", name="Set up a passkey").click()
    look(page)
    page.get_by_label("What to call it").fill("My laptop")
    press(page, "Make the passkey")
    page.get_by_role("link", name="I have kept them: go on").click()
    page.goto(f"{live_server.url}/account/second-factor/")
    expect(page.get_by_role("strong").filter(has_text="My laptop")).to_be_visible()
    look(page)
    page.goto(f"{live_server.url}/account/")
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()

    press(page, "Use a passkey")
    page.wait_for_url("**/my-work/")
    page.goto(f"{live_server.url}/account/")
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()

    sign_in(page, live_server.url)
    look(page)
    press(page, "Use the passkey")
    press(page, "No, others use it too")
    page.wait_for_url("**/my-work/")
    page.goto(f"{live_server.url}/account/second-factor/")
    page.get_by_role("link", name="Rename").click()
    look(page)
    page.get_by_label("What to call it").fill("The old laptop")
    press(page, "Save")
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_text("Set up another one first")).to_be_visible()
    page.get_by_role("link", name="Add another passkey").click()
    press(page, "Make the passkey")
    expect(page.get_by_text("That did not work")).to_be_visible()  # this device has one already
    User.objects.update(role="")
    page.goto(f"{live_server.url}/account/second-factor/")
    page.get_by_role("link", name="Remove").click()
    look(page)
    press(page, "Remove it")
    expect(page.get_by_role("link", name="Set up a passkey")).to_be_visible()


def test_a_place_where_somebody_is_signed_in_is_ended_from_another(
    page: Page, live_server: Any, chromium: Any, look: Axe
) -> None:
    person("treasurer@example.org", role="", name="Tessa")
    left = chromium.new_context(user_agent="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0").new_page()
    sign_in(left, live_server.url, "treasurer@example.org")
    sign_in(page, live_server.url, "treasurer@example.org")
    page.goto(f"{live_server.url}/account/")
    expect(page.get_by_text("Firefox on Windows").first).to_be_visible()
    look(page)
    press(page, "Sign out there")
    expect(page.get_by_text("You are signed out there.")).to_be_visible()
    left.goto(f"{live_server.url}/account/")
    expect(left.get_by_role("heading", name="Sign in")).to_be_visible()
    left.context.close()
    letters = [row.letter["subject"] for row in Outgoing.objects.all()]
    assert letters == ["A new device signed in as you"]


def test_a_password_that_was_forgotten_is_chosen_anew(page: Page, live_server: Any, look: Axe) -> None:
    user = person("treasurer@example.org", role="", name="Tessa")
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("link", name="I have forgotten it").click()
    look(page)
    page.get_by_label("E-mail address").fill("treasurer@example.org")
    press(page, "Send the letter")
    look(page)
    page.goto(live_server.url + path_in(latest_letter()))
    press(page, "Go on")
    expect(page.get_by_role("heading", name="Choose a password")).to_be_visible()
    look(page)
    page.get_by_label("New password").fill("five small speckled eggs")
    page.get_by_label("The same again").fill("five small speckled eggs")
    press(page, "Save and go on")
    expect(page.get_by_text("Your password is changed.")).to_be_visible()
    user.refresh_from_db()
    assert user.check_password("five small speckled eggs")


def test_a_manager_invites_a_colleague_who_comes_in_by_the_letter(
    page: Page, live_server: Any, chromium: Any, look: Axe, settings: Any
) -> None:
    settings.SECOND_FACTOR_DEMANDED = False
    person(role="manager")
    sign_in(page, live_server.url, "manager@example.org")
    page.goto(f"{live_server.url}/settings/team/add/")
    look(page)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("E-mail address").fill("ada@example.org")
    press(page, "Add and invite")
    expect(page.get_by_text("The invitation goes out to ada@example.org.")).to_be_visible()
    page.get_by_role("link", name="Ada").click()
    look(page)
    settings.SECOND_FACTOR_DEMANDED = True
    ada = chromium.new_context(viewport=PHONE).new_page()
    ada.goto(live_server.url + path_in(latest_letter()))
    look(ada)
    press(ada, "Start")
    ada.get_by_label("New password").fill(PASSWORD)
    ada.get_by_label("The same again").fill(PASSWORD)
    press(ada, "Save and go on")
    expect(ada.get_by_role("heading", name="Set up a second proof")).to_be_visible()
    set_up_app(ada)
    ada.get_by_role("link", name="I have kept them: go on").click()
    ada.context.close()
