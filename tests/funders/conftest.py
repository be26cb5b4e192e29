"""Thornmere, open, with awards of three funders; a group in it, and who acts for it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation, Tag
from hedgerow.organisations.types import Level, TagScheme
from hedgerow.places.actions import open_place
from tests.funders import given
from tests.funders.given import CARERS, ELSEWHERE, GARDEN, Given
from tests.people import person
from tests.places import small_spine

ASH, ELM, OAK = "GB-CHC-9000001", "GB-CHC-9000002", "GB-CHC-9000003"


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def awards() -> list[Given]:
    """The Ash Trust gives small sums here, the Elm Foundation large ones, Oak long ago and elsewhere."""
    return [
        Given(ago(1700), 400),
        Given(ago(300), 600, ward="E05999001"),
        Given(ago(200), 800, to="a club on no register"),
        Given(ago(100), 1000, to=GARDEN),
        Given(ago(90), 50, person=True),
        Given(ago(2000), 30_000, funder=ELM, name="Elm Foundation", to=GARDEN, where=ELSEWHERE),
        Given(ago(400), 40_000, funder=ELM, name="Elm Foundation", to=GARDEN),
        Given(ago(50), 9_000, funder=ELM, name="Elm Foundation", to=GARDEN, currency="EUR"),
        Given(ago(1900), 5_000, funder=OAK, name="Oak Fund", to="GB-CHC-1000003", where=""),
        Given(ago(1800), 2_000, funder=OAK, name="Oak Fund", basis="head_office"),
        Given(ago(10), 100, funder="a description that slipped", name="GB-CHC-9000001"),
    ]


@pytest.fixture
def thornmere(tmp_path: Path, settings: Any, db: None) -> Path:
    """The place, open, with its awards."""
    settings.DATA_DIR = tmp_path
    cache.clear()
    charter.seed()
    given.write(tmp_path / "spine", awards())
    open_place(area_code=small_spine.AUTHORITY)
    return tmp_path


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def group(thornmere: Path, worker: User) -> Organisation:
    """Of the size of the carers, and doing what they do."""
    made = organisations.create(by=worker, name="Ash Helpers", income_pence=900_000)
    Tag.objects.create(organisation=made, scheme=TagScheme.THEME, code="103")
    return made


@pytest.fixture
def treasurer(worker: User, group: Organisation) -> User:
    user = person("treasurer@example.org", LioRole.NONE, name="Tess")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.EDITOR)
    return user


__all__ = ["CARERS"]
