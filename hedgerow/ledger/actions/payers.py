"""Who funds the time."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.rules import code_for
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.models import Payer
from hedgerow.organisations.models import Organisation


@transaction.atomic
def add_payer(
    *,
    by: User | None,
    name: str,
    code: str = "",
    organisation: Organisation | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> Payer:
    """Add a grant, contract or core fund that pays for time. A code is made from the name where none is given."""
    taken = set(Payer.objects.values_list("code", flat=True))
    payer = Payer(code=code.strip() or code_for(name, taken)[:30].strip("-"))
    return _write(by, payer, "payer.added", name, organisation, starts, ends)


@transaction.atomic
def change_payer(
    *,
    by: User | None,
    payer: Payer,
    name: str,
    organisation: Organisation | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> Payer:
    """Change a payer's name, organisation or dates. Its code stays; one that is over gets an end."""
    return _write(by, payer, "payer.changed", name, organisation, starts, ends)


def _write(
    by: User | None,
    payer: Payer,
    did: str,
    name: str,
    organisation: Organisation | None,
    starts: date | None,
    ends: date | None,
) -> Payer:
    if not name.strip():
        raise ValidationError({"name": _("Enter a name.")})
    payer.name, payer.organisation, payer.starts, payer.ends = name.strip(), organisation, starts, ends
    payer.full_clean()
    payer.save()
    fields = ["name", "organisation", "starts", "ends"]
    audit.record(by=by, did=did, ref=Ref("ledger", "payer", str(payer.pk)), fields=fields)
    return payer
