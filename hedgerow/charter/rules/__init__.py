"""How the words of the charter behave, how a version of the agreement is frozen, and how two are compared."""

from hedgerow.charter.rules.agreement import (
    Compared,
    Difference,
    canonical,
    compared,
    differences,
    fingerprint,
    performed_of,
    promises_of,
    reading_of,
)
from hedgerow.charter.rules.words import MOST_CODE, code_for, in_force, moved

__all__ = [
    "MOST_CODE",
    "Compared",
    "Difference",
    "canonical",
    "code_for",
    "compared",
    "differences",
    "fingerprint",
    "in_force",
    "moved",
    "performed_of",
    "promises_of",
    "reading_of",
]
