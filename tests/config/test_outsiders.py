"""Whatever an outsider sends anywhere, with every field that could give them more, changes nothing that is not theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.config.addresses import addresses
from hedgerow.engines.todo.models import Task
from hedgerow.engines.verification.models import Verification
from hedgerow.ledger.models import Entry, Note
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.people.models import Consent, Contact, Role
from hedgerow.places.models import Place
from tests.config.hats import everybody
from tests.examples import EXAMPLES, Records
from tests.people import person

pytestmark = pytest.mark.django_db
OUTSIDERS = ("anyone", "signed in", "of another group", "of another body", "has left the group", "has left the body")
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


@pytest.mark.parametrize("who", OUTSIDERS)
def test_an_outsider_changes_nothing(who: str, records: Records) -> None:
    user, wrong = everybody(records)[who], []
    paths = [(one.name, EXAMPLES[one.name](records) if one.needs else None) for one in addresses()]
    before, sent = held(), stuffed(records, user)
    for name, parts in paths:
        with zeal_ignore(), transaction.atomic():
            client = Client()
            if user:
                client.force_login(user)
            refused = was_refused(client.post(reverse(name, kwargs=parts), sent))
            after = before if refused else held()
            transaction.set_rollback(True)
        wrong += [f"{name} changed {label}" for label in before if label in after and after[label] != before[label]]
    assert [line for line in wrong if not is_theirs(line)] == []


def was_refused(answer: HttpResponse) -> bool:
    """Whether a request ended at the door, before the view could do anything."""
    return answer.status_code in {403, 405} or answer.headers.get("Location", "").startswith("/sign-in/?next=")


def is_theirs(line: str) -> bool:
    """What anybody may: their own address is changed by a letter only, and whoever has a link may press it."""
    return any(line.startswith(name) for name in ("accounts:follow ", "verification:asked ", "people:preferences "))


def test_somebody_inside_would_be_noticed(records: Records) -> None:
    user, before = everybody(records)["administrator"], held()
    client = Client()
    assert user is not None
    client.force_login(user)
    client.post(reverse("spaces:access", kwargs={"pk": records.access.pk}), {"level": "administrator"})
    assert held() != before
