"""The suite defends itself: no network, no repeated queries, no undefined template variables, no silent skips."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
#: target-size is WCAG 2.2 AA, which axe leaves off; what it has nothing against need not be told, which takes half its time
AXE_OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is imported."""
    network.block()
    try_nothing_by_the_clock()
    # Playwright's synchronous interface runs a loop, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    let_a_default_stand_for_what_is_missing()


def try_nothing_by_the_clock() -> None:
    """How long an example takes is the machine's affair: Hypothesis does the same of itself where `CI` is set."""
    from hypothesis import HealthCheck, settings

    if "CI" not in os.environ:
        settings.register_profile("hedgerow", deadline=None, suppress_health_check=[HealthCheck.too_slow])
        settings.load_profile("hedgerow")


def let_a_default_stand_for_what_is_missing() -> None:
    """A template that writes `|default:...` has thought of the variable being undefined: that alone does not fail."""
    from django.template.base import FilterExpression

    resolve = FilterExpression.resolve

    def lenient(self: FilterExpression, context: Any, ignore_failures: bool = False) -> Any:
        has_default = any(function.__name__.startswith("default") for function, _ in self.filters)
        return resolve(self, context, ignore_failures or has_default)

    FilterExpression.resolve = lenient  # type: ignore[method-assign]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run."""
    vendor = os.environ.get("DATABASE_URL", "sqlite:").split(":")[0].replace("postgres:", "postgresql:")
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason="needs Chromium (on Debian: apt install chromium)"))
        for name in ("postgresql", "sqlite"):
            if item.get_closest_marker(name) and not vendor.startswith(name.removesuffix("ql")):
                item.add_marker(pytest.mark.skip(reason=f"needs {name}: DATABASE_URL names {vendor}"))


@pytest.fixture(autouse=True)
def _no_repeated_queries(request: pytest.FixtureRequest) -> Iterator[None]:
    """A query repeated for each row fails the test, in a view or out of one."""
    if not request.node.get_closest_marker("django_db"):
        yield
        return
    from zeal import zeal_context

    with zeal_context():
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real open data beside the project, or a skip that says so."""
    if not SHARED_DATA.is_dir():
        pytest.skip("needs the folder of real open data at ../shared/data")
    return SHARED_DATA


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the run; tests that use it are marked `browser`. How long a page takes is never what a test tries."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page with a profile of its own. A request to another machine, an error in a script, or anything that the content
    security policy had to stop fails the test."""
    wrong: list[str] = []
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    context.route("**/*", lambda route: pass_only_local(route, wrong))
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"script error on {page.url}: {error}"))
    page.on("console", lambda said: note_what_was_stopped(said.text, page.url, wrong))
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)


def pass_only_local(route: Route, wrong: list[str]) -> None:
    """Let a request through to this machine, and note any other."""
    if route.request.url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:")):
        route.continue_()
    else:
        wrong.append(f"asked another machine: {route.request.url}")
        route.abort()


def note_what_was_stopped(said: str, where: str, wrong: list[str]) -> None:
    """Note what the browser says of a script, a style or a form that the policy does not let through."""
    if "Content Security Policy" in said:
        wrong.append(f"stopped on {where}: {said}")


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail, naming rule and element, if axe finds anything on the page (WCAG 2.2 AA and its own good practice)."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Page) -> None:
        page.wait_for_load_state()  # else its style sheet may be on its way
        found: list[dict[str, Any]] = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        lines = [f"{rule['id']}: {rule['help']}\n    {node['html'][:200]}" for rule in found for node in rule["nodes"]]
        assert not lines, f"axe on {page.url}:\n" + "\n".join(lines)

    return check
