"""Who may be one person, and who is not for all they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel.pairing import candidate_pairs
from hedgerow.people.rules.likeness import BLOCKS, alike, same_name, words_of_name
from hedgerow.people.types import Alike, Somebody

MAIL, PHONE, PLACE = {"email": "a@example.org"}, {"phone": "01632960123"}, {"postcode": "M15 4AB"}


def one(pk: int, name: str, **facts: object) -> Somebody:
    return Somebody(pk, words_of_name(name.lower().split()), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (one(1, "Jo Okafor", **MAIL), one(2, "Joanne Okafor", **MAIL), Alike.EMAIL),
        (one(1, "Dr Jo Okafor", **PHONE), one(2, "Okafor Jo", **PHONE), Alike.PHONE),
        (one(1, "J Okafor", **PLACE), one(2, "Jo Okafor", **PLACE), Alike.PLACE),
        (one(1, "Liz Brown", organisations=frozenset({3})), one(2, "Elizabeth Brown", organisations=frozenset({3, 4})),
         Alike.GROUP),
        (one(1, "Kathryn Whitworth", **MAIL), one(2, "Kathryn Whitwroth", **MAIL), Alike.EMAIL),
        (one(1, "Persis Quill", **MAIL), one(2, "Persis Quill"), Alike.NAME),
    ],
)  # fmt: skip
def test_one_person_twice(first: Somebody, second: Somebody, why: Alike) -> None:
    verdict = alike(first, second)
    assert verdict
    assert verdict[1] == why
    assert len(list(candidate_pairs([first, second], BLOCKS))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one(1, "Jo Okafor", **MAIL, **PHONE, **PLACE), one(2, "Sam Okafor", **MAIL, **PHONE, **PLACE)),  # a couple
        (one(1, "Jo Okafor", **MAIL), one(2, "Ann Bell", **MAIL)),  # an office's address
        (one(1, "John Smith", **MAIL), one(2, "John Smith", email="b@example.org", **PHONE)),  # namesakes
        (one(1, "John Smith", **PLACE), one(2, "John Smith Junior", **PLACE)),  # father and son
        (one(1, "Jan Lee", **PLACE), one(2, "Ian Lee", **PLACE)),
        (one(1, "Mary", **PLACE), one(2, "Mary Lee", **PLACE)),
    ],
)
def test_two_people(first: Somebody, second: Somebody) -> None:
    assert alike(first, second) is None


NAMES = st.lists(st.sampled_from("jo joanne okafor okafro smith j ann anne lee ii".split()), min_size=1, max_size=3)


@given(NAMES, NAMES)
def test_likeness_does_not_ask_who_comes_first(first: list[str], second: list[str]) -> None:
    assert same_name(first, second) == same_name(second, first)
    assert same_name(first, first) == 100


@given(st.lists(st.builds(one, st.integers(1, 10**6), st.sampled_from(["Jo Bell", "Al Bell"]),
                          email=st.sampled_from(["", "a@b.uk"])), max_size=12, unique_by=lambda each: each.id))  # fmt: skip
def test_each_pair_is_compared_once(people: list[Somebody]) -> None:
    pairs = [frozenset((a.id, b.id)) for a, b in candidate_pairs(people, BLOCKS)]
    assert len(pairs) == len(set(pairs))
