"""Make the pictures that the documents show, from the demonstration, in the Chromium of this machine.

The demonstration is built in a folder of its own, so that the pictures do not depend on what somebody tried in theirs.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
HEDGEROW = Path(sys.executable).with_name("hedgerow")
WIDTH, HEIGHT = 1280, 860
SECONDS_TO_BUILD = 600


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page by the name of its address, and the role that looks at it (None: anybody)."""

    name: str
    address: str
    role: str | None = None


PICTURES = (
    Picture("home", "pages:home"),
    Picture("log", "ledger:quick", "worker"),
    Picture("evidence", "evidence:reading", "manager"),
    Picture("cases", "development:board", "manager"),
    Picture("funds", "funding:funds"),
    Picture("volunteer", "volunteering:search"),
    Picture("say", "participation:home"),
)


def main() -> int:
    """Build, serve, look, save."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("The pictures are made by Chromium, which is not here. On Debian: apt install chromium")
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="hedgerow-pictures-") as data,
        demonstration(Path(data)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            take(browser, site, picture)
    return 0


@contextmanager
def demonstration(data: Path) -> Iterator[str]:
    """Serve a new demonstration on a free port; its address. It ends with the block."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "HEDGEROW_DATA": str(data / "demo")}
    command = [str(HEDGEROW), "demo", f"--port={port}", f"--data-dir={data / 'demo'}"]
    server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_for(site, server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(site: str, server: subprocess.Popen[bytes]) -> None:
    """Until the site answers; it is being built before."""
    for _ in range(SECONDS_TO_BUILD):
        if server.poll() is not None:
            raise SystemExit("The demonstration ended before it answered: see the lines above.")
        try:
            urllib.request.urlopen(site, timeout=5).close()  # noqa: S310 -- our own server
        except (urllib.error.URLError, OSError):
            time.sleep(1)
        else:
            return
    raise SystemExit(f"The demonstration did not answer within {SECONDS_TO_BUILD} seconds.")


def take(browser: Browser, site: str, picture: Picture) -> None:
    """One picture, as its role sees the page."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", timezone_id="Europe/London")
    if picture.role:
        sign_in(page, site, picture.role)
    page.goto(site + path_of(picture.address))
    page.wait_for_load_state("networkidle")
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    page.close()
    print(f"docs/screenshots/{picture.name}.png")


def sign_in(page: Page, site: str, role: str) -> None:
    """Through the form, as the first of the made-up colleagues with the role."""
    from hedgerow.demo.stories import COLLEAGUES, PASSWORD

    email = next(colleague.email for colleague in COLLEAGUES if colleague.role == role)
    page.goto(site + path_of("accounts:sign_in"))
    page.locator("main input[type=email], main input[name=username], main input[name=email]").first.fill(email)
    page.locator("main input[type=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def path_of(address: str) -> str:
    """The path of a page, by the name of its address."""
    from django.urls import reverse

    return reverse(address)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sys.exit(main())
