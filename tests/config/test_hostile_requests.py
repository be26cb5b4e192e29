"""Every address and every form, with values that nobody means well: refused or escaped, never a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from hedgerow.places.models import Place
from tests.config.forms_of import Page, read
from tests.evidence.conftest import place
from tests.examples import Records, path_of
from tests.people import person
from tests.places.conftest import built_once

__all__ = ["built_once", "place"]
pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
MARK = "<script>mark</script>"
# As they go over the wire: what no browser would send is here too.
VALUES = {
    "nothing": "",
    "a zero byte": "a%00b",
    "half a character": "%ED%A0%80",
    "no text at all": "%FF%FE%80",
    "forty digits": "9" * 40,
    "minus one": "-1",
    "infinity": "1e999",
    "not a number": "NaN",
    "digits of other scripts": quote("²٣𝟜"),
    "the first day": "0001-01-01",
    "the last day": "9999-12-31",
    "no such day": "31/02/2026",
    "a script": quote(f"\"'>{MARK}"),
    "a template": quote("{{ request }}{% include 'x' %}%(name)s{0.__class__}"),
    "a formula": quote('=HYPERLINK("http://evil.example")'),
    "right to left": quote("\u202eحديقة\u0000"[:-1]),
    "a way out": "../../../../etc/passwd%00.csv",
    "another site": quote("//evil.example/"),
    "a list": quote("[1, {'a': null}]"),
    "very much": "a" * 300_000,
}
# What fails in one field alone, where others would hide it if they were wrong too.
ALONE = ("a zero byte", "forty digits")
PEOPLE = (None, LioRole.MANAGER)


@pytest.fixture
def records(place: Place, settings: Any) -> Records:
    """Somebody of each role and a record of each kind, in a place that is open."""
    settings.HEDGEROW_GALLERY = True
    return Records({role: person(role=role) for role in LioRole})


def paths(records: Records) -> list[str]:
    """An example of every address."""
    found = [path_of(one, records) for one in addresses() if not one.name.startswith("shell:")]
    return sorted(set(found))


def pages(records: Records) -> Iterator[Page]:
    """What a manager can send from each page."""
    client = Client()
    client.force_login(records.users[LioRole.MANAGER])
    for path in paths(records):
        answer = undone(client, "get", path)
        html = answer.headers.get("Content-Type", "").startswith("text/html")
        yield read(path, answer.content.decode() if html else "")


def undone(client: Client, method: str, path: str, body: str = "") -> HttpResponse:
    """One request whose writes are taken back, so that the next finds the same records."""
    # Records that other tests count one by one are here asked for again and again.
    with zeal_ignore(), transaction.atomic():
        answer = client.post(path, body, content_type=FORM) if method == "post" else client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    return HttpResponse(content, status=answer.status_code, headers=dict(answer.headers))


def fault(client: Client, method: str, path: str, body: str = "") -> str:
    """What is wrong with an answer, or nothing."""
    try:
        answer = undone(client, method, path, body)
    except Exception as error:  # a view may fail in any way: each is a finding
        return f"{type(error).__name__}: {str(error)[:200]}"
    if answer.status_code >= 500:
        return str(answer.status_code)
    if "evil.example" in answer.headers.get("Location", "").partition("?")[0]:
        return f"sent to {answer.headers['Location']}"
    return "not escaped" if MARK.encode() in answer.content and "html" in answer.headers["Content-Type"] else ""


def client_of(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def test_parameters_are_ignored_or_refused_kindly(records: Records) -> None:
    clients, values = clients_of(records), list(VALUES.items())
    found = []
    for page in pages(records):
        for turn in range(0, len(values), 4) if page.asked else ():
            given = {name: values[(turn + at) % len(values)] for at, name in enumerate(sorted(page.asked))}
            every = "&".join(f"{quote(name)}={value[:3000]}" for name, (_words, value) in given.items())
            for who, client in clients.items():
                if wrong := fault(client, "get", f"{page.here}?{every}"):
                    told = {name: words for name, (words, _value) in given.items()}
                    found.append(f"{page.here} with {told} as {who}: {wrong}")
    assert not found, "\n".join(found)


def clients_of(records: Records) -> dict[str, Client]:
    """Browsers of a stranger and a manager."""
    return {str(role or "nobody"): client_of(records.users[role] if role else None) for role in PEOPLE}


def test_a_parameter_alone(records: Records) -> None:
    client = client_of(records.users[LioRole.MANAGER])
    found = [
        f"{page.here} with {words} in {name}: {wrong}"
        for page in pages(records)
        for name in sorted(page.asked)
        for words in ALONE
        if (wrong := fault(client, "get", f"{page.here}?{quote(name)}={VALUES[words]}"))
    ]
    assert not found, "\n".join(found)


def test_forms_are_filled_with_it(records: Records) -> None:
    client = client_of(records.users[LioRole.MANAGER])
    found = [
        f"{path} with {words} in every field: {wrong}"
        for path, fields in posted_forms(records).items()
        for words, value in VALUES.items()
        if (wrong := fault(client, "post", path, encoded(dict.fromkeys(fields, value))))
    ]
    assert not found, "\n".join(found)


def test_a_form_is_filled_well_but_for_one_field(records: Records) -> None:
    client = client_of(records.users[LioRole.MANAGER])
    found = [
        f"{path} with {words} in {name}: {wrong}"
        for path, fields in posted_forms(records).items()
        for name in distinct(fields)
        for words in ALONE
        if (wrong := fault(client, "post", path, encoded(plausible(fields) | {name: VALUES[words]})))
    ]
    assert not found, "\n".join(found)


def posted_forms(records: Records) -> dict[str, dict[str, str]]:
    """The fields of every form that is posted, by where it goes: the same form on many pages counts once."""
    return {form.action: form.fields for page in pages(records) for form in page.forms if form.method == "post"}


def plausible(fields: dict[str, str]) -> dict[str, str]:
    return {name: quote(given or "x") for name, given in fields.items()}


def encoded(fields: dict[str, str]) -> str:
    return "&".join(f"{quote(name)}={value}" for name, value in fields.items())


def distinct(fields: dict[str, str]) -> list[str]:
    """One name of each kind: the twentieth row of a sheet is like the first."""
    return list({re.sub(r"\d+", "", name): name for name in fields}.values())
