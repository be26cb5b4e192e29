"""The threat model names files that exist, and the page for reports leads to it."""

from __future__ import annotations

import re

from tests.repository.tree import ROOT

MODEL = ROOT / "docs" / "explanation" / "security.md"
NAMED = re.compile(r"`((?:hedgerow|tests|deploy|requirements)/[\w./-]+)`")


def test_each_file_named_exists() -> None:
    named = set(NAMED.findall(MODEL.read_text()))
    assert len(named) > 40
    assert not sorted(name for name in named if not (ROOT / name).is_file())


def test_each_property_names_the_file_that_holds_it() -> None:
    rows = [line for line in MODEL.read_text().splitlines() if line.startswith("| ") and "held by" not in line]
    silent = [row for row in rows if not NAMED.search(row)]
    assert all("|" in row and row.count("|") == 3 for row in rows)
    assert len(silent) == 9, "the table of who may try what, and nothing else, names no file"


def test_the_page_for_reports_leads_to_it() -> None:
    assert "docs/explanation/security.md" in (ROOT / "SECURITY.md").read_text()
