"""What questions and promises write into the record of work."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.accounts.models import User
from hedgerow.bridge.models import Promise, Question
from hedgerow.charter.queries import word_for
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, Work

ANSWERING, TELLING = "consultation-response", "we-said-they-did"


def tell_record(
    by: User | None, question: Question, act: str, *, groups: Sequence[int] = (), unmet: bool = False
) -> Entry:
    """One entry about a question. An answer is read by its group and our team alone: who answered is nobody else's."""
    today = clock.today()
    shown = Audience.PUBLIC if question.public else Audience.STAFF
    return ledger.record(
        by=by,
        work=Work(
            activity=word_for(TELLING if act in ("question.outcome", "question.unanswered") else ANSWERING, today),
            act=act,
            unmet=unmet,
            on=today,
            groups=groups,
            public_body=question.body_id,
            ref=str(question.ref),
            audience=Audience.GROUP if groups else shown,
        ),
    )


def tell_of_promise(by: User | None, promise: Promise, act: str, *, unmet: bool = False) -> Entry:
    """One entry about a promise."""
    today = clock.today()
    shown = Audience.PUBLIC if promise.public else Audience.GROUP if promise.group_id else Audience.STAFF
    return ledger.record(
        by=by,
        work=Work(
            activity=word_for(TELLING, today),
            act=act,
            unmet=unmet,
            on=today,
            groups=[promise.group_id] if promise.group_id else (),
            public_body=promise.body_id,
            ref=str(promise.ref),
            audience=shown,
        ),
    )
