"""Two clicks in a hurry send a form once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = ROOT / "hedgerow" / "shell" / "static" / "shell" / "once.js"
COUNT = """() => { window.sent = 0; document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) window.sent += 1; event.preventDefault(); }); }"""


@pytest.mark.parametrize(("method", "sent"), [("post", 1), ("get", 2)])
def test_a_form_is_sent_once(page: Page, method: str, sent: int) -> None:
    page.set_content(f"<form method={method}><button>Save</button></form>")
    page.add_script_tag(path=SCRIPT)
    page.evaluate(COUNT)
    page.get_by_role("button").dblclick()
    assert page.evaluate("window.sent") == sent
