"""Letters that look alike, or become alike when written small, are other addresses: nobody gets in by them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import Link, User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.spine.errors import InputError
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
# The Kelvin sign and the dotless i become k and i when written small or large; the others only look alike.
ALIKE = (
    "mi\u212ae@example.org",
    "m\u0131ke@example.org",
    "m\u0456ke@example.org",
    "mike@ex\u0430mple.org",
    "mike@example.org\u200b",
)


@pytest.mark.parametrize("typed", ALIKE)
def test_a_letter_goes_to_the_address_that_is_kept_or_to_nobody(typed: str, client: Client) -> None:
    person("mike@example.org")
    client.post("/sign-in/forgotten/", {"email": typed})
    client.post("/sign-in/letter/", {"email": typed})
    assert set(Outgoing.objects.values_list("to", flat=True)) <= {"mike@example.org"}
    assert set(Link.objects.values_list("email", flat=True)) <= {"mike@example.org"}


@pytest.mark.parametrize("typed", ALIKE[1:])  # the sign-in page reads the Kelvin sign as a K, and asks for the password
def test_a_password_is_for_the_very_address(typed: str, client: Client) -> None:
    person("mike@example.org")
    assert client.post("/sign-in/", {"username": typed, "password": PASSWORD}).status_code == 422


@pytest.mark.parametrize("typed", ALIKE)
def test_somebody_invited_by_one_is_somebody_else_or_nobody(typed: str) -> None:
    mike = person("mike@example.org")
    try:
        made = actions.invite(by=None, email=typed, name="Mike")
    except (InputError, ValidationError):
        made = None
    assert made is None or made.pk != mike.pk
    found = queries.user_at(typed)
    assert found is None or found.pk != mike.pk
    assert User.objects.filter(email="mike@example.org").count() == 1
