"""A place that leaves can open its tables in a spreadsheet: nothing in them is run, and nobody else reads them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from hedgerow.engines.export import actions
from hedgerow.organisations.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)
PLANTED = '=HYPERLINK("http://evil.example","click")'


def test_what_begins_like_a_formula_leaves_as_text(tmp_path: Path) -> None:
    Organisation.objects.create(name=PLANTED)
    actions.export(into=tmp_path / "out")
    tables = tmp_path / "out" / "tables"
    with (tables / "organisations.organisation.csv").open(newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == [f"'{PLANTED}"]
    rows = json.loads((tables / "organisations.organisation.json").read_text())
    assert [row["name"] for row in rows] == [PLANTED]
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0
