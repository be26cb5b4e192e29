"""Proposed by anybody, decided by who may, told and then forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.moderation import actions, provides, queries
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.moderation.rules import MOST_AN_HOUR
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed, State
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError


def put_right(by: User, submission: Submission) -> None:
    if submission.proposed["name"] == "Stone":
        raise InputError("a stone is no seed")
    Task.objects.create(what=submission.proposed["name"])


SEEDS = ModeratedOffer(
    "seed-correction",
    "A seed put right",
    lambda submission: [Proposed("Name", "Pee", submission.proposed["name"])],
    put_right,
    lambda user: getattr(user, "is_worker", False),
)


@pytest.fixture(autouse=True)
def _seeds(offer: Callable[..., None]) -> None:
    offer(SEEDS)


def suggested(name: str = "Pea", **more: str) -> Submission:
    return actions.submit(kind=SEEDS.kind, proposed={"name": name}, reply_to="ann@example.org", **more)


def test_an_accepted_proposal_is_used(worker: User) -> None:
    decided = actions.decide(by=worker, submission=suggested(), accept=True, answer="Thank you")
    assert (decided.state, decided.by, decided.decision) == (State.ACCEPTED, worker.pk, "Thank you")
    assert Task.objects.get().what == "Pea"


def test_a_refusal_says_why_and_changes_nothing(worker: User) -> None:
    submission = suggested()
    with pytest.raises(InputError, match="Say why"):
        actions.decide(by=worker, submission=submission, accept=False, answer=" ")
    actions.decide(by=worker, submission=submission, accept=False, answer="It is a bean.")
    assert not Task.objects.exists()


@pytest.mark.parametrize(("accept", "said"), [(True, "it is used now|is used now"), (False, "have not used it")])
def test_whoever_left_an_address_gets_the_decision_once(worker: User, accept: bool, said: str) -> None:
    submission = suggested()
    actions.decide(by=worker, submission=submission, accept=accept, answer="It is a bean.")
    (letter,) = Outgoing.objects.all()
    assert letter.to == "ann@example.org"
    assert re.search(said, " ".join(letter.letter["paragraphs"]))
    assert "It is a bean." in letter.letter["paragraphs"]
    assert letter.letter["button"]["url"].endswith(f"/your-suggestion/{submission.key}/")


def test_whoever_left_none_gets_no_letter(worker: User) -> None:
    submission = actions.submit(kind=SEEDS.kind, proposed={"name": "Pea"})
    actions.decide(by=worker, submission=submission, accept=True)
    assert not Outgoing.objects.exists()


def test_what_cannot_be_done_stays_waiting(worker: User) -> None:
    submission = suggested("Stone")
    with pytest.raises(InputError, match="no seed"):
        actions.decide(by=worker, submission=submission, accept=True)
    assert Submission.objects.get().state == State.WAITING


def test_a_decision_is_made_once(worker: User, manager: User) -> None:
    submission = suggested()
    actions.decide(by=worker, submission=submission, accept=True)
    with pytest.raises(InputError, match="already"):
        actions.decide(by=manager, submission=submission, accept=False, answer="no")
    assert Task.objects.count() == 1


def test_who_may_not_cannot(stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.decide(by=stranger, submission=suggested(), accept=True)
    assert not queries.waiting(stranger).exists()


@pytest.mark.django_db
def test_one_address_cannot_flood_the_queue() -> None:
    with zeal_ignore():
        for _ in range(MOST_AN_HOUR):
            suggested(address="192.0.2.7")
    with zeal_ignore(), pytest.raises(InputError, match="one hour"):
        suggested(address="192.0.2.7")
    suggested(address="192.0.2.8")
    assert Submission.objects.count() == MOST_AN_HOUR + 1


def test_who_proposed_it_is_forgotten_and_the_decision_stays(worker: User) -> None:
    submission = actions.decide(by=worker, submission=suggested(reason="I am Ann"), accept=True, answer="Thanks, Ann")
    actions.forget(submission.expires)
    assert Submission.objects.get().reply_to
    actions.forget(submission.expires + timedelta(days=1))
    kept = Submission.objects.get()
    assert (kept.reply_to, kept.proposed, kept.reason, kept.decision) == ("", {}, "", "")
    assert (kept.state, kept.by) == (State.ACCEPTED, worker.pk)
    assert queries.described(kept, worker) == ()


@pytest.mark.django_db
def test_nobodys_details_wait_for_ever() -> None:
    submission = suggested()
    actions.forget(submission.expires + timedelta(days=1))
    kept = Submission.objects.get()
    assert (kept.state, kept.reply_to) == (State.REFUSED, "")


def test_what_waits_is_one_to_do_due_in_five_working_days(worker: User, stranger: User) -> None:
    today = clock.today()
    assert not list(provides.due(worker, today))
    with clock.pretend(datetime(2026, 7, 23, 23, 30, tzinfo=UTC)):  # Friday the 24th in London
        suggested()
    with clock.pretend(datetime(2026, 7, 28, 9, tzinfo=UTC)):
        suggested("Bean")
    (due,) = provides.due(worker, today)
    assert due.what == "Check 2 suggestions"
    assert due.due == date(2026, 7, 31)
    assert not list(provides.due(stranger, today))


@pytest.mark.django_db
def test_addresses_of_status_pages_cannot_be_guessed() -> None:
    keys = {suggested().key for _ in range(5)}
    assert len(keys) == 5
    assert min(map(len, keys)) >= 32
