"""A local variant of a national fund: what it leaves empty is as the national fund says, and follows it when it changes.

Nothing is kept of what was inherited: what is equal to the national fund's is inherited. So a variant stands in the table
whole, and is found, matched and closed like any other fund.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: facts that a variant takes over one by one
INHERITED = (
    "own_title", "decider", "summary", "covers", "how", "weeks_to_decide", "link", "payer_id", "costs", "helps",
)  # fmt: skip
#: facts that only make sense together: a variant that says one of them has its own
TOGETHER = (("amount_min", "amount_max"), ("opens_on", "ends_on", "stages"))
ALL = (*INHERITED, *(name for names in TOGETHER for name in names))
EMPTY: tuple[Any, ...] = (None, "", [], ())
Facts = Mapping[str, Any]
Rule = dict[str, Any]


def is_empty(value: Any) -> bool:
    """Whether a fact says nothing."""
    return value in EMPTY


def filled(own: Facts, national: Facts) -> dict[str, Any]:
    """What a variant leaves empty, as the national fund says it."""
    found = {name: national[name] for name in INHERITED if is_empty(own[name])}
    for names in TOGETHER:
        if all(is_empty(own[name]) for name in names):
            found |= {name: national[name] for name in names}
    return {name: value for name, value in found.items() if not is_empty(value)}


def inherited(facts: Facts, national: Facts) -> set[str]:
    """The names of the facts of a variant that are the national fund's."""
    found = {name for name in INHERITED if _same(name, facts, national)}
    for names in TOGETHER:
        if all(facts[name] == national[name] for name in names):
            found |= {name for name in names if not is_empty(facts[name])}
    return found


def _same(name: str, facts: Facts, national: Facts) -> bool:
    return not is_empty(facts[name]) and facts[name] == national[name]


def passed_on(facts: Facts, before: Facts, after: Facts) -> dict[str, Any]:
    """What of a variant changes when the national fund changes: what was inherited, or empty."""
    follows = {name for name in INHERITED if is_empty(facts[name]) or facts[name] == before[name]}
    for names in TOGETHER:
        if all(facts[name] == before[name] for name in names) or all(is_empty(facts[name]) for name in names):
            follows |= set(names)
    return {name: after[name] for name in ALL if name in follows and after[name] != facts[name]}


def key_of(rule: Rule) -> tuple[Any, ...]:
    """Two criteria of one key say the same kind of thing: the local one counts. What helps replaces nothing that must be."""
    return (rule.get("rule"), str(rule.get("what", "")), rule.get("hard", True))


def own_criteria(criteria: Iterable[Rule], national: Sequence[Rule]) -> list[Rule]:
    """The criteria of a variant that are not the national fund's."""
    return [one for one in criteria if one not in national]


def merged(own: Iterable[Rule], national: Iterable[Rule]) -> list[Rule]:
    """A variant's own criteria, and the national fund's of which it says nothing."""
    held = list(own)
    said = {key_of(one) for one in held}
    return [*held, *(one for one in national if key_of(one) not in said)]
