"""Groups that could help with a problem, by what is known of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.charter import actions as charter
from hedgerow.offers.queries.finding import suggestions
from hedgerow.services import actions as services
from tests.offers.given import a_problem, body, group
from tests.people import person
from tests.services import shown

pytestmark = pytest.mark.django_db
SETTLING = "Out of hospital, and nobody at home? Somebody of ours waits there, warms it, and brings bread and milk."


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """Each test has a record of its own."""
    settings.DATA_DIR = tmp_path
    charter.seed()


def test_a_group_is_found_by_what_its_services_say() -> None:
    worker, ours, other = person("wren@example.org"), group("The Long Table"), group("The Short Bench")
    kept = shown(worker, ours, "Home from hospital", description=SETTLING)
    shown(worker, other, "Choir", description="We sing on Mondays.")
    problem = a_problem(body())
    (found,) = suggestions(problem)
    assert found.name == "The Long Table"
    assert "hospital" in found.because.words
    services.pause_service(by=worker, service=kept)
    assert not suggestions(problem)
    services.show_service(by=worker, service=kept)
    assert not suggestions(problem, without=[ours.pk])
