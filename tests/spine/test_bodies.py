from __future__ import annotations

import pytest

from hedgerow.spine.bodies import is_body, is_redaction


@pytest.mark.parametrize(
    "name",
    [
        "Sale Brass Band",
        "Tar and Sons Limited",
        "The Toy House",
        "BHA for Equality",
        "Barnardos",
        "UNISON",
        "Dr Who Ltd",
        "Stockport MBC",
        "St Joseph Catholic Primary",
        "Kids in Space C.I.C.",
        "SWALLOWDALE",
    ],
)
def test_bodies_are_known_by_a_word(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Example",
        "Mrs A Example",
        "Dr Jo Example",
        "A B Example",
        "B Example",
        "Ann Example T/A Sale Care Services Ltd",
        "Ann Example Photography",
        "Ann Example Services",
        "Professor Ann Example-Other",
        "Ann Mary Example",
        "Example & Other",
    ],
)
def test_what_may_be_a_person_is_no_body(name: str) -> None:
    assert not is_body(name)


def test_a_redaction_is_known() -> None:
    assert is_redaction("REDACTED PERSONAL DATA")
    assert not is_redaction("Sale Brass Band")
