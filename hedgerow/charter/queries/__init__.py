"""Reading the charter."""

from hedgerow.charter.queries.agreement import (
    asked_of,
    before,
    content,
    in_force,
    open_version,
    parties,
    performers,
    promises,
    version_numbered,
    versions,
)
from hedgerow.charter.queries.bodies import bodies_by_priority, body_priorities, body_priority, history_of
from hedgerow.charter.queries.words import (
    activities,
    activities_by_function,
    first_codes,
    priorities,
    version,
    word_for,
)

__all__ = [
    "activities",
    "activities_by_function",
    "asked_of",
    "before",
    "bodies_by_priority",
    "body_priorities",
    "body_priority",
    "content",
    "first_codes",
    "history_of",
    "in_force",
    "open_version",
    "parties",
    "performers",
    "priorities",
    "promises",
    "version",
    "version_numbered",
    "versions",
    "word_for",
]
