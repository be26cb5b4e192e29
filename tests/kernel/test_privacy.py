"""Classifying fields."""

from __future__ import annotations

import pytest

from hedgerow.kernel.privacy import Privacy, fields


def test_each_field_has_its_class() -> None:
    found = fields(none="id at", personal="name", special="health", confidential="score", person="owner")
    assert [found.of(name) for name in ("id", "name", "health", "score")] == [
        Privacy.NONE,
        Privacy.PERSONAL,
        Privacy.SPECIAL,
        Privacy.CONFIDENTIAL,
    ]
    assert found.of("new") is None
    assert found.person == "owner"


@pytest.mark.parametrize("again", [{"none": "id id"}, {"none": "id", "personal": "id"}])
def test_a_field_classified_twice_is_refused(again: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="twice"):
        fields(**again)
