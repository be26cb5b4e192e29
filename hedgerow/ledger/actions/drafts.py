"""From a colleague's e-mail to a draft, and from the draft to the record: only by the colleague's own tap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as uploads
from hedgerow.engines.mail.types import Arrived
from hedgerow.kernel import clock
from hedgerow.ledger.actions.logging import log
from hedgerow.ledger.models import Draft, Entry, LogAddress
from hedgerow.ledger.models.drafts import new_secret
from hedgerow.ledger.queries import drafts as queries
from hedgerow.ledger.queries import usual_payer
from hedgerow.ledger.types import Chosen, Logged, Work
from hedgerow.spine.errors import InputError

KEPT_DAYS = 30
FILES_KEPT = timedelta(
    days=6 * 365
)  # of an entry: as long as a claim about the work can be brought (Limitation Act 1980, s. 5)
LONGEST_TEXT = 4_000  # letters of a note


def take(message: Arrived, ref: str) -> str:
    """For the mail engine: make a draft of a colleague's message, and answer with its ref; "" for anybody else's."""
    user = queries.writer(message)
    return str(_drafted(user, message, ref).own_ref) if user else ""


def _drafted(user: User, message: Arrived, ref: str) -> Draft:
    others, today = queries.others_in(message), clock.today()
    on = clock.day_of(message.sent_at) if message.sent_at else today
    text = "\n\n".join(filter(None, [message.subject, message.text]))
    draft = Draft.objects.create(
        user=user,
        message=ref,
        on=on if date(1990, 1, 1) <= on <= today else today,
        subject=message.subject,
        text=text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…",
        others=others[:20],
        groups=queries.groups_of(others),
        activity=queries.usual_activity(user),
        expires=today + timedelta(days=KEPT_DAYS),
    )
    draft.faults = list(_keep_files(draft, message))
    draft.save(update_fields=["faults"])
    audit.record(by=user, did="draft.made", ref=draft.own_ref)
    return draft


def _keep_files(draft: Draft, message: Arrived) -> Iterable[str]:
    """Keep what came with it, to be offered; says of each that is not taken why."""
    for attachment in message.attachments:
        try:
            files.keep(
                by=draft.user, ref=draft.own_ref, name=attachment.name, data=attachment.data, expires=draft.expires
            )
        except InputError as error:
            yield str(error)


def confirm(*, by: User, draft: Draft, keep: Sequence[str] = ()) -> Entry:
    """Record a draft as it stands, with the files of these ids. Raises InputError where it does not say what was done."""
    payer = usual_payer(by, on=draft.on)
    work = Work(activity=draft.activity, on=draft.on, note=draft.text, payer=payer.pk if payer else None)
    return record_as(by=by, draft=draft, logged=Logged(work, Chosen(here=tuple(draft.groups))), keep=keep)


@transaction.atomic
def record_as(*, by: User, draft: Draft, logged: Logged, keep: Sequence[str] = ()) -> Entry:
    """Record a draft as somebody changed it. It is recorded once, however often it is asked for, and is then gone."""
    _check_own(by, draft)
    work = replace(logged.work, id=draft.pk, ref=draft.message)
    entry = log(by=by, logged=replace(logged, work=work))
    held = list(uploads.of(draft.own_ref))
    kept = [upload for upload in held if str(upload.pk) in keep]
    files.give(by=by, uploads=kept, ref=entry.own_ref, expires=clock.today() + FILES_KEPT)
    files.remove(uploads=[upload for upload in held if upload not in kept])
    Draft.objects.filter(pk=draft.pk).delete()
    return entry


@transaction.atomic
def discard(*, by: User, draft: Draft) -> None:
    """It is nothing to record."""
    _check_own(by, draft)
    _remove([draft])
    audit.record(by=by, did="draft.discarded", ref=draft.own_ref)


def _check_own(by: User, draft: Draft) -> None:
    if draft.user_id != by.pk:
        raise InputError(_("This draft is a colleague’s."))


def _remove(drafts: Sequence[Draft]) -> None:
    for held in uploads.by_ref(draft.own_ref for draft in drafts).values():
        files.remove(uploads=held)
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()


def erase_drafts(keys: Sequence[Any]) -> None:
    """Remove drafts by their ids, with their files: for the erasure of a person."""
    with transaction.atomic():
        _remove(list(Draft.objects.filter(pk__in=keys)))


def forget_drafts(today: date) -> str:
    """Nightly: remove drafts that nobody confirmed within a month."""
    old = list(Draft.objects.filter(expires__lt=today))
    with transaction.atomic():
        _remove(old)
    return f"{len(old)} drafts removed"


@transaction.atomic
def new_log_address(*, by: User) -> str:
    """Give a worker a log address of their own, or another one: the one before no longer works. Answers its secret."""
    secret = new_secret()
    if not LogAddress.objects.filter(user=by).update(secret=secret, made_at=clock.now()):
        LogAddress.objects.create(user=by, secret=secret)
    audit.record(by=by, did="log_address.made", ref=by.own_ref, fields=["secret"])
    return secret
