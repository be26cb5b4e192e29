"""Who works for Mallowdale's public bodies, what they asked groups, and what was promised: two years of it."""

from __future__ import annotations

import random
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta

from hedgerow.accounts.models import User
from hedgerow.bodies import actions as bodies
from hedgerow.bodies.models import Department, Office
from hedgerow.bridge import actions
from hedgerow.bridge.models import Asked, Question
from hedgerow.bridge.types import Fact, How, Kept, PartKind, Whom
from hedgerow.demo.bridging import ASKED, PROMISES, STAFF, Asking, Promised
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.people import actions as people

REP = "rep@example.org"
ASKED_OF = Whom(bands=("small", "medium"))
Offices = dict[str, Office]


def tell(today: date) -> int:
    """Tell it, through the same actions that people use; how many questions groups were asked."""
    by = User.objects.get(email="engagement@example.org")
    offices: Offices = {}
    for name, departments in STAFF.items():
        body = _body(by, name)
        for title, about, staff in departments:
            with _at(today, 725):
                made = bodies.add_department(by=by, body=body, name=title, about=about)
            for person in staff:
                offices[person[0]] = _officer(by, body, made, person, today)
    chance = random.Random(55)
    for told in ASKED:
        _question(by, told, offices, today, chance)
    for promise in PROMISES:
        _promise(by, promise, offices, today)
    return Question.objects.filter(opened_at__isnull=False).count()


def _at(today: date, ago: int) -> AbstractContextManager[None]:
    return clock.pretend(datetime.combine(today - timedelta(days=ago), time(10, 40), UTC))


def _body(by: User, name: str) -> Organisation:
    found = Organisation.objects.filter(name=name, kind=Kind.PUBLIC_BODY, merged_into=None).first()
    return found or organisations.create(by=by, name=name, kind=Kind.PUBLIC_BODY)


def _officer(
    by: User, body: Organisation, department: Department, person: tuple[str, str, str, int, int], today: date
) -> Office:
    name, title, patch, came, left = person
    email = f"{name.lower().replace(' ', '.')}@example.org"
    with _at(today, came):
        contact = people.add_contact(by=by, name=name, email=email, source="The body’s own page")
        held = bodies.add_officer(
            by=by, body=body, contact=contact, department=department, title=title, patch=patch, since=clock.today()
        )
    if left:
        with _at(today, left):
            held = bodies.end_office(by=by, office=held)
    return held


def _question(by: User, told: Asking, offices: Offices, today: date, chance: random.Random) -> None:
    office = offices[told.officer]
    opened = today - timedelta(days=told.ago)
    closes = opened + timedelta(days=told.days)
    rows = [
        {"id": f"q{n}", "label": label, "kind": kind, "options": options, "required": n == 1}
        for n, (label, kind, options) in enumerate(told.parts, 1)
    ]
    with _at(today, told.ago + 4):
        made = actions.write_question(
            by=by,
            body=office.body,
            department=office.department,
            office=office,
            title=told.title,
            decides=told.decides,
            parts=rows,
            whom=ASKED_OF if told.ago > 90 else _near(),
            closes_on=closes,
            answer_by=closes + timedelta(days=told.after),
            pay_pence=told.pay,
            public=told.public,
        )
        actions.send_to_us(by=by, question=made)
    if told.state == "with_us":
        return
    with _at(today, told.ago):
        made = actions.open_question(by=by, question=made)
        if told.ago > 90:  # what letters said is forgotten after as long
            Asked.objects.filter(question=made).update(told_at=clock.now())
        else:
            actions.tell_asked(made.pk)
    _answers(by, told, made, today, chance)
    _end(by, told, made, today)


def _near() -> Whom:
    """The small groups in the wards of the representative's own: what is asked now waits in their space."""
    wards = Organisation.objects.filter(access__user__email=REP).exclude(ward="").values_list("ward", flat=True)
    return Whom(bands=("micro", "small"), areas=tuple(sorted(set(wards))))


def _answers(by: User, told: Asking, question: Question, today: date, chance: random.Random) -> None:
    """Some of the groups that were asked answer within the time; the group of the demonstration's representative does
    not, while a question is open: it waits for whoever looks."""
    theirs = set(Access.objects.filter(user__email=REP).values_list("organisation", flat=True))
    asked = Asked.objects.filter(question=question).exclude(organisation__in=theirs).select_related("organisation")
    groups = [one.organisation for one in asked.order_by("organisation")]
    for number, group in enumerate(chance.sample(groups, min(told.answers, len(groups)))):
        day = chance.randint(1, max(1, min(told.days, told.ago) - 1))
        given = {
            f"q{n}": _said(told, n, kind, options, chance) for n, (_label, kind, options) in enumerate(told.parts, 1)
        }
        how = How.PHONE if number % 7 == 3 else How.LINK
        with _at(today, told.ago - day):
            actions.answer(
                by=by if how == How.PHONE else None,
                question=question,
                organisation=group,
                given=given,
                named=chance.random() < 0.6,
                how=how,
            )


def _said(told: Asking, number: int, kind: PartKind, options: tuple[str, ...], chance: random.Random) -> str:
    if kind == PartKind.CHOICE:
        return chance.choice(options)
    if kind == PartKind.NUMBER:
        return str(chance.choice((2, 3, 5, 8, 12, 20)) * (1000 if "pounds" in told.parts[number - 1][0] else 1))
    return chance.choice(told.texts)


def _end(by: User, told: Asking, question: Question, today: date) -> None:
    past = told.ago - told.days
    if past <= 0:
        return
    with _at(today, past - 1):
        actions.close_question(by=None, question=question)
    owed = past - told.after
    said = past - told.said if told.said is not None else None
    if owed > 0 and (said is None or said < owed):
        with _at(today, owed - 1):
            actions.write_off(clock.today())
    if said is not None:
        with _at(today, said):
            actions.say_outcome(by=by, question=question, heard=told.heard, did=told.did, why_not=told.why_not)


def _promise(by: User, told: Promised, offices: Offices, today: date) -> None:
    body = Organisation.objects.filter(name=told.body, kind=Kind.PUBLIC_BODY).first() if told.body else None
    made_on = today - timedelta(days=told.ago)
    with _at(today, told.ago):
        made = actions.note_promise(
            by=by,
            promiser=told.by,
            promisee=told.to,
            body=body,
            office=offices.get(told.officer),
            words=told.words,
            source=told.source,
            source_words=told.where,
            made_on=made_on,
            due=made_on + timedelta(days=told.due) if told.due else None,
            public=told.public,
        )
    if told.state != Kept.OPEN:
        with _at(today, told.ago - told.after):
            actions.settle(by=by, promise=made, fact=Fact(told.state, told.happened, clock.today(), told.evidence))
    elif told.proposed:
        officers = User.objects.filter(access__organisation=body, access__level=Level.OFFICER) if body else None
        with _at(today, 6):
            actions.propose(
                by=officers.first() if officers else None,
                promise=made,
                fact=Fact(Kept.KEPT, told.proposed, clock.today()),
            )
