"""What people here know: said, checked again, retired."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.places.models import Area, Knowledge
from hedgerow.places.permissions import check_retire
from hedgerow.places.rules import HALF_LIFE_DAYS
from hedgerow.places.types import NoteAudience


@transaction.atomic
def add_knowledge(
    *, by: User, area: Area, text: str, audience: str = NoteAudience.STAFF, half_life_days: int = HALF_LIFE_DAYS
) -> Knowledge:
    """Write down something about an area. Raises ValidationError where nothing was said."""
    if not text.strip():
        raise ValidationError({"text": _("Write what you know.")})
    note = Knowledge.objects.create(
        area=area, text=text.strip(), author=by, checked_by=by, audience=audience, half_life_days=half_life_days
    )
    record(by=by, did="knowledge.added", ref=_ref(note))
    return note


@transaction.atomic
def check_knowledge(*, by: User, note: Knowledge) -> Knowledge:
    """Say that a note is still true today."""
    note.checked_on, note.checked_by = clock.today(), by
    note.save(update_fields=["checked_on", "checked_by"])
    record(by=by, did="knowledge.checked", ref=_ref(note), fields=["checked_on"])
    return note


@transaction.atomic
def retire_knowledge(*, by: User, note: Knowledge) -> Knowledge:
    """Say that a note is no longer true: it is kept, and no longer shown. Raises PermissionDenied to outsiders."""
    check_retire(by, note)
    note.retired_on = clock.today()
    note.save(update_fields=["retired_on"])
    record(by=by, did="knowledge.retired", ref=_ref(note), fields=["retired_on"])
    return note


def _ref(note: Knowledge) -> Ref:
    return Ref("places", "knowledge", str(note.pk))
