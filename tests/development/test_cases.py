"""A case from the first word to the last, and what it leaves in the record of work."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from hedgerow.accounts.models import User
from hedgerow.development import actions
from hedgerow.development.actions.closing import erase, write_off
from hedgerow.development.models import Case
from hedgerow.development.provides.cases import due
from hedgerow.development.queries import cases as read
from hedgerow.development.types import CaseState, Reason, Whose
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import counting
from hedgerow.ledger.types import EntryKind
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db
Step = actions.Step


def acts(case: Case) -> list[str]:
    return sorted(entry.act for entry in counting().filter(ref=str(case.ref)))


def test_a_stranger_asks_and_hears_by_when_we_answer(worker: User) -> None:
    with clock.pretend(datetime(2026, 5, 8, 12, tzinfo=UTC)):  # a Friday
        made = actions.open_case(by=None, words=" Our roof leaks. ", reach="Bo Lee,\nbo@example.org")
        assert (made.words, made.reach, made.answer_by) == (
            "Our roof leaks.",
            "Bo Lee, bo@example.org",
            date(2026, 5, 15),
        )
        letter = Outgoing.objects.get()
        assert letter.to == "bo@example.org"
        assert "15 May" in str(letter.letter)
        assert "roof" not in str(letter.letter)  # anybody can type any address
        assert [(line.what, line.due, line.about) for line in due(worker, clock.today())] == [
            ("They ask for help", made.answer_by, "Our roof leaks.")
        ]
    assert acts(made) == ["case.opened"]


@pytest.mark.parametrize(("words", "reach", "postcode"), [("", "x", ""), ("x", " ", ""), ("x", "y", "nonsense")])
def test_what_says_too_little_is_not_kept(worker: User, words: str, reach: str, postcode: str) -> None:
    with pytest.raises(InputError):
        actions.open_case(by=None, words=words, reach=reach, postcode=postcode)
    assert not Case.objects.exists()
    assert not Entry.objects.exists()


def test_a_group_asks_from_its_space_ten_times_an_hour_at_most(ada: User, group: Organisation) -> None:
    for _time in range(10):
        made = actions.open_case(by=ada, organisation=group, words="Our roof leaks.", reach="Ring Ada.")
    assert (made.by, made.recorded_by, made.how) == (ada, None, How.WEB)
    with pytest.raises(InputError, match="telephone"):
        actions.open_case(by=ada, organisation=group, words="Our roof leaks.", reach="Ring Ada.")


def test_of_one_record_there_is_one_case(worker: User) -> None:
    first = actions.open_case(by=worker, words="Not eligible yet.", source="funding.check:1")
    assert actions.open_case(by=worker, words="Again.", source="funding.check:1") == first
    assert Case.objects.count() == 1


def test_one_entry_is_written_for_each_step_and_the_clock_stops_at_the_first(case: Case, worker: User) -> None:
    actions.take(by=worker, case=case)
    assert Case.objects.get().answered_at is None
    assert [task.what for task in todo.open_for(worker)] == ["Answer them"]
    key = uuid4()
    done = Step("Rang Bo: a roofer comes.", minutes=25, next_step="Ring the roofer", next_on=date(2026, 6, 1), key=key)
    actions.step(by=worker, case=case, done=done)
    actions.step(by=worker, case=case, done=done)  # the same form, sent twice
    now = Case.objects.get()
    assert (now.state, now.answered_by) == (CaseState.OPEN, worker.pk)
    assert [task.what for task in todo.open_for(worker)] == ["Ring the roofer"]
    assert acts(case) == ["case.helped", "case.opened"]
    assert Entry.objects.get(act="case.helped").minutes == 25


def test_a_next_step_that_stays_the_same_stays_one_to_do(case: Case, worker: User) -> None:
    for day in (1, 2):
        actions.step(by=worker, case=case, done=Step("Rang.", next_step="Ring again", next_on=date(2026, 6, day)))
    assert [(task.what, task.due) for task in todo.open_for(worker)] == [("Ring again", date(2026, 6, 2))]
    actions.step(by=worker, case=case, done=Step("Rang.", waits=True))
    assert not todo.open_for(worker)
    assert Case.objects.get().state == CaseState.WAITING


def test_two_colleagues_do_not_both_take_it_nor_both_answer(case: Case, worker: User, robin: User) -> None:
    seen = case.version
    actions.take(by=worker, case=case)
    with pytest.raises(InputError, match="colleague"):
        actions.take(by=robin, case=case)
    with pytest.raises(InputError, match="colleague"):
        actions.step(by=robin, case=case, done=Step("Rang."), seen=seen)
    with pytest.raises(InputError, match="colleague"):
        actions.close(by=robin, case=case, answer="Done.", seen=seen)
    now = Case.objects.get()
    actions.take(by=robin, case=case, seen=now.version)  # who looked at the page may take over
    assert Case.objects.get().worker == robin
    assert [task.what for task in todo.open_for(robin)] == ["Answer them"]
    assert not todo.open_for(worker)


def test_closing_tells_them_and_opening_again_cancels_the_entry(case: Case, worker: User) -> None:
    actions.take(by=worker, case=case)
    with pytest.raises(InputError, match="sentence"):
        actions.close(by=worker, case=case, answer=" ")
    actions.close(by=worker, case=case, answer="A roofer came.", letter=True)
    assert acts(case) == ["case.closed", "case.opened"]
    assert "A roofer came." in str(Outgoing.objects.latest("pk").letter)
    assert not todo.open_for(worker)
    with pytest.raises(InputError, match="closed already"):
        actions.turn_away(by=worker, case=case, reason=Reason.OUTSIDE, answer="No.")
    actions.reopen(by=worker, case=case)
    assert acts(case) == ["case.opened"]
    assert Case.objects.get().state == CaseState.OPEN


def test_what_we_cannot_help_with_is_counted_with_its_reason(case: Case, worker: User) -> None:
    with pytest.raises(InputError, match="why"):
        actions.turn_away(by=worker, case=case, reason="", answer="Sorry.")
    actions.turn_away(by=worker, case=case, reason=Reason.OUTSIDE, answer="Try the next borough.")
    entry = Entry.objects.get(act="case.turned_away")
    assert (entry.kind, Case.objects.get().reason) == (EntryKind.UNMET, Reason.OUTSIDE)


def test_linking_a_group_lets_what_was_done_count_for_it(case: Case, worker: User, group: Organisation) -> None:
    actions.step(by=worker, case=case, done=Step("Rang.", minutes=10))
    actions.link(by=worker, case=case, organisation=group)
    actions.link(by=worker, case=Case.objects.get(), organisation=group)
    entries = list(read.work_in(case))
    assert [{link.organisation_id for link in entry.group_links.all()} for entry in entries] == [{group.pk}] * 2
    assert sorted(filter(None, (entry.minutes for entry in entries))) == [10]
    assert [entry.note.text for entry in entries if entry.act == "case.helped"] == ["Rang."]


def test_an_advertisement_is_dropped_and_counts_for_nothing(case: Case, worker: User) -> None:
    actions.drop(by=worker, case=case)
    assert not Case.objects.exists()
    assert not counting().exists()


def test_what_was_worked_on_is_not_dropped(case: Case, worker: User) -> None:
    actions.step(by=worker, case=case, done=Step("Rang."))
    with pytest.raises(InputError, match="Close it instead"):
        actions.drop(by=worker, case=case)


def test_what_nobody_answered_is_written_down_once(case: Case, worker: User) -> None:
    assert write_off(case.answer_by).startswith("0")
    later = case.answer_by.replace(year=case.answer_by.year + 1)
    assert write_off(later).startswith("1")
    assert write_off(later).startswith("0")
    assert acts(case) == ["case.opened", "case.unanswered"]


def test_filters_show_mine_late_and_nobodys(case: Case, worker: User, robin: User) -> None:
    today = clock.today()
    mine = actions.open_case(by=worker, words="A lease.")
    actions.step(by=worker, case=mine, done=Step("Rang.", next_step="Ring again", next_on=date(2020, 1, 1)))

    def shown(whose: str, user: User = worker) -> set[int]:
        return {found.pk for found in read.chosen(whose=whose, user=user, today=today)}

    assert shown(Whose.MINE) == shown(Whose.LATE) == {mine.pk}
    assert shown(Whose.MINE, robin) == set()
    assert shown(Whose.NOBODY) == {case.pk}
    assert shown(Whose.ALL) == {case.pk, mine.pk}


def test_forgetting_leaves_that_somebody_asked(case: Case, worker: User) -> None:
    actions.turn_away(by=worker, case=case, reason=Reason.NO_REPLY, answer="Bo did not ring back.")
    later = date(2100, 1, 1)
    assert list(read.strangers_before(later)) == [case.pk]
    erase([case.pk])
    assert not read.closed_before(later)
    now = Case.objects.get()
    assert "Bo" not in f"{now.words}{now.reach}{now.answer}{now.summary}"
    assert now.state == CaseState.TURNED_AWAY
