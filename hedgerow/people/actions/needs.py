"""What people need to take part: kept only with their explicit consent (UK GDPR, article 9(2)(a))."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.people.actions.consent import record_consent
from hedgerow.people.models import AccessNeeds, Contact
from hedgerow.people.queries import allows
from hedgerow.people.rules.telling import told
from hedgerow.people.types import How, Need, Purpose


@transaction.atomic
def set_access_needs(
    *,
    by: User | None,
    contact: Contact,
    needs: Iterable[str] = (),
    more: str = "",
    how: str = How.PERSON,
    agreed: bool = False,
    words: str = "",
) -> AccessNeeds:
    """Keep what somebody needs, and that they agreed to our knowing it (`agreed`, `words`: what they were shown).

    Nothing needed is an answer too: it is kept that they were asked. Raises ValidationError without their yes.
    """
    chosen, own = sorted(set(needs)), more.strip()
    if set(chosen) - set(Need.values):
        raise ValidationError({"needs": _("Choose from the list.")})
    if len(own) > 1000:
        raise ValidationError({"more": _("This is too long: 1,000 letters at most.")})
    if (chosen or own) and not allows(contact, Purpose.ACCESS):
        if not agreed:
            raise ValidationError({"agreed": _("We may keep this only if they say yes.")})
        record_consent(by=by, contact=contact, purpose=Purpose.ACCESS, given=True, how=how, words=words)
    row, _made = AccessNeeds.objects.update_or_create(
        contact=contact, defaults={"needs": chosen, "more": own, "asked_on": clock.today()}
    )
    record(by=by, did=told("contact.needs_set", how), ref=contact.ref, fields=["needs", "more"])
    return row
