"""What happened in volunteering, as entries of the record of work."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.charter.queries import activities
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.organisations.queries import resolved_ids
from hedgerow.volunteering.models import Role

#: the activities of our vocabulary that each act belongs to, the nearest first
ROLE = ("role-development", "promoting-volunteering")
MATCH = ("brokerage", "promoting-volunteering")
TIME = ("supported-volunteering", "brokerage", "promoting-volunteering")


def tell(
    *,
    by: User | None,
    act: str,
    activity: tuple[str, ...],
    ref: Ref,
    role: Role | None = None,
    people: int | None = None,
    given: int | None = None,
    unmet: bool = False,
    ours: bool = False,
) -> None:
    """Write one entry; of what is `ours` to deal with, for our team alone.

    A place that has retired the nearest word uses the next; one without any keeps no count of it.
    """
    code = _current(activity)
    if code is None:
        return
    where = Where(role.ward, AreaBasis.HAPPENED) if role is not None and role.ward else Where()
    groups = list(resolved_ids([role.organisation_id]).values()) if role is not None else []
    work = Work(
        activity=code,
        act=act,
        unmet=unmet,
        on=clock.today(),
        groups=groups,
        people=people,
        given=given,
        where=where,
        ref=str(ref),
        audience=Audience.GROUP if groups and not ours else Audience.STAFF,
    )
    ledger.record(by=by, work=work)


def _current(wanted: tuple[str, ...]) -> str | None:
    held = set(activities(current=True).filter(pk__in=wanted).values_list("pk", flat=True))
    return next((code for code in wanted if code in held), None)
