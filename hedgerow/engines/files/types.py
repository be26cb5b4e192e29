"""What may be uploaded, and what an app says about the files of its records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fault(TextChoices):
    """Why a file is not taken, as a sentence."""

    EMPTY = "empty", _("“%(name)s” is empty.")
    LARGE = "large", _("“%(name)s” is larger than %(most)d MB.")
    KIND = "kind", _("“%(name)s” is of a kind that is not taken. These are: %(kinds)s.")
    CONTENT = "content", _("“%(name)s” is not what its name says: its content is of another kind.")


@dataclass(frozen=True)
class FileType:
    """A kind of file that is taken: its media type, the endings that its content may be known by, and for a zip, a part
    that must be inside."""

    media_type: str
    known_as: frozenset[str] = frozenset()
    part: str = ""


@dataclass(frozen=True)
class FileOffer:
    """A kind of record ("ledger.draft") that files belong to. may_read(user, id) -> whether somebody may have them."""

    kind: str
    may_read: Callable[[Any, str], bool]
