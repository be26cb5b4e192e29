"""Day sheets taken in: several acts at once, all or none; and taken back by reversals."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.ledger.actions.logging import log
from hedgerow.ledger.actions.recording import reverse
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Logged
from hedgerow.spine.errors import InputError


@transaction.atomic
def log_sheet(*, by: User, sheet: Sequence[Logged]) -> list[Entry]:
    """Record each act of a day sheet, or none. Raises InputError with the first that cannot be."""
    return [log(by=by, logged=logged) for logged in sheet]


def take_back(*, by: User, entry: UUID) -> str:
    """Reverse one act that a file brought in: "" where it was done, else a sentence that says why not."""
    found = Entry.objects.filter(pk=entry).first()
    if found is None:
        return _("It is not in the record.")
    try:
        reverse(by=by, entry=found, reason=_("The import was undone."))
    except InputError as error:
        return str(error)
    return ""
