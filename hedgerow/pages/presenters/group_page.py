"""A group on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.models import User
from hedgerow.engines.todo import queries as todo
from hedgerow.engines.todo.types import Due
from hedgerow.engines.verification import queries as verification
from hedgerow.engines.verification.types import Checked
from hedgerow.kernel.money import pounds
from hedgerow.ledger import queries as ledger
from hedgerow.ledger.queries import TimelineRow
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GrantRow, RegisterFacts, SpendRow
from hedgerow.pages.presenters import group_facts, group_people, in_hand
from hedgerow.pages.presenters.group_people import GroupPeople, PersonHere
from hedgerow.pages.presenters.in_hand import InHand
from hedgerow.pages.types import Bar
from hedgerow.places import queries as places
from hedgerow.shell.durations import duration
from hedgerow.shell.types import Fact

SHOWN = 30  # of the timeline
MONEY_SHOWN = 10
NAMED = 2  # groups beside it that an act names


@dataclass(frozen=True)
class Event:
    """One line of the timeline: what was done, in words."""

    row: TimelineRow
    byline: str
    words: str


@dataclass(frozen=True)
class Money:
    """What is published of money to a group. Sums are written out; `more` counts what is not shown."""

    income: Sequence[Bar]
    income_source: str
    grants: Sequence[GrantRow]
    grants_words: str
    grants_more: int
    grants_source: str
    spend: Sequence[SpendRow]
    spend_words: str
    spend_more: int
    spend_source: str

    @property
    def any(self) -> bool:
        return bool(self.income or self.grants or self.spend)


@dataclass(frozen=True)
class GroupPage:
    """What somebody may see of a group. For strangers the team's parts are empty."""

    group: Organisation
    where: str
    summary: str
    facts: Sequence[Fact]
    identifiers: Sequence[Fact]
    other_names: Sequence[str]
    unknown: str
    source: str
    checked: Checked | None
    overdue: bool
    events: Sequence[Event] = ()
    todos: Sequence[Due] = ()
    in_hand: Sequence[InHand] = ()
    money: Money | None = None
    duplicates: Sequence[Organisation] = ()
    today: date | None = None
    people: GroupPeople | None = None
    named: Sequence[PersonHere] = ()


def public(group: Organisation, today: date) -> GroupPage:
    """What anybody may see."""
    shared = _shared(group, None, today)
    return GroupPage(**shared, facts=_public_facts(group), unknown="", named=group_people.public(group))


def _public_facts(group: Organisation) -> list[Fact]:
    names = places.area_names(group_facts.area_codes(group))
    return group_facts.public(group, names, verification.for_ref(group.ref))


def team(group: Organisation, viewer: User, today: date) -> GroupPage:
    """Everything, for our team."""
    register = organisations.register_facts(group)
    names = places.area_names(group_facts.area_codes(group))
    pairs = organisations.pairs(group)[:3]
    facts = group_facts.team(group, register, names)
    return GroupPage(
        **_shared(group, register, today),
        facts=[fact for fact in facts if fact.value != ""],
        unknown=", ".join(str(fact.label).lower() for fact in facts if fact.value == ""),
        events=[_event(row) for row in ledger.timeline(group, viewer, SHOWN)],
        in_hand=in_hand.build(group.pk, viewer),
        todos=[due for due in todo.shown(todo.about(group.ref)[:20]) if not due.done],
        money=_money(group, register),
        duplicates=[pair.second if pair.first_id == group.pk else pair.first for pair in pairs],
        today=today,
        people=group_people.team(group),
    )


def _shared(group: Organisation, register: RegisterFacts | None, today: date) -> dict[str, Any]:
    checked = verification.for_ref(group.ref)
    names = places.area_names({group.ward, group.authority} - {""})
    return {
        "group": group,
        "where": names.get(group.ward) or names.get(group.authority) or "",
        "summary": group.description or (register.activities if register else ""),
        "identifiers": group_facts.identifiers(group),
        "source": group_facts.usual_source(group),
        "other_names": group_facts.other_names(group, register),
        "checked": checked,
        "overdue": bool(checked and checked.is_overdue(today)),
    }


def _event(row: TimelineRow) -> Event:
    told = [row.who]
    if row.minutes:
        told.append(duration(row.minutes))
    if row.people:
        told.append(ngettext("one person", "%(count)s people", row.people) % {"count": f"{row.people:,}"})
    if row.pence:
        told.append(f"{pounds(row.pence)} {row.pence_kind}")
    return Event(row, " · ".join(filter(None, told)), _beside(row))


def _beside(row: TimelineRow) -> str:
    """The other groups of an act: "with A, B and 5 more"."""
    names = [other.name for other in row.others]
    if not names:
        return ""
    rest = len(names) - NAMED if len(names) > NAMED + 1 else 0
    shown = ", ".join(names[:NAMED] if rest else names)
    more = _(" and %(count)s more") % {"count": rest} if rest else ""
    return _("with %(names)s") % {"names": shown + more}


def _money(group: Organisation, register: RegisterFacts | None) -> Money:
    grants, spend = organisations.grants_of(group), organisations.spend_of(group)
    return Money(
        income=_income(register),
        income_source=places.source(register.source).title if register else "",
        grants=grants[:MONEY_SHOWN],
        grants_words=_total(sum(grant.pence for grant in grants), len(grants)),
        grants_more=max(0, len(grants) - MONEY_SHOWN),
        grants_source=places.source(grants[0].source).title if grants else "",
        spend=spend[:MONEY_SHOWN],
        spend_words=_total(sum(paid.pence for paid in spend), len(spend)),
        spend_more=max(0, len(spend) - MONEY_SHOWN),
        spend_source=places.source(spend[0].source).title if spend else "",
    )


def _total(pence: int, count: int) -> str:
    return _("%(amount)s in %(count)s payments") % {"amount": pounds(pence), "count": count} if count else ""


def _income(register: RegisterFacts | None) -> list[Bar]:
    years = [(end, income) for end, income, _spending in group_facts.finances(register) if income is not None]
    most = max((income for _end, income in years), default=0) or 1
    return [Bar(_("Year to %(day)s") % {"day": f"{end:%m/%Y}"}, income / most, pounds(income)) for end, income in years]
