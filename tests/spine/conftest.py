"""A small spine, built once for the tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedgerow.spine import store
from hedgerow.spine.build import build
from tests.spine import given_place, given_register


@pytest.fixture(scope="session")
def small_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the open data of a small place that does not exist."""
    return given_place.write(tmp_path_factory.mktemp("small-place"))


@pytest.fixture(scope="session")
def small_spine(small_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spine of that place."""
    spine = tmp_path_factory.mktemp("data") / "spine"
    build(data=small_place, spine=spine)
    return spine


@pytest.fixture(scope="session")
def real_spine(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> store.Spine:
    """The spine of all the real open data beside the project, or a skip that says so."""
    spine = tmp_path_factory.mktemp("real") / "spine"
    build(data=shared_data, spine=spine)
    return store.open_spine(spine)


@pytest.fixture(scope="session")
def register_spine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spine of the small place with its registers, grants and payments."""
    spine = tmp_path_factory.mktemp("register") / "spine"
    build(data=given_register.write(tmp_path_factory.mktemp("small-register")), spine=spine)
    return spine
