"""The first manager of a new installation comes by the command line, and by nothing public."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from django.test import Client

from hedgerow.accounts.commands.create_manager import create_manager_command
from hedgerow.accounts.models import User
from hedgerow.spine.errors import InputError
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
CHOOSE = "/account/password/new/"
ASKED = ["--email", "first@example.org", "--name", "First", "--json"]


def test_the_first_manager_chooses_a_password_and_is_in(client: Client) -> None:
    told = json.loads(CliRunner().invoke(create_manager_command, ASKED).output)
    assert client.post(urlsplit(told["link"]).path).headers["Location"] == CHOOSE
    assert client.post(CHOOSE, {"new_password1": PASSWORD, "new_password2": PASSWORD}).status_code == 302
    assert User.objects.get().is_manager
    assert client.get("/settings/team/").status_code == 200


def test_a_second_one_of_the_same_address_is_refused() -> None:
    CliRunner().invoke(create_manager_command, ASKED)
    assert isinstance(CliRunner().invoke(create_manager_command, ASKED).exception, InputError)
    assert User.objects.count() == 1


@pytest.mark.parametrize("name", ["", " ", "x" * 300, "Fir\0st"])
def test_a_name_that_cannot_be_kept_is_refused(name: str) -> None:
    asked = ["--email", "first@example.org", "--name", name]
    assert isinstance(CliRunner().invoke(create_manager_command, asked).exception, InputError)


def test_with_no_user_at_all_the_sign_in_page_looks_as_ever(client: Client) -> None:
    empty = client.get("/sign-in/").content.decode()
    CliRunner().invoke(create_manager_command, ASKED)
    full = client.get("/sign-in/").content.decode()

    def bare(page: str) -> str:
        return page[page.index("<main") : page.index("</main>")].split("csrfmiddlewaretoken")[0]

    assert bare(empty) == bare(full)
