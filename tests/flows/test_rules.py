"""Money adds up, stands only where it is known to be, and what is hidden stays hidden."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.flows.presenters.reaching import reach_rows
from hedgerow.flows.rules.flows import between, by_theme, deserts, key_sentence, least_fifth, of_theme, picture, reach
from hedgerow.flows.types import Basis, Gift, Reach, Ward

CODES = ("W1", "W2", "W3", "W4", "W5")
WARDS = [Ward(code, f"Ward {code}", 1_000, 4, needy) for code, needy in zip(CODES, (4, 3, 0, 0, 1), strict=True)]
GIFTS = st.lists(
    st.builds(
        Gift,
        pence=st.integers(1, 10**7),
        ward=st.sampled_from((*CODES, "", "ELSEWHERE")),
        basis=st.sampled_from([str(basis.value) for basis in Basis]),
        recipient=st.sampled_from(("", "a", "b", "c")),
        themes=st.frozensets(st.sampled_from(("101", "102"))),
        person=st.booleans(),
    ),
    max_size=30,
)


@given(GIFTS)
def test_wards_and_what_is_unplaced_are_the_total(gifts: list[Gift]) -> None:
    found = picture(gifts, WARDS)
    assert sum(one.placed for one in found.flows) + found.unplaced == found.total == sum(one.pence for one in gifts)
    assert sum(one.awards for one in found.flows) + found.unplaced_awards == found.awards == len(gifts)
    assert sum(found.by_basis.values()) == found.total


@given(GIFTS)
def test_it_is_what_plain_addition_gives(gifts: list[Gift]) -> None:
    found = {one.ward.code: one for one in picture(gifts, WARDS).flows}
    plain: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for gift in gifts:
        plain[gift.ward] += gift.pence
        sure[gift.ward] += gift.pence if gift.basis == Basis.BENEFICIARY else 0
    for code, one in found.items():
        assert (one.placed, one.sure, one.per_head) == (plain[code], sure[code], plain[code] // 1_000)


@given(GIFTS)
def test_what_may_have_reached_a_ward_holds_what_is_placed_there(gifts: list[Gift]) -> None:
    found = picture(gifts, WARDS)
    for one in found.flows:
        least, most = between(one, found.unplaced)
        assert least <= one.placed <= most <= found.total


@given(GIFTS)
def test_deserts_are_needy_and_among_the_fifth_with_least(gifts: list[Gift]) -> None:
    flows = picture(gifts, WARDS).flows
    thin = least_fifth(flows)
    assert thin
    others = [one.per_head for one in flows if one.ward.code not in thin]
    assert all((one.per_head or 0) < (other or 0) for one in flows if one.ward.code in thin for other in others)
    assert all(one.ward.code in thin and Fraction(one.ward.most_need, 4) >= Fraction(1, 2) for one in deserts(flows))


def test_the_key_sentence_counts_what_it_says() -> None:
    gifts = [
        Gift(500_000, "W2", Basis.BENEFICIARY),
        Gift(900_000, "W3", Basis.RECIPIENT),
        Gift(100_000, "W4"),
        Gift(100_000, "W5"),
    ]
    found = key_sentence(picture(gifts, WARDS).flows)
    assert found is not None
    assert (found.wards, found.thin, found.deserts) == (2, 1, ("W1",))
    assert (found.need_pence, found.rest_pence) == (250, 366)


def test_without_need_nothing_is_said_of_it() -> None:
    assert key_sentence(picture([], [Ward("W1", "One", 100)]).flows) is None


def test_a_ward_whose_people_are_not_counted_has_no_share() -> None:
    flows = picture([Gift(100, "W1", Basis.BENEFICIARY)], [Ward("W1", "One", None, 4, 4)]).flows
    assert flows[0].per_head is None
    assert deserts(flows) == []


def test_a_group_counts_once_and_a_person_never() -> None:
    gifts = [Gift(1, "W1", recipient="a"), Gift(1, "W1", recipient="a"), Gift(1, "W1", recipient="b", person=True)]
    assert picture(gifts, WARDS).flows[0].groups == 1


@given(GIFTS)
def test_wards_and_themes_add_up_to_the_same_whole(gifts: list[Gift]) -> None:
    """Each with what is not known; and the wards of every theme are those of all money."""
    whole, themes = picture(gifts, WARDS), by_theme(gifts, {})
    assert sum(one.pence for one in themes) == sum(one.placed for one in whole.flows) + whole.unplaced
    parts = {one.code: picture(of_theme(gifts, one.code), WARDS) for one in themes}
    assert {code: part.total for code, part in parts.items()} == {one.code: one.pence for one in themes}
    for place, flow in enumerate(whole.flows):
        assert sum(part.flows[place].placed for part in parts.values()) == flow.placed
    assert sum(part.unplaced for part in parts.values()) == whole.unplaced


@given(GIFTS)
def test_what_went_to_wards_with_most_need_is_the_same_by_theme(gifts: list[Gift]) -> None:
    found = by_theme(gifts, {}, needy=("W1", "W2"))
    assert sum(one.needy for one in found) == sum(one.pence for one in gifts if one.ward in ("W1", "W2"))
    assert all(one.needy <= one.pence for one in found)


def test_an_award_is_shared_among_the_themes_of_its_group() -> None:
    gifts = [Gift(101, recipient="a", themes=frozenset({"101", "102"})), Gift(50, recipient="b")]
    found = {
        one.code: (one.pence, one.awards, one.groups, one.reached) for one in by_theme(gifts, {"101": 4, "109": 2})
    }
    assert found == {"101": (51, 1, 4, 1), "102": (50, 1, 0, 1), "": (50, 1, 0, 1), "109": (0, 0, 2, 0)}


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.booleans(), st.booleans())))
def test_groups_are_counted_whole(rows: list[tuple[str, bool, bool]]) -> None:
    for one in reach(rows):
        own = [row for row in rows if row[0] == one.key]
        assert (one.groups, one.got, one.asked) == (len(own), sum(r[1] for r in own), sum(r[2] for r in own))
        assert one.in_vain == sum(r[2] and not r[1] for r in own)
        assert one.neither == sum(not r[1] and not r[2] for r in own)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_small_number_cannot_be_had_back_from_the_others(got: int, neither: int) -> None:
    """Whatever is shown beside it fits several true counts."""
    row = reach_rows([Reach("x", got + neither, got, 0, neither)], {"x": "X"})[0]
    if isinstance(row.got, int) or got == 0:
        return
    fitting = {
        other
        for other in range(1, 5)
        for rest in range(max(0, neither - 8), neither + 9)
        if reach_rows([Reach("x", other + rest, other, 0, rest)], {"x": "X"})[0] == row
    }
    assert len(fitting) > 1


@given(st.integers(0, 40), st.integers(0, 40))
def test_nobody_can_tell_an_answer_where_all_were_given_the_same(in_vain: int, won: int) -> None:
    asked = in_vain + won
    (row,) = reach_rows([Reach("", asked, won, asked, 0, in_vain)], {})
    assert isinstance(row.in_vain, int) == (not asked or (won >= 5 and (in_vain >= 5 or not in_vain)))
