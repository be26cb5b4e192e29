"""A question that groups are asked, an answer, and time that passes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hedgerow.bridge import actions
from hedgerow.bridge.models import Answer, Promise, Question
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.bodies.given import a_body, a_group

PARTS = [
    {"id": "q1", "label": "What would help you most?", "kind": "text", "required": True},
    {"id": "q2", "label": "When?", "kind": "choice", "options": ["Mornings", "Evenings"]},
    {"id": "q3", "label": "How many people come?", "kind": "number"},
]
FACTS: dict[str, Any] = {
    "title": "When should the halls be open?",
    "decides": "Cabinet decides the opening hours of the halls in March.",
    "parts": PARTS,
    "public": True,
}
GIVEN = {"q1": "Cheaper evenings", "q2": "Evenings", "q3": "40"}


def days() -> dict[str, date]:
    """Answers within three weeks, what came of them within ten."""
    today = clock.today()
    return {"closes_on": today + timedelta(days=21), "answer_by": today + timedelta(days=70)}


def a_question(body: Organisation | None = None, **facts: Any) -> Question:
    """A question that is being written."""
    return actions.write_question(by=None, body=body or a_body(), **{**FACTS, **days(), **facts})


def an_open_question(*groups: Organisation, body: Organisation | None = None, **facts: Any) -> Question:
    """A question that groups have; without any, one group is made."""
    if not groups:
        a_group()
    made = actions.open_question(by=None, question=a_question(body, **facts))
    actions.tell_asked(made.pk)
    return made


def an_answer(question: Question, group: Organisation, *, named: bool = False, **facts: Any) -> Answer:
    """What a group answered."""
    told = {"given": GIVEN, "how": "space", **facts}
    return actions.answer(by=None, question=question, organisation=group, named=named, **told)


def put_back(question: Question, many: int) -> Question:
    """The same question, so many days ago."""
    ago = timedelta(days=many)
    rows = Question.objects.filter(pk=question.pk)
    facts = {"closes_on": question.closes_on - ago, "answer_by": question.answer_by - ago}
    if question.opened_at:
        facts["opened_at"] = question.opened_at - ago
    rows.update(**facts)
    return rows.get()


def a_promise(body: Organisation | None = None, **facts: Any) -> Promise:
    """A body's promise to groups."""
    today = clock.today()
    told = {
        "promiser": "body",
        "promisee": "sector",
        "words": "We pay within ten days.",
        "made_on": today - timedelta(days=30),
        "due": today + timedelta(days=30),
        "public": True,
    }
    return actions.note_promise(by=None, **{"body": body or a_body(), **told, **facts})
