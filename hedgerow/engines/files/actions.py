"""Keeping files, giving them to another record, and removing them.

A scanner of viruses, where a place has one, belongs in `keep`, between the checks and the store: see docs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.files import queries
from hedgerow.engines.files.models import Upload
from hedgerow.engines.files.rules import checked, cleaned_name
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref

UNNAMED_FOR = timedelta(days=1)  # a file in the store without a row: its upload was broken off


def keep(*, by: AbstractBaseUser | None, ref: Ref | str, name: str, data: bytes, expires: date) -> Upload:
    """Keep a file for a record until a day. Raises InputError with a sentence where it is not taken (see `rules.checked`).

    The file is written first and its row after, so that no row is without its file.
    """
    called = cleaned_name(name)
    kind = checked(called, data)
    upload = Upload(
        ref=str(ref),
        name=called,
        media_type=kind.media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        made_by=by.pk if by else None,
        expires=expires,
    )
    default_storage.save(queries.path(upload), ContentFile(data))
    with transaction.atomic():
        upload.save(force_insert=True)
        audit.record(by=by, did="file.kept", ref=upload.own_ref)
    return upload


@transaction.atomic
def give(*, by: AbstractBaseUser | None, uploads: Sequence[Upload], ref: Ref | str, expires: date) -> None:
    """Let files belong to another record, until another day."""
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).update(ref=str(ref), expires=expires)
    for upload in uploads:
        audit.record(by=by, did="file.given", ref=upload.own_ref, fields=["ref", "expires"])


def remove(*, uploads: Sequence[Upload]) -> int:
    """Remove files: their rows, and after the transaction what is in the store."""
    paths = [queries.path(upload) for upload in uploads]
    with transaction.atomic():
        Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
        transaction.on_commit(lambda: _clear(paths))
    return len(paths)


def _clear(paths: Sequence[str]) -> None:
    for path in paths:
        default_storage.delete(path)


def erase(keys: Sequence[Any]) -> None:
    """Remove files by their ids: for the erasure of a person."""
    remove(uploads=list(Upload.objects.filter(pk__in=keys)))


def forget(today: date) -> str:
    """Nightly: remove files whose days are over, and what lies in the store without a row."""
    gone = remove(uploads=list(Upload.objects.filter(expires__lt=today)))
    return f"{gone} files removed, {_clear_unnamed()} without a record"


def _clear_unnamed() -> int:
    if not default_storage.exists(queries.FOLDER):
        return 0
    known, before = set(Upload.objects.values_list("place", flat=True)), clock.now() - UNNAMED_FOR
    lost = [path for path, place in _stored() if place not in known and _modified(path) < before]
    _clear(lost)
    return len(lost)


def _stored() -> list[tuple[str, str]]:
    """Path and name of everything in the store."""
    shelves, _files = default_storage.listdir(queries.FOLDER)
    paths = [f"{queries.FOLDER}/{shelf}" for shelf in shelves]
    return [(f"{shelf}/{place}", place) for shelf in paths for place in default_storage.listdir(shelf)[1]]


def _modified(path: str) -> Any:
    moment = default_storage.get_modified_time(path)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
