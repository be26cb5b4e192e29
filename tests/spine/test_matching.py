from __future__ import annotations

import pytest

from hedgerow.spine.matching import Asked, Index, Known, Match, index, key, keys, same

HERE, THERE = "E08000901", "E08000902"


def known(org_id: str, name: str, *places: str, removed: bool = False, postcode: str | None = None) -> Known:
    return Known(org_id, name, removed, postcode, frozenset(places))


def made(
    *organisations: Known, names: tuple[tuple[str, str], ...] = (), others: tuple[tuple[str, str], ...] = ()
) -> Index:
    return index(organisations, names, others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Toy House Ltd.", "TOY HOUSE"),
        ("St. John's Centre", "SAINT JOHNS CENTER"),
        ("Ash & Elm Soc", "Ash and Elm Society"),
        ("Kids in Space CIC", "Kids in Space Community Interest Company"),
        ("Hale C.I.O.", "Hale"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_name_in_brackets_may_be_left_out() -> None:
    assert keys("Federation of Jewish Services (The Fed)") == (
        "federation of jewish services the fed",
        "federation of jewish services",
    )


def test_a_name_of_nothing_but_legal_words_keeps_them() -> None:
    assert key("Limited") == "limited"


def test_a_number_is_believed_whatever_the_name() -> None:
    held = made(known("GB-CHC-1000001", "Trafford Sea Cadets"))
    assert held.find(Asked("Altrincham Cadets", "GB-CHC-1000001")) == Match(
        "GB-CHC-1000001", "id", pytest.approx(60, abs=30)
    )


def test_a_company_number_leads_to_the_charity() -> None:
    held = made(known("GB-CHC-1000001", "Toys"), others=(("GB-CHC-1000001", "GB-COH-00326093"),))
    match = held.find(Asked("Toys", "360G-x", company="326093"))
    assert match is not None
    assert (match.org_id, match.basis) == ("GB-CHC-1000001", "id")


def test_a_misread_number_needs_the_name() -> None:
    held = made(known("GB-CHC-1000001", "Toy House"))
    assert held.find(Asked("The Toy House", "GB-COH-1000001"))
    assert held.find(Asked("Tar and Sons", "GB-COH-1000001")) is None


def test_a_name_is_believed_where_it_is_one_organisations_and_here() -> None:
    held = made(known("A", "Sunflowers", HERE), known("B", "Sunflowers", THERE))
    match = held.find(Asked("Sunflowers", place=HERE))
    assert match is not None
    assert match.org_id == "A"


def test_a_name_that_two_have_here_is_nobodys_unless_one_is_gone() -> None:
    assert (
        made(known("A", "Sunflowers", HERE), known("B", "Sunflowers", HERE)).find(Asked("Sunflowers", place=HERE))
        is None
    )
    match = made(known("A", "Sunflowers", HERE, removed=True), known("B", "Sunflowers", HERE)).find(
        Asked("Sunflowers", place=HERE)
    )
    assert match is not None
    assert match.org_id == "B"


def test_a_name_elsewhere_is_not_believed() -> None:
    assert (
        made(known("A", "The Great Sunflower Society", THERE)).find(Asked("The Great Sunflower Society", place=HERE))
        is None
    )


def test_a_long_name_of_no_known_place_is_believed_and_a_short_one_is_not() -> None:
    held = made(known("A", "The Great Sunflower Society"), known("B", "Sunflowers"))
    assert held.find(Asked("Great Sunflower Society", place=HERE))
    assert held.find(Asked("Sunflowers", place=HERE)) is None


def test_the_same_postcode_is_here() -> None:
    held = made(known("A", "Sunflowers", THERE, postcode="ZZ1 1AA"), known("B", "Sunflowers", THERE))
    match = held.find(Asked("Sunflowers", postcode="ZZ1 1AA"))
    assert match is not None
    assert match.org_id == "A"


def test_a_slip_is_forgiven_among_neighbours_only() -> None:
    held = made(known("A", "Broadheath Community Association", HERE))
    assert held.find(Asked("Broadheath Comunity Association", place=HERE))
    assert held.find(Asked("Broadheath Comunity Association", place=THERE)) is None


def test_numbers_in_names_are_never_slips() -> None:
    assert made(known("A", "11th Ash Scout Group", HERE)).find(Asked("12th Ash Scout Group", place=HERE)) is None


def test_another_official_number_forbids_a_slip() -> None:
    held = made(known("GB-CHC-1159034", "Art with a Heart", HERE))
    assert held.find(Asked("Art with Heart CIC", "GB-COH-09281882", place=HERE)) is None
    assert held.find(Asked("Art with Heart", "360G-x", place=HERE))


def test_rows_that_share_a_sign_are_one_directly_or_through_others() -> None:
    rows = [("id1", "a"), (None, "b"), ("id1", "b"), (None, "c"), ("id2", None)]
    assert same(rows) == [0, 0, 0, 3, 4]
    assert same([("x", None), (None, "x")]) == [0, 1]
