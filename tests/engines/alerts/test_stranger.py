"""Nobody can advertise by our letters: what a stranger typed stands in them as words alone."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.engines.alerts.rules import LONGEST_ASKED, without_addresses
from hedgerow.engines.mail.models import Outgoing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "Win at https://evil.example/win",
        "www.evil.example",
        "mail me@evil.example",
        "evil.example:8080/x",
        "a\\\\evil.example\\x",
    ],
)
def test_no_address_gets_into_a_letter_that_was_not_confirmed(typed: str, client: Client) -> None:
    answer = client.post(f"/tell-me/groups/?q={typed}", {"email": "victim@example.org", "rhythm": "week"})
    assert answer.status_code == 200
    row = Outgoing.objects.get()
    words = " ".join([row.subject, *row.letter["paragraphs"]])
    assert "evil.example" not in words
    assert "://" not in words
    assert "@evil" not in words


def test_plain_words_stay_as_they_are() -> None:
    said = "New groups and charities: Ash, arts, “choir”"
    assert without_addresses(said) == said
    assert len(without_addresses("x" * 500)) == LONGEST_ASKED
