"""The history from another system: recorded as it was, once, and reversed when it was a mistake."""

from __future__ import annotations

from datetime import date

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions, queries
from hedgerow.engines.imports.models import ImportRun
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries.elsewhere import minutes_of
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.ledger.given import a_group, a_worker, words

pytestmark = pytest.mark.django_db
HEADER = "Date,Groups,What was done,Minutes,Note,Who did it\n"


@pytest.fixture
def worker() -> User:
    words()
    return a_worker()


@pytest.fixture
def group() -> Organisation:
    return a_group("Ash Food Bank", lsoa="E01000001")


def look(worker: User, text: str) -> ImportRun:
    return actions.check(by=worker, kind="work", file="f.csv", data=text.encode(), source="Old CRM")


def errors(run: ImportRun) -> list[str]:
    return [problem["message"] for row in queries.rows(run) for problem in row.errors]


def test_acts_come_in_with_who_did_them_and_count_no_more_after_undoing(worker: User, group: Organisation) -> None:
    other, colleague = a_group("Elm Choir"), a_worker("Cy Colleague")
    run = look(
        worker,
        HEADER
        + f"2024-05-03,Ash Food Bank; Elm Choir,one-to-one advice,1:30,Rang about the lease,{colleague.email}\n"
        + "04/05/2024,,Training,60,,gone@example.org\n",
    )
    assert run.counts["new"] == 2
    assert "kept in the note" in queries.rows(run)[1].warnings[0]["message"]
    with zeal_ignore():
        actions.apply(by=worker, run=run)
    first, second = Entry.objects.order_by("on")
    assert (first.on, first.minutes, first.recorded_by, first.function) == (
        date(2024, 5, 3), 90, colleague.pk, "development",
    )  # fmt: skip
    links = set(first.group_links.values_list("organisation_id", "area"))
    assert links == {(group.pk, "E01000001"), (other.pk, "")}
    assert (first.note.text, first.note.names) == ("Rang about the lease", "")
    assert (second.recorded_by, second.note.names) == (worker.pk, "gone@example.org")
    ledger.seal()
    assert ledger.verify().holds
    with zeal_ignore():
        actions.undo(by=worker, run=run)
    assert not Entry.objects.counting().exists()
    assert Entry.objects.count() == 4


def test_what_stands_in_the_record_already_is_not_recorded_again(worker: User, group: Organisation) -> None:
    twice = HEADER + "2024-05-03,Ash Food Bank,one-to-one advice,30,,\n" * 2
    run = look(worker, twice)
    assert run.counts["new"] == 2
    with zeal_ignore():
        actions.apply(by=worker, run=run)
    again = look(worker, twice + "2024-05-03,Ash Food Bank,one-to-one advice,30,,\n")
    assert (again.counts["same"], again.counts["new"]) == (2, 1)


def test_mistakes_are_sentences(worker: User, group: Organisation) -> None:
    with zeal_ignore():
        run = look(
            worker,
            HEADER
            + ",Ash Food Bank,training,30,,\n"
            + "2999-01-01,Ash Food Bank,training,30,,\n"
            + "2024-05-03,Nobody Knows,training,30,,\n"
            + "2024-05-03,Ash Food Bank,basket weaving,30,,\n"
            + "2024-05-03,Ash Food Bank,training,half an hour,,\n"
            + "soon,Ash Food Bank,training,30,,\n",
        )
    told = errors(run)
    assert told[0] == "Say on which day."
    assert "in the future" in told[1]
    assert "Import the groups first" in told[2]
    assert "not among our words" in told[3]
    assert told[4] == "“half an hour” is not a whole number."
    assert run.counts["error"] == 6


def test_their_words_are_matched_to_ours_and_remembered(worker: User, group: Organisation) -> None:
    told = {"by": worker, "kind": "work", "file": "f.csv", "source": "Old CRM"}
    data = (HEADER + "2024-05-03,Ash Food Bank,Surgery session,30,,\n").encode()
    run = actions.take(data=data, **told)
    assert queries.unknown_words(run, queries.importer("work", worker)) == {"activity": ["Surgery session"]}
    actions.match_words(by=worker, run=run, words={"activity": {"Surgery session": "one-to-one-advice"}})
    assert actions.look(by=worker, run=run).counts["new"] == 1
    assert actions.take(data=data, **told).state == "checked"


@pytest.mark.parametrize(("text", "minutes"), [("", None), ("90", 90), ("90.0", 90), ("1:30", 90), ("0:05", 5)])
def test_minutes_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


def test_other_minutes_are_refused() -> None:
    with pytest.raises(InputError):
        minutes_of("1:75")
