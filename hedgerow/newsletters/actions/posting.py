"""Sending a letter: frozen first, then one copy for each address, written some at a time, each once whatever is killed.

A row for each address decides who gets it, and is written in the transaction that freezes the letter. The letters
themselves go into the queue of `engines.mail` in transactions of their own, so that nobody else waits long; each marks its
row, and has a key of its own. Whoever stops in the middle leaves rows that the worker goes on with.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from hedgerow.accounts.models import User
from hedgerow.charter.queries import word_for
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail import actions as mail
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.newsletters import queries, rules
from hedgerow.newsletters.actions.writing import held_draft
from hedgerow.newsletters.models import Copy, Issue
from hedgerow.newsletters.queries.issues import freeze
from hedgerow.newsletters.queries.subscribers import SENT
from hedgerow.newsletters.types import State
from hedgerow.people.queries.wording import us
from hedgerow.spine.errors import InputError

ACTIVITY = "newsletter"
BATCH = 500


@transaction.atomic
def send_test(*, by: User, issue: Issue) -> None:
    """A letter as it stands now, to whoever writes it."""
    held = held_draft(by, issue)
    held.tests += 1
    held.save(update_fields=["tests"])
    small = (_("This is a test. Nobody else has had it."),)
    letter = queries.letter(held, small=small)
    mail.send(
        key=f"newsletter:{held.pk}:test:{held.tests}", letter=letter, to=by.email, name=by.name, about=held.ref
    )  # fmt: skip


@transaction.atomic
def send(*, by: User, issue: Issue) -> Issue:
    """Freeze a letter and decide who gets it; the worker then writes the copies. Once: a second press is told so.

    Raises InputError where it has no words or nobody to go to.
    """
    held = held_draft(by, issue)
    reach = queries.reach(held)
    if not queries.parts(held):
        raise InputError(_("There is nothing in it yet."))
    if not reach.to:
        raise InputError(_("Nobody would get it. Choose whom it is for."))
    held.frozen, held.state, held.sent_at, held.sent_by = freeze(held), State.SENDING, clock.now(), by.pk
    held.refused, held.unasked = reach.refused, reach.unasked
    held.save(update_fields=["frozen", "state", "sent_at", "sent_by", "refused", "unasked"])
    Copy.objects.bulk_create(
        [Copy(issue=held, email=one.email, name=one.name[:160], person=one.person) for one in reach.to], BATCH
    )
    record(by=by, did="newsletter.sent", ref=held.ref, fields=["state"])
    post_issue.enqueue(held.pk)
    return held


@task()
def post_issue(pk: int) -> str:
    """The task of the queue: write the copies of one letter, by its id."""
    issue = queries.sending().filter(pk=pk).first()
    return f"{post(issue=issue)} letters" if issue else ""


def post_waiting() -> str:
    """Go on with letters whose worker was stopped in the middle."""
    done = [post(issue=issue) for issue in queries.sending()]
    return f"{sum(done)} letters written" if done else ""


def post(*, issue: Issue) -> int:
    """Write every copy that is not written yet, some at a time, then say that it is sent. How many were written.

    Several may do it at one moment: each copy is held by one of them.
    """
    count = 0
    while pks := list(_unwritten(issue).order_by("pk").values_list("pk", flat=True)[: rules.AT_ONCE]):
        count += _write(issue, pks)
    _finish(issue)
    return count


def _unwritten(issue: Issue) -> QuerySet[Copy]:
    return Copy.objects.filter(issue=issue, written_at__isnull=True, left_out=False)


@transaction.atomic
def _write(issue: Issue, pks: list[int]) -> int:
    """Some copies into the queue of letters; consent is looked at once more, at this very moment."""
    held = list(_unwritten(issue).select_for_update().filter(pk__in=pks))
    gone = queries.lost([copy.email for copy in held])
    for copy in held:
        copy.left_out = copy.email in gone
        copy.written_at = None if copy.left_out else clock.now()
        if not copy.left_out:
            _mail(issue, copy)
    Copy.objects.bulk_update(held, ["written_at", "left_out"])
    return sum(not copy.left_out for copy in held)


def _mail(issue: Issue, copy: Copy) -> None:
    key = f"{SENT}{copy.pk}"
    small = (
        _("%(us)s sends you this because you asked for it, or because your group belongs to us.") % {"us": us()},
        _("Choose what you get: %(address)s") % {"address": queries.OWN.page_url(key)},
    )
    letter = queries.letter(issue, small=small, unsubscribe=queries.OWN.stop_url(key))
    mail.send(
        key=f"newsletter:{issue.pk}:{copy.pk}",
        letter=letter,
        to=copy.email,
        name=copy.name,
        person=copy.person,
        about=issue.ref,
    )


@transaction.atomic
def _finish(issue: Issue) -> None:
    """When every copy is written: it is sent, and the record of work says to how many, once."""
    held = Issue.objects.select_for_update().filter(pk=issue.pk, state=State.SENDING).first()
    if held is None or _unwritten(held).exists():
        return
    held.letters = Copy.objects.filter(issue=held, written_at__isnull=False).count()
    held.state = State.SENT
    held.save(update_fields=["letters", "state"])
    by = User.objects.filter(pk=held.sent_by).first() if held.sent_by else None
    day = clock.day_of(held.sent_at) if held.sent_at else clock.today()
    told = {"act": "newsletter.sent", "people": held.letters, "ref": str(held.ref), "audience": Audience.PUBLIC}
    ledger.record(by=by, work=Work(word_for(ACTIVITY, day), day, **told))  # type: ignore[arg-type]
