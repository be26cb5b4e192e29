"""A group has one open bid for the same thing: the database keeps it so, and here it is said in words."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.funding.models import Bid
from hedgerow.spine.errors import InputError


def save_open_once(held: Bid) -> None:
    """Save a bid. Raises InputError where the same bid is open already."""
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise InputError(_("There is an open bid of this group for the very same.")) from None
