"""Reads of public bodies and of our own interests."""

from hedgerow.bodies.queries.interests import concerned, interests_in, register, shown_to_all
from hedgerow.bodies.queries.officers import bodies, departments, office_of, officers_elsewhere, offices
from hedgerow.bodies.queries.reaching import Addressee, addressees

__all__ = [
    "Addressee",
    "addressees",
    "bodies",
    "concerned",
    "departments",
    "interests_in",
    "office_of",
    "officers_elsewhere",
    "offices",
    "register",
    "shown_to_all",
]
