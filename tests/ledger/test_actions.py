"""Recording work, and what follows from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hedgerow.charter import actions as charter
from hedgerow.kernel import clock, ids
from hedgerow.ledger import actions, queries, rules
from hedgerow.ledger.models import Entry, EntryGroup, Note
from hedgerow.ledger.queries.facts import facts_of
from hedgerow.ledger.types import Audience, EntryKind, GroupFact, Money, MoneyKind, Pathway, Strength
from hedgerow.spine.errors import InputError
from tests.ledger.given import TODAY, a_group, a_manager, a_payer, a_worker, recorded, words, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


def outcome_of(entry: Entry, **rest: object) -> Entry:
    told = {"pathway": Pathway.RESOURCES, "strength": Strength.ASSERTED, "on": TODAY, "text": "They opened."} | rest
    return actions.claim_outcome(by=None, about=entry, **told)  # type: ignore[arg-type]


def test_an_activity_is_enough() -> None:
    entry = actions.record(by=None, work=work())
    assert (entry.activity_id, entry.function, entry.audience) == ("one-to-one-advice", "development", "staff")


def test_the_hash_is_of_what_the_database_gives_back() -> None:
    group = a_group(lsoa="E01006089", ward="E05000001", band="micro")
    money = Money(150_00, MoneyKind.SECURED)
    entry = recorded(a_worker(), groups=[group.pk], minutes=20, money=money, payer=a_payer().pk, note="hello")
    assert rules.digest(facts_of(Entry.objects.get(pk=entry.pk))) == entry.hash


def test_a_group_is_kept_as_it_was() -> None:
    group = a_group(ward="E05000001", authority="E08000009", band="small")
    entry = recorded(groups=[group.pk])
    group.band, group.ward = "large", "E05000002"
    group.save()
    assert facts_of(entry).groups == {GroupFact(group.pk, "E05000001", "small")}


def test_one_entry_for_fourteen_groups() -> None:
    groups = [a_group().pk for _ in range(14)]
    assert EntryGroup.objects.filter(entry=recorded(groups=groups)).count() == 14


def test_names_and_words_stay_out_of_the_entry() -> None:
    entry = recorded(note="Asked about payroll", names="Priya Shah")
    text = rules.canonical(facts_of(entry)).decode()
    assert (entry.note.names, "Priya" in text, "payroll" in text) == ("Priya Shah", False, False)


def test_a_form_sent_twice_is_recorded_once() -> None:
    key = ids.new_id()
    first, second = (recorded(id=key, minutes=minutes) for minutes in (15, 30))
    assert (first.pk, Entry.objects.count(), second.minutes) == (second.pk, 1, 15)


@pytest.mark.parametrize(
    "wrong",
    [
        {"activity": ""},
        {"activity": "dancing"},
        {"groups": [999_999]},
        {"payer": 999_999},
        {"minutes": 10_081},
        {"on": clock.today() + timedelta(2)},
        {"priorities": ["nothing"]},
    ],
)
def test_what_cannot_be_recorded_leaves_nothing(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        recorded(**wrong)
    assert not Entry.objects.exists()


def test_a_retired_word_is_for_the_past_only() -> None:
    from hedgerow.charter.models import Activity

    charter.retire_activity(by=None, activity=Activity.objects.get(pk="mentoring"), on=TODAY)
    assert recorded(activity="mentoring", on=TODAY)
    with pytest.raises(InputError, match="no longer use"):
        recorded(activity="mentoring", on=TODAY + timedelta(1))


def test_nothing_is_changed_or_deleted_in_place() -> None:
    entry = recorded()
    for deed in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(minutes=1)):
        with pytest.raises(TypeError):
            deed()


def test_a_reversal_cancels_its_whole_entry() -> None:
    entry = recorded(minutes=20)
    reversal = actions.reverse(by=None, entry=entry, reason="Wrong group")
    assert reversal.kind == EntryKind.REVERSAL
    assert (queries.counting().count(), Entry.objects.count(), reversal.note.text) == (0, 2, "Wrong group")


def test_what_was_known_then_is_still_known() -> None:
    entry = recorded()
    before = clock.now()
    actions.reverse(by=None, entry=entry)
    assert [queries.counting(known_at=moment).count() for moment in (before, clock.now())] == [1, 0]


def test_nothing_is_reversed_twice() -> None:
    entry = recorded()
    reversal = actions.reverse(by=None, entry=entry)
    for again in (entry, reversal):
        with pytest.raises(InputError, match="already"):
            actions.reverse(by=None, entry=again)


def test_a_correction_is_a_reversal_and_a_new_entry() -> None:
    entry = recorded(minutes=200, note="Ann said")
    new = actions.correct(by=None, entry=entry, work=work(minutes=20, note="She said"))
    assert (new.corrects_id, [e.minutes for e in queries.counting()]) == (entry.pk, [20])
    assert queries.lineage(entry) == queries.lineage(new) == [entry.pk, new.pk]
    assert Note.objects.get(entry=entry).text == ""
    assert queries.latest_of(entry) == new


def test_a_correction_sent_twice_is_made_once() -> None:
    entry, key = recorded(minutes=200), ids.new_id()
    first, second = (actions.correct(by=None, entry=entry, work=work(minutes=20, id=key)) for _ in range(2))
    assert (first.pk, Entry.objects.count()) == (second.pk, 3)


def test_a_correction_that_is_wrong_leaves_the_entry_standing() -> None:
    entry = recorded(minutes=20)
    with pytest.raises(InputError):
        actions.correct(by=None, entry=entry, work=work(minutes=-1))
    assert list(queries.counting()) == [entry]


def test_an_outcome_is_about_work_and_takes_its_groups() -> None:
    entry = recorded(groups=[a_group().pk])
    outcome = outcome_of(entry, dissent="The council says otherwise")
    assert (outcome.function, outcome.note.dissent) == ("development", "The council says otherwise")
    assert facts_of(outcome).groups == facts_of(entry).groups


def test_an_outcome_stays_claimed_when_its_work_is_corrected_and_falls_when_it_is_removed() -> None:
    entry = recorded(minutes=200)
    outcome = outcome_of(entry)
    new = actions.correct(by=None, entry=entry, work=work(minutes=20))
    assert list(queries.outcomes(new)) == [outcome]
    actions.reverse(by=None, entry=new)
    assert not queries.counting().exists()


def test_a_claim_needs_words() -> None:
    with pytest.raises(InputError):
        outcome_of(recorded(), text=" ")


def test_erasing_a_note_erases_it_from_every_correction_and_the_hash_still_holds() -> None:
    entry = recorded(note="Ann said", names="Ann")
    new = actions.correct(by=None, entry=entry, work=work(note="Ann said so", names="Ann"))
    assert actions.erase_note(by=a_manager(), entry=entry) == 1
    assert not Note.objects.exclude(text="", names="", dissent="").exists()
    assert actions.verify().holds
    assert rules.digest(facts_of(new)) == new.hash


def test_who_may_read_what() -> None:
    me, other, manager = a_worker(), a_worker(), a_manager()
    entries = {audience: recorded(me, audience=audience) for audience in Audience}
    seen = {
        who: set(Entry.objects.visible(user))
        for who, user in [("me", me), ("other", other), ("boss", manager), ("-", None)]
    }
    assert seen["me"] == seen["boss"] == set(entries.values())
    assert seen["other"] == set(entries.values()) - {entries[Audience.NAMED]}
    assert seen["-"] == {entries[Audience.PUBLIC]}


def test_a_group_finds_what_was_recorded_of_those_merged_into_it() -> None:
    me, kept, gone = a_worker(), a_group(), a_group()
    recorded(me, groups=[gone.pk], minutes=20)
    gone.merged_into = kept
    gone.save()
    rows = queries.timeline(kept, me)
    assert [(row.what, row.minutes, row.others) for row in rows] == [("One-to-one advice", 20, ())]


def test_a_colleague_sees_who_but_not_how_long() -> None:
    me, group = a_worker("Ann"), a_group()
    recorded(me, groups=[group.pk], minutes=20)
    seen = [queries.timeline(group, viewer)[0] for viewer in (me, a_worker(), a_manager())]
    assert [(row.who, row.minutes) for row in seen] == [("Ann", 20), ("Ann", None), ("Ann", 20)]


def test_the_commonest_come_first_and_a_beginner_has_six_too() -> None:
    me = a_worker()
    for activity, times in (("campaign", 3), ("event", 2), ("training", 1)):
        for _ in range(times):
            recorded(me, activity=activity)
    codes = [activity.code for activity in queries.commonest_activities(me)]
    assert (codes[:3], len(codes), len(queries.commonest_activities(a_worker()))) == (
        ["campaign", "event", "training"],
        6,
        6,
    )


def test_the_usual_payer_is_the_commonest_that_still_holds() -> None:
    me, core, lottery = a_worker(), a_payer("Core"), a_payer("Lottery")
    assert queries.usual_payer(me, on=TODAY) is None
    for payer in (core, lottery, lottery):
        recorded(me, payer=payer.pk)
    assert queries.usual_payer(me, on=TODAY) == lottery
    actions.change_payer(by=None, payer=lottery, name="Lottery", ends=TODAY - timedelta(1))
    assert queries.usual_payer(me, on=TODAY) == core


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "dance"},
        {"activity_id": None},
        {"pence": 5},
        {"area": "E05"},
        {"kind": "reversal"},
        {"kind": "outcome"},
    ],
)
def test_the_database_keeps_the_promises_too(wrong: dict[str, object]) -> None:
    good = {"on": TODAY, "activity_id": "training", "function": "development", "hash": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.bulk_create([Entry(**{**good, **wrong})])
