"""What all links of a chain share: holding the issue, how far it is, and its entries in the record of work.

An entry is for our team alone, whoever it names: groups read their chain in their own space, and what a group shows a
public body of our help never says what it raised.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Issue, Position, SignUp
from hedgerow.advocacy.queries.issues import concerned
from hedgerow.charter.models import Priority
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.spine.errors import InputError

_Towards = Issue.priorities.through
RAISED, AGREED, PUT = "issue.raised", "position.agreed", "ask.put"
ANSWERED, UNANSWERED, CHANGED = "ask.answered", "ask.unanswered", "change.claimed"
ACTIVITIES = {
    RAISED: "issue-gathering",
    AGREED: "joint-statement",
    ANSWERED: "we-said-they-did",
    UNANSWERED: "we-said-they-did",
    CHANGED: "we-said-they-did",
}


def hold(issue: Issue | int) -> Issue:
    """The issue, held until the transaction ends. Raises InputError where it was put together with another meanwhile."""
    pk = issue if isinstance(issue, int) else issue.pk
    held = Issue.objects.select_for_update(of=("self",)).in_bulk([pk])[pk]
    if held.merged_into_id is not None:
        raise InputError(_("This issue has been put together with another. Go on there."))
    return held


def advance(issue: Issue) -> Issue:
    """Say how far an issue has come, by what hangs on it."""
    asked = issue.asks.filter(put_on__isnull=False, dropped_on__isnull=True)
    now = rules.stage(
        rests=issue.rested_on is not None,
        agreed=Position.objects.filter(issue=issue, agreed_on__isnull=False).exists(),
        put=asked.exists(),
        answered=asked.filter(answered_at__isnull=False).exists(),
        changed=issue.changes.exists(),
    )
    if issue.stage != now:
        issue.stage = now
        issue.save(update_fields=["stage"])
    return issue


def worker(by: User | None) -> User | None:
    """Who recorded an act: somebody of our team, or nobody where a group did it itself."""
    return by if by is not None and by.is_worker else None


def towards(issue: Issue) -> list[str]:
    """The codes of the priorities that an issue belongs to."""
    return list(
        Priority.objects.filter(pk__in=_Towards.objects.filter(issue=issue).values("priority")).values_list(
            "code", flat=True
        )
    )


def write(
    *,
    by: User | None,
    issue: Issue,
    act: str,
    ref: object,
    on: date | None = None,
    activity: str = "",
    groups: list[int] | None = None,
    body: int | None = None,
    unmet: bool = False,
) -> Entry:
    """One entry in the record of work, for the groups concerned, towards the issue's priorities."""
    work = Work(
        activity=activity or ACTIVITIES[act],
        act=act,
        on=min(on or clock.today(), clock.today()),
        groups=sorted(concerned(issue)) if groups is None else groups,
        where=Where(issue.ward, AreaBasis.BENEFITS) if issue.ward else Where(),
        priorities=towards(issue),
        public_body=body,
        ref=str(ref),
        audience=Audience.STAFF,
        unmet=unmet,
    )
    return ledger.record(by=worker(by), work=work)


def tighten(issue: Issue, groups: Collection[int], wish: str) -> None:
    """What groups signed or dissented from is shown no more openly than their wish, which is said again."""
    for row in SignUp.objects.filter(position__issue=issue, organisation__in=list(groups)):
        kept = rules.strictest((row.shown, wish))
        if row.shown != kept:
            SignUp.objects.filter(pk=row.pk).update(shown=kept)
