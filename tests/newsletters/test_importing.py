"""A list of addresses comes in with how and when each agreed, and without that it does not."""

from __future__ import annotations

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports import queries as reading
from hedgerow.engines.imports.models import ImportRun
from hedgerow.newsletters import actions
from hedgerow.newsletters.models import Subject, Subscriber
from hedgerow.newsletters.types import Confirmed
from hedgerow.people import actions as people
from hedgerow.people.models import Consent

pytestmark = pytest.mark.django_db
HEADER = "E-mail address,Name,Subjects,How and when they agreed\n"


def look(worker: User, text: str) -> ImportRun:
    return imports.check(by=worker, kind="newsletter", file="l.csv", data=(HEADER + text).encode(), source="Old list")


def errors(run: ImportRun) -> list[str]:
    return [problem["message"] for row in reading.rows(run) for problem in row.errors]


def test_a_list_comes_in_with_its_consent_and_goes_again(worker: User, news: Subject, money: Subject) -> None:
    jo = people.add_contact(by=worker, name="Jo Okafor", email="jo@example.org")
    actions.confirm(email="bo@example.org", subjects=[news])
    rows = (
        "JO@example.org,Jo,,the summer fair of 2024\n"
        "bo@example.org,Bo,money; news and events,our form in 2023\n"
    )  # fmt: skip
    run = look(worker, rows)
    assert (run.counts["new"], run.counts["change"], errors(run)) == (1, 1, [])
    with zeal_ignore():
        imports.apply(by=worker, run=run)
    held = Subscriber.objects.get(email="jo@example.org")
    assert (held.state, held.consent, held.source, held.contact) == (
        Confirmed.LIVE, "the summer fair of 2024", "Old list", jo,
    )  # fmt: skip
    assert [one.words for one in Consent.objects.filter(contact=jo)] == ["the summer fair of 2024"]
    assert Subscriber.objects.get(email="bo@example.org").chosen.count() == 2
    assert look(worker, rows).counts["same"] == 2
    with zeal_ignore():
        done = imports.undo(by=worker, run=run)
    assert [row.kept for row in reading.rows(done)] == ["", ""]
    assert [one.email for one in Subscriber.objects.all()] == ["bo@example.org"]
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("jo@example.org,Jo,,", "how and when"),
        ("jo@example.org,Jo,,yes", "how and when"),
        (",Jo,,the summer fair", "Give the e-mail"),
        ("jo,Jo,,the summer fair", "not an e-mail"),
        ("jo@example.org,Jo,Gossip,the summer fair", "none of our subjects"),
        ("gone@example.org,Gone,,the summer fair", "told us to stop"),
        ("jo@example.org,Jo,,the summer fair\njo@example.org,Jo,,the summer fair", "in row 2 too"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(worker: User, news: Subject, row: str, says: str) -> None:
    actions.stop(email="gone@example.org")
    run = look(worker, f"{row}\n")
    assert run.counts["error"] == 1
    assert any(says in sentence for sentence in errors(run)), errors(run)


def test_what_somebody_told_us_themselves_is_not_overruled(worker: User, news: Subject) -> None:
    jo = people.add_contact(by=worker, name="Jo Okafor", email="jo@example.org")
    people.record_consent(by=worker, contact=jo, purpose="newsletter", given=False, how="phone", words="May we?")
    assert any("stop" in sentence for sentence in errors(look(worker, "jo@example.org,Jo,,the summer fair\n")))
