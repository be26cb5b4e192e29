"""Issues that anybody sends in without an account: looked at by our team before they stand here."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.actions.raising import add_voice, raise_issue
from hedgerow.advocacy.models import Issue
from hedgerow.advocacy.types import Reached, Shown
from hedgerow.engines.moderation.actions import submit
from hedgerow.engines.moderation.models import Submission
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.spine.errors import InputError


def send_issue(
    *,
    sentence: str,
    about: str = "",
    ward: str = "",
    body: str = "",
    group: str = "",
    shown: str = Shown.TEAM,
    email: str = "",
    address: str = "",
) -> Submission:
    """An issue of anybody, with or without a name. `group` is a name as they typed it, `body` an id, `address` is counted
    and not kept. Raises InputError where it says nothing, or after ten within an hour."""
    said = " ".join(sentence.split())[:200]
    if not said:
        raise InputError(_("Say what the issue is, in a sentence."))
    told = {
        "sentence": said,
        "about": about.strip()[:2000],
        "ward": ward,
        "body": body,
        "group": " ".join(group.split())[:160],
        "shown": shown,
    }
    return submit(kind=rules.KIND_ISSUE, proposed=told, reply_to=email, address=address)


@transaction.atomic
def take_issue(by: User, submission: Submission) -> Issue:
    """It has been looked at, and stands among our issues, for our team to begin with. A group that they named by a name
    that we know is a voice; one that we do not know stands in its own words."""
    told: dict[str, Any] = submission.proposed
    body = live().filter(pk__in=keys([told.get("body")])).first()
    issue = raise_issue(
        by=by,
        sentence=told["sentence"],
        ward=told.get("ward", ""),
        body=body,
        on=clock.day_of(submission.made_at),
    )
    group = _known(told.get("group", ""))
    add_voice(
        by=by,
        issue=issue,
        organisation=group,
        who="" if group else told.get("group", ""),
        # Anybody can type any group's name: until the group itself says so, nobody is named.
        shown=Shown.COUNTED if group and told.get("shown") != Shown.TEAM else Shown.TEAM,
        reached=Reached.FORM,
        on=clock.day_of(submission.made_at),
        words=told.get("about", ""),
    )
    return issue


def _known(name: str) -> Organisation | None:
    return live().filter(name__iexact=name, closed_on__isnull=True).first() if name else None


def refuse_issue(by: User, submission: Submission, why: str) -> None:
    """Nothing follows: the person reads why on the status page."""
