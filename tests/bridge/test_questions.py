"""A question from its first words to what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.bodies import actions as bodies
from hedgerow.bridge import actions
from hedgerow.bridge.models import Answer, Asked, Question, Version
from hedgerow.bridge.queries import audience
from hedgerow.bridge.types import AnsweredMeanwhile, State, Whom
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Tag
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError
from tests.bodies.given import a_body, a_department, a_group, an_officer, lets_in
from tests.bridge.given import GIVEN, a_question, an_answer, an_open_question, days, put_back
from tests.ledger.given import words

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


def acts() -> list[str]:
    return list(Entry.objects.counting().exclude(act="").order_by("act").values_list("act", flat=True))


def test_our_team_sends_it_back_with_a_reason_and_then_opens_it_once() -> None:
    body = a_body()
    officer = lets_in(body, Level.OFFICER, "olu@council.example")
    a_group()
    made = actions.send_to_us(by=officer, question=a_question(body))
    back = actions.send_back(by=None, question=made, reason="Say who decides.")
    assert (back.state, back.reason) == (State.DRAFT, "Say who decides.")
    assert Outgoing.objects.filter(to="olu@council.example", subject__startswith="Please look again").exists()
    actions.open_question(by=None, question=actions.send_to_us(by=officer, question=back))
    with pytest.raises(InputError, match="already"):
        actions.open_question(by=None, question=back)
    assert acts() == ["question.sent"]


def test_each_group_gets_one_letter_whoever_writes_them_and_however_often() -> None:
    groups = [a_group() for _ in range(3)]
    made = an_open_question(*groups)
    assert actions.tell_asked(made.pk) == 0
    Asked.objects.update(told_at=None)  # a worker that was killed before it said so
    actions.tell_waiting()
    told = Outgoing.objects.filter(about=str(made.ref)).values_list("to", flat=True)
    assert sorted(told) == sorted(group.email for group in groups)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"closes_on": TODAY + timedelta(days=2)}, "at least a week"),
        ({"answer_by": TODAY + timedelta(days=21)}, "not before"),
        ({"answer_by": TODAY + timedelta(days=800)}, "within a year"),
        ({"parts": []}, "from one to"),
        ({"title": " "}, "200 letters"),
        ({"parts": [{"label": "Which?", "kind": "choice", "options": ["one"]}]}, "2 to 10"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_reason(facts: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        a_question(**facts)
    assert not Question.objects.exists()


def test_a_group_is_no_public_body_and_asks_nobody() -> None:
    with pytest.raises(InputError, match="no public body"):
        a_question(a_group())


def test_only_groups_of_the_theme_ward_and_size_are_asked() -> None:
    both, other_ward, other_size = (
        a_group(ward="E05000001", band="micro"),
        a_group(ward="E05000002", band="micro"),
        a_group(ward="E05000001", band="large"),
    )
    for group in (both, other_ward, other_size):
        Tag.objects.create(organisation=group, scheme="theme", code="109")
    hidden = a_group(ward="E05000001", band="micro", published=False)
    whom = Whom(themes=("109",), areas=("E05000001",), bands=("micro",))
    assert list(audience.groups(whom)) == [both]
    assert hidden not in audience.groups(Whom())


def test_nobody_to_ask_is_no_question() -> None:
    with pytest.raises(InputError, match="more widely"):
        actions.open_question(by=None, question=a_question())


def test_what_groups_were_asked_stays_as_it_is() -> None:
    made = an_open_question()
    with pytest.raises(InputError, match="stays as it is"):
        actions.change_question(by=None, question=made, title="New", decides="New", parts=[], **days())


def test_whoever_asks_is_shown_what_was_asked_before_and_who_asks_the_same_groups() -> None:
    group, council, board = a_group(), a_body(), a_body("Health Board")
    first = an_open_question(group, body=council, department=a_department(council, "Leisure"))
    like = a_question(board, title="Which halls should be open in the evening?")
    known = audience.known(like, team=False)
    assert (known.groups, known.lately, known.alike) == (1, 1, (first.pk,))
    assert [(one.body, one.department, one.groups) for one in known.overlaps] == [("Mallow Council", "Leisure", 1)]


def test_an_officer_is_not_told_what_another_body_asks_that_is_not_public() -> None:
    group = a_group()
    an_open_question(group, body=a_body(), public=False, title="Secret closures of halls")
    mine = a_question(a_body("Health Board"), title="Secret closures of halls too")
    theirs, ours = audience.known(mine, team=False), audience.known(mine, team=True)
    assert (theirs.overlaps[0].title, theirs.alike) == ("", ())
    assert ours.overlaps[0].title == "Secret closures of halls"


def test_a_group_answers_once_and_its_second_answer_keeps_the_first() -> None:
    group = a_group()
    made = an_open_question(group)
    first = an_answer(made, group)
    again = an_answer(made, group, seen=first.version, given={**GIVEN, "q1": "Warm rooms"}, named=True)
    assert (again.pk, again.version, again.named) == (first.pk, 2, True)
    assert [one.content["q1"] for one in Version.objects.all()] == ["Cheaper evenings", "Warm rooms"]
    assert acts().count("question.answered") == 1


def test_nobody_replaces_an_answer_that_they_have_not_seen() -> None:
    group = a_group()
    made = an_open_question(group)
    an_answer(made, group)
    with pytest.raises(AnsweredMeanwhile):
        an_answer(made, group, given={"q1": "Mine"})
    assert Answer.objects.get().content["q1"] == "Cheaper evenings"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Please answer"),
        ({"q1": "x", "q2": "Nights"}, "Choose one"),
        ({"q1": "x", "q3": "many"}, "whole number"),
        ({"q1": "x" * 2001}, "2000 letters"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(given: dict[str, str], said: str) -> None:
    group = a_group()
    made = an_open_question(group)
    with pytest.raises(InputError, match=said):
        an_answer(made, group, given=given)
    assert not Answer.objects.exists()


def test_a_group_that_was_not_asked_answers_only_what_is_public() -> None:
    group = a_group(ward="E05000009")
    for_others = {"whom": Whom(areas=("E05000001",))}
    a_group(ward="E05000001")
    hidden, shown = an_open_question(a_group(), public=False, **for_others), an_open_question(a_group(), **for_others)
    with pytest.raises(InputError, match="asked of others"):
        an_answer(hidden, group)
    an_answer(shown, group)
    assert Asked.objects.get(organisation=group).own


def test_after_the_last_day_nobody_answers_and_before_it_nobody_says_what_came_of_it() -> None:
    group = a_group()
    made = an_open_question(group)
    with pytest.raises(InputError, match="still answering"):
        actions.say_outcome(by=None, question=made, heard="All", did="All")
    late = put_back(made, 22)
    with pytest.raises(InputError, match="closed"):
        an_answer(late, group)


def test_what_came_of_it_is_told_once_to_those_who_answered_and_to_nobody_else() -> None:
    answered, silent = a_group(), a_group()
    made = an_open_question(answered, silent)
    an_answer(made, answered)
    put_back(made, 30)
    actions.close_past(TODAY)
    Outgoing.objects.all().delete()
    for did in ("We open evenings.", "We open two evenings."):
        actions.say_outcome(by=None, question=made, heard="Evenings.", did=did)
    assert [one.to for one in Outgoing.objects.all()] == [answered.email]
    assert Question.objects.get().did == "We open two evenings."
    assert acts().count("question.outcome") == 1


def test_a_word_on_what_came_of_it_says_what_is_done_or_why_not() -> None:
    made = put_back(an_open_question(), 30)
    with pytest.raises(InputError, match="why you do nothing"):
        actions.say_outcome(by=None, question=made, heard="Evenings.")


def test_a_body_that_says_nothing_in_time_is_reminded_and_written_down_once() -> None:
    body = a_body()
    lets_in(body, Level.OFFICER, "olu@council.example")
    made = put_back(an_open_question(body=body), 71)
    actions.close_past(TODAY)
    Outgoing.objects.all().delete()
    for day in (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=15)):
        actions.remind_bodies(day)
        actions.write_off(day)
    assert Outgoing.objects.filter(to="olu@council.example").count() == 2
    unmet = Entry.objects.counting().filter(act="question.unanswered")
    assert [one.kind for one in unmet] == ["unmet"]
    actions.say_outcome(by=None, question=made, heard="Late.", why_not="No money.")
    actions.write_off(TODAY + timedelta(days=30))
    assert unmet.count() == 1


def test_a_body_that_says_it_in_time_is_not_written_down() -> None:
    made = put_back(an_open_question(), 30)
    actions.say_outcome(by=None, question=made, heard="Yes.", did="Yes.")
    actions.write_off(TODAY + timedelta(days=300))
    assert "question.unanswered" not in acts()


def test_groups_that_have_not_answered_are_reminded_once() -> None:
    answered, silent = a_group(), a_group()
    made = an_open_question(answered, silent)
    an_answer(made, answered)
    put_back(made, 15)
    Outgoing.objects.all().delete()
    actions.remind_groups(TODAY)
    actions.remind_groups(TODAY)
    assert [one.to for one in Outgoing.objects.all()] == [silent.email]


def test_letters_go_to_the_officer_whose_question_it_is_while_they_are_there() -> None:
    body = a_body()
    lets_in(body, Level.OFFICER, "desk@council.example")
    office = an_officer(body, "Olu Officer", since=TODAY - timedelta(days=99))
    made = put_back(an_open_question(body=body, office=office), 70)
    actions.close_past(TODAY)
    Outgoing.objects.all().delete()
    actions.remind_bodies(TODAY)
    bodies.end_office(by=None, office=office)
    actions.remind_bodies(TODAY + timedelta(days=15))
    assert sorted(Outgoing.objects.values_list("to", flat=True)) == ["desk@council.example", "olu@council.example"]
    assert made.pk


def test_taking_a_question_back_tells_those_who_answered_why() -> None:
    group = a_group()
    made = an_open_question(group)
    an_answer(made, group)
    Outgoing.objects.all().delete()
    actions.withdraw(by=None, question=made, reason="The halls were sold.")
    letter = Outgoing.objects.get()
    assert "The halls were sold." in letter.letter["paragraphs"]
    with pytest.raises(InputError, match="no longer"):
        actions.withdraw(by=None, question=made, reason="Again.")
