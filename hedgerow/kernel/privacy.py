"""What every field of every model holds about people.

A model says it in one attribute, `PRIVACY = fields(...)`, naming each of its fields once. A test fails on a field that
is not named; erasure, retention and subject access walk the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Privacy(StrEnum):
    """How much a field says of a person."""

    NONE = "none"
    PERSONAL = "personal"  # tells who somebody is, or is about somebody
    SPECIAL = "special"  # health, ethnicity, belief and the like: UK GDPR article 9
    CONFIDENTIAL = "confidential"  # not about a person, but told in confidence


@dataclass(frozen=True)
class FieldClasses:
    """The class of each field, and `person`: the look-up that leads from a row to the person it is about, if any."""

    classes: dict[str, Privacy]
    person: str

    def of(self, field: str) -> Privacy | None:
        """The class of one field, or None where nobody has classified it."""
        return self.classes.get(field)


def fields(
    *, none: str = "", personal: str = "", special: str = "", confidential: str = "", person: str = ""
) -> FieldClasses:
    """Classify a model's fields: names separated by spaces. Raises ValueError where a field is named twice."""
    given = {
        Privacy.NONE: none,
        Privacy.PERSONAL: personal,
        Privacy.SPECIAL: special,
        Privacy.CONFIDENTIAL: confidential,
    }
    pairs = [(name, privacy) for privacy, names in given.items() for name in names.split()]
    classes = dict(pairs)
    if len(classes) != len(pairs):
        raise ValueError("a field is classified twice: " + " ".join(name for name, _ in pairs))
    return FieldClasses(classes, person)
