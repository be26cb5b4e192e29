"""Changing the charter. Every change of words raises its version, by which readings are cached; all is audited."""

from hedgerow.charter.actions.bodies import add_body_priority, change_body_priority
from hedgerow.charter.actions.words import (
    activity_ref,
    add_activity,
    add_priority,
    change_activity,
    change_priority,
    move_activity,
    move_priority,
    priority_ref,
    restore_activity,
    retire_activity,
    seed,
)

__all__ = [
    "activity_ref",
    "add_activity",
    "add_body_priority",
    "add_priority",
    "change_activity",
    "change_body_priority",
    "change_priority",
    "move_activity",
    "move_priority",
    "priority_ref",
    "restore_activity",
    "retire_activity",
    "seed",
]
