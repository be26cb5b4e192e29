"""Consultations that affect groups here, with our own day before theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Consultation
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

FACTS = frozenset({"body", "title", "link", "about", "closes", "ours", "owner"})


@transaction.atomic
def add_consultation(
    *, by: User, body: Organisation, title: str, closes: date, ours: date | None = None, **facts: Any
) -> Consultation:
    """A consultation; our answer is to be ready a week before it closes, unless somebody says another day."""
    told = {"body": body, "title": " ".join(title.split())[:200], "closes": closes, "ours": ours, **facts}
    made = Consultation.objects.create(made_by=by.pk, **_checked(told))
    audit.record(by=by, did="consultation.added", ref=made.ref)
    return made


@transaction.atomic
def change_consultation(*, by: User, consultation: Consultation, **facts: Any) -> Consultation:
    """Put it right, as when its body gives more time: then our own day moves too, unless it is said."""
    held = Consultation.objects.select_for_update(of=("self",)).in_bulk([consultation.pk])[consultation.pk]
    for name, value in _checked({"title": held.title, "closes": held.closes, "ours": None, **facts}).items():
        setattr(held, name, value)
    held.save()
    audit.record(by=by, did="consultation.changed", ref=held.ref, fields=sorted(facts))
    return held


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = set(facts) - FACTS
    assert not unknown, f"a consultation has no {', '.join(sorted(unknown))}"
    if not facts["title"]:
        raise InputError(_("Say what it is about."))
    ours = facts["ours"] or rules.ours_by(facts["closes"])
    if ours > facts["closes"]:
        raise InputError(_("Our own day is before it closes."))
    return {**facts, "ours": ours}


@transaction.atomic
def leave_consultation(*, by: User, consultation: Consultation, why: str) -> Consultation:
    """We do not answer it. Raises InputError where nobody says why."""
    if not why.strip():
        raise InputError(_("Say why we do not answer it: it will be asked."))
    held = Consultation.objects.select_for_update(of=("self",)).in_bulk([consultation.pk])[consultation.pk]
    held.left_on, held.left_why = clock.today(), why.strip()[:400]
    held.save(update_fields=["left_on", "left_why"])
    audit.record(by=by, did="consultation.left", ref=held.ref)
    return held
