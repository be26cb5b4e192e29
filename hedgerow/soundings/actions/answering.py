"""Answering, by whoever was asked or by a worker who was told; and saying no."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.rules import tidy
from hedgerow.soundings.types import How, Question
from hedgerow.spine.errors import InputError

THEMSELVES = (How.LINK, How.SPACE)


@transaction.atomic
def answer(*, by: User | None, sounding: Sounding, scores: Mapping[str, int | None], how: How | str) -> Sounding:
    """Keep the answers; given again within its days, they replace those that were there.

    scores: 1 to 5 by question, 0 for not sure; what is skipped is None or missing. It is no work of ours, so nothing goes
    into the record of work. Raises InputError where nothing was answered, it is over, or a worker writes down by telephone
    or from paper what they have answered themselves.
    """
    row = _held(sounding)
    if row.how in THEMSELVES and how not in THEMSELVES:
        raise InputError(_("They have answered themselves."))
    try:
        given = tidy(scores)
    except ValueError:
        raise InputError(_("Choose one of the answers.")) from None
    if not given:
        raise InputError(_("Answer at least one of the questions, or press “I would rather not say”."))
    for question in Question.values:
        setattr(row, question, given.get(question))
    row.answered_on, row.how = clock.today(), How(how)
    row.answered_by = by.pk if by else None
    row.save(update_fields=[*Question.values, "answered_on", "how", "answered_by"])
    record(by=by, did="sounding.answered", ref=row.ref, fields=list(given))
    return row


@transaction.atomic
def decline(*, by: User | None, sounding: Sounding) -> Sounding:
    """They would rather not say: what they said is removed, and nobody asks again. Raises InputError where it is over."""
    row = _held(sounding)
    for question in Question.values:
        setattr(row, question, None)
    row.answered_on, row.how, row.answered_by, row.ended_on = None, "", None, clock.today()
    row.save(update_fields=[*Question.values, "answered_on", "how", "answered_by", "ended_on"])
    record(by=by, did="sounding.declined", ref=row.ref)
    return row


def _held(sounding: Sounding) -> Sounding:
    row = Sounding.objects.select_for_update().filter(pk=sounding.pk).first()
    if row is None or not row.takes_answers(clock.today()):
        raise InputError(_("These questions are over. Thank you all the same."))
    return row
