"""Mallowdale's case for infrastructure: groups that stand behind it, what people say, and one issue. All of it is made up."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta

from hedgerow.accounts.models import User
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.moderation.types import State
from hedgerow.evidence.actions import case as actions
from hedgerow.evidence.actions import case_voices as voices
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.rules import case as rules
from hedgerow.evidence.types.case import How, Naming, Part
from hedgerow.kernel import clock
from hedgerow.ledger.models import EntryGroup
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind

WORDS = """\
Nobody cuts a ribbon for what is in these pages. A committee finds a treasurer, a lunch club gets its insurance, a bid goes in \
that would not have been written, twelve groups say one thing to the council instead of twelve.

It costs less than one social worker for each ward. Most of it is paid for by the year, and some of it by nobody."""
ROLES = ("Chair", "Treasurer", "Secretary", "Manager", "Founder")
#: how long ago, how they are named, name, role, what they said
SAID = (
    (70, Naming.FULL, "Rosalind Fenn", "Chair",
     "We are four women and a kettle. Without somebody to ring we would have closed in the spring, over a form."),
    (52, Naming.ROLE, "", "Treasurer", "They told us not to apply. It saved us three weeks, and the next one we won."),
    (41, Naming.GROUP, "", "", "For the first time the council asked before it decided, and it asked all of us at once."),
    (30, Naming.NOBODY, "", "", "I was going to give up. Somebody came one evening, to our kitchen, and we made a plan."),
    (3, Naming.ROLE, "", "Secretary", "The volunteers they sent us are still here a year later."),
)  # fmt: skip
ISSUED_AGO = 20


def tell(today: date) -> int:
    """Tell it, through the same actions that people use; how many groups stand behind it."""
    by = User.objects.get(email="manager@example.org")
    groups = _groups()
    with _at(today, ISSUED_AGO + 60):
        shown = [part.value for part in Part]
        actions.change_text(by=by, edition=queries.text_now().edition, words=WORDS, parts=shown)
    for number, (ago, naming, name, role, text) in enumerate(SAID):
        with _at(today, ago):
            voices.quote(
                by=by, organisation=groups[number], text=text, naming=naming, agreed=True, how=How.TOLD, name=name, role=role
            )  # fmt: skip
    _checked(by, today)
    signed = groups[:14]
    for number, group in enumerate(signed):
        with _at(today, ISSUED_AGO + 40 - 3 * number):
            voices.back(by=by, organisation=group, role=ROLES[number % len(ROLES)], how=How.TOLD)
    with _at(today, ISSUED_AGO):
        content = queries.build(queries.text_now(), clock.today())
        actions.issue(by=by, seen=rules.fingerprint(rules.text(content)))
    return len(signed)


def _at(today: date, ago: int) -> AbstractContextManager[None]:
    return clock.pretend(datetime.combine(today - timedelta(days=ago), time(15, 5), UTC))


def _checked(by: User, today: date) -> None:
    """All but the newest are looked at, and shown."""
    waiting = Submission.objects.filter(kind=voices.QUOTED, state=State.WAITING).order_by("pk")
    with _at(today, 25):
        for submission in list(waiting)[:-1]:
            moderation.decide(by=by, submission=submission, accept=True)


def _groups() -> list[Organisation]:
    """Groups that were worked with last, of those in the directory."""
    found = Organisation.objects.filter(kind=Kind.GROUP, published=True, closed_on=None, merged_into=None)
    worked = EntryGroup.objects.filter(organisation__in=found.values("pk")).order_by("-pk")[:400]
    order = list(dict.fromkeys(worked.values_list("organisation", flat=True)))
    held = found.in_bulk(order)
    return [held[pk] for pk in order]
