"""A group that we could not fund asks for help with what stood in the way: our own grants, then development."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.development import actions as development
from hedgerow.development.models import Case
from hedgerow.kernel.refs import Ref
from hedgerow.people.types import How
from hedgerow.programmes.models import Decision
from hedgerow.programmes.permissions import check_write
from hedgerow.programmes.types import Outcome
from hedgerow.spine.errors import InputError

ACTIVITY = "fund-search"
MOST = 1_900  # letters of what the case says


def ask_for_help(*, by: User, decision: Decision) -> Case:
    """A case that says what the group was told. Asked twice, it is the same case.

    Raises InputError where nothing was refused, or nobody was told yet; PermissionDenied.
    """
    application = decision.application
    check_write(by, application)
    if decision.outcome != Outcome.REFUSED or decision.told_at is None:
        raise InputError(_("This was not refused."))
    told = {"title": application.title, "round": application.round.title, "feedback": decision.feedback}
    words = _("We asked for money for “%(title)s” (%(round)s), and were not funded. We were told:\n%(feedback)s") % told
    return development.open_case(
        by=by,
        organisation=application.organisation,
        words=words[:MOST],
        activity=ACTIVITY,
        how=How.WEB,
        source=Ref("workflows", "refused", str(decision.pk)),
    )
