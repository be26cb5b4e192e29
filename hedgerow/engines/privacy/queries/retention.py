"""The rules of retention, what a manager has said of each, and what each would do today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import ngettext

from hedgerow.engines import registry
from hedgerow.engines.privacy.models import RuleState
from hedgerow.engines.privacy.types import RetentionRule


@dataclass(frozen=True)
class Standing:
    """A rule as it stands here: how many days, whether it acts, and whether anybody has looked at it."""

    rule: RetentionRule
    days: int
    on: bool
    looked_at: bool
    state: RuleState | None = None

    @property
    def time(self) -> str:
        """After how long, in words."""
        return told(self.days)


def told(days: int) -> str:
    """A number of days as people say it.

    >>> told(1095), told(90), told(1)
    ('3 years', '90 days', 'one day')
    """
    if days and days % 365 == 0:
        return ngettext("one year", "%(count)s years", days // 365) % {"count": days // 365}
    return ngettext("one day", "%(count)s days", days) % {"count": days}


def rules() -> tuple[RetentionRule, ...]:
    """Every rule of every app. Two of one kind are a bug."""
    found = registry.all_of(RetentionRule)
    kinds = [rule.kind for rule in found]
    assert len(set(kinds)) == len(kinds), f"two rules are of one kind: {sorted(kinds)}"
    return tuple(sorted(found, key=lambda rule: (rule.always, rule.kind)))


def standings() -> list[Standing]:
    """Every rule as it stands: those that wait to be looked at first. One query."""
    states = {state.kind: state for state in RuleState.objects.all()}
    found = [standing(rule, states.get(rule.kind)) for rule in rules()]
    return sorted(found, key=lambda one: (one.rule.always, one.looked_at, str(one.rule.title)))


def standing(rule: RetentionRule, state: RuleState | None) -> Standing:
    """One rule as it stands."""
    days = state.after if state and state.after else rule.after
    on = rule.always or bool(state and state.on_at)
    return Standing(rule, days, on, rule.always or state is not None, state)


def rule_of(kind: str) -> Standing | None:
    """A rule by its kind, None where no app offers it."""
    rule = next((one for one in rules() if one.kind == kind), None)
    return standing(rule, RuleState.objects.filter(kind=kind).first()) if rule else None


def ripe(one: Standing, today: date) -> Collection[Any]:
    """The primary keys on which a rule would act today."""
    return one.rule.find(today - timedelta(days=one.days))


def waiting() -> int:
    """How many rules nobody has looked at: each does nothing until then."""
    return sum(not one.looked_at for one in standings())
