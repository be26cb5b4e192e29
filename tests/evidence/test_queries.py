"""Readings of a real record of work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.evidence import queries
from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Dimension, Figures, Line, Question
from hedgerow.kernel.clock import Period
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.queries import acts
from hedgerow.ledger.types import AreaBasis, Audience, Money, MoneyKind, Where
from hedgerow.organisations.models import Organisation
from hedgerow.places.models import Place
from tests.evidence import plain
from tests.evidence.plain import InWard, World
from tests.ledger.given import TODAY, a_group, a_manager, a_payer, a_worker, recorded, work
from tests.places.small_spine import LSOAS, WARDS

pytestmark = pytest.mark.django_db
ASH, BEECH = WARDS
IN_ASH, IN_BEECH = "E01999001", "E01999003"
UNFILLED, PLACED = "role.unfilled", "placement.started"  # acts that volunteering offers


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


def read(by: Dimension, **filters: str) -> dict[str, Figures]:
    told = tuple((Dimension(name), value) for name, value in filters.items())
    reading = queries.read(Question(by, None, told))
    return {**reading.cells, "total": reading.total}


def lines(question: Question, key: str | None, viewer: User) -> list[Line]:
    return list(queries.Behind(question, key, viewer))


def test_nothing_recorded_is_nothing() -> None:
    assert read(Dimension.FUNCTION) == {"total": Figures()}


def test_what_is_recorded_is_counted_at_once() -> None:
    assert read(Dimension.FUNCTION)["total"].entries == 0
    recorded(minutes=20)
    assert read(Dimension.FUNCTION)["development"] == Figures(entries=1, minutes=20)


def test_sealed_and_unsealed_work_are_read_as_one() -> None:
    recorded(minutes=20)
    ledger.seal()
    recorded(minutes=5)
    assert read(Dimension.FUNCTION)["total"] == Figures(entries=2, minutes=25)


def test_a_reversed_entry_and_its_reversal_do_not_count() -> None:
    worker = a_worker()
    entry = recorded(worker, minutes=20)
    ledger.seal()
    ledger.reverse(by=worker, entry=entry)
    assert read(Dimension.FUNCTION) == {"total": Figures()}


def test_merged_groups_count_once() -> None:
    kept, gone = a_group(), a_group()
    recorded(groups=[kept.pk])
    recorded(groups=[gone.pk])
    assert read(Dimension.FUNCTION)["total"].groups == 2
    from hedgerow.organisations import actions

    actions.merge(by=a_manager(), kept=kept, gone=gone)
    assert read(Dimension.FUNCTION)["total"].groups == 1


def test_the_ward_and_the_fifth_come_from_where_the_group_was() -> None:
    recorded(groups=[a_group(lsoa=IN_ASH).pk], minutes=30)
    assert read(Dimension.WARD)[ASH].minutes == 30
    assert read(Dimension.FIFTH)["1"].minutes == 30


def test_the_place_given_with_the_work_goes_before_where_the_group_is() -> None:
    recorded(groups=[a_group(lsoa=IN_ASH).pk], where=Where(BEECH, AreaBasis.HAPPENED))
    assert read(Dimension.WARD).keys() == {BEECH, "total"}


def test_a_place_nobody_knows_is_said_to_be_unknown() -> None:
    recorded()
    recorded(groups=[a_group().pk])
    recorded(groups=[a_group(authority="E99000001").pk])
    assert read(Dimension.WARD)[NOT_KNOWN].entries == 3
    assert OUTSIDE not in read(Dimension.WARD)


def test_work_without_a_group_is_told_from_a_group_of_unknown_size() -> None:
    recorded()
    recorded(groups=[a_group().pk])
    found = read(Dimension.BAND)
    assert (found[NONE].entries, found[NOT_KNOWN].entries) == (1, 1)


def test_an_outcome_is_not_work_done() -> None:
    from hedgerow.ledger.types import Pathway, Strength

    entry = recorded()
    ledger.claim_outcome(
        by=None, about=entry, pathway=Pathway.TRUST, strength=Strength.ASSERTED, on=TODAY, text="They trust us."
    )
    assert read(Dimension.FUNCTION)["total"].entries == 1


def test_the_period_includes_both_its_days() -> None:
    recorded(on=TODAY)
    found = [
        queries.read(Question(Dimension.FUNCTION, Period(start, end))).total.entries
        for start, end in [(TODAY, TODAY), (TODAY - timedelta(9), TODAY - timedelta(1)), (TODAY, TODAY + timedelta(1))]
    ]
    assert found == [1, 0, 1]


def test_the_fast_reading_is_the_plain_one_over_a_real_record() -> None:
    payer = a_payer()
    groups = [a_group(lsoa=lsoa, band=band) for lsoa in LSOAS for band in ("", "micro")]
    for number in range(12):
        recorded(
            groups=[group.pk for group in groups[number % 8 : number % 8 + number % 4]],
            minutes=7 * number,
            people=number or None,
            given=60 * number,
            money=Money(100_001, MoneyKind.SECURED) if number % 3 == 0 else None,
            where=Where(BEECH, AreaBasis.BENEFITS) if number == 5 else Where(),
            payer=payer.pk if number % 2 else None,
            on=date(2026, 1 + number % 6, 3),
        )
        if number == 6:
            ledger.seal()
    for by in Dimension:
        assert queries.read(Question(by, None)) == plain.read(Question(by, None), facts(), world())


def facts() -> list[plain.Fact]:
    """Everything that counts, read by the ORM."""
    from hedgerow.ledger import queries as entries

    return [
        plain.Fact(
            id=str(one.pk), on=one.on, function=one.function, activity=one.activity_id or "", act=one.act, area=one.area,
            unmet=one.kind == "unmet", minutes=one.minutes or 0, given=one.given or 0, people=one.people or 0,
            pence=one.pence or 0, pence_kind=one.pence_kind, payer=one.payer_id,
            parts=tuple(
                plain.Part(link.organisation_id, link.area, link.band)
                for link in sorted(one.group_links.all(), key=lambda link: link.organisation_id)
            ),
        )
        for one in entries.counting().prefetch_related("group_links")
    ]  # fmt: skip


def world() -> World:
    """Thornmere as its small spine has it."""
    lies = {**LSOAS, **{ward: ward for ward in WARDS}}
    kept = dict(Organisation.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id"))
    return World(
        [InWard(a, w, date.min, date.max) for a, w in lies.items()], dict(zip(LSOAS, (1, 1, 3, 5), strict=True)), kept
    )


def test_named_work_is_counted_and_listed_for_its_writer_and_managers_alone() -> None:
    writer, other, manager = a_worker(), a_worker(), a_manager()
    recorded(writer, audience=Audience.NAMED)
    question = Question(Dimension.FUNCTION, None)
    assert queries.read(question).total.entries == 1
    assert [len(lines(question, None, viewer)) for viewer in (writer, manager, other)] == [1, 1, 0]


def test_minutes_in_a_list_are_for_whoever_worked_them_and_managers() -> None:
    writer, other, manager = a_worker(), a_worker(), a_manager()
    recorded(writer, minutes=40)
    question = Question(Dimension.FUNCTION, None)
    shown = [lines(question, "development", viewer)[0].minutes for viewer in (writer, manager, other)]
    assert shown == [40, 40, None]


def test_a_list_holds_what_its_number_counts() -> None:
    one, two = a_group(lsoa=IN_ASH), a_group(lsoa=IN_BEECH)
    both = ledger.record(by=None, work=work(groups=[one.pk, two.pk]))
    recorded(groups=[two.pk], on=TODAY - timedelta(3))
    question = Question(Dimension.WARD, None)
    viewer = a_worker()
    assert [line.id for line in lines(question, ASH, viewer)] == [both.pk]
    assert len(lines(question, BEECH, viewer)) == queries.read(question).cells[BEECH].entries == 2


def test_a_list_is_sliced_and_counted_as_a_queryset_is() -> None:
    for days in range(5):
        recorded(on=TODAY - timedelta(days))
    found = queries.Behind(Question(Dimension.FUNCTION, None), None, a_worker())
    assert [line.on for line in found[1:3]] == [TODAY - timedelta(1), TODAY - timedelta(2)]
    assert (found.count(), found[:3].count(), found[4:9].count(), found[7:9].count()) == (5, 3, 1, 0)


def test_what_we_could_not_help_with_is_apart_from_the_work_done() -> None:
    recorded(people=3)
    recorded(act=UNFILLED, unmet=True, people=1)
    done, unmet = (queries.read(Question(Dimension.FUNCTION, None, unmet=unmet)).total for unmet in (False, True))
    assert (done.entries, done.people, unmet.entries, unmet.people) == (1, 3, 1, 1)


def test_what_happened_is_read_by_what_the_apps_call_it() -> None:
    recorded()
    recorded(act=PLACED, people=1, given=90)
    found = read(Dimension.ACT)
    assert (found[PLACED].entries, found[PLACED].given, found[NONE].entries) == (1, 90, 1)
    assert queries.labels(Dimension.ACT)[PLACED] == str(acts()[PLACED].label)
