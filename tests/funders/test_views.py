"""Pages about funders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.organisations.models import Organisation
from tests.funders.conftest import ASH, OAK
from tests.people import person
from tests.spine.given_register import grant

pytestmark = pytest.mark.django_db


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_anybody_reads_the_list_filters_it_and_takes_it_away(thornmere: Path, worker: User, client: Client) -> None:
    page = text(client, "/funders/")
    assert page.index("The Ash Trust") < page.index("Elm Foundation") < page.index("Oak Fund")
    assert "nothing published for two years" in page
    assert "Elm" not in text(client, "/funders/?q=ash")
    assert text(client, "/funders/?sort=-median").index("Elm") < text(client, "/funders/?sort=-median").index("The Ash")
    assert "Nothing found" in text(client, "/funders/?q=nobody")
    file = text(client, "/funders/?format=csv&which=here")
    assert file.count("\n") == 3
    assert ASH in file


def test_before_there_are_awards_it_says_what_to_do(
    tmp_path: Path, settings: Any, worker: User, client: Client
) -> None:
    settings.DATA_DIR = tmp_path
    assert "No awards are held yet" in text(client, "/funders/")
    text(client, f"/funders/{ASH}/", 404)


def test_a_funders_page_has_charts_with_their_tables_and_no_person(
    thornmere: Path, worker: User, client: Client
) -> None:
    page = text(client, f"/funders/{ASH}/")
    assert "4 awards to 3 organisations are published: £2,800 together." in page
    assert "fewer than five grants; numbers so small are not shown" in page
    assert page.count("The same as a table") >= 2
    assert "£50" not in page
    assert "It has published no award since" not in page
    assert "It has published no award since" in text(client, f"/funders/{OAK}/")
    assert text(client, f"/funders/{ASH}/?format=csv").count("360G-test-") == 4
    text(client, "/funders/nobody/", 404)


def test_who_funded_groups_like_one_is_for_its_people_and_our_team(
    group: Organisation, treasurer: User, worker: User, client: Client
) -> None:
    path = f"/space/groups/{group.pk}/funding/near/"
    for user in (treasurer, worker):
        client.force_login(user)
        page = text(client, path)
        assert "The Ash Trust" in page
        assert "Like this one are groups under £25,000" in page
    assert "The Ash Trust" in text(client, f"{path}?format=csv")
    client.force_login(person("other@example.org", LioRole.NONE, name="Other"))
    text(client, path, 403)
    assert path in text(worker_client(worker), f"/groups/{group.pk}/")


def worker_client(worker: User) -> Client:
    made = Client()
    made.force_login(worker)
    return made


def test_a_file_is_checked_and_not_kept(thornmere: Path, worker: User, client: Client) -> None:
    client.force_login(worker)
    data = json.dumps({"grants": [grant(1), grant(2, awardDate="31/03/2024")]}).encode()
    answer = client.post("/funders/check/", {"file": SimpleUploadedFile("grants.json", data)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "2 grants, 1 valid" in page
    assert "31/03/2024" in page
    for name, wrong in (("a.json", b"{"), ("empty.csv", b"")):
        answer = client.post("/funders/check/", {"file": SimpleUploadedFile(name, wrong)})
        assert answer.status_code == 422
        assert name in answer.content.decode() or "empty" in answer.content.decode()
