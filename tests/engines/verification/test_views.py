"""One button: still right."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.verification.models import Verification
from tests.engines.verification.test_actions import SEED, _seeds  # noqa: F401


def test_the_button_confirms_and_leads_back(client: Client, worker: User) -> None:
    client.force_login(worker)
    answer = client.post("/still-right/", {"ref": SEED, "how": "asked", "next": "/seeds/1/"})
    assert answer.headers["Location"] == "/seeds/1/"
    assert Verification.objects.get().how == "asked"


@pytest.mark.parametrize(
    ("ref", "status"), [("seeds.seed:9", 403), ("stones.stone:1", 403), ("nonsense", 404), ("", 404)]
)
def test_what_one_may_not_confirm_stays_as_it_is(client: Client, worker: User, ref: str, status: int) -> None:
    client.force_login(worker)
    assert client.post("/still-right/", {"ref": ref}).status_code == status
    assert not Verification.objects.exists()
