"""Somebody of our team, two subjects, and a letter that is being written."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.newsletters import actions
from hedgerow.newsletters.models import Issue, Subject
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person("wren@example.org", name="Wren")


@pytest.fixture
def news(db: None) -> Subject:
    return actions.add_subject(by=None, name="News and events")


@pytest.fixture
def money(db: None) -> Subject:
    return actions.add_subject(by=None, name="Money", place=1)


@pytest.fixture
def issue(worker: User, news: Subject) -> Issue:
    made = actions.begin(by=worker, title="Spring news", subjects=[news])
    actions.add_words(by=worker, issue=made, text="Spring is here.\n\nSo are we.", heading="Hello")
    return made
