"""A group's answer: one for each group, and nobody's is replaced unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bridge import rules
from hedgerow.bridge.actions.recording import tell_record
from hedgerow.bridge.models import Answer, Asked, Question, Version
from hedgerow.bridge.queries.questions import answer_of, is_asked
from hedgerow.bridge.types import AnsweredMeanwhile, How
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError


@transaction.atomic
def answer(
    *,
    by: User | None,
    question: Question,
    organisation: Organisation,
    given: Mapping[str, Any],
    named: bool,
    how: How | str,
    seen: int = 0,
) -> Answer:
    """What a group answers. `seen` is the version that whoever answers has before their eyes: 0 where there was none.

    The first answer is one entry in the record of work; what replaces it is kept beside it. Raises InputError where it is
    not open to this group or cannot be read so; AnsweredMeanwhile where somebody of the group answered since.
    """
    held = Question.objects.select_for_update(of=("self",)).select_related("body").in_bulk([question.pk])[question.pk]
    if not held.is_open(clock.today()):
        raise InputError(_("This is closed. What came of it will stand here."))
    content = rules.answer(held.asked, given)
    _be_asked(held, organisation)
    told = {
        "content": content,
        "named": named,
        "how": How(how),
        "given_at": clock.now(),
        "given_by": by.pk if by else None,
    }
    before = answer_of(held, organisation)
    if (before.version if before else 0) != seen:
        raise AnsweredMeanwhile(_("Somebody of your group has answered meanwhile. Look at it before you replace it."))
    made = _replace(before, told) if before else _first(by, held, organisation, told)
    Version.objects.create(answer=made, number=made.version, **told)
    audit.record(by=by, did="answer.given" if made.version == 1 else "answer.replaced", ref=held.ref)
    return made


def _be_asked(question: Question, organisation: Organisation) -> None:
    """A group that was not asked may still answer what everybody can read."""
    if is_asked(question, organisation):
        return
    if not question.public or organisation.closed_on is not None:
        raise InputError(_("This was asked of others."))
    Asked.objects.get_or_create(question=question, organisation=organisation, defaults={"own": True})


def _first(by: User | None, question: Question, organisation: Organisation, told: dict[str, Any]) -> Answer:
    try:
        with transaction.atomic():
            made = Answer.objects.create(question=question, organisation=organisation, version=1, **told)
    except IntegrityError:
        raise AnsweredMeanwhile(
            _("Somebody of your group has answered meanwhile. Look at it before you replace it.")
        ) from None
    tell_record(by, question, "question.answered", groups=[organisation.pk])
    return made


def _replace(before: Answer, told: dict[str, Any]) -> Answer:
    for name, value in told.items():
        setattr(before, name, value)
    before.version += 1
    before.save(update_fields=[*told, "version"])
    return before
