"""One text for one set of facts, and no other; and what may be recorded at all."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.ledger import rules
from hedgerow.ledger.types import (
    AreaBasis,
    EntryFacts,
    EntryKind,
    GroupFact,
    Money,
    MoneyKind,
    Problem,
    Where,
    Work,
)

codes = st.text("abcdefghij-", max_size=12)
numbers = st.none() | st.integers(0, 10**6)
group_facts = st.builds(GroupFact, st.integers(1, 50), codes, st.sampled_from(["", "micro", "small"]))
moments = st.datetimes(timezones=st.just(UTC))
entry_facts = st.builds(
    EntryFacts,
    id=st.uuids(),
    kind=st.sampled_from(EntryKind),
    on=st.dates(),
    recorded_at=moments,
    recorded_by=numbers,
    format=st.integers(1, 3),
    function=codes,
    activity=st.none() | codes,
    area=codes,
    area_basis=codes,
    minutes=numbers,
    people=numbers,
    pence=numbers,
    pence_kind=codes,
    payer=numbers,
    public_body=numbers,
    ref=st.text(max_size=20),
    audience=codes,
    about=st.none() | st.uuids(),
    pathway=codes,
    strength=codes,
    corrects=st.none() | st.uuids(),
    reverses=st.none() | st.uuids(),
    groups=st.frozensets(group_facts, max_size=4),
    priorities=st.frozensets(codes, max_size=4),
)


@given(entry_facts, entry_facts)
def test_two_facts_have_one_text_only_if_they_are_the_same(one: EntryFacts, other: EntryFacts) -> None:
    assert (rules.canonical(one) == rules.canonical(other)) == (one == other)


@given(entry_facts, entry_facts, st.sampled_from([field.name for field in fields(EntryFacts)]))
def test_a_change_of_any_one_fact_changes_the_hash(one: EntryFacts, other: EntryFacts, name: str) -> None:
    changed = replace(one, **{name: getattr(other, name)})
    assert (rules.digest(one) == rules.digest(changed)) == (getattr(one, name) == getattr(other, name))


@given(
    st.lists(group_facts, unique=True, max_size=6).flatmap(lambda g: st.tuples(st.just(g), st.permutations(g))),
    entry_facts,
)
def test_the_order_of_groups_does_not_matter(
    orders: tuple[list[GroupFact], list[GroupFact]], facts: EntryFacts
) -> None:
    one, other = (replace(facts, groups=frozenset(order)) for order in orders)
    assert rules.canonical(one) == rules.canonical(other)


def test_a_moment_is_the_same_in_every_zone() -> None:
    facts = EntryFacts(
        id=UUID(int=1),
        kind=EntryKind.WORK,
        on=date(2026, 7, 1),
        recorded_at=datetime.fromisoformat("2026-07-01T10:00:00.5+01:00"),
    )
    assert rules.digest(facts) == rules.digest(replace(facts, recorded_at=datetime(2026, 7, 1, 9, 0, 0, 500000, UTC)))


def test_the_text_is_what_the_manual_says() -> None:
    facts = EntryFacts(
        id=UUID("01890000-0000-7000-8000-000000000001"),
        kind=EntryKind.WORK,
        on=date(2026, 5, 4),
        recorded_at=datetime(2026, 5, 4, 12, 30, tzinfo=UTC),
        recorded_by=7,
        function="development",
        activity="one-to-one-advice",
        minutes=20,
        groups=frozenset({GroupFact(12, "E01006089", "micro"), GroupFact(3)}),
        priorities=frozenset({"youth", "food"}),
    )
    assert rules.canonical(facts).decode() == (
        '{"about":null,"act":"","activity":"one-to-one-advice","area":"","area_basis":"","audience":"staff","corrects":null,'
        '"format":1,"function":"development","given":null,"groups":[[3,"",""],[12,"E01006089","micro"]],'
        '"id":"01890000-0000-7000-8000-000000000001","kind":"work","minutes":20,"on":"2026-05-04","pathway":"",'
        '"payer":null,"pence":null,"pence_kind":"","people":null,"priorities":["food","youth"],"public_body":null,'
        '"recorded_at":"2026-05-04T12:30:00.000000Z","recorded_by":7,"ref":"","reverses":null,"strength":""}'
    )


def test_a_seal_depends_on_the_one_before_it() -> None:
    first = rules.seal_hash(rules.FIRST_HASH, "a" * 64)
    assert rules.seal_hash(first, "b" * 64) != rules.seal_hash(rules.FIRST_HASH, "b" * 64)


TODAY = date(2026, 5, 4)
KNOWN = {"advice": None, "old": date(2026, 1, 1)}


def wrong(**changes: Any) -> list[Problem]:
    work = replace(Work("advice", TODAY), **changes)
    return rules.problems(work, today=TODAY, activities=KNOWN, priorities={"youth"})


def test_an_activity_is_all_that_is_compulsory() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"activity": ""}, Problem.NO_ACTIVITY),
        ({"activity": "nonsense"}, Problem.UNKNOWN_ACTIVITY),
        ({"activity": "old"}, Problem.RETIRED_ACTIVITY),
        ({"on": TODAY + timedelta(2)}, Problem.FUTURE),
        ({"on": date(202, 5, 4)}, Problem.TOO_OLD),
        ({"minutes": -1}, Problem.MINUTES),
        ({"minutes": 10_081}, Problem.MINUTES),
        ({"people": -1}, Problem.PEOPLE),
        ({"money": Money(0, MoneyKind.SECURED)}, Problem.MONEY),
        ({"money": Money(5, MoneyKind.NONE)}, Problem.MONEY_KIND),
        ({"where": Where("E01", AreaBasis.NONE)}, Problem.AREA_BASIS),
        ({"priorities": ("pensions",)}, Problem.UNKNOWN_PRIORITY),
        ({"note": "x" * 4001}, Problem.TOO_LONG),
    ],
)
def test_what_cannot_be_recorded(changes: dict[str, Any], problem: Problem) -> None:
    assert wrong(**changes) == [problem]


@pytest.mark.parametrize(
    "changes",
    [
        {"on": TODAY + timedelta(1)},
        {"minutes": 0},
        {"minutes": 10_080},
        {"activity": "old", "on": date(2026, 1, 1)},
        {"priorities": ("youth",)},
    ],
)
def test_what_may_be_recorded(changes: dict[str, Any]) -> None:
    assert wrong(**changes) == []


def test_the_finest_area_known_is_taken() -> None:
    assert [rules.finest_area("l", "w", "a"), rules.finest_area("", "w", "a"), rules.finest_area("", "", "")] == [
        "l",
        "w",
        "",
    ]


def test_whom_a_form_names() -> None:
    told = rules.chosen(["12", "GB-CHC-1000003", "new: Sale  Choir ", "person:Jo", "12", "new:", " ", "٣"])
    assert (told.here, told.register, told.new, told.people) == (
        (12,),
        ("GB-CHC-1000003", "٣"),
        ("Sale Choir",),
        ("Jo",),
    )
