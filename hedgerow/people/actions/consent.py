"""Recording what people agree to. Rows are added and never changed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.organisations.models import Organisation
from hedgerow.people.actions.contacts import IN_TOUCH, touch
from hedgerow.people.models import AccessNeeds, Consent, Contact
from hedgerow.people.rules import basis_of
from hedgerow.people.rules.telling import told
from hedgerow.people.types import Basis, How, Purpose

LONGEST = 1000


@transaction.atomic
def record_consent(
    *,
    by: User | None,
    contact: Contact,
    purpose: str,
    given: bool,
    how: str,
    words: str,
    basis: str = "",
    partner: Organisation | None = None,
) -> Consent:
    """Keep one answer, with how it was given and the words that were shown or read out; the newest holds.

    `by` is None where the person answered themselves. Passing details on is agreed to for one partner, and refused for
    one or (`partner` None) for all. Whoever no longer wants us to know their access needs has them erased at once.
    Raises ValidationError where nothing says what was agreed to.
    """
    _check(purpose, given, how, words, partner)
    row = Consent.objects.create(
        contact=contact,
        purpose=purpose,
        partner=partner,
        basis=Basis(basis) if basis else basis_of(purpose),
        given=given,
        how=how,
        words=words.strip(),
        by=by.pk if by else None,
    )
    deed = "consent.given" if given else "consent.withdrawn"
    record(by=by, did=told(deed, how), ref=contact.ref, fields=[purpose])
    if purpose == Purpose.ACCESS and not given:
        AccessNeeds.objects.filter(contact=contact).delete()
    if how in IN_TOUCH:
        touch(contact=contact)
    return row


def _check(purpose: str, given: bool, how: str, words: str, partner: Organisation | None) -> None:
    if purpose not in Purpose.values or how not in How.values:
        raise ValidationError(_("Choose one of these."))
    if not words.strip() or len(words) > LONGEST:
        raise ValidationError({"words": _("Say what was shown or read out to them, in up to 1,000 letters.")})
    if purpose == Purpose.SHARE and given and partner is None:
        raise ValidationError({"partner": _("Say with which partner.")})
    if purpose != Purpose.SHARE and partner is not None:
        raise ValidationError({"partner": _("A partner is named only for passing details on.")})
