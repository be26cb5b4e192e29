"""Writes of public bodies and of our own interests."""

from hedgerow.bodies.actions.interests import declare, end_interest, sentence, tell_groups
from hedgerow.bodies.actions.officers import (
    add_department,
    add_officer,
    change_department,
    change_officer,
    end_office,
    move_officer,
)

__all__ = [
    "add_department",
    "add_officer",
    "change_department",
    "change_officer",
    "declare",
    "end_interest",
    "end_office",
    "move_officer",
    "sentence",
    "tell_groups",
]
