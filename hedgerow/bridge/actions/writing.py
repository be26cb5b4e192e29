"""Writing a question, handing it to us to check, sending it back, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bridge import rules
from hedgerow.bridge.actions.letters import tell_answered, tell_asker
from hedgerow.bridge.models import Question
from hedgerow.bridge.types import State, Whom
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.spine.errors import InputError

FACTS = frozenset({
    "department", "office", "title", "decides", "parts", "whom", "closes_on", "answer_by", "pay_pence", "public",
})  # fmt: skip
LONGEST_REASON = 400


@transaction.atomic
def write_question(*, by: User | None, body: Organisation, **facts: Any) -> Question:
    """Begin a question. `facts` are FACTS: `parts` as `rules.parts` takes them, `whom` a `types.Whom`.

    Raises InputError for what cannot be asked, or dates that give groups no time.
    """
    if body.kind != Kind.PUBLIC_BODY or body.merged_into_id is not None:
        raise InputError(_("This is no public body."))
    made = Question.objects.create(body=body, made_by=by.pk if by else None, **_prepared(body, facts))
    audit.record(by=by, did="question.begun", ref=made.ref)
    return made


@transaction.atomic
def change_question(*, by: User | None, question: Question, **facts: Any) -> Question:
    """Put a question right before groups have it. Raises InputError once they have."""
    held = held_question(question)
    if held.state not in (State.DRAFT, State.WITH_US):
        raise InputError(_("Groups have it already: what they were asked stays as it is."))
    told = _prepared(held.body, facts)
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    if changed:
        held.save(update_fields=changed)
        audit.record(by=by, did="question.changed", ref=held.ref, fields=changed)
    return held


def _prepared(body: Organisation, facts: Mapping[str, Any]) -> dict[str, Any]:
    assert facts.keys() <= FACTS, f"not facts of a question: {sorted(facts.keys() - FACTS)}"
    told = dict(facts)
    told["title"] = _said(told["title"], 200, _("Say in up to 200 letters what they want to know."))
    told["decides"] = _said(told["decides"], 1000, _("Say in up to 1,000 letters what is decided with the answers."))
    rules.check_dates(told["closes_on"], told["answer_by"], clock.today())
    told["parts"] = rules.stored(rules.parts(told["parts"]))
    told["whom"] = _whom(told.get("whom") or Whom())
    for name in ("department", "office"):
        if told.get(name) is not None and told[name].body_id != body.pk:
            raise InputError(_("That belongs to another body."))
    return told


def _whom(whom: Whom) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(whom).items()}


def _said(text: str, most: int, wrong: str) -> str:
    said = text.strip()
    if not said or len(said) > most:
        raise InputError(wrong)
    return said


@transaction.atomic
def send_to_us(*, by: User | None, question: Question) -> Question:
    """Hand a question to our team to check. Raises InputError where it is not being written."""
    held = held_question(question)
    if held.state != State.DRAFT:
        raise InputError(_("It is not being written any more."))
    held.state, held.sent_at, held.reason = State.WITH_US, clock.now(), ""
    held.save(update_fields=["state", "sent_at", "reason"])
    audit.record(by=by, did="question.handed_in", ref=held.ref, fields=["state"])
    return held


@transaction.atomic
def send_back(*, by: User | None, question: Question, reason: str) -> Question:
    """Our team sends a question back to whoever writes it, who is told why. Raises InputError without a reason."""
    held = held_question(question)
    if held.state != State.WITH_US:
        raise InputError(_("It is not waiting to be checked."))
    held.state, held.reason = State.DRAFT, _reason(reason)
    held.save(update_fields=["state", "reason"])
    audit.record(by=by, did="question.sent_back", ref=held.ref, fields=["state", "reason"])
    tell_asker(held, "back")
    return held


@transaction.atomic
def withdraw(*, by: User | None, question: Question, reason: str) -> Question:
    """Take a question back before its last day. Groups that answered are told why. Raises InputError without a reason."""
    held = held_question(question)
    if not rules.can_move(held.state, State.WITHDRAWN):
        raise InputError(_("It can no longer be taken back: say what came of it."))
    was_open = held.state == State.OPEN
    held.state, held.reason, held.closed_at = State.WITHDRAWN, _reason(reason), clock.now()
    held.save(update_fields=["state", "reason", "closed_at"])
    audit.record(by=by, did="question.withdrawn", ref=held.ref, fields=["state", "reason"])
    if was_open:
        tell_answered(held)
    return held


def _reason(reason: str) -> str:
    return _said(reason, LONGEST_REASON, _("Say why, in up to 400 letters."))


def held_question(question: Question) -> Question:
    """A question, held against whoever changes it at this moment."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("body", "department", "office__contact")
    found: Question = rows.in_bulk([question.pk])[question.pk]
    return found
