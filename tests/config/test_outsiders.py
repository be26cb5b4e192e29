"""Whatever an outsider sends anywhere, with every field that could give them more, changes nothing that is not theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from hedgerow.engines.todo.models import Task
from hedgerow.engines.verification.models import Verification
from hedgerow.ledger.models import Entry, Note
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.people.models import Consent, Contact, Role
from hedgerow.places.models import Place
from tests.config.asking import Browser, turned_away
from tests.config.hats import everybody
from tests.examples import Records, path_of
from tests.people import person

pytestmark = pytest.mark.django_db
OUTSIDERS = ("anyone", "of another group", "has left the body")
#: whoever has a link may press it: it came in their own letter
THEIRS = ("accounts:follow", "verification:asked", "people:preferences")
GUARDED = (Access, Sharing, Organisation, Contact, Role, Consent, Entry, Note, Task, Verification, Place)


@pytest.fixture
def records(tmp_path: Path, settings: Any) -> Records:
    settings.DATA_DIR = tmp_path
    return Records({role: person(role=role) for role in LioRole})


def stuffed(records: Records, user: User | None) -> dict[str, Any]:
    """Every field by which somebody might get more: for themselves, or over the group."""
    me, group = str(user.pk if user else 0), str(records.group.pk)
    return {
        "role": "manager", "is_active": "1", "is_staff": "1", "is_superuser": "1", "level": "administrator", "user": me,
        "users": me, "by": me, "owner": me, "pk": group, "id": group, "group": group, "groups": group, "organisation": group,
        "body": group, "contact": "1", "what": "contacts", "how": "phone", "ref": str(records.group.ref), "published": "1",
        "lio_name": "Ours now", "kind": "group", "text": "Ours now", "description": "Ours now", "accept": "yes",
        "answer": "Ours now", "leave_empty": "1", "withdraw": "1", "back": "1", "given": "yes", "purpose": "newsletter",
        "trusted": "1", "until": "2020-01-01", "since": "2020-01-01", "activity": str(records.activity.pk), "minutes": "15",
        "email": "outsider@example.org", "confidential-readers": me, "next": "/", "every_days": "7", "closed": "on",
    }  # fmt: skip


def held() -> dict[str, list[Any]]:
    """All that is not an outsider's, as it stands in the database."""
    rows = {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in GUARDED}
    rows["rights"] = list(User.objects.order_by("pk").values("pk", "role", "is_active", "team", "email"))
    return rows


def test_an_outsider_changes_nothing(records: Records) -> None:
    people = everybody(records)
    paths = [(one.name, path_of(one, records)) for one in addresses()]
    before = held()
    browsers = {who: (Browser(people[who]), stuffed(records, people[who])) for who in OUTSIDERS}
    wrong = [
        f"{name} as {who} changed {changed}"
        for who, (browser, sent) in browsers.items()
        for name, path in paths
        for changed in changes(browser, path, sent, before)
        if name not in THEIRS
    ]
    assert not wrong, "\n".join(wrong)


def changes(browser: Browser, path: str, sent: dict[str, Any], before: dict[str, list[Any]]) -> list[str]:
    """What one request changes; it is taken back."""
    after = before

    def look(answer: HttpResponse) -> None:
        nonlocal after
        after = before if turned_away(answer) else held()

    browser.ask("post", path, sent, then=look)
    return [label for label in before if after[label] != before[label]]


def test_somebody_inside_would_be_noticed(records: Records) -> None:
    user, before = everybody(records)["administrator"], held()
    client = Client()
    assert user is not None
    client.force_login(user)
    client.post(reverse("spaces:access", kwargs={"pk": records.access.pk}), {"level": "administrator"})
    assert held() != before
