"""A bid that was won needs people: funding, then volunteering."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.funding.models import Bid
from hedgerow.funding.permissions import check_see_bid
from hedgerow.funding.types import Stage
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import actions as volunteering
from hedgerow.volunteering.models import Role


@transaction.atomic
def begin_role(*, by: User, bid: Bid) -> Role:
    """A draft role for what the money is for, which the group then completes. Pressed twice, it is the same draft.

    Raises InputError where the bid is not won; PermissionDenied.
    """
    check_see_bid(by, bid)
    Organisation.objects.select_for_update().get(pk=bid.organisation_id)  # two who press at one moment begin one
    if bid.stage != Stage.AWARDED:
        raise InputError(_("Roles follow from bids that were won."))
    if found := Role.objects.filter(source=str(bid.ref)).first():
        return found
    title = _("Help with %(what)s") % {"what": bid.purpose or bid.funder}
    return volunteering.add_role(by=by, organisation=bid.organisation, title=title[:120], source=str(bid.ref))
