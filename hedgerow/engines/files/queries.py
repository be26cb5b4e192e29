"""Reading files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.files.models import Upload
from hedgerow.engines.files.types import FileOffer
from hedgerow.kernel import refs

FOLDER = "uploads"


def path(upload: Upload) -> str:
    """Where a file is in the store: outside everything that is served as it stands."""
    return f"{FOLDER}/{upload.place[:2]}/{upload.place}"


def opened(upload: Upload) -> IO[bytes]:
    """The file itself. Raises FileNotFoundError where it is lost."""
    return default_storage.open(path(upload), "rb")


def of(ref: object) -> QuerySet[Upload]:
    """The files of one record."""
    return Upload.objects.filter(ref=str(ref))


def by_ref(wanted: Iterable[object]) -> dict[str, list[Upload]]:
    """The files of many records, in one query."""
    found: dict[str, list[Upload]] = {}
    for upload in Upload.objects.filter(ref__in=[str(ref) for ref in wanted]):
        found.setdefault(upload.ref, []).append(upload)
    return found


def may_read(user: Any, upload: Upload) -> bool:
    """Whether somebody may have a file: as the app says to whose record it belongs, and nobody where none says."""
    ref = refs.parse(upload.ref)
    return any(offer.may_read(user, ref.id) for offer in registry.all_of(FileOffer) if offer.kind == ref.kind)
