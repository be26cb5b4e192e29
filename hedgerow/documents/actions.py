"""Keeping a group's documents, checking them, and sharing them by a link that ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function
from hedgerow.documents import queries
from hedgerow.documents.models import Document, Opening, Share, Shared
from hedgerow.documents.permissions import check_check_document, check_keep
from hedgerow.documents.rules import may_end
from hedgerow.documents.types import HELD_FOR, REPLACED_KEPT_DAYS, DocumentKind
from hedgerow.engines.audit.actions import record
from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as kept
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

PURPOSE = "documents.share"
USUAL = "eligibility-check"


def add(
    *,
    by: User,
    organisation: Organisation,
    kind: DocumentKind,
    name: str,
    data: bytes,
    key: UUID,
    dated: date | None = None,
    expires: date | None = None,
    title: str = "",
) -> Document:
    """Keep a document; it replaces the one of its kind that is held, which stays for two years. The same key counts once.

    Raises InputError where the file is not taken, or its days cannot be.
    """
    check_keep(by, organisation)
    if dated and dated > clock.today():
        raise InputError(_("The date on it is still to come. Check it."))
    if dated and expires and expires < dated:
        raise InputError(_("It cannot run out before its own date."))
    found = Document.objects.filter(key=key, organisation=organisation).first()
    if found is not None:
        return found
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if kind != DocumentKind.OTHER:
            _replace(by, organisation, kind)
        document = Document.objects.create(
            organisation=organisation,
            kind=kind,
            name=title.strip(),
            dated=dated,
            expires=expires,
            key=key,
            made_by=by.pk,
        )
        files.keep(by=by, ref=document.ref, name=name, data=data, expires=clock.today() + HELD_FOR)
        record(by=by, did="document.added", ref=document.ref, fields=["file"])
    return document


def _replace(by: User, organisation: Organisation, kind: DocumentKind) -> None:
    until = clock.today() + timedelta(days=REPLACED_KEPT_DAYS)
    for old in queries.of_group(organisation).filter(kind=kind):
        old.replaced_at = clock.now()
        old.save(update_fields=["replaced_at"])
        files.give(by=by, uploads=list(kept.of(old.ref)), ref=old.ref, expires=until)
        record(by=by, did="document.replaced", ref=old.ref, fields=["replaced_at"])


@transaction.atomic
def check(*, by: User, document: Document) -> Document:
    """Somebody of our team looked at it: one entry in the record of work, however often it is pressed."""
    check_check_document(by, document)
    held = Document.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=document.pk)
    if held.replaced_at is not None:
        raise InputError(_("A newer one has replaced it. Look at that one."))
    if held.checked_on is None:
        held.checked_on, held.checked_by = clock.today(), by.pk
        held.save(update_fields=["checked_on", "checked_by"])
        record(by=by, did="document.checked", ref=held.ref, fields=["checked_on"])
        _tell(by, held.organisation, "document.checked", str(held.ref), uuid5(held.key, "checked"))
    return held


@transaction.atomic
def remove(*, by: User, document: Document) -> None:
    """Take a document away, with its file."""
    check_keep(by, document.organisation)
    record(by=by, did="document.removed", ref=document.ref, fields=["file"])
    _remove([document.pk])


def _remove(keys: Sequence[Any]) -> None:
    rows = list(Document.objects.filter(pk__in=keys))
    uploads = kept.by_ref(row.ref for row in rows)
    files.remove(uploads=[upload for held in uploads.values() for upload in held])
    Document.objects.filter(pk__in=keys).delete()


def forget_replaced(keys: Sequence[Any]) -> None:
    """Documents that were replaced long ago go, with their files."""
    _remove(keys)


def share(
    *, by: User, organisation: Organisation, documents: Sequence[Document], whom: str, ends: date, key: UUID
) -> tuple[Share, str]:
    """Show documents to somebody until the end of a day: the share, and its link, which is not kept here.

    The same key makes one share; its link is a new one each time, and the one before is dead.
    Raises InputError where nothing is chosen, or the day cannot be.
    """
    check_keep(by, organisation)
    if not documents:
        raise InputError(_("Choose at least one document."))
    own = set(queries.of_group(organisation).values_list("pk", flat=True))
    assert all(document.pk in own for document in documents), "a group shares its own documents"
    if not whom.strip():
        raise InputError(_("Say for whom it is."))
    if not may_end(ends, clock.today()):
        raise InputError(_("The last day must be today or later, and within a year."))
    with transaction.atomic():
        made = _share(by, organisation, documents, whom.strip(), ends, key)
        links.end(purpose=PURPOSE, ref=made.ref)
        after = datetime.combine(made.ends + timedelta(days=1), time(), clock.LONDON)
        path = links.make(purpose=PURPOSE, ref=made.ref, lasts=after - clock.now())
    return made, path


def _share(
    by: User, organisation: Organisation, documents: Sequence[Document], whom: str, ends: date, key: UUID
) -> Share:
    found = Share.objects.filter(key=key, organisation=organisation, ended_at=None).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = Share.objects.create(organisation=organisation, whom=whom, ends=ends, key=key, made_by=by.pk)
    except IntegrityError:
        raise InputError(_("This has been shared already, and ended. Begin again.")) from None
    Shared.objects.bulk_create([Shared(share=made, document=document) for document in documents])
    record(by=by, did="document.shared", ref=made.ref, fields=["documents"])
    if can_open(by, Audience.WORKER):
        _tell(by, organisation, "document.shared", str(made.ref), key)
    return made


@transaction.atomic
def end(*, by: User, share: Share) -> None:
    """The group ends it before its day: nothing of it can be opened from now on."""
    check_keep(by, share.organisation)
    changed = Share.objects.filter(pk=share.pk, ended_at=None).update(ended_at=clock.now())
    links.end(purpose=PURPOSE, ref=share.ref)
    if changed:
        record(by=by, did="document.share_ended", ref=share.ref, fields=["ended_at"])


def note_opening(*, share: Share, document: Document | None = None) -> None:
    """That it was opened, or a document of it taken."""
    Opening.objects.create(share=share, document=document)


def _tell(by: User, organisation: Organisation, act: str, ref: str, key: UUID) -> None:
    """An entry in the record of work; none where this place has no word for it."""
    today = clock.today()
    in_use = Q(retired_on__isnull=True) | Q(retired_on__gt=today)
    words = list(Activity.objects.filter(in_use, function=Function.FUNDING).values_list("code", flat=True))
    if words:
        word = USUAL if USUAL in words else words[0]
        ledger.record(by=by, work=Work(activity=word, act=act, on=today, groups=[organisation.pk], ref=ref, id=key))
