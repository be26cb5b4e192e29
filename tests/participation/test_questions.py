"""Asking residents, checking and supporting their ideas, and telling what was decided."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.registry import all_of
from hedgerow.engines.todo.types import TodoOffer
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.participation import actions, queries
from hedgerow.participation.models import Conversation, Idea, Support
from hedgerow.participation.types import Decision
from hedgerow.spine.errors import InputError
from tests.participation.making import live_question
from tests.participation.making import question as asked

pytestmark = pytest.mark.django_db


def at(day: object) -> datetime:
    return datetime.combine(day, time(9), tzinfo=clock.LONDON)  # type: ignore[arg-type]


def shown(worker: User, question: Conversation, title: str, email: str = "") -> Idea:
    """An idea that was sent, checked and is shown."""
    made = actions.send_idea(conversation=question, title=title, email=email)
    with zeal_ignore():  # several are decided on in one test, as by several people
        moderation.decide(by=worker, submission=made, accept=True)
    return Idea.objects.filter(title=title)[0]


def acts(question: Conversation) -> list[tuple[str, int | None, str]]:
    rows = Entry.objects.filter(ref=str(question.ref)).order_by("recorded_at")
    return list(rows.values_list("act", "people", "kind"))


def test_from_the_question_to_what_was_decided(worker: User, question: Conversation) -> None:
    first = shown(worker, question, "A repair café", "ann@example.org")
    shown(worker, question, "A warm room", "ann@example.org")
    shown(worker, question, "A nursery")
    with clock.pretend(at(question.ends_on + timedelta(days=1))):
        close_due(clock.today())
        question.refresh_from_db()
        for idea in question.ideas.all():
            actions.decide_idea(by=worker, idea=idea, decision=Decision.YES, reason="There is room.")
        actions.answer(by=worker, conversation=question, summary="It becomes the Mending Rooms.")
    assert acts(question) == [
        ("conversation.opened", None, "work"),
        ("conversation.closed", 2, "work"),
        ("conversation.answered", None, "work"),
    ]
    first.refresh_from_db()
    assert first.reason == "There is room."
    told = Outgoing.objects.filter(key__startswith="conversation:")
    assert [letter.to for letter in told] == ["ann@example.org"]
    assert sum("Your idea" in part for part in told[0].letter["paragraphs"]) == 2


def test_an_idea_that_is_not_shown_says_why_to_its_writer(worker: User, question: Conversation) -> None:
    made = actions.send_idea(conversation=question, title="Sell it", email="bo@example.org")
    moderation.decide(by=worker, submission=made, accept=False, answer="It stays in public hands.")
    assert not question.ideas.exists()
    assert Outgoing.objects.get(to="bo@example.org").letter["paragraphs"][-1] == "It stays in public hands."


def test_no_idea_before_or_after(worker: User, question: Conversation) -> None:
    later = live_question(worker, starts_on=clock.today() + timedelta(days=3))
    for each in (later, actions.close_question(by=worker, conversation=question)):
        with pytest.raises(InputError, match="takes no ideas now"):
            actions.send_idea(conversation=each, title="A bench")


def test_one_support_for_each_and_it_can_be_taken_back(worker: User, question: Conversation) -> None:
    idea = shown(worker, question, "A bench")
    for who in ("browser a", "browser a", "browser b"):
        idea = actions.support(idea=idea, who=who)
    assert idea.supporters == 2
    assert actions.take_back(idea=idea, who="browser a").supporters == 1
    assert "browser" not in Support.objects.get().who


def test_who_supported_is_forgotten_when_it_is_told(worker: User, question: Conversation) -> None:
    idea = shown(worker, question, "A bench")
    actions.support(idea=idea, who="browser a")
    actions.close_question(by=worker, conversation=question)
    actions.decide_idea(by=worker, idea=idea, decision="no", reason="No room.")
    actions.answer(by=worker, conversation=question, summary="Nothing.")
    idea.refresh_from_db()
    assert (idea.supporters, Support.objects.count()) == (1, 0)
    with pytest.raises(InputError, match="nothing is counted"):
        actions.support(idea=idea, who="browser b")


def test_nothing_is_told_before_each_idea_has_its_reason(worker: User, question: Conversation) -> None:
    idea = shown(worker, question, "A bench")
    with pytest.raises(InputError, match="Close the question first"):
        actions.answer(by=worker, conversation=question, summary="Done.")
    actions.close_question(by=worker, conversation=question)
    with pytest.raises(InputError, match="1 have no decision"):
        actions.answer(by=worker, conversation=question, summary="Done.")
    with pytest.raises(InputError, match="and why"):
        actions.decide_idea(by=worker, idea=idea, decision="no", reason=" ")
    actions.decide_idea(by=worker, idea=idea, decision="no", reason="No room.")
    with pytest.raises(InputError, match="in a few sentences"):
        actions.answer(by=worker, conversation=question, summary=" ")


def test_a_question_that_people_have_read_stays(worker: User, question: Conversation) -> None:
    longer = asked(ends_on=question.ends_on + timedelta(days=7), about="More about it.")
    held = actions.change_question(by=worker, conversation=question, question=longer)
    assert held.about == "More about it."
    with pytest.raises(InputError, match="People have read"):
        actions.change_question(by=worker, conversation=question, question=asked(question="And now?"))


@pytest.mark.parametrize(("name", "days"), [("ends_on", -1), ("answer_by", 1)])
def test_days_that_cannot_be(worker: User, name: str, days: int) -> None:
    with pytest.raises(InputError):
        actions.add_question(by=worker, question=asked(**{name: clock.today() + timedelta(days=days)}))


def test_what_is_not_told_is_nagged_about_and_written_down_once(worker: User, question: Conversation) -> None:
    actions.close_question(by=worker, conversation=question)
    question.refresh_from_db()
    late = question.answer_by + timedelta(days=1)
    with clock.pretend(at(late)):
        due = [
            one
            for offer in all_of(TodoOffer)
            if offer.name == "participation.questions"
            for one in offer.due(worker, late)
        ]
        assert [(one.due, one.is_late(late)) for one in due] == [(question.answer_by, True)]
        assert actions.note_overdue(late) == "1 results overdue"
        assert actions.note_overdue(late) == "0 results overdue"
    assert acts(question)[-1] == ("conversation.unanswered", None, "unmet")


def test_whoever_asked_is_told_what_was_decided(worker: User, question: Conversation) -> None:
    offer = next(one for one in all_of(AlertOffer) if one.kind == "have-your-say")
    before, params = clock.now(), {"question": str(question.pk)}
    assert not offer.find(params, before)
    actions.close_question(by=worker, conversation=question)
    actions.answer(by=worker, conversation=question, summary="It becomes the Mending Rooms.")
    assert [item.detail for item in offer.find(params, before)] == ["It becomes the Mending Rooms."]
    assert offer.describe({"question": "99999"}) == ""


def test_the_next_idea_without_a_decision(worker: User, question: Conversation) -> None:
    first, second = (shown(worker, question, title) for title in ("A", "B"))
    actions.close_question(by=worker, conversation=question)
    actions.decide_idea(by=worker, idea=first, decision="no", reason="No.")
    assert queries.next_undecided(question, first.pk) == second
    actions.decide_idea(by=worker, idea=second, decision="no", reason="No.")
    assert queries.next_undecided(question, second.pk) is None
