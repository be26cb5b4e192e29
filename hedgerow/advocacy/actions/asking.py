"""Asks: prepared, put to a public body, answered, or left unanswered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.actions import chain, letters
from hedgerow.advocacy.models import Answer, Ask, Issue
from hedgerow.advocacy.queries.asks import unanswered
from hedgerow.advocacy.queries.wording import letter_of
from hedgerow.advocacy.types import AskKind, Outcome
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

ACTIVITIES = {
    AskKind.SEAT: "deputation",
    AskKind.MEETING: "deputation",
    AskKind.DEPUTATION: "deputation",
    AskKind.LETTER: "campaign",
    AskKind.CONSULTATION: "consultation-response",
}
FACTS = frozenset({
    "kind", "body", "department", "text", "through", "through_name", "consultation", "to_name", "to_email",
})  # fmt: skip
LONGEST = timedelta(days=730)


@transaction.atomic
def prepare_ask(
    *, by: User, issue: Issue, body: Organisation, text: str, kind: str = AskKind.LETTER, **facts: Any
) -> Ask:
    """What exactly is to be asked of a public body; `put_ask` says that it was. Raises InputError where it says nothing."""
    held = chain.hold(issue)
    _check(text, facts)
    ask = Ask.objects.create(
        issue=held, body=body, text=text.strip()[:2000], kind=AskKind(kind), made_by=by.pk, **facts
    )
    if held.body_id is None:
        held.body = body
        held.save(update_fields=["body"])
    audit.record(by=by, did="ask.prepared", ref=held.ref)
    return ask


@transaction.atomic
def change_ask(*, by: User, ask: Ask, **facts: Any) -> Ask:
    """Put an ask right, while it is prepared. Raises InputError once it was put: then it stands as it was said."""
    held = _hold(ask)
    if held.put_on is not None:
        raise InputError(_("It has been put to them: it stands as it was said. Ask anew if it must be said otherwise."))
    _check(str(facts.get("text", held.text)), facts)
    for name, value in facts.items():
        setattr(held, name, value)
    held.save()
    audit.record(by=by, did="ask.changed", ref=held.issue.ref, fields=sorted(facts))
    return held


def _check(text: str, facts: dict[str, Any]) -> None:
    unknown = set(facts) - FACTS
    assert not unknown, f"an ask has no {', '.join(sorted(unknown))}"
    if not text.strip():
        raise InputError(_("Say what exactly is asked."))


def _hold(ask: Ask) -> Ask:
    """The ask, with its chain held: whoever answers, puts or drops it takes turns."""
    issue = chain.hold(Ask.objects.in_bulk([ask.pk])[ask.pk].issue_id)
    held: Ask = Ask.objects.select_for_update(of=("self",)).select_related("body").in_bulk([ask.pk])[ask.pk]
    held.issue = issue
    return held


@transaction.atomic
def put_ask(*, by: User, ask: Ask, on: date | None = None, answer_by: date | None = None) -> Ask:
    """It has been put to the body, and an answer is expected by a day: four weeks later, unless somebody says another.

    Raises InputError where it was put already, or the days make no sense.
    """
    held, day = _hold(ask), on or clock.today()
    until = answer_by or day + rules.ANSWER_WITHIN
    if held.put_on is not None:
        raise InputError(_("It has been put to them already."))
    if day > clock.today():
        raise InputError(_("Say so once it has been put to them: that day is still to come."))
    if until < day or until > day + LONGEST:
        raise InputError(_("The answer is expected after the day of the ask, and within two years."))
    held.put_on, held.answer_by, held.asked_at, held.dropped_on = day, until, clock.now(), None
    held.save(update_fields=["put_on", "answer_by", "asked_at", "dropped_on"])
    activity = ACTIVITIES[AskKind(held.kind)]
    chain.write(by=by, issue=held.issue, act=chain.PUT, ref=held.ref, on=day, activity=activity, body=held.body_id)
    audit.record(by=by, did="ask.put", ref=held.issue.ref)
    chain.advance(held.issue)
    return held


@transaction.atomic
def drop_ask(*, by: User, ask: Ask) -> Ask:
    """It is not asked after all. Raises InputError once it was put."""
    held = _hold(ask)
    if held.put_on is not None:
        raise InputError(_("It has been put to them: that stands. Write down what they answer."))
    held.dropped_on = clock.today()
    held.save(update_fields=["dropped_on"])
    audit.record(by=by, did="ask.dropped", ref=held.issue.ref)
    return held


@transaction.atomic
def answer_ask(
    *,
    by: User,
    ask: Ask,
    outcome: str,
    words: str,
    on: date | None = None,
    link: str = "",
    seen: int | None = None,
) -> Answer:
    """Write down what the body answered; the groups concerned are told, once. A later answer stands beside the first.

    `seen` is how many answers the writer had before them. Raises InputError where another was written down meanwhile, it
    was not asked yet, it says nothing, or the day makes no sense.
    """
    held, day = _hold(ask), on or clock.today()
    there = held.answers.count()
    if held.put_on is None:
        raise InputError(_("It has not been put to them yet."))
    if seen is not None and seen != there:
        raise InputError(_("A colleague wrote down an answer a moment ago. Read it first."))
    if not words.strip():
        raise InputError(_("Write what they said, in their own words."))
    if day > clock.today() or day < held.put_on:
        raise InputError(_("They answered between the day they were asked and today. Look at the day again."))
    made = Answer.objects.create(
        ask=held, outcome=Outcome(outcome), words=words.strip()[:4000], on=day, link=link, made_by=by.pk
    )
    if held.answered_at is None:
        held.answered_at, held.answered_by = clock.now(), by.pk
        held.save(update_fields=["answered_at", "answered_by"])
        chain.write(by=by, issue=held.issue, act=chain.ANSWERED, ref=held.ref, on=day, body=held.body_id)
    audit.record(by=by, did="ask.answered", ref=held.issue.ref)
    letters.tell_answer(made)
    chain.advance(held.issue)
    return made


@transaction.atomic
def write_letter(*, by: User, ask: Ask) -> Ask:
    """Send what is asked to the officer as a letter, or have it printed where we have no address. Once."""
    held = _hold(ask)
    if held.lettered_at is not None:
        raise InputError(_("This letter has been written already."))
    letters.send_ask(held, letter_of(held))
    held.lettered_at = clock.now()
    held.save(update_fields=["lettered_at"])
    audit.record(by=by, did="ask.letter", ref=held.issue.ref)
    return held


def note_unanswered(today: date) -> str:
    """Nightly: what a public body has not answered by its day is written into the record of work, once each."""
    count = 0
    for pk in list(unanswered(today).values_list("pk", flat=True)):
        count += _write_off(pk, today)
    return f"{count} asks without an answer"


@transaction.atomic
def _write_off(pk: int, today: date) -> bool:
    ask = _hold(Ask(pk=pk))
    if ask.answered_at is not None or ask.written_off_on is not None:
        return False
    ask.written_off_on = today
    ask.save(update_fields=["written_off_on"])
    chain.write(by=None, issue=ask.issue, act=chain.UNANSWERED, ref=ask.ref, on=today, body=ask.body_id, unmet=True)
    return True
