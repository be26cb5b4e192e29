"""A group that cannot get a fund yet asks for help with what stands in the way: funding, then development."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.development import actions as development
from hedgerow.development.models import Case
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import applicant_of, saved_answers
from hedgerow.funding.queries.matching import check
from hedgerow.funding.types import Answer, Verdict
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How
from hedgerow.spine.errors import InputError

ACTIVITY = "governance"  # what most of these come to; whoever takes the case may choose another word
MOST = 1_900  # letters of what the case says


def ask_for_help(*, by: User, organisation: Organisation, fund: Fund) -> Case:
    """A case that says what has to change for the fund. Asked twice, it is the same case.

    Raises InputError where the group could get the fund already, or never will; PermissionDenied.
    """
    verdict = check(fund, applicant_of(organisation, saved_answers(organisation)))
    if verdict.answer != Answer.NOT_YET:
        raise InputError(_("Nothing has to change first for this fund."))
    source = Ref("workflows", "not_yet", f"{fund.pk}-{organisation.pk}")
    how = How.PHONE if by.is_worker else How.WEB
    return development.open_case(
        by=by, organisation=organisation, words=_words(fund, verdict), activity=ACTIVITY, how=how, source=source
    )


def _words(fund: Fund, verdict: Verdict) -> str:
    begun = _("We would like to apply for “%(fund)s”, and cannot yet. What has to change:") % {"fund": fund.title}
    changes = [f"{finding.reason} {finding.change}".strip() for finding in verdict.stands_in_the_way]
    return "\n".join([begun, *(f"- {change}" for change in changes)])[:MOST]
